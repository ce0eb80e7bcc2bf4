"""Which symptoms stand on the first page of a report."""

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.report_pressing import pressing
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from tests.domain.builders import day
from tests.domain.reviewing import a_review, noted

levels = st.lists(st.sampled_from(Level), max_size=20)


def entries(of: list[Level]) -> list[Level]:
    return [level for level in of if level is not Level.LOG]


@given(levels, st.integers(1, 10))
def test_none_is_left_out_that_is_more_pressing_than_one_shown(of: list[Level], most: int) -> None:
    review = a_review(*(noted(f"2026-03-{place + 2:02}", level=level) for place, level in enumerate(of)))
    found = pressing(review, most)
    left = entries(of)
    for item in found.shown:
        left.remove(item.level)
    assert len(found.shown) == min(most, len(entries(of)))
    assert (found.more, found.others) == (len(left), of.count(Level.LOG))
    assert not left or max(level.rank for level in left) <= min(item.level.rank for item in found.shown)


def test_they_stand_by_date_and_of_equal_ones_the_newest_are_shown() -> None:
    review = a_review(
        noted("2026-03-03", level=Level.TELL_CLINIC),
        noted("2026-03-04", level=Level.EMERGENCY),
        noted("2026-03-05", level=Level.TELL_CLINIC),
        noted("2026-03-06", level=Level.TELL_CLINIC),
    )
    found = pressing(review, 3)
    assert [item.day.day for item in found.shown] == [4, 5, 6]
    assert found.more == 1


def test_days_on_which_no_symptoms_was_recorded_are_counted() -> None:
    review = a_review(noted("2026-03-03", NO_SYMPTOMS, None), noted("2026-03-04", NO_SYMPTOMS, None))
    assert pressing(review, 8).none_days == 2


def test_one_from_before_that_was_going_on_is_among_them() -> None:
    before = noted("2026-02-20", "fever", level=Level.URGENT)
    found = pressing(a_review(noted("2026-03-03", level=Level.TELL_CLINIC), going_on=(before,)), 8)
    assert [item.day for item in found.shown] == [day("2026-02-20"), day("2026-03-03")]
    found = pressing(a_review(going_on=(noted("2026-02-20"),)), 8)
    assert (found.shown, found.others) == ((), 1)
