from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from imuran_desktop.domain.adherence import figures
from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.ledger import Intake, LedgerDose, ledger
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription, Slot
from imuran_desktop.domain.zones import Timeline
from tests.benchmarks.figures import compare, in_turn

_ZONE = "Europe/London"
_FIRST = date(1977, 1, 1)
_TIMES = {"breakfast": time(8), "dinner": time(18, 30)}
_TEN, _FIFTY = (_FIRST.replace(year=_FIRST.year + years) - timedelta(days=1) for years in (10, 50))
_NOW = datetime(2027, 1, 2, tzinfo=UTC)


def _plan() -> Plan:
    slots = Slot("morning", 50.0, meal="breakfast"), Slot("evening", 25.0, meal="dinner")
    item = Prescription("aza", "azathioprine", (DoseStep(Change(_FIRST), slots),), Change(_FIRST))
    return Plan(Person("Sam Example", _FIRST), Timeline.fixed(_ZONE), (item,), (MealTimes(Change(_FIRST), _TIMES),))


def test_figures_of_fifty_years() -> None:
    plan = _plan()
    recorded = {item.id: item for number, dose in enumerate(_doses(plan, _FIFTY)) if (item := _answer(number, dose))}

    def laid_out(last: date) -> list[LedgerDose]:
        return ledger(plan, recorded, _FIRST, last, _NOW)

    of_ten, of_fifty = laid_out(_TEN), laid_out(_FIFTY)
    ten, fifty = in_turn(lambda: figures(of_ten), lambda: figures(of_fifty))
    compare("adherence figures of fifty years / of ten", fifty, ten, "ms", aim=5.5)
    ten, fifty = in_turn(lambda: figures(laid_out(_TEN)), lambda: figures(laid_out(_FIFTY)))
    compare("the same with their ledgers", fifty, ten, "ms", aim=5.5)


def test_expanding_ten_years_of_doses() -> None:
    rrule = pytest.importorskip("dateutil.rrule")
    plan = _plan()

    def by_rrule() -> list[datetime]:
        """The same instants, in the same order, as dateutil finds them."""
        found = rrule.rruleset()
        for at in _TIMES.values():
            start = datetime.combine(_FIRST, at, ZoneInfo(_ZONE))
            end = datetime.combine(_TEN, at, ZoneInfo(_ZONE))
            found.rrule(rrule.rrule(rrule.DAILY, dtstart=start, until=end))
        return [moment.astimezone(UTC) for moment in found]

    assert by_rrule() == [dose.instant for dose in _doses(plan, _TEN)]
    theirs, ours = in_turn(by_rrule, lambda: _doses(plan, _TEN))
    # Told and not failed on: rrule finds instants only, a dose has its cut-off, gap and directions as well.
    ratio = median(ours) / median(theirs)
    took = f"{median(ours):.4g} ms / {median(theirs):.4g} ms"
    print(f"\nexpanding ten years of doses / dateutil.rrule: {took} = {ratio:.2f} (aim: at most 0.4)")


def _doses(plan: Plan, last: date) -> list[Dose]:
    return expected_doses(plan, _FIRST, last)


def _answer(number: int, dose: Dose) -> Intake | None:
    """What was recorded of a dose: of every twentieth nothing."""
    if number % 20 == 0:
        return None
    outcome = Outcome.SKIPPED if number % 33 == 0 else Outcome.TAKEN
    at = dose.instant + timedelta(minutes=number % 90)
    return Intake(dose.key, "aza", "azathioprine", outcome, at, 0, _ZONE, at, Food.WITH, dose.amount_mg)
