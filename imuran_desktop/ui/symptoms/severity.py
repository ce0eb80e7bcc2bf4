"""How bad a symptom is, by what it does to daily life."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton

from imuran_desktop.domain.codes import Severity
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import severity_meaning, severity_words

_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class SeverityButtons(ChoiceButtons):
    """One under the other and equally wide, each with what it means. None is chosen to begin with."""

    def __init__(self, language: Language) -> None:
        """Offer every severity."""
        super().__init__("", [(severity.value, _words(language, severity)) for severity in Severity], stacked=True)
        self._buttons = self.findChildren(QRadioButton)
        for button in self._buttons:
            button.installEventFilter(self)

    @property
    def severity(self) -> Severity | None:
        """The one chosen."""
        return Severity(self.value) if self.value else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys choose from the first press on; left to Qt, they would only move while none is chosen."""
        if self.value or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = _STEPS.get(event.key())
        if step is None:
            return False
        here = next(place for place, button in enumerate(self._buttons) if button is watched)
        button = self._buttons[(here + step) % len(self._buttons)]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.setChecked(True)
        return True


def _words(language: Language, severity: Severity) -> str:
    meaning = severity_meaning(language, severity)
    return language.tr("{severity}: {meaning}", severity=severity_words(language, severity), meaning=meaning)
