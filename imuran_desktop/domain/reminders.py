"""What a person is to be told, and when: a pure function of the ledger, the blood tests, the tablets, what was told,
and ``now``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from imuran_desktop.domain.codes import BloodTestState, Stage
from imuran_desktop.domain.ledger import LedgerDose, next_change
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.domain.stock import RunOut, warn_on
from imuran_desktop.domain.zones import Timeline

TEST_TIME = time(9)
"""Blood tests and tablets are told in the morning, when a clinic or a pharmacy can be rung."""

_OVERDUE_EVERY_DAYS = 3
_OVERDUE_REPEATS = 10
"""A month of reminders. A test still open then stays on screen; another is due by that time or the clinic knows."""
_WEEK = 7


@dataclass(frozen=True)
class Reminder:
    """One thing to tell, once. ``id`` names the dose, test or medicine, the stage and the repeat."""

    id: str
    stage: Stage
    at: datetime
    dose: LedgerDose | None = None
    test: BloodTest | None = None
    stock: MedicineStock | None = None


def reminders(
    doses: Iterable[LedgerDose],
    tests: Sequence[BloodTest],
    timeline: Timeline,
    told: Collection[str],
    snoozed: Mapping[str, datetime],
    now: datetime,
    stocks: Sequence[MedicineStock] = (),
) -> list[Reminder]:
    """Everything that is to be told at ``now`` and has not been told, oldest first.

    ``snoozed`` maps a dose key to the instant until which its reminder was put off; a snooze never delays *missed*.
    """
    waiting = [
        *_dose_reminders(doses, snoozed, now),
        *_test_reminders(tests, timeline, now),
        *_stock_reminders(stocks, timeline, now),
    ]
    return sorted((item for item in waiting if item.id not in told), key=lambda item: (item.at, item.id))


def next_instant(
    doses: Sequence[LedgerDose],
    tests: Sequence[BloodTest],
    timeline: Timeline,
    snoozed: Mapping[str, datetime],
    now: datetime,
    stocks: Sequence[MedicineStock] = (),
) -> datetime:
    """The next instant at which something is to be told or a screen changes: midnight at the latest.

    That is midnight where the person is now: after a flight to the day before, the next day begins a second time.
    """
    today, here = timeline.local(now).date(), Timeline.fixed(str(timeline.zone_at(now)))
    moments = [
        next_change(doses, now),
        *snoozed.values(),
        *(stage.at for stage in _all_stages(tests, timeline)),
        *(stage.at for stock in stocks for stage in _stock_stages(stock, timeline)),
        *(here.instant(today + timedelta(days=ahead), time()) for ahead in (1, 2)),
    ]
    return min(moment for moment in moments if moment is not None and moment > now)


def _dose_reminders(doses: Iterable[LedgerDose], snoozed: Mapping[str, datetime], now: datetime) -> Iterator[Reminder]:
    for item in doses:
        dose = item.dose
        if not item.state.wants_answer:
            continue
        if now >= dose.cutoff:
            yield Reminder(f"{dose.key}#missed", Stage.MISSED, dose.cutoff, dose=item)
            continue
        until = snoozed.get(dose.key)
        if until is None:
            yield Reminder(f"{dose.key}#due", Stage.DUE, dose.instant, dose=item)
        elif until <= now:
            yield Reminder(f"{dose.key}#due#{int(until.timestamp())}", Stage.DUE, until, dose=item)


def _test_reminders(tests: Sequence[BloodTest], timeline: Timeline, now: datetime) -> Iterator[Reminder]:
    """For each open test the latest stage that has begun; of tests whose day has come, only the last one."""
    begun: dict[date, Reminder] = {}
    for stage in _all_stages(tests, timeline):
        if stage.at <= now and stage.test is not None:
            begun[stage.test.planned.due] = stage
    today = timeline.local(now).date()
    come = [day for day in begun if day <= today]
    for day, reminder in begun.items():
        if day > today or day == max(come):
            yield reminder


def _all_stages(tests: Sequence[BloodTest], timeline: Timeline) -> Iterator[Reminder]:
    for test in tests:
        if test.state in (BloodTestState.DONE, BloodTestState.NOT_DONE):
            continue
        for stage, day in _stage_days(test):
            at = timeline.instant(day, TEST_TIME)
            if at is not None:
                yield Reminder(f"test/{test.planned.due}#{stage}#{day}", stage, at, test=test)


def _stage_days(test: BloodTest) -> Iterator[tuple[Stage, date]]:
    """The days on which a test is told, in order. A week before is left out where tests are that close together."""
    due = test.planned.due
    if test.planned.gap_days > _WEEK:
        yield Stage.TEST_WEEK_BEFORE, due - timedelta(days=_WEEK)
    yield Stage.TEST_DAY_BEFORE, due - timedelta(days=1)
    yield Stage.TEST_DUE, due
    for times in range(1, 1 + _OVERDUE_REPEATS):
        yield Stage.TEST_OVERDUE, due + timedelta(days=_OVERDUE_EVERY_DAYS * times)


def _stock_reminders(stocks: Iterable[MedicineStock], timeline: Timeline, now: datetime) -> Iterator[Reminder]:
    """For each medicine the latest stage that has begun."""
    for stock in stocks:
        begun = [stage for stage in _stock_stages(stock, timeline) if stage.at <= now]
        yield from begun[-1:]


def _stock_stages(stock: MedicineStock, timeline: Timeline) -> Iterator[Reminder]:
    """When the person is told that tablets run out, in order: some days before, and on the day before.

    Who has just counted them has seen how long they last: that is not told before the morning after. What was told is
    not told again until they are counted or got again.
    """
    end, last = stock.end, stock.last_entry
    if last is None or stock.days_before is None or not isinstance(end, RunOut):
        return
    counted_on = timeline.local(last.at).date()
    days = {Stage.STOCK_LOW: stock.days_before, Stage.STOCK_DAY_BEFORE: 1}
    for stage, before in days.items():
        at = timeline.instant(max(warn_on(end, before), counted_on + timedelta(days=1)), TEST_TIME)
        if at is not None and (stage is Stage.STOCK_DAY_BEFORE or before > 1):
            yield Reminder(f"stock/{stock.key}/{stock.episode}#{stage}", stage, at, stock=stock)
