"""A review by days and weeks, and what began after a dose change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import BloodTestState, Severity
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, Filters, HeldDays, Noted, ReviewTest
from imuran_desktop.domain.review_days import (
    DayFeeling,
    began_after,
    by_frequency,
    contents_by_day,
    feelings,
    week_of,
    weeks,
)
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.domain.visits import Visit
from tests.domain.builders import day
from tests.domain.reviewing import FIRST, LAST, a_review, noted
from tests.domain.test_review import entries

MODERATE, SEVERE = Severity.MODERATE, Severity.SEVERE
CHANGE = DoseChange(day("2026-03-10"), "azathioprine", 50, 75)


def test_the_worst_of_a_day_counts() -> None:
    review = a_review(noted("2026-03-03"), noted("2026-03-03", "rash", SEVERE), noted("2026-03-03", NO_SYMPTOMS, None))
    assert feelings(review) == {day("2026-03-03"): DayFeeling(symptom=True, severity=SEVERE)}


def test_no_symptoms_nothing_recorded_and_what_is_filtered_out_are_kept_apart() -> None:
    review = a_review(noted("2026-03-03"), noted("2026-03-04", NO_SYMPTOMS, None))
    severe = feelings(review.filtered(Filters(severity=SEVERE)))
    assert severe == {day("2026-03-03"): DayFeeling(hidden=True), day("2026-03-04"): DayFeeling(none=True)}
    assert day("2026-03-05") not in severe


def test_what_is_filtered_out_is_hidden_on_each_day_that_it_lasted() -> None:
    review = a_review(
        noted("2026-02-20", until="2026-03-03"), noted("2026-03-28", until="2026-04-02"), noted("2026-03-10")
    )
    hidden = DayFeeling(hidden=True)
    days = ("2026-03-02", "2026-03-03", "2026-03-10", "2026-03-28", "2026-03-29")
    assert feelings(review.filtered(Filters(severity=SEVERE))) == {day(on): hidden for on in days}
    assert [week.days.hidden for week in weeks(review.filtered(Filters(severity=SEVERE)), 1)] == [2, 1, 0, 2]


def test_no_symptoms_at_another_time_of_the_day_does_not_deny_what_is_filtered_out() -> None:
    review = a_review(noted("2026-03-03"), noted("2026-03-03", NO_SYMPTOMS, None))
    assert feelings(review.filtered(Filters(severity=SEVERE))) == {day("2026-03-03"): DayFeeling(hidden=True)}


@given(items=st.lists(entries, max_size=8), lasted=st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_no_filter_makes_a_day_with_a_symptom_one_without(items: list[Noted], lasted: list[int]) -> None:
    review = a_review(
        *(replace(item, last=item.day + timedelta(days=more)) for item, more in zip(items, lasted, strict=False))
    )
    before, after = feelings(review), feelings(review.filtered(Filters(severity=SEVERE)))
    assert before.keys() == after.keys()
    assert all(after[on].symptom or after[on].hidden for on, feeling in before.items() if feeling.symptom)


def test_a_symptom_counts_until_it_ended_also_one_from_before() -> None:
    review = a_review(
        noted("2026-02-20", severity=MODERATE, until="2026-03-03"), noted("2026-03-28", until="2026-04-02")
    )
    bad = DayFeeling(symptom=True, severity=MODERATE)
    mild = DayFeeling(symptom=True, severity=Severity.MILD)
    assert feelings(review) == {FIRST: bad, day("2026-03-03"): bad, day("2026-03-28"): mild, LAST: mild}
    assert [week.count for week in weeks(review, 1)] == [0, 0, 0, 1], "it began once"


def test_the_most_frequent_comes_first_then_the_worst() -> None:
    found = by_frequency(
        [noted("2026-03-02", "a"), noted("2026-03-02", "b", SEVERE), noted("2026-03-03", "c"), noted("2026-03-04", "c")]
    )
    assert list(found) == ["c", "b", "a"]


def test_a_week_tells_how_its_days_were() -> None:
    review = a_review(noted("2026-03-02", severity=SEVERE), noted("2026-03-03"), noted("2026-03-04", NO_SYMPTOMS, None))
    first, *others = weeks(review, 1)
    assert (first.first, first.last) == (FIRST, day("2026-03-08"))
    assert (first.days.bad, first.days.none, first.days.unrecorded) == ({SEVERE: 1, Severity.MILD: 1}, 1, 4)
    assert [week.days.unrecorded for week in others] == [7, 7, 7]


@given(
    items=st.lists(entries, max_size=20),
    first=st.integers(0, 20),
    length=st.integers(0, 27),
    week_begins=st.integers(1, 7),
)
def test_the_counts_of_the_weeks_add_up_to_the_entries(
    items: list[Noted], first: int, length: int, week_begins: int
) -> None:
    begins = FIRST + timedelta(days=first)
    review = a_review(*items, first=begins, last=begins + timedelta(days=length))
    found = weeks(review, week_begins)
    within = [item for item in review.symptoms if review.first <= item.day <= review.last]
    assert sum(week.count for week in found) == len(within)
    days = sum(sum(week.days.bad.values()) + week.days.none + week.days.hidden + week.days.unrecorded for week in found)
    assert days == (review.last - review.first).days + 1
    assert all(week_of(week.first, week_begins) <= week.first for week in found)


@given(items=st.lists(entries, max_size=20))
def test_each_entry_is_on_one_day(items: list[Noted]) -> None:
    found = [item for contents in contents_by_day(a_review(*items)).values() for item in contents.noted]
    assert sorted(found, key=repr) == sorted(items, key=repr)


def test_a_day_holds_all_that_is_on_it() -> None:
    note, test = (
        DayNote("n", day("2026-03-03"), "Slept badly", "Alex"),
        ReviewTest(day("2026-03-03"), BloodTestState.DONE),
    )
    visit = Visit("v", day("2026-03-03"))
    held = HeldDays(day("2026-02-20"), day("2026-03-04"), "azathioprine")
    review = a_review(
        noted("2026-03-03"), notes=(note,), tests=(test,), visits=(visit,), holds=(held,), changes=(CHANGE,)
    )
    found = contents_by_day(review)
    on_third = found[day("2026-03-03")]
    assert (on_third.notes, on_third.tests, on_third.visits) == ((note,), (test,), (visit,))
    assert len(on_third.noted) == 1
    assert found[FIRST].holds == (held,), "from before: on the first day that is shown"
    assert found[CHANGE.day].changes == (CHANGE,)


def test_what_lasts_is_on_its_other_days_too_but_as_that() -> None:
    item = noted("2026-02-20", until="2026-03-03")
    found = contents_by_day(a_review(item))
    assert [(on, contents.noted, contents.lasting) for on, contents in found.items()] == [
        (item.day, (item,), ()),
        (FIRST, (), (item,)),
        (day("2026-03-03"), (), (item,)),
    ]
    assert found[FIRST].feeling == DayFeeling(symptom=True, severity=Severity.MILD)
    assert not found[FIRST].notable


@pytest.mark.parametrize(
    ("doses", "notable"),
    [
        (DayDoses(taken=2), False),
        (DayDoses(open=1), False),
        (DayDoses(taken=1, missed=1), True),
        (DayDoses(held=1), True),
    ],
)
def test_a_day_with_every_dose_taken_is_not_notable(doses: DayDoses, notable: bool) -> None:
    review = replace(a_review(), doses={FIRST: doses})
    assert contents_by_day(review)[FIRST].notable is notable


def test_what_began_after_a_change_is_counted_in_days_from_it() -> None:
    items = [noted(on) for on in ("2026-03-09", "2026-03-10", "2026-03-13", "2026-03-17", "2026-03-18")]
    (found,) = began_after(a_review(*items, changes=(CHANGE,)), 7)
    assert found.change == CHANGE
    assert {days: [item.day for item in begun] for days, begun in found.began.items()} == {
        0: [day("2026-03-10")],
        3: [day("2026-03-13")],
        7: [day("2026-03-17")],
    }


def test_what_is_near_two_changes_is_told_beside_both() -> None:
    earlier = DoseChange(day("2026-03-08"), "prednisolone", 10, 5)
    found = began_after(a_review(noted("2026-03-11"), changes=(earlier, CHANGE)), 14)
    assert [(after.change.medicine, list(after.began)) for after in found] == [
        ("azathioprine", [1]),
        ("prednisolone", [3]),
    ]


def test_what_lies_around_these_days_is_told_beside_the_change_that_it_follows() -> None:
    earlier = replace(CHANGE, day=day("2026-02-20"))
    before, after = noted("2026-02-22"), noted("2026-03-31")
    review = replace(a_review(changes=(earlier, replace(CHANGE, day=LAST))), around=(before, after))
    assert [found.began for found in began_after(review, 7)] == [{2: (after,)}, {2: (before,)}]
    assert [found.began for found in began_after(review.filtered(Filters(severity=SEVERE)), 7)] == [{}, {}]


def test_the_days_after_a_change_go_on_until_all_of_them_have_come() -> None:
    review = a_review(changes=(CHANGE,))
    (found,) = began_after(replace(review, today=day("2026-03-17")), 7)
    assert found.goes_on
    (found,) = began_after(replace(review, today=day("2026-03-18")), 7)
    assert not found.goes_on
    assert began_after(replace(review, today=day("2026-03-09")), 7) == (), "it is still to come"


@given(number=st.integers(-30, 60), within=st.sampled_from([7, 14, 28]))
def test_so_many_days_and_no_more(number: int, within: int) -> None:
    item = noted(CHANGE.day + timedelta(days=number))
    (found,) = began_after(a_review(item, first=date(2026, 1, 1), last=date(2026, 6, 1), changes=(CHANGE,)), within)
    assert found.began == ({number: (item,)} if 0 <= number <= within else {})


def test_a_day_with_a_visit_is_notable() -> None:
    (found,) = contents_by_day(a_review(visits=(Visit("v", FIRST),))).values()
    assert found.notable
