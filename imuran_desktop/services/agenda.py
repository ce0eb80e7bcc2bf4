"""The agenda: doses, blood tests and clinic visits of a range of dates, as plain data for scripts and clinics."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import BloodTestState, FoodInstruction
from imuran_desktop.domain.ledger import Intake, LedgerDose, ledger
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.visits import visit_data
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan, visits

_EARLY = timedelta(days=366)
"""A test can be booked for a day so long before the planned one."""


def read_agenda(
    diary: Diary, at: datetime, first: date | None = None, last: date | None = None, zone: str | None = None
) -> dict[str, Any]:
    """The agenda as it stands at ``at``, for the local dates ``first`` to ``last`` (default: the day of ``at``).

    ``zone`` stands in for the diary's whole timeline. Blood tests are those due in the range and, when the range holds
    the day of ``at``, the last one overdue.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    if zone is not None:
        plan = replace(plan, timeline=Timeline.fixed(zone))
    local = plan.timeline.local(at)
    today = local.date()
    first = first or (min(today, last) if last else today)
    last = last or max(today, first)
    doses = ledger(plan, intakes(diary, first, last), first, last, at)
    tests = read_blood_tests(diary, plan, today, last + _EARLY)
    return {
        "at": local.isoformat(),
        "zone": str(local.tzinfo),
        "doses": [_dose(item, plan) for item in doses],
        "blood_tests": [_blood_test(test) for test in _in_range(tests, first, last, today)],
        "visits": [visit_data(visit, local) for visit in visits(diary, first, last)],
    }


def _in_range(tests: list[BloodTest], first: date, last: date, today: date) -> list[BloodTest]:
    overdue = [test for test in tests if test.state is BloodTestState.OVERDUE]
    open_still = overdue[-1:] if first <= today <= last else []
    return [test for test in tests if test in open_still or any(first <= day <= last for day in _days_of(test))]


def _days_of(test: BloodTest) -> tuple[date, date]:
    """The day it was planned for, and the one it was booked for or put off until: it is looked for on both."""
    return test.planned.due, test.day


def _dose(item: LedgerDose, plan: Plan) -> dict[str, Any]:
    dose = item.dose
    own_words = dose.directions.food is FoodInstruction.OWN_WORDS
    return {
        "key": dose.key,
        "medicine": dose.prescription.medicine,
        "slot": dose.slot,
        "date": dose.day.isoformat(),
        "time": f"{dose.at:%H:%M}",
        "instant": plan.timeline.local(dose.instant).isoformat(),
        "amount_mg": plain_number(dose.amount_mg),
        "tablets": [
            {"strength_mg": plain_number(tablet.strength_mg), "count": tablet.count} for tablet in dose.tablets
        ],
        "food": dose.directions.food_words if own_words else dose.directions.food.value,
        "state": item.state.value,
        "intake": item.intake and intake_data(item.intake),
    }


def intake_data(intake: Intake) -> dict[str, Any]:
    """An intake as plain data; its time carries the offset from UTC at which it was recorded."""
    offset = timezone(timedelta(seconds=intake.offset_s))
    return {
        "outcome": intake.outcome.value,
        "at": intake.at and intake.at.astimezone(offset).isoformat(),
        "food": intake.food and intake.food.value,
        "reason": intake.reason or None,
        "by": intake.by or None,
        "amount_mg": None if intake.amount_mg is None else plain_number(intake.amount_mg),
        "sick_after": intake.sick_after,
    }


def _blood_test(test: BloodTest) -> dict[str, Any]:
    clinic = test.planned.clinic
    return {
        "due": test.planned.due.isoformat(),
        "state": test.state.value,
        "tests": list(test.planned.tests),
        "clinic_said": clinic and {"by": clinic.said_by or None, "note": clinic.note or None},
        "arranged": test.arranged and arrangement_data(test.arranged),
        "done": test.done and test.done.on.isoformat(),
    }


def arrangement_data(arranged: Arrangement) -> dict[str, Any]:
    """What was arranged for a blood test as plain data."""
    return {
        "how": arranged.how.value,
        "booked": arranged.booked,
        "on": arranged.on.isoformat(),
        "at": f"{arranged.at:%H:%M}" if arranged.at else None,
        "where": arranged.where or None,
        "reason": arranged.reason or None,
    }
