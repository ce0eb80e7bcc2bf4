"""Doses beside results."""

from datetime import timedelta
from itertools import pairwise

import pytest

from imuran_desktop.domain.dose_changes import DoseChange, DoseSpan
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.trends import Trends
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.trend_axis import Frame
from imuran_desktop.reports.trend_doses import draw_doses, draw_doses_down
from tests.domain.builders import day
from tests.reports.drawings import ENGLISH, GREY, drawn, texts
from tests.words.plain import plain

FIRST, LAST, TODAY = day("2026-01-01"), day("2026-01-31"), day("2026-01-25")
FRAME = Frame(FIRST, LAST, 0, 310)
"""A day is 10 px wide."""
CHANGE = DoseChange(day("2026-01-11"), "azathioprine", 50, 75)


def trends(*changes: DoseChange, holds: tuple[HeldDays, ...] = ()) -> Trends:
    """Each change of its own medicine."""
    before = [
        DoseSpan(turn.medicine, turn.before_mg, day("2025-01-01"), turn.day - timedelta(days=1)) for turn in changes
    ]
    after = [DoseSpan(turn.medicine, turn.after_mg, turn.day) for turn in changes]
    shown = sorted(
        (span for span in (*before, *after) if not span.last or span.last >= FIRST), key=lambda it: it.medicine
    )
    return Trends(FIRST, LAST, TODAY, (), changes=changes, holds=holds, amounts=tuple(shown))


def rows(of: Trends, frame: Frame = FRAME) -> list[str]:
    return [plain(text) for text in texts(drawn(lambda canvas: draw_doses(canvas, of, ENGLISH, frame, 0)))]


def held(hold: HeldDays) -> Box:
    (mark,) = drawn(
        lambda canvas: draw_doses_down(canvas, trends(holds=(hold,)), ENGLISH, FRAME, Box(0, 50, 310, 80))
    ).marks
    return mark.box


def test_without_medicines_nothing_is_drawn() -> None:
    canvas = Canvas(GREY)
    assert draw_doses(canvas, trends(), ENGLISH, FRAME, 12) == 12
    assert canvas.parts == []


def test_the_amount_before_the_first_change_is_there_unless_it_was_no_day_long() -> None:
    assert rows(trends(CHANGE)) == ["Azathioprine, daily amount", "50 mg", "75 mg"]
    on_the_first = DoseChange(FIRST, "azathioprine", 50, 75)
    assert rows(trends(on_the_first)) == ["Azathioprine, daily amount: 75 mg"]


def test_an_amount_that_is_the_same_on_all_days_is_named_beside_its_medicine() -> None:
    steady = Trends(FIRST, LAST, TODAY, amounts=(DoseSpan("azathioprine", 100, day("2024-01-01")),))
    assert rows(steady) == ["Azathioprine, daily amount: 100 mg"]


def test_an_amount_is_drawn_from_where_it_begins_to_where_it_ends() -> None:
    begins, ends = (
        DoseChange(day("2026-01-11"), "azathioprine", 0, 50),
        DoseChange(day("2026-01-21"), "azathioprine", 50, 0),
    )
    span = DoseSpan("azathioprine", 50, begins.day, day("2026-01-20"))
    of = Trends(FIRST, LAST, TODAY, changes=(begins, ends), amounts=(span,))
    drawing = drawn(lambda canvas: draw_doses(canvas, of, ENGLISH, FRAME, 0))
    assert rows(of) == ["Azathioprine, daily amount", "50 mg"]
    assert [plain(mark.words) for mark in drawing.marks] == [
        "Azathioprine: from Sunday 11 January, 50 mg a day",
        "Azathioprine: last day Tuesday 20 January",
    ]
    assert [mark.box.x + mark.box.width / 2 for mark in drawing.marks] == [100, 200]


def test_an_amount_that_ends_before_its_words_would_is_written_below() -> None:
    """No mark goes through an amount: not that of its end either."""
    begins = DoseChange(day("2026-01-11"), "azathioprine", 0, 50)
    ends = DoseChange(day("2026-01-13"), "azathioprine", 50, 0)
    span = DoseSpan("azathioprine", 50, begins.day, day("2026-01-12"))
    of = Trends(FIRST, LAST, TODAY, changes=(begins, ends), amounts=(span,))
    name, *below = rows(of)
    assert name == "Azathioprine, daily amount"
    assert " ".join(below) == "From 11 January 2026: 50 mg. Last day: 12 January 2026."


def test_each_medicine_has_a_row_of_its_own() -> None:
    other = DoseChange(day("2026-01-15"), "prednisolone", 20, 10)
    heads = [text for text in rows(trends(CHANGE, other)) if "daily amount" in text]
    assert heads == ["Azathioprine, daily amount", "Prednisolone, daily amount"]


def test_rows_end_further_down_the_more_there_is() -> None:
    hold = HeldDays(day("2026-01-20"), None, "azathioprine")
    many = (trends(), trends(CHANGE), trends(CHANGE, holds=(hold,)))
    ends = [draw_doses(Canvas(GREY), of, ENGLISH, FRAME, 0) for of in many]
    assert all(one < other for one, other in pairwise(ends))


@pytest.mark.parametrize(
    ("first", "last", "left", "right"),
    [
        ("2026-01-06", "2026-01-10", 50, 100),
        ("2026-01-06", None, 50, 250),
        ("2025-12-06", "2026-01-02", 0, 20),
        ("2026-01-28", "2026-02-20", 270, 310),
    ],
)
def test_a_hold_is_drawn_on_its_days_up_to_today_while_it_goes_on(
    first: str, last: str | None, left: float, right: float
) -> None:
    box = held(HeldDays(day(first), day(last) if last else None, "azathioprine"))
    assert (box.x, box.x + box.width) == pytest.approx((left, right))
    assert (box.y, box.height) == (50, 80)


def test_a_hold_of_one_day_is_seen_however_many_days_there_are() -> None:
    years = Frame(day("2006-01-01"), LAST, 0, 310)
    of = trends(holds=(HeldDays(day("2026-01-06"), day("2026-01-06"), "azathioprine"),))
    (mark,) = drawn(lambda canvas: draw_doses_down(canvas, of, ENGLISH, years, Box(0, 50, 310, 80))).marks
    assert mark.box.width >= 3


def test_a_new_amount_goes_down_through_the_drawing_on_its_day() -> None:
    (mark,) = drawn(lambda canvas: draw_doses_down(canvas, trends(CHANGE), ENGLISH, FRAME, Box(0, 50, 310, 80))).marks
    assert mark.box.holds(100, 90)
    assert plain(mark.words).endswith("Sunday 11 January, 75 mg a day; before that, 50 mg a day")
