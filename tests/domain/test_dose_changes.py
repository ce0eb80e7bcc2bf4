"""When the daily dose changed."""

from dataclasses import replace
from datetime import date

from imuran_desktop.domain.dose_changes import (
    DoseChange,
    amounts_between,
    changes_between,
    daily_amount,
    dose_change_dates,
    dose_changes,
    turns_between,
)
from imuran_desktop.domain.plan import Change, DoseStep
from tests.domain.builders import day, local, plan, prescription, slot, step

MORNING, EVENING = slot("morning", "08:00", 50), slot("evening", "18:00", 25)


def on(text: str, *amounts: float, made: str = "") -> DoseStep:
    """A step from a date on, or made on it at a London time."""
    slots = (replace(slot(f"s{number}", "08:00"), amount_mg=amount) for number, amount in enumerate(amounts))
    return step(*slots, begins=Change(day(text), local(f"{text}T{made}") if made else None))


def changes(*steps: DoseStep) -> list[date]:
    return dose_change_dates(plan(prescription(*steps)))


def test_a_day_asks_for_what_all_its_slots_do() -> None:
    assert daily_amount(step(MORNING, EVENING)) == 75
    assert daily_amount(step()) == 0


def test_the_dose_changes_where_the_daily_amount_does() -> None:
    found = changes(on("2026-03-01", 50), on("2026-03-29", 75), on("2026-04-26", 100), on("2026-05-24", 75))

    assert found == [day("2026-03-29"), day("2026-04-26"), day("2026-05-24")]
    assert changes(on("2026-04-26", 100), on("2026-03-01", 50)) == [day("2026-04-26")], "in whatever order"


def test_another_way_to_take_the_same_amount_is_no_change() -> None:
    assert changes(on("2026-03-01", 100), on("2026-03-29", 50, 50), on("2026-04-26", 25, 75)) == []
    assert changes(on("2026-03-01", 99.9), on("2026-03-29", 33.3, 33.3, 33.3)) == []


def test_the_first_step_is_no_change() -> None:
    assert changes(on("2026-03-01", 50)) == []
    assert changes() == []


def test_a_mistake_corrected_on_its_day_is_no_change() -> None:
    mistake = on("2026-03-29", 150, made="10:00")

    assert changes(on("2026-03-01", 50), mistake, on("2026-03-29", 50, made="10:01")) == []
    assert changes(on("2026-03-01", 50), mistake, on("2026-03-29", 75, made="10:01")) == [day("2026-03-29")]


def test_dates_of_several_prescriptions_are_in_order_and_named_once() -> None:
    one = prescription(on("2026-03-01", 50), on("2026-05-01", 75))
    other = prescription(on("2026-03-01", 50), on("2026-04-01", 25), on("2026-05-01", 50), id="other")

    assert dose_change_dates(plan(one, other)) == [day("2026-04-01"), day("2026-05-01")]


def test_only_the_monitored_medicine_counts() -> None:
    other = prescription(on("2026-03-01", 5), on("2026-04-01", 10), id="pred", medicine="prednisolone")

    assert dose_change_dates(plan(prescription(on("2026-03-01", 50)), other)) == []


def test_the_brand_counts_as_the_monitored_medicine() -> None:
    assert dose_change_dates(plan(prescription(on("2026-03-01", 50), on("2026-04-01", 75), medicine="Imuran "))) == [
        day("2026-04-01")
    ]


def test_a_change_says_from_how_much_to_how_much() -> None:
    item = prescription(on("2026-03-01", 50), on("2026-03-29", 50, 25))
    assert dose_changes(item) == [DoseChange(day("2026-03-29"), "azathioprine", 50, 75)]


def test_the_changes_of_some_days_are_those_of_every_medicine() -> None:
    of = prescription(on("2026-03-01", 50), on("2026-03-29", 75), on("2026-04-26", 100))
    other = replace(prescription(on("2026-03-01", 5), on("2026-04-01", 10), id="other"), medicine="prednisolone")
    found = changes_between(plan(other, of), day("2026-03-29"), day("2026-04-25"))
    assert [(change.day, change.medicine) for change in found] == [
        (day("2026-03-29"), "azathioprine"),
        (day("2026-04-01"), "prednisolone"),
    ]


def test_the_amount_in_force_is_known_even_if_it_never_changes() -> None:
    of = plan(prescription(on("2026-03-01", 50)))
    (span,) = amounts_between(of, day("2026-06-01"), day("2026-07-01"))
    assert (span.medicine, span.amount_mg, span.first, span.last) == ("azathioprine", 50, day("2026-03-01"), None)
    assert turns_between(of, day("2026-06-01"), day("2026-07-01")) == ()
    assert amounts_between(of, day("2026-01-01"), day("2026-02-28")) == ()


def test_amounts_begin_change_and_end_with_their_medicine() -> None:
    item = prescription(on("2026-03-01", 50), on("2026-03-10", 25, 25), on("2026-04-01", 100))
    ended = plan(replace(item, ends=Change(day("2026-05-01"))))
    every = day("2026-01-01"), day("2026-12-31")
    assert [(span.amount_mg, span.first, span.last) for span in amounts_between(ended, *every)] == [
        (50, day("2026-03-01"), day("2026-03-31")),
        (100, day("2026-04-01"), day("2026-04-30")),
    ]
    assert [(turn.day, turn.before_mg, turn.after_mg) for turn in turns_between(ended, *every)] == [
        (day("2026-03-01"), 0, 50),
        (day("2026-04-01"), 50, 100),
        (day("2026-05-01"), 100, 0),
    ]


def test_the_monitored_medicine_comes_first() -> None:
    other = replace(prescription(on("2026-03-01", 5), id="other"), medicine="allopurinol")
    found = amounts_between(plan(other, prescription(on("2026-03-01", 50))), day("2026-06-01"), day("2026-07-01"))
    assert [span.medicine for span in found] == ["azathioprine", "allopurinol"]
