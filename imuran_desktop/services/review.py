"""Reading weeks of the symptom diary beside the doses, for the person or somebody who cares for them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.dose_changes import DoseChange, changes_between
from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.review import (
    NO_FILTERS,
    DayDoses,
    Filters,
    Noted,
    Review,
    ReviewTest,
    count_doses,
    going_on_before,
    held_days,
    in_days,
)
from imuran_desktop.domain.review_days import symptom_days
from imuran_desktop.domain.symptoms import LOOK_BACK, SymptomList
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.history_view import first_day
from imuran_desktop.services.symptom_diary import read_symptom_period
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests, first_recorded, notes, outcomes, read_plan, visits

MOST_DAYS_AFTER = 28
"""The furthest one looks from a dose change to what began after it."""


def read_review(
    diary: Diary, known: SymptomList, now: datetime, first: date, last: date, filters: Filters = NO_FILTERS
) -> Review:
    """All that lies from ``first`` to ``last`` (inclusive) as it stands at ``now``, with the symptoms let by.

    Dose changes of the `MOST_DAYS_AFTER` days before are among it: what began in these days may have followed them. So
    are the symptoms that began as many days after a change, though on other days than these.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    changes = changes_between(plan, _back(first, MOST_DAYS_AFTER), last)
    every = list(_noted(diary, plan, known, now, first, last))
    noted = in_days(every, first, last)
    others = (item for item in every if not item.none and (item.day > last or item.last < first))
    review = Review(
        first,
        last,
        today,
        doses=_doses(diary, plan, now, first, min(last, today)),
        noted=noted,
        around=tuple(item for item in others if any(_follows(item, change) for change in changes)),
        symptom_days=symptom_days(noted, first, last),
        notes=tuple(notes(diary, first, last)),
        changes=changes,
        holds=held_days(plan, first, min(last, today)),
        tests=tuple(sorted(_tests(diary, plan, today, first, last), key=lambda test: test.day)),
        visits=tuple(visits(diary, first, last)),
        going_on=going_on_before(every, first),
        skipped=plan.timeline.skipped(first, last),
    )
    return review.filtered(filters)


def read_reported(
    diary: Diary, plan: Plan, known: SymptomList, now: datetime, first: date, last: date
) -> tuple[Noted, ...]:
    """The symptoms that a report of these days lists, without the rest of its `Review`.

    Raises:
        StoreError: when the diary can't be read.
    """
    every = list(_noted(diary, plan, known, now, first, last))
    noted, going_on = in_days(every, first, last), going_on_before(every, first)
    return Review(first, last, last, {}, noted=noted, going_on=going_on).reported


def whole_span(diary: Diary, now: datetime) -> Span:
    """The days from the first with anything planned or recorded until today.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    recorded = first_recorded(diary, Kind.SYMPTOM, Kind.NOTE, Kind.VISIT) or today
    return Span(min(first_day(plan), recorded, today), today)


def _doses(diary: Diary, plan: Plan, now: datetime, first: date, last: date) -> dict[date, DayDoses]:
    if last < first:
        return {}
    return count_doses(planned_doses(plan, first, last), outcomes(diary, first, last), now)


def _follows(item: Noted, change: DoseChange) -> bool:
    return 0 <= (item.day - change.day).days <= MOST_DAYS_AFTER


def _noted(diary: Diary, plan: Plan, known: SymptomList, now: datetime, first: date, last: date) -> Iterator[Noted]:
    """The entries, oldest first: with those from before, which may have lasted, and those that may follow a change."""
    until = last + min(timedelta(days=MOST_DAYS_AFTER), date.max - last)
    period = read_symptom_period(diary, known, now, _back(first, LOOK_BACK.days), until)
    for day, entries in sorted(period.days.items()):
        for entry in reversed(entries):
            ended = max(day, plan.timeline.local(entry.ended).date()) if entry.ended is not None else day
            yield Noted(entry, period.levels[entry.id], day, ended)


def _back(day: date, days: int) -> date:
    return day - min(timedelta(days=days), day - date.min)


def _tests(diary: Diary, plan: Plan, today: date, first: date, last: date) -> Iterator[ReviewTest]:
    """Those done on their day, whether planned or not, and the planned ones that were not."""
    for test in done_tests(diary):
        if first <= test.on <= last:
            yield ReviewTest(test.on, BloodTestState.RESULTS_IN if test.has_results else BloodTestState.DONE)
    for planned in read_blood_tests(diary, plan, today, until=last):
        if not planned.state.is_done and first <= planned.day <= last:
            yield ReviewTest(planned.day, planned.state)
