"""What there is to look back on, and how it is filtered."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import DoseState, Level, Outcome, Severity
from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.plan import Change, Hold
from imuran_desktop.domain.review import DayDoses, Filters, HeldDays, Noted, added, count_doses, held_days
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from tests.domain.builders import START, day, intake, local, plan, prescription, slot, step
from tests.domain.reviewing import FIRST, a_review, noted

TWICE = step(slot("m", "08:00"), slot("e", "18:00"))
NOW = local("2026-03-05T12:00")
MILD, SEVERE = noted("2026-03-03"), noted("2026-03-04", "rash", Severity.SEVERE, level=Level.URGENT)
UNSAID, NONE = noted("2026-03-05", "headache", None), noted("2026-03-06", NO_SYMPTOMS, None)
OWN = noted("2026-03-07", "any_other_symptom", Severity.MODERATE, own="Tingling ")


def shown(**filters: object) -> tuple[Noted, ...]:
    every = a_review(MILD, SEVERE, UNSAID, NONE, OWN)
    return every.filtered(Filters(**filters)).noted  # type: ignore[arg-type]


def test_everything_is_shown_at_first() -> None:
    assert shown() == (MILD, SEVERE, UNSAID, NONE, OWN)


def test_one_symptom_is_picked_out_and_days_without_any_stay() -> None:
    assert shown(symptoms=frozenset({"rash"})) == (SEVERE, NONE)
    assert shown(symptoms=frozenset({"any_other_symptom:tingling"})) == (NONE, OWN)


def test_a_severity_that_was_not_said_is_the_least() -> None:
    assert shown(severity=Severity.MODERATE) == (SEVERE, NONE, OWN)
    assert shown(severity=Severity.MILD) == (MILD, SEVERE, UNSAID, NONE, OWN)


def test_urgent_signs_are_picked_out() -> None:
    assert shown(level=Level.TELL_CLINIC) == (SEVERE, NONE)


entries = st.builds(
    lambda number, symptom, severity, level: noted(FIRST + timedelta(days=number), symptom, severity, level=level),
    st.integers(0, 27),
    st.sampled_from(["nausea", "rash", "headache", NO_SYMPTOMS]),
    st.sampled_from([None, *Severity]),
    st.sampled_from(Level),
)
filters = st.builds(
    Filters,
    st.frozensets(st.sampled_from(["nausea", "rash"])),
    st.sampled_from([None, *Severity]),
    st.sampled_from([None, *Level]),
)


@given(items=st.lists(entries, max_size=12), one=filters, more=filters)
def test_filters_never_add_and_come_to_the_same_in_any_order(items: list[Noted], one: Filters, more: Filters) -> None:
    review = a_review(*items)
    once, twice = review.filtered(one), review.filtered(one).filtered(more)
    assert set(twice.noted) <= set(once.noted) <= set(review.noted)
    assert twice == review.filtered(more).filtered(one)
    assert once.symptom_days == review.symptom_days


def test_doses_are_counted_by_what_became_of_them() -> None:
    """On the 1st one taken and one skipped, on the 2nd nothing, on the 3rd not sure, then on hold from the 4th."""
    held = Hold(Change(day("2026-03-04")), Change(day("2026-03-05")))
    of = plan(prescription(TWICE))
    of = replace(of, prescriptions=(replace(of.prescriptions[0], holds=(held,)),))
    outcomes = {"m/2026-03-01": Outcome.TAKEN, "e/2026-03-01": Outcome.SKIPPED, "m/2026-03-03": Outcome.NOT_SURE}
    found = count_doses(planned_doses(of, START, day("2026-03-05")), outcomes, NOW)
    assert found == {
        day("2026-03-01"): DayDoses(taken=1, skipped=1),
        day("2026-03-02"): DayDoses(missed=2),
        day("2026-03-03"): DayDoses(not_sure=1, missed=1),
        day("2026-03-04"): DayDoses(held=2),
        day("2026-03-05"): DayDoses(open=2),
    }
    assert found[day("2026-03-04")].due == 0
    assert held_days(of, START, day("2026-03-05")) == (HeldDays(day("2026-03-04"), day("2026-03-04"), "azathioprine"),)
    assert held_days(of, day("2026-03-05"), day("2026-03-09")) == ()


def test_what_was_taken_while_on_hold_is_told() -> None:
    held = Hold(Change(day("2026-03-01")), Change(day("2026-03-02")))
    of = plan(prescription(TWICE))
    of = replace(of, prescriptions=(replace(of.prescriptions[0], holds=(held,)),))
    outcomes = {"m/2026-03-01": Outcome.TAKEN, "e/2026-03-01": Outcome.SKIPPED}
    found = count_doses(planned_doses(of, START, START), outcomes, NOW)[START]
    assert (found, found.due) == (DayDoses(held=2, held_taken=1), 0)
    assert {name: count for name, count in found.by_state.items() if count} == {"held": 1, "held_taken": 1}


@given(
    answers=st.dictionaries(
        st.tuples(st.sampled_from("me"), st.integers(1, 9)).map(lambda key: f"{key[0]}/2026-03-0{key[1]}"),
        st.sampled_from(Outcome),
    ),
    hours=st.integers(0, 240),
)
def test_the_counts_are_those_of_the_ledger(answers: dict[str, Outcome], hours: int) -> None:
    of, now = plan(prescription(TWICE)), local("2026-03-01T00:00") + timedelta(hours=hours)
    recorded = {key: intake(key, outcome) for key, outcome in answers.items()}
    last = day("2026-03-09")
    counts = count_doses(planned_doses(of, START, last), answers, now)
    states = [item.state for item in ledger(of, recorded, START, last, now)]
    total = added(counts.values())
    assert total.due == len(states)
    assert total.taken == sum(state.is_taken for state in states)
    assert total.missed == states.count(DoseState.MISSED)
    assert total.skipped == states.count(DoseState.SKIPPED)
    assert total.not_sure == states.count(DoseState.NOT_SURE)
