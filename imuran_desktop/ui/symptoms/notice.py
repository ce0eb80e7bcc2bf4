"""What the sources say to do now about an urgent sign. It comes before anything else on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.symptoms import OTHER, SymptomList
from imuran_desktop.services.symptom_advice import Advice
from imuran_desktop.services.symptoms import Felt
from imuran_desktop.ui.symptoms.numbers import NumbersToCall
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, DoseText, IconLabel, Small, Strong
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import sources_words
from imuran_desktop.words.symptom_entries import named, with_severity
from imuran_desktop.words.symptoms import level_detail, level_title, symptom_words, why_words


@dataclass(frozen=True)
class Advised:
    """A symptom as the person has said it, and what the sources say about it."""

    felt: Felt
    advice: Advice


def is_urgent(level: Level) -> bool:
    """Whether something is to be done now."""
    return level.rank >= Level.URGENT.rank


def advised_words(language: Language, advised: Advised, known: SymptomList, others: Sequence[str] | None = None) -> str:
    """What it is about, and why it is as pressing as it is: "Headache, mild. Together with: Fever.".

    ``others`` are the words for the symptoms it is together with, if their names alone won't do.
    """
    advice = advised.advice
    title = _title(language, advised.felt, known)
    if others is None:
        others = [symptom_words(language, other, known) for other in advice.together_with]
    why = why_words(language, others, got_worse=advice.got_worse, lasts_long=advice.lasts_long)
    return language.tr("{symptom}. {why}", symptom=title, why=why) if why else title


def _title(language: Language, felt: Felt, known: SymptomList) -> str:
    return with_severity(language, named(language, felt.symptom, felt.own_words, known), felt.severity)


def _each_once(language: Language, urgent: Sequence[Advised], known: SymptomList) -> list[str]:
    """A line for each, but for those that stand in another's already as what it is together with; these come first."""
    titles = {item.felt.symptom: _title(language, item.felt, known) for item in urgent}
    said: set[str] = set()
    lines = []
    for item in sorted(urgent, key=lambda item: not item.advice.together_with):
        if item.felt.symptom in said:
            continue
        new = [other for other in item.advice.together_with if other not in said]
        others = [titles.get(other) or symptom_words(language, other, known) for other in new]
        lines.append(advised_words(language, item, known, others))
        said.update(new)
        if item.felt.symptom != OTHER:
            said.add(item.felt.symptom)
    return lines


class UrgentNotice(QFrame):
    """Hidden until something is urgent. Said aloud at once by a screen reader."""

    closed = Signal()
    """The person has read it and closed it."""
    numbers_asked = Signal()
    card_asked = Signal()
    """The person wants to see their emergency card."""

    def __init__(
        self, look: ThemeController, language: Language, known: SymptomList, *, can_close: bool = False
    ) -> None:
        """Make a hidden notice, with a button to close it if ``can_close``; otherwise the form is below it."""
        super().__init__()
        self._language, self._known = language, known
        self._contacts, self._told = Contacts(), (Level.LOG, "")
        self._title, self._detail, self._about, self._sources = DoseText(), Body(), Strong(), Small()
        # No quiet button, as a fold has: on red it can't be read.
        self._from = OutlinedButton(language.tr("Where this is from"), look=look, icon="chevron-down")
        self._numbers = NumbersToCall(look, language)
        self._below = Body(language.tr("You can still record it, below."))
        self._card = OutlinedButton(language.tr("Emergency card"))
        self._close = OutlinedButton(language.tr("I have read this"))
        self.setProperty("kind", "banner")
        self.setProperty("banner", "urgent")
        self._build(look)
        self._below.setVisible(not can_close)
        self._close.setVisible(can_close)
        self._numbers.numbers_asked.connect(self.numbers_asked)
        self._card.clicked.connect(self.card_asked)
        self._close.clicked.connect(self._dismiss)
        self._from.clicked.connect(lambda: self._show_sources(self._sources.isHidden()))
        self._show_sources(False)
        self.hide()

    @property
    def level(self) -> Level:
        """How pressing what it shows is; *log* while it is hidden."""
        return self._told[0]

    def set_contacts(self, contacts: Contacts) -> None:
        """Show these numbers to call, now and from now on."""
        self._contacts = contacts
        self._numbers.show_contacts(contacts, self.level)

    def show_advice(self, advised: Sequence[Advised]) -> bool:
        """Say what to do about those that are urgent. Returns whether that is news; with none the notice goes."""
        urgent = [item for item in advised if is_urgent(item.advice.level)]
        if not urgent:
            self.clear()
            return False
        language, level = self._language, max((item.advice.level for item in urgent), key=lambda level: level.rank)
        self._title.setText(level_title(language, level))
        self._detail.setText(level_detail(language, level))
        self._about.setText("\n".join(_each_once(language, urgent, self._known)))
        sources = dict.fromkeys(source for item in urgent for source in item.advice.sources)
        self._sources.setText(sources_words(language, sources))
        self._from.setVisible(bool(sources))
        numbers = self._numbers.show_contacts(self._contacts, level)
        self.show()
        return self._tell(level, numbers)

    def clear(self) -> None:
        """Take it away without a word."""
        self._told = (Level.LOG, "")
        self.setAccessibleName("")
        self._show_sources(False)
        self.hide()

    def _tell(self, level: Level, numbers: str) -> bool:
        """Have it said, once for each new text: the form asks again at every change."""
        words = " ".join([*(label.text() for label in (self._title, self._detail, self._about)), numbers])
        if (level, words) == self._told:
            return False
        self._told = level, words
        self.setAccessibleName(self._title.text())  # the rest is read from the labels
        announce(self, words, urgent=True)
        return True

    def _show_sources(self, shown: bool) -> None:
        tr = self._language.tr
        self._sources.setVisible(shown)
        self._from.setText(tr("Hide where this is from") if shown else tr("Where this is from"))
        self._from.set_icon("chevron-up" if shown else "chevron-down")

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()

    def _build(self, look: ThemeController) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 12)
        line.setSpacing(16)
        line.addWidget(IconLabel(look, "warning", "urgent", 32), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(10)
        line.addLayout(words, 1)
        parts: tuple[QWidget, ...] = (self._title, self._detail, self._about, self._numbers, self._below)
        for part in parts:
            words.addWidget(part)
        buttons = FlowLayout(spacing=12)
        buttons.addWidget(self._close)
        buttons.addWidget(self._card)
        buttons.addWidget(self._from)
        words.addLayout(buttons)
        words.addWidget(self._sources)
