"""Everything the Today page says, in one reading of the diary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from imuran_desktop.domain.blood_tests import BloodTest, next_blood_test
from imuran_desktop.domain.codes import BloodTestState, DoseState
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake, LedgerDose, ledger
from imuran_desktop.domain.plan import Hold, Plan
from imuran_desktop.services.as_needed import AsNeeded, as_needed_today
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import (
    dated_intakes,
    intakes,
    last_taken,
    read_contacts,
    read_plan,
    snoozes,
    symptoms,
    visits,
)

if TYPE_CHECKING:
    from imuran_desktop.domain.contacts import Contacts
    from imuran_desktop.domain.symptoms import SymptomEntry
    from imuran_desktop.domain.visits import Visit

_ONE_DAY = timedelta(days=1)
_AHEAD = (timedelta(days=8), timedelta(days=32), timedelta(days=366))
"""How far ahead the next dose is looked for, step by step: most often it is near."""


@dataclass(frozen=True)
class OnHold:
    """A medicine in use whose doses are paused today; ``last`` is the last such day, None until further notice."""

    medicine: str
    hold: Hold
    last: date | None


@dataclass(frozen=True)
class Today:
    """Today as the person sees it. ``doses`` are yesterday's still open ones, then today's, in order.

    ``next_dose`` is the next one to come, up to a year ahead.
    """

    plan: Plan
    day: date
    now: datetime
    doses: tuple[LedgerDose, ...]
    next_dose: LedgerDose | None
    last_taken: Intake | None
    blood_test: BloodTest | None
    symptoms: "tuple[SymptomEntry, ...]"
    as_needed: tuple[AsNeeded, ...] = ()
    on_hold: tuple[OnHold, ...] = ()
    all_on_hold: bool = False
    """Nothing that is in use goes on today."""
    snoozed: tuple[tuple[Dose, datetime], ...] = ()
    """The open doses whose reminder was put off, and until when."""
    others: tuple[Intake, ...] = ()
    """What was recorded for today and answers none of its doses, in order; not what `as_needed` counts."""
    visit: "Visit | None" = None
    """The visit to the clinic that is near."""
    contacts: "Contacts | None" = None
    """Whom to call. Read only where a blood test is overdue."""


def read_today(diary: Diary, now: datetime) -> Today:
    """Read what the Today page shows at ``now``.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    day = plan.timeline.local(now).date()
    around = dated_intakes(diary, day - _ONE_DAY, day + _ONE_DAY)
    found = ledger(plan, {item.id: item for _, item in around}, day - _ONE_DAY, day + _ONE_DAY, now)
    needed = as_needed_today(diary, plan, now)
    paused, goes_on = _on_hold(plan, day)
    test = next_blood_test(read_blood_tests(diary, plan, day), day)
    overdue = test is not None and test.state is BloodTestState.OVERDUE
    shown = [item for item in found if item.dose.day == day or _left_open(item, day)]
    return Today(
        plan=plan,
        day=day,
        now=now,
        doses=tuple(shown),
        next_dose=_upcoming(found) or _look_ahead(diary, plan, day + 2 * _ONE_DAY, now),
        last_taken=last_taken(diary),
        blood_test=test,
        symptoms=tuple(symptoms(diary, day, day)),
        as_needed=needed,
        on_hold=paused,
        all_on_hold=bool(paused) and not goes_on,
        snoozed=_snoozed(diary, shown, day, now),
        visit=_near_visit(diary, plan, now),
        contacts=read_contacts(diary) if overdue else None,
        others=_others((item for filed, item in around if filed == day), found, needed),
    )


def _near_visit(diary: Diary, plan: Plan, now: datetime) -> "Visit | None":
    local = plan.timeline.local(now)
    known = visits(diary, local.date())
    if not known:
        return None
    from imuran_desktop.domain.visits import near_visit  # late: most days have none to come

    return near_visit(known, local)


def _on_hold(plan: Plan, day: date) -> tuple[tuple[OnHold, ...], bool]:
    """The medicines in use that are on hold, and whether others go on."""
    if all(hold.ends and hold.ends.first <= day for item in plan.prescriptions for hold in item.holds):
        return (), True
    from imuran_desktop.services.prescription_view import arrange_holds, in_use  # late: doses are seldom on hold

    used = in_use(plan, day)
    holds = ((item, arrange_holds(item, day).current) for item in used)
    found = tuple(OnHold(item.medicine, hold, hold.last_day) for item, hold in holds if hold is not None)
    return found, len(found) < len(used)


def _snoozed(diary: Diary, shown: Sequence[LedgerDose], day: date, now: datetime) -> tuple[tuple[Dose, datetime], ...]:
    if not any(item.state.wants_answer for item in shown):
        return ()
    until = snoozes(diary, day - _ONE_DAY)
    waiting = ((item.dose, until.get(item.dose.key)) for item in shown if item.state.wants_answer)
    return tuple((dose, moment) for dose, moment in waiting if moment is not None and now < moment < dose.cutoff)


def _others(of_today: Iterable[Intake], found: Iterable[LedgerDose], needed: Iterable[AsNeeded]) -> tuple[Intake, ...]:
    """What of today's intakes is shown neither with a dose nor with what is taken as needed."""
    doses, counted = {item.dose.key for item in found}, {item.prescription.id for item in needed}
    others = (
        item for item in of_today if item.id not in doses and not (item.as_needed and item.prescription in counted)
    )
    return tuple(sorted(others, key=lambda item: (item.at or item.recorded_at, item.id)))


def _left_open(item: LedgerDose, today: date) -> bool:
    return item.dose.day < today and item.state.wants_answer


def _upcoming(found: Iterable[LedgerDose]) -> LedgerDose | None:
    return next((item for item in found if item.state is DoseState.UPCOMING), None)


def _look_ahead(diary: Diary, plan: Plan, first: date, now: datetime) -> LedgerDose | None:
    """The next dose from ``first`` on: weekdays, cycles and holds may leave out many days."""
    begins = first
    for days in _AHEAD if plan.prescriptions else ():
        last = first + days
        found = _upcoming(ledger(plan, intakes(diary, begins, last), begins, last, now))
        if found is not None:
            return found
        begins = last + _ONE_DAY
    return None
