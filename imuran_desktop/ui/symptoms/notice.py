"""What the sources say to do now about an urgent sign. It comes before anything else on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.symptoms import SymptomList
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


def advised_words(language: Language, advised: Advised, known: SymptomList) -> str:
    """What it is about, and why it is as pressing as it is: "Headache, mild. Together with: Fever."."""
    felt, advice = advised.felt, advised.advice
    title = with_severity(language, named(language, felt.symptom, felt.own_words, known), felt.severity)
    others = [symptom_words(language, other, known) for other in advice.together_with]
    why = why_words(language, others, got_worse=advice.got_worse, lasts_long=advice.lasts_long)
    return language.tr("{symptom}. {why}", symptom=title, why=why) if why else title


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
        self._about.setText("\n".join(advised_words(language, item, self._known) for item in urgent))
        sources = dict.fromkeys(source for item in urgent for source in item.advice.sources)
        self._sources.setText(sources_words(language, sources))
        self._sources.setVisible(bool(sources))
        numbers = self._numbers.show_contacts(self._contacts, level)
        self.show()
        return self._tell(level, numbers)

    def clear(self) -> None:
        """Take it away without a word."""
        self._told = (Level.LOG, "")
        self.setAccessibleName("")
        self.hide()

    def _tell(self, level: Level, numbers: str) -> bool:
        """Have it said, once for each new text: the form asks again at every change."""
        words = " ".join([*(label.text() for label in (self._title, self._detail, self._about)), numbers])
        if (level, words) == self._told:
            return False
        self._told = level, words
        self.setAccessibleName(words)
        announce(self, words, urgent=True)
        return True

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
        words.addLayout(buttons)
        words.addWidget(self._sources)
