"""The plan that a plan file and a diary's plan make together. Whole files and diaries are in test_plan_import.py."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Hold, Plan, Prescription, Slot
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem
from imuran_desktop.services.plan_from_file import with_file
from tests.exchange.plan_texts import AZA
from tests.services.plans import START, at, plan, prescription

TODAY, NOW = date(2026, 3, 10), at("2026-03-10 12:00")
FROM_NOW_ON = Change(TODAY, NOW, frozenset({"evening"}))
STEP = (
    "[[prescriptions.steps]]\nfrom = 2026-03-10\n[[prescriptions.steps.slots]]\nmeal = 'dinner'\namount_mg = {amount}\n"
)


def diary_with(**changes: object) -> Plan:
    """Sam's plan with another prescription."""
    return replace(plan(), prescriptions=(replace(prescription(), **changes),))  # type: ignore[arg-type]


def brought(before: Plan, keys: str, added: Change = FROM_NOW_ON) -> Prescription:
    """What becomes of the prescription, and again of that: the same."""
    file = parse_plan(AZA + keys)
    after = with_file(before, file, {}, added)
    assert with_file(after, file, {}, Change(added.first, NOW + timedelta(hours=1))) == after
    assert with_file(after, file, {}, Change(TODAY + timedelta(days=5), NOW + timedelta(days=5))) == after
    return after.prescriptions[0]


def hold(begins: Change | date, ends: Change | date | None = None, said_by: str = "") -> Hold:
    as_change = [Change(each) if isinstance(each, date) else each for each in (begins, ends)]
    assert as_change[0] is not None
    return Hold(as_change[0], as_change[1], HoldReason.CLINIC, said_by)


def hold_keys(keys: str) -> str:
    return f"[[prescriptions.holds]]\n{keys}\n"


def test_what_a_file_does_not_name_stays() -> None:
    item = replace(
        prescription(),
        directions=(Directions(Change(START), FoodInstruction.EITHER, milk_words="none", window=timedelta(minutes=9)),),
        may_halve=True,
        missed_words="ring",
        prescriber="Dr Example",
        reason="gut",
        holds=(hold(TODAY),),
        ends=Change(date(2026, 9, 1)),
    )
    assert brought(replace(plan(), prescriptions=(item,)), "") == item


def test_what_it_names_as_nothing_goes() -> None:
    before = diary_with(may_halve=True, missed_words="ring", prescriber="Dr", reason="gut", holds=(hold(TODAY),))
    none = 'tablets_may_be_halved = false\nmissed_words = ""\nprescriber = ""\nreason = ""\ntablets_mg = []\nholds = []'
    item = brought(before, none)
    assert (item.may_halve, item.missed_words, item.prescriber, item.reason) == (False, "", "", "")
    assert (item.tablets_mg, item.holds) == ((), ())


def test_a_new_prescription_has_the_usual_directions_since_its_doses_count() -> None:
    empty = replace(plan(), prescriptions=())
    assert brought(empty, "").directions == (Directions(Change(TODAY)),)
    (said,) = brought(empty, "milk = 'none'\n[prescriptions.recording]\nfrom = 2026-03-05").directions
    assert said == Directions(Change(date(2026, 3, 5)), milk_words="none")


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("food = 'either'", Directions(FROM_NOW_ON, FoodInstruction.EITHER, "", "none", timedelta(minutes=9))),
        ("food_words = 'tea'", Directions(FROM_NOW_ON, FoodInstruction.OWN_WORDS, "tea", "none", timedelta(minutes=9))),
        ("milk = ''", Directions(FROM_NOW_ON, FoodInstruction.OWN_WORDS, "toast", "", timedelta(minutes=9))),
        (
            "on_time_minutes = 60",
            Directions(FROM_NOW_ON, FoodInstruction.OWN_WORDS, "toast", "none", timedelta(minutes=60)),
        ),
    ],
)
def test_only_the_directions_that_are_named_change_and_from_now_on(keys: str, wanted: Directions) -> None:
    before = Directions(Change(START), FoodInstruction.OWN_WORDS, "toast", "none", timedelta(minutes=9))
    assert brought(diary_with(directions=(before,)), keys).directions == (before, wanted)


def test_directions_that_nobody_wrote_down_are_the_usual_ones() -> None:
    assert brought(diary_with(), "food = 'with_or_after'").directions == ()
    usual, either = brought(diary_with(), "food = 'either'").directions
    assert replace(usual, begins=Change(START)) == Directions(Change(START))
    assert either == Directions(FROM_NOW_ON, FoodInstruction.EITHER)


def test_dated_directions_are_all_there_were_and_one_of_today_is_made_now() -> None:
    before = Directions(Change(START)), Directions(Change(date(2026, 6, 1)), FoodInstruction.EITHER)
    dated = (
        "[[prescriptions.directions]]\nfrom = 2026-03-01\n[[prescriptions.directions]]\nfrom = 2026-03-10\nmilk = 'no'"
    )
    assert brought(diary_with(directions=before), dated).directions == (
        Directions(Change(START)),
        Directions(FROM_NOW_ON, milk_words="no"),
    )


def test_a_hold_of_today_begins_now_and_one_of_another_day_on_that() -> None:
    assert brought(diary_with(), hold_keys("from = 2026-03-10\nuntil = 2026-03-11")).holds == (
        hold(FROM_NOW_ON, date(2026, 3, 12)),
    )
    assert brought(diary_with(), hold_keys("from = 2026-03-11")).holds == (hold(date(2026, 3, 11)),)


