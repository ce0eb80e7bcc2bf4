"""The coming weeks as a calendar: what each day asks for. Where there is little room, a list of days in a row."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.services.coming import ComingDay
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.plan.coming_table import Cell, ComingTable, Line
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import coming_day_words, coming_short_words, coming_words

_WEEK = 7
_FIRST_LINES = 10
"""How many lines the list shows at first: where doses take turns each day is one, and the page would be very long."""
_STEP_STATES: tuple[State, ...] = ("later", "due", "taken")
"""The grounds on which the doses of one step after another stand: the first, and two that take turns."""


class ComingCalendar(QWidget):
    """Each coming day with its doses. Tab reaches it, the arrow keys go from day to day."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Make an empty calendar."""
        super().__init__()
        self._language = language
        self._days: Sequence[ComingDay] = ()
        self._today = date.min
        self._all = False
        self._table = ComingTable(look)
        self._table.setAccessibleName(language.tr("The coming weeks"))
        self._caption = Muted(language.tr("Amounts in mg, in the order of the day."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._caption)
        column.addWidget(self._table)
        self._more = QuietButton(language.tr("Show all days"), look=look, icon="calendar")
        self._more.clicked.connect(self._show_all)
        buttons = FlowLayout()
        buttons.addWidget(self._more)
        column.addLayout(buttons)
        look.changed.connect(self._arrange)

    def show_days(self, days: Sequence[ComingDay], today: date) -> None:
        """Show these days, which follow each other."""
        self._days, self._today = days, today
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self._days:
            return
        cells = [self._day_cell(day) for day in self._days]
        heads = [self._language.weekday(number) for number in range(1, _WEEK + 1)]
        as_weeks = self.width() >= _WEEK * self._table.needed_width(cells, heads)
        self._caption.setVisible(as_weeks)
        runs = [] if as_weeks else self._runs()
        shown = runs if self._all else runs[:_FIRST_LINES]
        self._more.setVisible(len(shown) < len(runs))
        if as_weeks:
            self._table.show_cells(_weeks(cells, self._days[0].day.weekday()), heads)
        else:
            self._table.show_cells([[self._run_cell(run)] for run in shown])

    def _show_all(self) -> None:
        """Show the rest of the list too, and go to where it begins."""
        self._all = True
        self._arrange()
        self._table.setFocus(Qt.FocusReason.TabFocusReason)
        self._table.setCurrentCell(_FIRST_LINES, 0)

    def _runs(self) -> list[list[ComingDay]]:
        """Days in a row that ask for the same."""

        def asked(day: ComingDay) -> tuple[object, ...]:
            return self._asked_words(day), day.step

        return [list(run) for _, run in groupby(self._days, asked)]

    def _day_cell(self, day: ComingDay) -> Cell:
        tr = self._language.tr
        head = str(day.day.day)
        if day.day == self._today:
            head = tr("{number} today", number=head)
        elif day.day.day == 1 or day is self._days[0]:
            head = tr("{number} {month}", number=head, month=self._language.month(day.day.month))
        due = any(dose.hold is None for dose in day.doses)
        short = coming_short_words(self._language, day.doses, as_needed=day.as_needed)
        lines = [Line(head, TypeSize.SMALL), Line(short, bold=due)]
        if day.changed:
            lines.append(Line(tr("changed"), TypeSize.SMALL))
        return Cell(self._words([day]), tuple(lines), _state(day))

    def _run_cell(self, run: Sequence[ComingDay]) -> Cell:
        words = self._words(run)
        return Cell(words, (Line(words),), _state(run[0]))

    def _words(self, run: Sequence[ComingDay]) -> str:
        return coming_day_words(self._language, run[0].day, run[-1].day, self._today, self._asked_words(run[0]))

    def _asked_words(self, day: ComingDay) -> str:
        return coming_words(self._language, day.doses, changed=day.changed, as_needed=day.as_needed)


def _weeks(cells: Sequence[Cell], skipped: int) -> list[list[Cell | None]]:
    """The days in rows of a week, with nothing before the first and after the last."""
    missing = -(skipped + len(cells)) % _WEEK
    places = [*[None] * skipped, *cells, *[None] * missing]
    return [places[start : start + _WEEK] for start in range(0, len(places), _WEEK)]


def _state(day: ComingDay) -> State:
    if day.held:
        return "hold"
    return _STEP_STATES[1 + (day.step - 1) % 2] if day.step else _STEP_STATES[0]
