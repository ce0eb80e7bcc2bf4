"""A clinic visit that is near."""

from __future__ import annotations

from datetime import date, time

from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.visits import add_visit, note_said
from tests.ui.today.at_today import SAM, AtToday, OpenToday, from_today


def visit(at: AtToday, day: date, at_time: time | None = time(10, 30), questions: str = "one?") -> str:
    """A visit is written down."""
    return add_visit(at.diary, SAM, at.now, Visit("", day, at_time, "City Hospital", questions)).entry


def test_a_visit_within_a_week_is_said_and_leads_to_the_visits(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T07:10", before=lambda at: visit(at, date(2026, 3, 9)))
    assert "Clinic visit on Monday 9 March at 10:30, City Hospital" in at.seen
    assert "1 question to ask" in at.seen
    asked: list[bool] = []
    at.page.visits_asked.connect(lambda: asked.append(True))
    at.click("Clinic visits")
    assert asked == [True]


def test_one_further_off_is_not_said(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T07:10", before=lambda at: visit(at, date(2026, 3, 10)))
    assert "Clinic visit" not in at.seen


def test_once_it_is_over_it_asks_what_was_said_until_that_is_written_down(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T07:10", before=lambda at: visit(at, date(2026, 3, 2)))
    assert "Clinic visit today at 10:30, City Hospital" in at.seen
    at.time_passes("2026-03-02T10:30")
    assert "1 question to ask" not in at.seen
    asked: list[bool] = []
    at.page.visits_asked.connect(lambda: asked.append(True))
    at.click("Write down what was said")
    assert asked == [True]


def test_it_goes_once_what_was_said_is_written_down(open_today: OpenToday) -> None:
    entries: list[str] = []
    at = open_today(from_today(), "2026-03-02T11:00", before=lambda at: entries.append(visit(at, date(2026, 3, 2))))
    assert "Clinic visit" in at.seen
    at.session.write(lambda diary, author, now: note_said(diary, author, now, entries[0], "Go on."))
    at.page.refresh()
    assert "Clinic visit" not in at.seen
