"""A form made from settings: label, help, choices and limits are those of their declarations."""

from typing import Any

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from imuran_desktop.settings import Setting, SettingValues, T, time_of
from imuran_desktop.ui.settings.entries import NumberEntry, SettledTime
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import Editor, FormRows
from imuran_desktop.words.language import Language
from imuran_desktop.words.settings import choice_words, number_error


class SettingFields(FormRows):
    """Each method adds the field of one setting, which shows its value and tells when the person changes it."""

    changed = Signal(object, object)
    """A setting, and the value it was given. Leaving a field as it was tells nothing."""

    def __init__(self, look: ThemeController, language: Language, values: SettingValues) -> None:
        """Make an empty form that will show ``values``."""
        super().__init__(look)
        self._language, self._values = language, values

    def value(self, setting: Setting[T]) -> T:
        """What a setting is now."""
        return self._values.get(setting)

    def tell(self, setting: Setting[T], value: T) -> None:
        """Take over a value that the setting accepts."""
        if value != self._values.get(setting):
            self._values = self._values.with_value(setting, value)
            self.changed.emit(setting, value)

    def choice(self, setting: Setting[Any]) -> ChoiceButtons:
        """Add a few values to choose from."""
        by_key = {str(value): value for value in setting.choices}
        words = [(key, choice_words(self._language, setting, value)) for key, value in by_key.items()]
        buttons = self._row(setting, ChoiceButtons("", words, value=str(self.value(setting))))
        buttons.valueChanged.connect(lambda key: self.tell(setting, by_key[key]))
        return buttons

    def yes_no(self, setting: Setting[bool]) -> QCheckBox:
        """Add a box to tick."""
        tr = self._language.tr
        box = self.check(tr(setting.label), tr(setting.help))
        box.setChecked(self.value(setting))
        box.toggled.connect(lambda checked: self.tell(setting, checked))
        return box

    def number(self, setting: Setting[int]) -> NumberEntry:
        """Add a whole number; one beyond the limits is refused with a sentence."""
        entry = self._row(setting, NumberEntry(setting, self.value(setting)))
        entry.valueChanged.connect(lambda value: self._take_number(setting, entry, value))
        return entry

    def time(self, setting: Setting[str]) -> SettledTime:
        """Add a time of day."""
        entry = self.own_time(setting)
        for signal in (entry.settled, entry.editingFinished):
            signal.connect(lambda: None if entry.entry_error else self.tell(setting, time_text(entry)))
        return entry

    def own_time(self, setting: Setting[str]) -> SettledTime:
        """Add a time of day whose value the caller looks at first, and tells."""
        return self._row(setting, SettledTime(self._language, time_of(self.value(setting))))

    def text(self, setting: Setting[str]) -> QLineEdit:
        """Add a line of text."""
        line = self._row(setting, QLineEdit(self.value(setting)))
        line.editingFinished.connect(lambda: self.tell(setting, line.text().strip()))
        return line

    def _row(self, setting: Setting[T], editor: Editor) -> Editor:
        tr = self._language.tr
        return self.row(tr(setting.label), editor, tr(setting.help))

    def _take_number(self, setting: Setting[int], entry: QWidget, value: int) -> None:
        if setting.accepts(value):
            self.set_error(entry, "")
            self.tell(setting, value)
        else:
            self.set_error(entry, number_error(self._language, setting))


def time_text(entry: SettledTime) -> str:
    """What stands in a field, as the value of a setting."""
    at: QTime = entry.time()
    return f"{at.hour():02}:{at.minute():02}"
