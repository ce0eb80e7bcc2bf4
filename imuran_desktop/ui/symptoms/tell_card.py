"""What the clinic should hear of and has not been told: a list to take along."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.services.symptom_diary import ToTell
from imuran_desktop.ui.symptoms.headline import HeadLine
from imuran_desktop.ui.symptoms.raised import raised_words
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import rule
from imuran_desktop.ui.widgets.emptying import empty, let_go
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted, Strong
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.symptom_entries import entry_facts, entry_title
from imuran_desktop.words.symptom_tell import TellLine, tell_text
from imuran_desktop.words.symptoms import level_short

_FIRST = 5
"""So many lines are shown until more are asked for."""


class TellCard(Card):
    """Hidden while there is nothing to tell."""

    told = Signal(list)
    """The entries that the clinic was told of."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("To tell your clinic"))
        self._look, self._language = look, language
        self._waiting: Sequence[ToTell] = ()
        self._setting: Setting | None = None
        self._person, self._all_shown = "", False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self._all = QuietButton("", look=look, icon="chevron-down")
        self._done = OutlinedButton(tr("I have told them all of this"), look=look, icon="taken")
        self._print = OutlinedButton(tr("Print …"), look=look, icon="print")
        self._copy = OutlinedButton(tr("Copy"))
        self._copied = Muted(tr("Copied. You can paste it into a message."))
        self._build()
        self._all.clicked.connect(self._show_all)
        self._done.clicked.connect(self._tell_all)
        self._print.clicked.connect(self._offer_print)
        self._copy.clicked.connect(self._copy_list)

    def show_waiting(self, waiting: Sequence[ToTell], setting: Setting, person: str) -> None:
        """Show what is to be told. What stays the same is left alone: the keyboard may be there."""
        wanted = list(waiting), setting, person
        if wanted == (self._waiting, self._setting, self._person):
            return
        self._waiting, self._setting, self._person = wanted
        self._copied.hide()
        self._show_rows()
        if not waiting:
            let_go(self)
        self.setVisible(bool(waiting))

    def _show_rows(self) -> None:
        if self._setting is None:
            return
        empty(self._rows)
        shown = self._waiting if self._all_shown else self._waiting[:_FIRST]
        for place, waiting in enumerate(shown):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(waiting, self._setting))
        hidden = len(self._waiting) - len(shown)
        self._all.setText(self._language.trn("Show {number} more", "Show {number} more", hidden))
        self._all.setVisible(hidden > 0)

    def _row(self, waiting: ToTell, setting: Setting) -> QWidget:
        language, entry = self._language, waiting.entry
        day = sentence_case(day_words(language, entry.local_start.date(), setting.today))
        title = entry_title(language, entry, setting.known)
        button = QuietButton(language.tr("Told"), look=self._look, icon="taken")
        button.setAccessibleName(language.tr("Told: {symptom}, {day}", symptom=title, day=day))
        button.clicked.connect(lambda: self.told.emit([entry]))
        below = QVBoxLayout()
        level = level_short(language, waiting.level)
        at = language.clock(entry.local_start)
        words = language.tr("{day}, {time} · {level}", day=day, time=at, level=level)
        below.addWidget(Muted(words))
        if why := raised_words(setting, waiting.raised):
            below.addWidget(Muted(why))
        return HeadLine(self._look, Strong(title), button, below)

    def _tell_all(self) -> None:
        self.told.emit([waiting.entry for waiting in self._waiting])

    def _show_all(self) -> None:
        self._all_shown = True
        let_go(self._all)
        self._show_rows()
        put_in_reading_order(self)

    def _lines(self) -> list[TellLine]:
        setting = self._setting
        if setting is None:
            return []
        return [self._line(item, setting) for item in self._waiting]

    def _line(self, waiting: ToTell, setting: Setting) -> TellLine:
        language, entry = self._language, waiting.entry
        why = raised_words(setting, waiting.raised)
        facts = entry_facts(language, entry, setting.timeline, setting.today)
        title = entry_title(language, entry, setting.known)
        return TellLine(
            entry.local_start, title, level_short(language, waiting.level), (*([why] if why else []), *facts)
        )

    def _copy_list(self) -> None:
        if self._setting is not None:
            text = tell_text(self._language, self._person, self._lines(), self._setting.today)
            QGuiApplication.clipboard().setText(text)
            self._copied.show()
            announce(self._copied, self._copied.text())

    def _offer_print(self) -> None:
        from imuran_desktop.ui.symptoms.printout import tell_printout  # late: few print
        from imuran_desktop.ui.widgets.printing import offer_print

        if self._setting is not None:
            printout = tell_printout(self._language, self._person, self._lines(), self._setting.today)
            offer_print(self._look, self._language, printout, self)

    def _build(self) -> None:
        tr = self._language.tr
        self.body.setSpacing(12)
        self.body.addWidget(Heading(tr("To tell your clinic")))
        self.body.addWidget(
            Muted(tr("Take this list along, or read it out on the phone. Nobody is watching this diary."))
        )
        self.body.addLayout(self._rows)
        for row in ((self._all,), (self._done, self._print, self._copy)):
            flow = FlowLayout(spacing=12)
            for button in row:
                flow.addWidget(button)
            self.body.addLayout(flow)
        self.body.addWidget(self._copied)
        self._copied.hide()
