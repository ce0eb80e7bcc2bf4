"""The calendar of bad days."""

from datetime import timedelta

import pytest

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.review import Filters, Review
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reports.bad_days import draw_bad_days
from imuran_desktop.reports.timeline import Drawing
from tests.domain.builders import day
from tests.domain.reviewing import FIRST, LAST, a_review, noted
from tests.reports.drawings import ENGLISH, GREY, mark, shapes, texts, titles

REVIEW = a_review(
    noted("2026-03-03"),
    noted("2026-03-04", severity=Severity.MODERATE),
    noted("2026-03-05", severity=Severity.SEVERE),
    noted("2026-03-06", severity=None),
    noted("2026-03-07", NO_SYMPTOMS, None),
)


def draw(review: Review = REVIEW, width: float = 900, months: Span | None = None) -> Drawing:
    return draw_bad_days(review, ENGLISH, GREY, width, 1, months)


def test_every_day_says_how_it_was() -> None:
    said = titles(draw())
    assert said[1:7] == [
        "Monday 2 March: Nothing recorded",
        "Tuesday 3 March: Mild at worst",
        "Wednesday 4 March: Moderate at worst",
        "Thursday 5 March: Severe",
        "Friday 6 March: A symptom, how bad was not said",
        "Saturday 7 March: No symptoms",
    ]
    assert len(said) == 1 + 28


def test_days_are_told_apart_without_colours() -> None:
    drawing = draw()
    looks = {mark(drawing, f"{number} March:").replace(f">{number}<", "") for number in range(2, 8)}
    assert len(looks) == 6


def test_a_day_whose_symptom_is_filtered_out_is_not_one_without_record() -> None:
    drawing = draw(REVIEW.filtered(Filters(severity=Severity.SEVERE)))
    assert "Tuesday 3 March: Only what is not shown here" in titles(drawing)
    assert mark(drawing, "3 March:") != mark(drawing, "2 March:")


def test_months_stand_side_by_side_as_far_as_there_is_room() -> None:
    year = a_review(first=day("2026-01-01"), last=day("2026-12-31"))
    wide, narrow = draw(year, 900), draw(year, 300)
    assert wide.height < narrow.height / 2
    assert "December 2026" in texts(wide)
    for drawing in (wide, narrow):
        for shape in shapes(drawing):
            assert all(-1 <= x <= drawing.width + 1 for x in shape.xs), shape
            assert all(-1 <= y <= drawing.height + 1 for y in shape.ys), shape


def test_only_some_months_can_be_shown() -> None:
    drawing = draw(
        a_review(first=FIRST, last=LAST + timedelta(days=300)), months=Span(day("2026-05-01"), day("2026-05-31"))
    )
    assert [column.span.first for column in drawing.columns][::30] == [day("2026-05-01"), day("2026-05-31")]


@pytest.mark.parametrize(("begins", "first"), [(1, 0.0), (7, 34.0)])
def test_weeks_begin_where_the_locale_says(begins: int, first: float) -> None:
    drawing = draw_bad_days(REVIEW, ENGLISH, GREY, 900, begins)
    assert drawing.columns[0].box.x == first
