"""One of the symptoms in the form: what it is, how bad it is, and the temperature where it is about one."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.symptoms import OTHER, SymptomList
from imuran_desktop.services.symptoms import LEAST_C, MOST_C, Felt
from imuran_desktop.ui.symptoms.headline import HeadLine
from imuran_desktop.ui.symptoms.severity import SeverityButtons
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import DoseText
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptoms import symptom_words
from imuran_desktop.words.temperature import fever_words, parse_temperature, temperature_error

_HOT_OR_COLD = frozenset({"fever", "chills"})
"""The symptoms that a thermometer belongs to."""


class FeltPart(QWidget):
    """Only the severity has to be answered."""

    changed = Signal()
    """Another severity was chosen, or something that was wrong was typed anew."""
    away_asked = Signal()
    """The person does not mean this symptom."""

    def __init__(
        self, look: ThemeController, language: Language, known: SymptomList, symptom: str, fever_c: float | None
    ) -> None:
        """Ask about ``symptom``; at ``fever_c`` degrees Celsius the clinic wants to be called, if that is known."""
        super().__init__()
        self.symptom, self._language = symptom, language
        name = symptom_words(language, symptom, known)
        self.setAccessibleName(name)
        self._away = OutlinedButton("")
        self._away.clicked.connect(self.away_asked)
        self.form = FormRows(look)
        self._own_words = self.form.row(language.tr("In your own words"), QLineEdit())
        self._severity = self.form.row(language.tr("How bad is it?"), SeverityButtons(language))
        self._temperature = self.form.row(language.tr("Temperature"), QLineEdit(), _help(language, fever_c))
        self.form.set_row_visible(self._own_words, symptom == OTHER)
        self.form.set_row_visible(self._temperature, symptom in _HOT_OR_COLD)
        self._severity.valueChanged.connect(self.changed)
        for typed in (self._own_words.textEdited, self._temperature.textEdited):
            typed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(HeadLine(look, DoseText(name), self._away))
        column.addWidget(self.form)

    @property
    def severity(self) -> Severity | None:
        """The one chosen."""
        return self._severity.severity

    @property
    def own_words(self) -> str:
        """What the person calls it: asked where it is not on the list, and kept where it is."""
        return self._own_words.text().strip()

    @property
    def temperature_c(self) -> float | None:
        """The temperature typed, if it is one."""
        return parse_temperature(self._temperature.text())

    def fill(self, felt: Felt) -> None:
        """Begin with what the person has said before."""
        self._own_words.setText(felt.own_words)
        if felt.own_words:
            self.form.set_row_visible(self._own_words, True)
        with QSignalBlocker(self):
            self._severity.set_value(felt.severity.value if felt.severity else "")
        if felt.temperature_c is not None:
            self._temperature.setText(self._language.number(felt.temperature_c))
            self.form.set_row_visible(self._temperature, True)

    def name_it(self, own_words: str) -> None:
        """Put in the person's own words for it."""
        self._own_words.setText(own_words)

    def name_away(self, words: str) -> None:
        """Call the button that takes it away so."""
        self._away.setText(words)
        self._away.setAccessibleName(
            self._language.tr("{action}: {symptom}", action=words, symptom=self.accessibleName())
        )

    def errors(self, *, unanswered: bool) -> Mapping[QWidget, str]:
        """What is wrong, by field; ``unanswered`` lets the severity be left out."""
        found: dict[QWidget, str] = {}
        if self.severity is None and not unanswered:
            found[self._severity] = self._language.tr("Please choose how bad it is.")
        if self._temperature.text().strip() and not self._is_temperature(self.temperature_c):
            found[self._temperature] = temperature_error(self._language, LEAST_C, MOST_C)
        return found

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self._away, self._own_words, *self._severity.findChildren(QRadioButton), self._temperature]

    def take_focus(self) -> None:
        """Bring the keyboard to the first question that is open."""
        first = self._own_words if self.symptom == OTHER and not self.own_words else self._severity
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _is_temperature(celsius: float | None) -> bool:
        return celsius is not None and LEAST_C <= celsius <= MOST_C


def _help(language: Language, fever_c: float | None) -> str:
    example = language.number(38.5)
    if fever_c is None:
        return language.tr("In °C, such as {example}. Only if you have measured it.", example=example)
    fever = fever_words(language, fever_c)
    return language.tr("In °C, such as {example}. Only if you have measured it. {fever}", example=example, fever=fever)
