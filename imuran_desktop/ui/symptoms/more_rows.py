"""What may be said of a symptom besides: folded away, because none of it has to be."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Course, SinceDose, Thought
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.symptoms import Felt
from imuran_desktop.ui.symptoms.when import WhenRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_entries import course_words, dose_before_words, since_dose_words, thought_words

_UNSAID = "unsaid"


class MoreRows(QWidget):
    """Still there or ended, how long after a dose, what the person thinks of it and did, a note."""

    changed = Signal()
    """Whether or when it ended was said: that may change how pressing it is."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        tr = language.tr
        self._language = language
        self._fold = Fold(look, tr("More (only if you want)"), tr("Less"))
        self.form = FormRows(look)
        self._several = Muted(tr("This goes with each of the symptoms above."))
        self._course = self._choices(
            tr("Is it still there?"), [(item, course_words(language, item)) for item in Course]
        )
        labels = tr("When did it end?"), tr("Date it ended"), tr("Time it ended")
        self._ended = WhenRows(self.form, language, *labels, may_be_unknown=True)
        since = [(item, since_dose_words(language, item)) for item in SinceDose]
        self._since = self._choices(tr("How long after a dose did it begin?"), since)
        self._dose = self.form.wide(Muted())
        thoughts = [(item, thought_words(language, item)) for item in Thought]
        self._thought = self._choices(tr("What do you think?"), thoughts)
        self._did = self.form.row(tr("What did you do about it?"), QLineEdit())
        self._note = self.form.row(tr("Note"), QPlainTextEdit())
        self._fold.body.addWidget(self._several)
        self._fold.body.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._course.valueChanged.connect(self._show_ended)
        for signal in (self._course.valueChanged, self._ended.changed):
            signal.connect(self.changed)

    def start(self, now: datetime, timeline: Timeline, felt: Felt | None = None) -> None:
        """Begin anew, folded, or with what was said before: then it is seen."""
        with QSignalBlocker(self):
            for choices, value in (
                (self._course, felt and felt.course),
                (self._since, felt and felt.since_dose),
                (self._thought, felt and felt.thought),
            ):
                choices.set_value(value.value if value else _UNSAID)
            has_ended = felt is not None and felt.course is Course.ENDED
            self._ended.start(now, timeline, felt.ended if felt else None, unknown=has_ended)
            self._show_ended()
        self._did.setText(felt.did if felt else "")
        self._note.setPlainText(felt.note if felt else "")
        self._unfold(self.is_filled)

    @property
    def is_filled(self) -> bool:
        """Whether anything was said here."""
        chosen = any(item.value != _UNSAID for item in (self._course, self._since, self._thought))
        return chosen or bool(self.did or self.note)

    @property
    def course(self) -> Course | None:
        """Whether it is still there."""
        return Course(self._course.value) if self._course.value != _UNSAID else None

    def ended(self, now: datetime) -> datetime | None:
        """When it ended, if it has and that is known."""
        return self._ended.moment(now) if self.course is Course.ENDED else None

    @property
    def since_dose(self) -> SinceDose | None:
        """How long after a dose it began."""
        return SinceDose(self._since.value) if self._since.value != _UNSAID else None

    @property
    def thought(self) -> Thought | None:
        """What the person thinks of it."""
        return Thought(self._thought.value) if self._thought.value != _UNSAID else None

    @property
    def did(self) -> str:
        """What the person did about it."""
        return self._did.text().strip()

    @property
    def note(self) -> str:
        """Whatever else there is to say."""
        return self._note.toPlainText().strip()

    def show_dose(self, dose: Intake | None, began: datetime) -> None:
        """Say which dose was recorded last before it began."""
        self._dose.setText(dose_before_words(self._language, dose, began) if dose else "")
        self._dose.setVisible(dose is not None)

    def show_several(self, several: bool) -> None:
        """Say that what is entered here is kept with each symptom."""
        self._several.setVisible(several)

    def errors(self, now: datetime, began: datetime | None) -> Mapping[QWidget, str]:
        """What is wrong, by field; ``began`` is None while that is wrong itself, or not known."""
        if self.course is not Course.ENDED:
            return {}
        found = self._ended.errors(now)
        moment = self._ended.moment(now)
        if not found and moment is not None and began is not None and moment < began:
            found = self._ended.error(self._language.tr("It can't have ended before it began."))
        if found:
            self._unfold(True)
        return found

    def _choices(self, question: str, choices: Iterable[tuple[StrEnum, str]]) -> ChoiceButtons:
        offered = [(_UNSAID, self._language.tr("Not said")), *((item.value, words) for item, words in choices)]
        return self.form.row(question, ChoiceButtons("", offered, value=_UNSAID))

    def _show_ended(self) -> None:
        self._ended.set_asked(self.course is Course.ENDED)

    def _unfold(self, shown: bool) -> None:
        if shown != self._fold.is_open:
            self._fold.turn()
