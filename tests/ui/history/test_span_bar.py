from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.columns import Span
from imuran_desktop.ui.history.span_bar import SpanBar
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.history.at_history import AtHistory, OpenHistory
from tests.ui.today.at_today import a_plan, azathioprine

TODAY = date(2026, 3, 5)


@pytest.fixture
def bar(qtbot: QtBot, look: ThemeController) -> SpanBar:
    made = SpanBar(look, Language("en_GB"), TODAY)
    qtbot.addWidget(made)
    return made


def choose(bar: SpanBar, value: str) -> None:
    bar._which.set_value(value)


def test_it_begins_with_the_day_opened_in_the_calendar(bar: SpanBar) -> None:
    assert bar.span(date(2026, 2, 1)) == Span(date(2026, 2, 1), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("locale", "first"), [("en_GB", date(2026, 3, 2)), ("en_US", date(2026, 3, 1))], ids=["Monday", "Sunday"]
)
def test_this_week_is_as_far_as_today(qtbot: QtBot, look: ThemeController, locale: str, first: date) -> None:
    made = SpanBar(look, Language(locale), TODAY)
    qtbot.addWidget(made)
    choose(made, "week")
    assert made.span(date(2026, 2, 1)) == Span(first, TODAY)


def test_four_weeks_are_twenty_eight_days(bar: SpanBar) -> None:
    choose(bar, "weeks")
    span = bar.span(TODAY)
    assert span == Span(date(2026, 2, 6), TODAY)


def test_own_dates(open_history: OpenHistory) -> None:
    start = date(2025, 1, 1)
    at = open_history(a_plan(azathioprine(start=start), start=start), "2026-03-05T12:00")
    assert not at.has_field("From")
    at.click("Other dates")
    at.field_date("From", date(2025, 1, 10))
    at.field_date("To", date(2025, 1, 11))
    assert [row.partition(", ")[2] for row in at.rows] == [
        "Saturday, 11 January 2025, 08:00, missed",
        "Saturday, 11 January 2025, 20:00, missed",
        "Friday, 10 January 2025, 08:00, missed",
        "Friday, 10 January 2025, 20:00, missed",
    ]


def test_dates_the_wrong_way_round_are_told_and_the_list_stays(at_history: AtHistory) -> None:
    at_history.click("Other dates")
    before = at_history.rows
    at_history.field_date("To", date(2026, 1, 1))
    assert "This is before the first date. Choose the same day or a later one." in at_history.seen
    assert at_history.rows == before
    at_history.field_date("To", date(2026, 3, 4))
    assert "This is before the first date" not in at_history.seen
    assert not any("5 March" in row for row in at_history.rows)


def test_a_day_opened_in_the_calendar_ends_the_span(at_history: AtHistory) -> None:
    at_history.click("Other dates")
    at_history.click_day(2)
    assert not at_history.has_field("From")
    assert {row.split(", ")[1] for row in at_history.rows} == {"Monday 2 March"}