@pytest.mark.parametrize(
    ("ends", "keys", "expected"),
    [
        (None, "", None),
        (None, "until = 2026-03-20", date(2026, 3, 21)),
        (None, "until = 2026-03-09", FROM_NOW_ON),
        (date(2026, 3, 21), "", date(2026, 3, 21)),
        (date(2026, 3, 21), "until = 2026-03-15", date(2026, 3, 16)),
        (Change(date(2026, 3, 9), at("2026-03-09 10:00")), "", Change(date(2026, 3, 9), at("2026-03-09 10:00"))),
        (
            Change(date(2026, 3, 9), at("2026-03-09 10:00")),
            "until = 2026-03-08",
            Change(date(2026, 3, 9), at("2026-03-09 10:00")),
        ),
    ],
)
def test_a_hold_is_known_by_the_date_on_which_it_begins(
    ends: Change | date | None, keys: str, expected: Change | date | None
) -> None:
    begins = Change(date(2026, 3, 8), at("2026-03-08 09:00"))
    before = diary_with(holds=(hold(begins, ends, "Ward 7"),))
    assert brought(before, hold_keys(f"from = 2026-03-08\n{keys}")).holds == (hold(begins, expected, "Ward 7"),)


def test_holds_of_one_day_are_told_apart_by_their_instants() -> None:
    first, again = Change(TODAY), Change(TODAY, NOW - timedelta(hours=1))
    both = hold(first, Change(TODAY, NOW - timedelta(hours=2))), hold(again)
    exact = "from = 2026-03-10\n[prescriptions.holds.ends]\nfrom = 2026-03-10\nchanged_at = 2026-03-10T10:00:00Z"
    later = "from = 2026-03-10\nchanged_at = 2026-03-10T11:00:00Z\nuntil = 2026-03-12"
    found = brought(diary_with(holds=both), hold_keys(exact) + hold_keys(later)).holds
    assert found == (both[0], hold(again, date(2026, 3, 13)))


@pytest.mark.parametrize(
    ("ends", "until", "expected"),
    [
        (None, "2026-03-09", FROM_NOW_ON),
        (None, "2026-03-10", Change(date(2026, 3, 11))),
        (None, "2026-03-05", Change(date(2026, 3, 6))),
        (
            Change(date(2026, 3, 6), at("2026-03-06 10:00")),
            "2026-03-05",
            Change(date(2026, 3, 6), at("2026-03-06 10:00")),
        ),
        (Change(date(2026, 3, 6)), "2026-03-20", Change(date(2026, 3, 21))),
    ],
)
def test_the_end_of_a_medicine(ends: Change | None, until: str, expected: Change) -> None:
    assert brought(diary_with(ends=ends), f"until = {until}").ends == expected


def test_tablets_are_halved_where_the_prescription_says_so() -> None:
    keys = "tablets_mg = [50]\ntablets_may_be_halved = true\n" + STEP.format(amount=75)
    (step,) = brought(replace(plan(), prescriptions=()), keys).steps
    assert step.slots[0].tablets == (TabletCount(50, 1.5),)


@pytest.mark.parametrize("tablets", [(), (TabletCount(10, 5),)])
def test_tablets_that_a_file_names_are_those(tablets: tuple[TabletCount, ...]) -> None:
    text = ", ".join(f"{{ mg = {each.strength_mg}, count = {each.count} }}" for each in tablets)
    (step,) = brought(diary_with(), STEP.format(amount=50) + f"tablets = [{text}]").steps
    assert step.slots[0].tablets == tablets


def test_a_slot_without_tablets_gets_them_once_the_strengths_are_known() -> None:
    empty = replace(plan(), prescriptions=())
    coming = STEP.format(amount=50).replace("2026-03-10", "2026-03-20")
    item = brought(empty, coming)
    assert item.steps[0].slots[0].tablets == ()
    known = replace(plan(), prescriptions=(item,))
    (step,) = brought(known, "tablets_mg = [25]\n" + coming).steps
    assert step.slots[0].tablets == (TabletCount(25, 2),)


def test_a_person_s_own_line_keeps_the_tablets_of_the_last_change_of_its_day() -> None:
    planned = Slot("aza-dinner", 50, "dinner", tablets=(TabletCount(50, 1),))
    made = Change(TODAY, NOW - timedelta(hours=1))
    later = replace(planned, tablets=(TabletCount(25, 2),))
    steps = DoseStep(Change(TODAY), (planned,)), DoseStep(made, (later,))
    assert brought(diary_with(steps=steps, tablets_mg=(25,)), STEP.format(amount=50)).steps == steps


def test_a_schedule_nobody_knows_is_refused() -> None:
    text = "[[monitoring]]\npreset = 'us_label'\nstart = 2026-03-01\n[[monitoring]]\npreset = 'x'\nstart = 2026-05-01\n"
    with pytest.raises(FileProblem) as caught:
        with_file(plan(), parse_plan(text), {}, FROM_NOW_ON)
    assert (caught.value.fault, caught.value.where, caught.value.line) == (
        FileFault.UNKNOWN_WORD,
        "monitoring[2].preset",
        5,
    )
