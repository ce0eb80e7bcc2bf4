"""The History page: a month at a glance, and every line of the days one wants to see."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.columns import Span
from imuran_desktop.services.changes import EVERYTHING, Topic
from imuran_desktop.services.entry_history import Version, disputed_days, versions
from imuran_desktop.services.history_view import (
    HistoryLine,
    first_day,
    has_recorded,
    read_month,
    read_range,
)
from imuran_desktop.services.takeable import takeable_on
from imuran_desktop.ui.history.day_kinds import summary_of
from imuran_desktop.ui.history.day_list import Day, DayList
from imuran_desktop.ui.history.disputes import Disputes
from imuran_desktop.ui.history.legend import Legend
from imuran_desktop.ui.history.month_bar import MonthBar, month_title
from imuran_desktop.ui.history.month_model import month_of
from imuran_desktop.ui.history.month_view import MonthView, months_on
from imuran_desktop.ui.history.setting import Setting
from imuran_desktop.ui.history.span_bar import DAY, SpanBar
from imuran_desktop.ui.history.writer import HistoryWriter
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.history import day_title, spoken_day
from imuran_desktop.words.language import sentence_case

if TYPE_CHECKING:
    from imuran_desktop.domain.reminder_log import LoggedReminder

_CHUNK = timedelta(days=14)
_ONE_DAY = timedelta(days=1)
_STALE_AFTER = timedelta(seconds=30)


class HistoryPage(Page):
    """A calendar of one month, and below it the day opened in it or a span of days, the latest first."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Read this month and show today.

        Raises:
            StoreError: when the diary can't be read.
        """
        tr = session.language.tr
        super().__init__(look, tr("History"), tr("What was due, and what you recorded. Choose a day to see it below."))
        self._session, self._look = session, look
        self._today, self._read_at = session.today(), session.now()
        self._day = self._today
        self._shown_from = self._today
        self._writer = HistoryWriter(session, look, self)
        self._bar, self._month = MonthBar(look, session.language), MonthView(look, session.language)
        self._disputes = Disputes(look, session.language)
        self._spans = SpanBar(look, session.language, self._today)
        self._list = DayList()
        self._nothing = Muted(tr("Nothing was due or recorded in these days."))
        self._add = OutlinedButton(tr("Add something else taken …"), look=look, icon="add")
        self._earlier = QuietButton(tr("Show earlier days"), look=look, icon="chevron-down")
        self._undo_bar = UndoBar(look, session.language)
        self._pause = Pause(self)
        self._build()
        self._connect()
        self._show_month(self._today)
        self._show_list()
        self._disputes.show_days(disputed_days(session.diary))

    def refresh(self, topics: Collection[Topic] = EVERYTHING) -> None:
        """Read again what is shown, if doses or the plan changed."""
        if not {Topic.DOSES, Topic.PLAN} & set(topics):
            return
        with self._session.telling():
            self._today, self._read_at = self._session.today(), self._session.now()
            self._spans.set_today(self._today)
            first, last = self._month_shown()
            self._month.update_month(read_month(self._session.diary, self._session.now(), first, last), self._today)
            self._disputes.show_days(disputed_days(self._session.diary))
            self._fill_list()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what time alone has changed."""
        super().showEvent(event)
        if not event.spontaneous():
            self.tick()

    def tick(self) -> None:
        """Show what time alone has changed: a dose that fell due or was missed, a new day."""
        if self._session.now() - self._read_at >= _STALE_AFTER:
            self.refresh()

    def _month_shown(self) -> tuple[date, date]:
        return month_of(self._month.cursor_day or self._today)

    def _show_month(self, day: date) -> None:
        """Show the month of ``day``, with the keyboard there."""
        with self._session.telling():
            session = self._session
            first, last = month_of(day)
            records = read_month(session.diary, session.now(), first, last)
            self._month.show_month(month_title(session.language, first), records, self._today, day)
            self._month.mark_chosen(self._day if self._spans.which == DAY else None)
            self._bar.show_month(first)

    def _step(self, months: int) -> None:
        self._show_month(months_on(self._month.cursor_day or self._today, months))

    def _choose_month(self, year: int, month: int) -> None:
        first, _ = self._month_shown()
        self._step((year - first.year) * 12 + month - first.month)

    def _go_to_today(self) -> None:
        self._open_day(self._session.today())
        self._show_month(self._day)

    def _open_day(self, day: date) -> None:
        self._day = day
        self._spans.show_day()
        self._show_list()

    def show_day(self, day: date) -> None:
        """Show what was recorded on a day, with its month, and bring the keyboard there."""
        self._open_day(day)
        self._show_month(day)
        self._list.take_keyboard(self._spoken(day))

    def _open_by_keyboard_or_click(self, day: date) -> None:
        """Show the day below the calendar, and bring keyboard and screen reader there."""
        self._open_day(day)
        self._month.go_to(day)
        self._list.take_keyboard(self._spoken(day))

    def _spoken(self, day: date) -> str:
        record = read_month(self._session.diary, self._session.now(), day, day)[0]
        return spoken_day(self._session.language, day, self._today, summary_of(self._session.language, record))

    def _show_list(self) -> None:
        """List the days that are wanted now, from their beginning."""
        with self._session.telling():
            self._list.forget()
            span = self._spans.span(self._day)
            if span is not None:
                self._shown_from = max(span.first, span.last - _CHUNK + _ONE_DAY)
                self._extend_to_something(span)
            self._month.mark_chosen(self._day if self._spans.which == DAY else None)
            self._fill_list()

    def _show_earlier(self) -> None:
        span = self._spans.span(self._day)
        if span is None:
            return
        with self._session.telling():
            last = self._shown_from - _ONE_DAY
            self._shown_from = max(span.first, self._shown_from - _CHUNK)
            self._extend_to_something(Span(span.first, last))
            self._fill_list()

    def _extend_to_something(self, span: Span) -> None:
        """Go further back, in longer and longer steps, while there is nothing to list."""
        step = _CHUNK
        while self._shown_from > span.first and not self._read(self._shown_from, span.last):
            step *= 2
            self._shown_from = max(span.first, self._shown_from - step)

    def _fill_list(self) -> None:
        span = self._spans.span(self._day)
        if span is None:
            return
        lines = self._read(self._shown_from, span.last)
        days = self._single_day(lines) if self._spans.which == DAY else self._days(lines)
        self._list.show_days(days, self._setting())
        self._nothing.setVisible(not days)
        self._earlier.setVisible(self._has_earlier(span))
        self._add.setVisible(self._spans.which == DAY and self._can_add())

    def _has_earlier(self, span: Span) -> bool:
        """Whether the span goes on before what is listed, and something is due or recorded there."""
        if self._shown_from <= span.first:
            return False
        if self._shown_from > first_day(self._session.plan()):
            return True
        return has_recorded(self._session.diary, span.first, self._shown_from - _ONE_DAY)

    def _read(self, first: date, last: date) -> list[HistoryLine]:
        return read_range(self._session.diary, self._session.now(), first, last)

    def _days(self, lines: list[HistoryLine]) -> list[Day]:
        """A card for each day that has a line, the latest first."""
        by_day: dict[date, list[HistoryLine]] = {}
        for line in lines:
            by_day.setdefault(line.day, []).append(line)
        language = self._session.language
        return [
            Day(day, day_title(language, day, self._today), "", tuple(found))
            for day, found in sorted(by_day.items(), reverse=True)
        ]

    def _single_day(self, lines: list[HistoryLine]) -> list[Day]:
        language, day = self._session.language, self._day
        record = read_month(self._session.diary, self._session.now(), day, day)[0]
        title, summary = day_title(language, day, self._today), summary_of(language, record)
        return [Day(day, title, sentence_case(summary) + ".", tuple(lines))]

    def _can_add(self) -> bool:
        if self._day > self._today:
            return False
        return bool(takeable_on(self._session.diary, self._day, self._session.now()))

    def _setting(self) -> Setting:
        session = self._session
        timeline, device = session.plan().timeline, session.author().device
        return Setting(self._look, session.language, timeline, self._today, device, self._versions, self._reminders)

    def _versions(self, entry: str) -> list[Version]:
        with self._session.telling():
            return versions(self._session.diary, entry)
        return []

    def _reminders(self, key: str) -> "list[LoggedReminder]":
        from imuran_desktop.services.reminder_log import reminders_of  # late: nothing is unfolded at first

        with self._session.telling():
            return reminders_of(self._session.diary, key)
        return []

    def _tell(self, told: str, undone: str, take_back: object) -> None:
        self._undo_bar.offer("", take_back if callable(take_back) else None, told=told, undone=undone)
        self._pause.begin(self._list, self._undo_bar)

    def _bring_keyboard(self) -> None:
        """The button that was pressed may be gone: then the keyboard goes on from *Undo*."""
        if self._list.hasFocus():
            self._undo_bar.focus_undo()

    def _build(self) -> None:
        card = Card(name=self._session.language.tr("Calendar"))
        card.body.setSpacing(14)
        for part in (self._bar, self._month, Legend(self._look, self._session.language)):
            card.body.addWidget(part)
        adding = FlowLayout()
        adding.addWidget(self._add)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for shown in (self._spans, self._list, self._nothing):
            column.addWidget(shown)
        column.addLayout(adding)
        column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._disputes)
        self.body.addWidget(card)
        self.body.addWidget(below)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(self._undo_bar)

    def _connect(self) -> None:
        self._disputes.asked.connect(self.show_day)
        self._bar.stepped.connect(self._step)
        self._bar.chosen.connect(self._choose_month)
        self._bar.today_asked.connect(self._go_to_today)
        self._month.opened.connect(self._open_by_keyboard_or_click)
        self._month.month_wanted.connect(self._show_month)
        self._spans.changed.connect(self._show_list)
        self._earlier.clicked.connect(self._show_earlier)
        self._add.clicked.connect(lambda: self._writer.add(self._day))
        self._list.act_asked.connect(self._writer.act)
        self._list.delete_asked.connect(self._writer.delete)
        self._list.keep_asked.connect(self._writer.keep)
        self._writer.told.connect(self._tell)
        self._pause.ended.connect(self._bring_keyboard)
        self._undo_bar.closed.connect(self._list.setFocus)
