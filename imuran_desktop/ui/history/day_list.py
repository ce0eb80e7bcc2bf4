"""The listed days, a card for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from imuran_desktop.services.history_view import HistoryLine
from imuran_desktop.ui.history.entry_row import ACT, DETAILS, EntryRow
from imuran_desktop.ui.history.setting import Setting
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import rule
from imuran_desktop.ui.widgets.emptying import take_out
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.styling import RESTING_PLACE

_CARD_EDGES = 56
"""px that a card keeps for its edges, left and right."""


@dataclass(frozen=True)
class Day:
    """A day with its heading, what is said of it as a whole (empty: nothing), and its lines."""

    day: date
    title: str
    summary: str
    lines: tuple[HistoryLine, ...]


class DayList(QWidget):
    """Cards of days. Only what changed is built again, and the keyboard stays where it was."""

    act_asked = Signal(HistoryLine)
    delete_asked = Signal(HistoryLine)
    keep_asked = Signal(HistoryLine, str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._cards: dict[date, _DayCard] = {}
        self._unfolded: set[str] = set()
        # Not a stop for the Tab key, but a place for the keyboard to rest and to go on from.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(RESTING_PLACE, True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_days(self, days: Sequence[Day], setting: Setting) -> None:
        """Show these days, in this order."""
        place = self._keyboard_place()
        wanted = {item.day for item in days}
        for day in [day for day in self._cards if day not in wanted]:
            take_out(self._column, self._cards.pop(day))
        for number, item in enumerate(days):
            card = self._cards.get(item.day)
            if card is None:
                card = self._cards[item.day] = _DayCard()
                self._column.insertWidget(number, card)
            elif self._column.indexOf(card) != number:
                self._column.insertWidget(number, card)
            for row in card.show_day(item, setting, self._unfolded, self.width() - _CARD_EDGES):
                self._connect(row)
        self._chain_tab_stops()
        self._restore_keyboard(place)

    def forget(self) -> None:
        """Fold everything away and take the cards off: other days are to come."""
        self._unfolded.clear()
        for card in self._cards.values():
            take_out(self._column, card)
        self._cards.clear()

    def take_keyboard(self, name: str) -> None:
        """Bring the keyboard to the beginning of the list, which a screen reader calls ``name``."""
        self.setAccessibleName(name)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self, row: EntryRow) -> None:
        row.act_asked.connect(self.act_asked)
        row.delete_asked.connect(self.delete_asked)
        row.keep_asked.connect(self.keep_asked)
        row.unfolded.connect(self._note_unfolded)

    def _note_unfolded(self, entry: str, unfolded: bool) -> None:
        (self._unfolded.add if unfolded else self._unfolded.discard)(entry)
        self._chain_tab_stops()

    def _chain_tab_stops(self) -> None:
        """Tab follows the order on screen; a row made later would otherwise come after all the others."""
        previous: QWidget = self
        layouts = (self._column.itemAt(place) for place in range(self._column.count()))
        cards = (item.widget() for item in layouts if item is not None)
        for card in cards:
            for row in card.rows_in_order() if isinstance(card, _DayCard) else ():
                for button in row.findChildren(QPushButton):
                    QWidget.setTabOrder(previous, button)
                    previous = button

    def _keyboard_place(self) -> tuple[EntryRow, str] | None:
        """The row and the button where the keyboard is, or will be once the dialog in front is gone."""
        focused = self.window().focusWidget()
        row: QWidget | None = focused
        while row is not None and not isinstance(row, EntryRow):
            row = row.parentWidget()
        return (row, row.role_of(focused)) if row is not None and self.isAncestorOf(row) else None

    def _restore_keyboard(self, place: tuple[EntryRow, str] | None) -> None:
        """Bring the keyboard from a row that was made anew to the one in its place."""
        if place is None:
            return
        before, role = place
        rows = {entry: row for card in self._cards.values() for entry, row in card.rows.items()}
        row = rows.get(before.line.entry)
        if row is before:
            return
        found = (row.button(wanted) for wanted in (role, ACT, DETAILS)) if row is not None else ()
        button = next((item for item in found if item is not None), None)
        (button or self).setFocus(Qt.FocusReason.OtherFocusReason)


class _DayCard(Card):
    """One day."""

    def __init__(self) -> None:
        super().__init__(dense=True)
        self.rows: dict[str, EntryRow] = {}
        self._rules: list[QFrame] = []
        self._title, self._summary = Heading(), Muted()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.body.setSpacing(4)
        self.body.addWidget(self._title)
        self.body.addWidget(self._summary)
        self.body.addLayout(self._lines)

    def show_day(self, item: Day, setting: Setting, unfolded: set[str], width: int) -> list[EntryRow]:
        """Show a day; returns the rows that were made anew."""
        self.setAccessibleName(item.title)
        self._title.setText(item.title)
        self._summary.setText(item.summary)
        self._summary.setHidden(not item.summary)
        made = self._make_rows(item, setting, unfolded, width)
        self._make_rules(len(item.lines))
        for place, line in enumerate(item.lines):
            self._lines.insertWidget(2 * place, self._rules[place])
            self._lines.insertWidget(2 * place + 1, self.rows[line.entry])
        return made

    def rows_in_order(self) -> list[EntryRow]:
        """The rows from top to bottom."""
        return sorted(self.rows.values(), key=self._lines.indexOf)

    def _make_rows(self, item: Day, setting: Setting, unfolded: set[str], width: int) -> list[EntryRow]:
        made, wanted = [], {line.entry: line for line in item.lines}
        for entry in [entry for entry, row in self.rows.items() if wanted.get(entry) != row.line]:
            take_out(self._lines, self.rows.pop(entry))
        for entry, line in wanted.items():
            if entry not in self.rows:
                row = self.rows[entry] = EntryRow(setting, line, width)
                if entry in unfolded:
                    row.unfold(True)
                made.append(row)
        return made

    def _make_rules(self, number: int) -> None:
        """A thin line above every row."""
        while len(self._rules) > number:
            take_out(self._lines, self._rules.pop())
        while len(self._rules) < number:
            self._rules.append(rule())
