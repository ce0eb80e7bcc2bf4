"""What stands beside the figures of a report."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_figures import Open, Reminded, counted_medicines, left_out, recorders, reminded_of
from tests.domain.builders import START, intake, plan, prescription, slot, step, utc
from tests.domain.plan_strategies import days, plans
from tests.reports.reporting import bare_report

LAST = date(2026, 3, 4)
NOW = utc("2026-03-04T12:00")
MORNING = step(slot("morning", "08:00"))
EVENING = step(slot("evening", "18:00"))
PLAN = plan(prescription(EVENING, id="pred", medicine="prednisolone"), prescription(MORNING))
FIRST, SECOND = "morning/2026-03-01", "morning/2026-03-02"


def made(
    *intakes: Intake,
    of: Plan = PLAN,
    first: date = START,
    now: datetime = NOW,
    others: tuple[Intake, ...] = (),
    reminded: frozenset[str] = frozenset(),
) -> Report:
    known = {item.id: item for item in intakes}
    unplanned = tuple((START, item) for item in others)
    return bare_report(of, Span(first, LAST), now, known, unplanned, reminded=reminded)


def test_the_monitored_medicine_comes_first() -> None:
    assert [item.medicine for item in counted_medicines(made())] == ["azathioprine", "prednisolone"]


def test_a_medicine_with_nothing_planned_and_nothing_recorded_is_left_out() -> None:
    later = prescription(step(slot("evening", "18:00"), begins=date(2026, 4, 1)), id="pred", medicine="prednisolone")
    of = plan(prescription(MORNING), later)
    assert [item.medicine for item in counted_medicines(made(of=of))] == ["azathioprine"]
    extra = replace(intake("x", at=utc("2026-03-01T09:00"), medicine="ibuprofen"), extra=True)
    assert [item.medicine for item in counted_medicines(made(of=of, others=(extra,)))] == ["azathioprine", "ibuprofen"]


def test_one_whose_doses_are_all_on_hold_is_told_of() -> None:
    held = replace(prescription(MORNING), holds=(Hold(Change(START)),))
    (only,) = counted_medicines(made(of=plan(held)))
    assert (only.figures.counts.due, only.figures.counts.held) == (0, 4)


def test_doses_that_are_not_recorded_were_reminded_of_or_not() -> None:
    report = made(intake(SECOND, Outcome.NOT_SURE), reminded=frozenset({FIRST, "morning/2026-03-04"}))
    assert reminded_of(report, "Imuran") == Reminded(1, 2)
    assert reminded_of(report, "prednisolone") == Reminded(0, 3)


def test_others_than_the_person_are_named_the_busiest_first() -> None:
    by = {"morning/2026-03-01": "Alex", "morning/2026-03-02": "Jo", "evening/2026-03-01": "Jo", "x": ""}
    every = [replace(intake(key), by=name) for key, name in by.items()]
    found = recorders(made(*every[:3], others=(every[3], replace(every[3], id="y", by="Sam Example"))))
    assert found.entries == 5
    assert list(found.by_others.items()) == [("Jo", 2), ("Alex", 1)]


def test_what_can_still_be_answered_is_not_counted() -> None:
    assert left_out(made()) == Open(2)
    assert left_out(made(now=utc("2026-03-05T23:00"))) == Open()


def test_days_before_recording_began_are_not_counted() -> None:
    assert left_out(made(first=date(2026, 2, 1))).recording_from == START


@given(plans(), days, st.integers(0, 30), st.data())
def test_each_dose_of_a_report_is_counted_once(of: Plan, first: date, length: int, data: st.DataObject) -> None:
    span = Span(first, first + timedelta(days=length))
    now = utc(f"{data.draw(st.dates(span.first, span.last + timedelta(days=2)))}T12:00")
    bare = bare_report(of, span, now)
    keys = [item.dose.key for item in bare.doses if item.dose.instant <= now]
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True, max_size=8)) if keys else []
    intakes = {key: replace(intake(key), outcome=data.draw(st.sampled_from(Outcome))) for key in chosen}
    report = bare_report(of, span, now, intakes, reminded=frozenset(keys[::2]))
    counted = counted_medicines(report)
    due = sum(item.figures.counts.due for item in counted)
    held = sum(item.figures.counts.held for item in counted)
    assert due + held + left_out(report).doses == len(report.doses)
    for item in counted:
        reminded = reminded_of(report, item.medicine)
        assert reminded.told + reminded.untold == item.figures.not_recorded
