"""A computer that starts the app at log-in, and a person at one form of settings."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.settings import SettingValues
from imuran_desktop.ui.settings.fields import SettingFields
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget


class FakeStart:
    """What `desktop.autostart.Autostart` is to the page, without touching this computer."""

    def __init__(self, *, supported: bool = True, broken: bool = False) -> None:
        self.supported, self.broken, self.enabled = supported, broken, False

    def enable(self) -> None:
        self._set(True)

    def disable(self) -> None:
        self._set(False)

    def _set(self, enabled: bool) -> None:
        if self.broken:
            raise OSError
        self.enabled = enabled


class AtFields(AtWidget):
    """A form of settings; `told` is what the person changed, as keys and values."""

    def __init__(
        self,
        qtbot: QtBot,
        look: ThemeController,
        fill: Callable[[SettingFields, Language], object],
        values: Mapping[str, object] | None = None,
    ) -> None:
        language = Language("en_GB")
        fields = SettingFields(look, language, SettingValues(values))
        page = QWidget()
        QVBoxLayout(page).addWidget(fields)
        super().__init__(qtbot, page)
        self.told: list[tuple[str, object]] = []
        fields.changed.connect(lambda setting, value: self.told.append((setting.key, value)))
        self.filled = fill(fields, language)
        self.open()

    def type_into(self, name: str, text: str, then: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type over what stands in a field, and press a key there."""
        field = self.entry(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, then)

    def entry(self, name: str) -> QAbstractSpinBox | QLineEdit:
        """The field of this name into which a person types."""
        found = [item for item in self._visible(QWidget) if item.accessibleName() == name]
        return next(item for item in found if isinstance(item, QAbstractSpinBox | QLineEdit))
