"""Prescriptions of a plan file. What is wrong with one as a whole is shown in test_plan_file.py."""

from datetime import UTC, date, datetime, timedelta

import pytest

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.plan import ON_TIME_WINDOW, Change, Directions
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_parts import FileDirections, FileHold, FilePrescription
from imuran_desktop.exchange.plan_prescriptions import read_prescriptions
from imuran_desktop.exchange.toml_reader import FileProblem, read_toml
from tests.exchange.plan_texts import CLINIC

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def prescription(keys: str) -> FilePrescription:
    (item,) = read_prescriptions(read_toml(f"[[prescriptions]]\nmedicine = 'azathioprine'\n{keys}"))
    return item


def test_what_a_file_does_not_name_is_left_open() -> None:
    item = prescription("")
    assert item.in_force == FileDirections()
    assert (item.directions, item.steps, item.holds, item.ends, item.recording) == ((), (), None, None, None)
    words = (item.tablets_mg, item.may_halve, item.missed_words, item.prescriber, item.reason)
    assert words == (None,) * 5


def test_everything_a_clinic_might_write() -> None:
    aza, allopurinol, *_ = parse_plan(CLINIC).prescriptions
    assert (aza.prescriber, aza.reason, aza.missed_words) == ("Dr Example", "my bowel", "Ring us on 0123.")
    assert aza.directions == (
        Directions(Change(date(2026, 3, 2)), milk_words="not within two hours of milk"),
        Directions(Change(date(2026, 4, 1)), FoodInstruction.OWN_WORDS, "with a snack", window=timedelta(minutes=90)),
    )
    assert [[slot.amount_mg for slot in step.slots] for step in aza.steps] == [[50], [75], [50, 50]]
    assert aza.holds == (
        FileHold(Change(date(2026, 4, 10)), Change(date(2026, 4, 13)), HoldReason.HOSPITAL, "Ward 7"),
        FileHold(Change(date(2026, 6, 1)), None, None, "Nurse Example"),
    )
    assert (allopurinol.may_halve, allopurinol.ends) == (True, Change(date(2026, 5, 1)))


def test_directions_in_force_are_keys_of_the_prescription() -> None:
    item = prescription("food = 'empty_stomach'\nmilk = ''\non_time_minutes = 1.01")
    # To the second, as diaries have it.
    assert item.in_force == FileDirections(FoodInstruction.EMPTY_STOMACH, None, "", timedelta(seconds=61))
    assert prescription("food_words = 'with tea'").in_force.food is FoodInstruction.OWN_WORDS
    assert prescription("food_words = ''").in_force == FileDirections()


def test_dated_directions_say_all_there_is() -> None:
    (said,) = prescription("[[prescriptions.directions]]\nfrom = 2026-03-10").directions
    assert said == Directions(Change(date(2026, 3, 10)), FoodInstruction.WITH_OR_AFTER, "", "", ON_TIME_WINDOW)


def test_changes_made_in_mid_day_keep_their_instant() -> None:
    made = "from = 2026-03-10\nchanged_at = 2026-03-10T12:00:00Z\nanswered = ['a']"
    change = Change(date(2026, 3, 10), NOON, frozenset({"a"}))
    item = prescription(
        f"[prescriptions.ended]\n{made}\n[[prescriptions.directions]]\n{made}\n"
        f"[[prescriptions.holds]]\n{made}\n[prescriptions.holds.ends]\n{made}"
    )
    assert item.ends == item.directions[0].begins == change
    assert item.holds == (FileHold(change, change, None, None),)


def test_it_can_be_said_that_there_are_no_holds() -> None:
    assert prescription("holds = []").holds == ()


@pytest.mark.parametrize(
    ("keys", "fault", "key"),
    [
        ("food = 'either'\n[[prescriptions.directions]]\nfrom = 2026-03-10", "not_both", "food"),
        ("milk = 'no'\n[[prescriptions.directions]]\nfrom = 2026-03-10", "not_both", "milk"),
        ("[[prescriptions.directions]]\nfood = 'either'", "missing_key", "directions[1].from"),
        ("[[prescriptions.directions]]\nfrom = 2026-03-10\nfoot = 1", "unknown_key", "directions[1].foot"),
        (
            "[[prescriptions.directions]]\nfrom = 2026-03-10\nfood = 'either'\nfood_words = 'x'",
            "not_both",
            "directions[1].food_words",
        ),
        (
            "[[prescriptions.directions]]\nfrom = 2026-03-10\n[[prescriptions.directions]]\nfrom = 2026-03-10",
            "twice",
            "directions[2].from",
        ),
        ("tablets_may_be_halved = 'yes'", "wrong_sort", "tablets_may_be_halved"),
        ("prescriber = 5", "wrong_sort", "prescriber"),
        ("until = 'May'", "wrong_sort", "until"),
        ("until = 2026-03-10\n[prescriptions.ended]\nfrom = 2026-03-11", "not_both", "ended"),
        ("[prescriptions.ended]", "missing_key", "ended.from"),
        ("[prescriptions.ended]\nfrom = 2026-03-11\nuntil = 2026-03-11", "unknown_key", "ended.until"),
        ("[[prescriptions.holds]]\nuntil = 2026-03-11", "missing_key", "holds[1].from"),
        ("[[prescriptions.holds]]\nfrom = 2026-03-11\nuntil = 2026-03-10", "until_first", "holds[1].until"),
        ("[[prescriptions.holds]]\nfrom = 2026-03-11\nreason = 'war'", "unknown_word", "holds[1].reason"),
        ("[[prescriptions.holds]]\nfrom = 2026-03-11\nsaid = 'x'", "unknown_key", "holds[1].said"),
        (
            "[[prescriptions.holds]]\nfrom = 2026-03-11\nuntil = 2026-03-12\nends = { from = 2026-03-13 }",
            "not_both",
            "holds[1].ends",
        ),
        (
            "[[prescriptions.holds]]\nfrom = 2026-03-11\n[[prescriptions.holds]]\nfrom = 2026-03-11",
            "twice",
            "holds[2].from",
        ),
    ],
)
def test_each_fault_says_where_it_is(keys: str, fault: str, key: str) -> None:
    with pytest.raises(FileProblem) as caught:
        prescription(keys)
    assert (caught.value.fault, caught.value.where) == (fault, f"prescriptions[1].{key}")
