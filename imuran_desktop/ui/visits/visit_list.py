"""Visits one below the other: those after the next one, or those that were."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.visits import Visit, is_over
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button, quiet_button, rule
from imuran_desktop.ui.widgets.emptying import empty
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.visits import bulleted, questions_words, said_words, visit_title, written_by_words

_SHOWN = 6


class VisitList(Card):
    """The newest first; of each a few lines, and all of it on asking, or of today. Hidden where there are none."""

    change_asked = Signal(Visit)
    remove_asked = Signal(Visit)
    said_asked = Signal(Visit)
    """The person wants to write down what was said there."""
    unfolded = Signal()
    """More of them are shown."""

    def __init__(self, look: ThemeController, language: Language, heading: str, more: str) -> None:
        """``more`` is what the button says that shows all of them."""
        super().__init__(name=heading)
        self._look, self._language = look, language
        self._visits: Sequence[Visit] = ()
        self._shows: object = None
        self._all = False
        self._heading = Heading(heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        self._more = QuietButton(more, look=look, icon="chevron-down")
        self._more.clicked.connect(self._show_all)
        self.body.setSpacing(14)
        self.body.addWidget(self._heading)
        self.body.addLayout(self._rows)
        self.body.addLayout(in_a_row(self._more))
        self.hide()

    def show_visits(self, visits: Sequence[Visit], local: datetime) -> None:
        """Show other visits. The same ones stay as they are, and the keyboard where it is on them."""
        newest = tuple(reversed(visits))
        shows = (newest, local.date())
        if shows != self._shows:
            self._visits, self._shows = newest, shows
            self._fill(local)
        self.setVisible(bool(newest))

    def _fill(self, local: datetime) -> None:
        self._local = local
        empty(self._rows)
        shown = self._visits if self._all else self._visits[:_SHOWN]
        for number, visit in enumerate(shown):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(visit, local))
        self._more.setVisible(len(self._visits) > len(shown))

    def _row(self, visit: Visit, local: datetime) -> QWidget:
        language, tr = self._language, self._language.tr
        title = visit_title(language, visit, local.date())
        row = QWidget()
        row.setAccessibleName(title)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Strong(title, selectable=True))
        over = is_over(visit, local)
        for words in (said_words(language, visit), "" if over else questions_words(language, len(visit.asks))):
            if words:
                column.addWidget(Muted(words))
        if over and not visit.said:
            said = plain_button(self._look, tr("What was said?"), "edit", tr("What was said: {visit}", visit=title))
            said.clicked.connect(lambda: self.said_asked.emit(visit))
            column.addLayout(in_a_row(said))
        details = self._details(visit, title)
        if visit.day == local.date():
            details.turn()
        column.addWidget(details)
        return row

    def _details(self, visit: Visit, title: str) -> Fold:
        """All that is written down of a visit, with what can be done with it."""
        language, tr = self._language, self._language.tr
        names = (tr("Show more: {visit}", visit=title), tr("Show less: {visit}", visit=title))
        fold = Fold(self._look, tr("Show more"), tr("Show less"), names=names)
        for heading, words in (
            (tr("Questions to ask"), bulleted(visit.asks)),
            (tr("What was said"), visit.said),
        ):
            if words:
                fold.body.addWidget(Strong(heading))
                fold.body.addWidget(Body(words, selectable=True))
        by = written_by_words(language, visit)
        if by:
            fold.body.addWidget(Muted(by))
        change = quiet_button(self._look, tr("Change"), "edit", tr("Change: {visit}", visit=title))
        remove = quiet_button(self._look, tr("Remove"), "remove", tr("Remove: {visit}", visit=title))
        change.clicked.connect(lambda: self.change_asked.emit(visit))
        remove.clicked.connect(lambda: self.remove_asked.emit(visit))
        fold.body.addLayout(in_a_row(change, remove))
        fold.button.clicked.connect(self.unfolded)
        return fold

    def _show_all(self) -> None:
        self._all = True
        self._fill(self._local)
        self.unfolded.emit()
