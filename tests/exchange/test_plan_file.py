"""The plan file: what it may say, and every way in which it may be wrong."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import Change
from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_parts import FileDirections
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem
from tests.exchange.plan_texts import CLINIC, ISSUE, has_its_line, plan_texts, with_a_mistake

ITEM = "prescriptions[1]"
STEP = f"{ITEM}.steps[1]"
SLOT = f"{STEP}.slots[1]"


def test_the_issue_s_own_example() -> None:
    plan = parse_plan(ISSUE)
    assert plan.person is not None
    assert (plan.person.name, plan.person.zone) == ("Sam Example", "Europe/London")
    assert plan.person.recording_from == date(2026, 3, 1)
    (meals,), (item,), (monitoring,) = plan.meals, plan.prescriptions, plan.monitoring
    assert meals.times == {"breakfast": time(8), "dinner": time(18, 30)}
    assert (item.id, item.medicine) == ("aza", "azathioprine")
    assert item.in_force == FileDirections(food=FoodInstruction.WITH_OR_AFTER)
    assert (item.tablets_mg, item.recording, item.holds, item.ends) == ((25.0, 50.0), None, None, None)
    (step,) = item.steps
    assert (step.begins, step.last) == (Change(date(2026, 3, 1)), date(2026, 3, 28))
    assert [(slot.id, slot.meal, slot.at, slot.amount_mg) for slot in step.slots] == [
        ("morning", "breakfast", None, 50)
    ]
    assert (monitoring.preset, monitoring.start) == ("us_label", date(2026, 3, 1))


@pytest.mark.parametrize(
    "dressed",
    [
        "\N{ZERO WIDTH NO-BREAK SPACE}" + ISSUE,
        ISSUE.replace("\n", "\r\n"),
        ISSUE.replace('"08:00"', "08:00:00").replace('"18:30"', "18:30:59.5"),
        ISSUE.replace("amount_mg = 50", "amount_mg = 50.0").replace("[25, 50]", "[25.0, 5e1]"),
    ],
    ids=["a mark at the beginning", "line ends of Windows", "times without quotes", "numbers with points"],
)
def test_the_same_in_other_clothes(dressed: str) -> None:
    assert parse_plan(dressed) == parse_plan(ISSUE)


def test_an_empty_file_says_nothing() -> None:
    plan = parse_plan("")
    assert (plan.person, plan.meals, plan.prescriptions, plan.monitoring) == (None, (), (), ())


def test_ids_are_made_from_what_things_are() -> None:
    text = """
[[prescriptions]]
medicine = " 6-MP (Purinethol) "
  [[prescriptions.steps]]
  from = 2026-03-01
    [[prescriptions.steps.slots]]
    meal = "tea & cake"
    amount_mg = 50
    [[prescriptions.steps.slots]]
    time = "07:30"
    amount_mg = 50
    [[prescriptions.steps.slots]]
    amount_mg = 50
[[prescriptions]]
medicine = "💊"
[[prescriptions]]
medicine = "💊"
[[prescriptions]]
medicine = "AZA"
[[prescriptions]]
id = "aza"
medicine = "other"
"""
    plan = parse_plan(text)
    assert [item.id for item in plan.prescriptions] == ["6-mp-purinethol", "unnamed", "unnamed-2", "aza-2", "aza"]
    assert [slot.id for slot in plan.prescriptions[0].steps[0].slots] == [
        "6-mp-purinethol-tea-cake",
        "6-mp-purinethol-0730",
        "6-mp-purinethol-slot",
    ]
    assert parse_plan(text) == plan


def test_what_export_adds_is_understood() -> None:
    text = ISSUE.replace(
        "from = 2026-03-01\n  until",
        'from = 2026-03-01\n  changed_at = 2026-03-01T10:00:00.5+05:30\n  answered = ["morning"]\n  until',
    )
    text = text.replace("[monitoring]", "[prescriptions.recording]\nfrom = 2026-03-01\n[monitoring]")
    (item,) = parse_plan(text).prescriptions
    begun = Change(date(2026, 3, 1), datetime(2026, 3, 1, 4, 30, 0, 500_000, UTC), frozenset({"morning"}))
    assert item.steps[0].begins == begun
    assert item.recording == Change(date(2026, 3, 1))


def test_optional_parts_of_a_prescription() -> None:
    text = ISSUE.replace(
        'food = "with_or_after"', 'food_words = "with milk"\nmissed_words = "ring"\non_time_minutes = 30'
    )
    (item,) = parse_plan(text).prescriptions
    assert item.in_force == FileDirections(FoodInstruction.OWN_WORDS, "with milk", None, timedelta(minutes=30))
    assert item.missed_words == "ring"


@pytest.mark.parametrize(
    ("old", "new", "fault", "where"),
    [
        ("[person]", "[person", "not_toml", ""),
        ("[person]", "a = " + "[" * 5000, "not_toml", ""),
        ("[person]", "a = " + "9" * 5000 + "\n[person]", "not_toml", ""),
        ("[person]", "[person]\nname = 'x'", "not_toml", ""),
        ("[person]", "extra = 1\n[person]", "unknown_key", "extra"),
        ("name =", "nmae = 'x'\nname =", "unknown_key", "person.nmae"),
        ("[monitoring]", "[monitoring]\nuntil = 2026-03-01", "unknown_key", "monitoring.until"),
        ("amount_mg = 50", "amount_mg = 50\nmg = 5", "unknown_key", f"{SLOT}.mg"),
        ("name =", "# ", "missing_key", "person.name"),
        ("medicine =", "# ", "missing_key", f"{ITEM}.medicine"),
        ('"azathioprine"', '" "', "missing_key", f"{ITEM}.medicine"),
        ("amount_mg = 50", "", "missing_key", f"{SLOT}.amount_mg"),
        ("start = 2026-03-01", "", "missing_key", "monitoring.start"),
        ("  from = 2026-03-01", "", "missing_key", f"{STEP}.from"),
        ('"Sam Example"', "5", "wrong_sort", "person.name"),
        ('"08:00"', '"8:00"', "wrong_sort", "meals[1].breakfast"),
        ('"08:00"', '"25:00"', "wrong_sort", "meals[1].breakfast"),
        ('"08:00"', '"T0800"', "wrong_sort", "meals[1].breakfast"),
        ('"08:00"', "8", "wrong_sort", "meals[1].breakfast"),
        ("amount_mg = 50", 'amount_mg = "50"', "wrong_sort", f"{SLOT}.amount_mg"),
        ("amount_mg = 50", "amount_mg = true", "wrong_sort", f"{SLOT}.amount_mg"),
        ("amount_mg = 50", "amount_mg = nan", "wrong_sort", f"{SLOT}.amount_mg"),
        ("amount_mg = 50", "amount_mg = inf", "wrong_sort", f"{SLOT}.amount_mg"),
        ("amount_mg = 50", f"amount_mg = {'9' * 400}", "wrong_sort", f"{SLOT}.amount_mg"),
        ("[25, 50]", "[25, '50']", "wrong_sort", f"{ITEM}.tablets_mg"),
        ("[25, 50]", "25", "wrong_sort", f"{ITEM}.tablets_mg"),
        ("[25, 50]", str(list(range(2000))), "wrong_sort", f"{ITEM}.tablets_mg"),
        ("until = 2026-03-28", 'until = "2026-03-28"', "wrong_sort", f"{STEP}.until"),
        ("until = 2026-03-28", "until = 2026-03-28T00:00:00Z", "wrong_sort", f"{STEP}.until"),
        ("until =", "changed_at = 2026-03-28T00:00:00\nuntil =", "wrong_sort", f"{STEP}.changed_at"),
        ("until =", "answered = 'morning'\nuntil =", "wrong_sort", f"{STEP}.answered"),
        ("start =", "restarts = ['now']\nstart =", "wrong_sort", "monitoring.restarts"),
        ("[person]", "person = 5\n[x]", "wrong_sort", "person"),
        ("[person]", "meals = [5]\n[person]", "not_toml", ""),
        ("[[meals]]", "[meals]", "wrong_sort", "meals"),
        ('"with_or_after"', '"with"', "unknown_word", f"{ITEM}.food"),
        ("until = 2026-03-28", "until = 9999-12-31", "out_of_range", f"{STEP}.until"),
        ("start = 2026-03-01", "start = 0001-01-01", "out_of_range", "monitoring.start"),
        ("recording_from = 2026-03-01", "recording_from = 1066-10-14", "out_of_range", "person.recording_from"),
        ("until =", "changed_at = 0001-01-01T00:00:00+14:00\nuntil =", "out_of_range", f"{STEP}.changed_at"),
        ("start =", "restarts = [9999-12-31]\nstart =", "out_of_range", "monitoring.restarts"),
        ("food =", "on_time_minutes = 0\nfood =", "out_of_range", f"{ITEM}.on_time_minutes"),
        ("food =", "on_time_minutes = 721\nfood =", "out_of_range", f"{ITEM}.on_time_minutes"),
        ("[monitoring]", "[[prescriptions]]\nid = 'aza'\nmedicine = 'x'\n[monitoring]", "twice", "prescriptions[2].id"),
        ("[[prescriptions]]", "[[meals]]\nfrom = 2026-03-01\n[[prescriptions]]", "twice", "meals[2].from"),
        ("[monitoring]", "[[prescriptions.steps]]\nfrom = 2026-03-01\n[monitoring]", "twice", f"{ITEM}.steps[2].from"),
        ("food =", "food_words = 'x'\nfood =", "not_both", f"{ITEM}.food_words"),
        ('"morning"', '"morning/2026-03-01"', "bad_id", f"{SLOT}.slot"),
        ('"morning"', '"snooze:morning"', "bad_id", f"{SLOT}.slot"),
        ('"aza"', '"a\\u001Bza"', "bad_id", f"{ITEM}.id"),
    ],
)  # fmt: skip
def test_each_fault_says_where_it_is(old: str, new: str, fault: str, where: str) -> None:
    with pytest.raises(FileProblem) as caught:
        parse_plan(ISSUE.replace(old, new, 1))
    assert (caught.value.fault, caught.value.where) == (fault, where)


@pytest.mark.parametrize(
    ("old", "new", "fault", "where"),
    [
        ("Europe/London", "Mars/Olympus", "unknown_zone", "person.zones[1].zone"),
        ('zone = "Europe/London"', "", "missing_key", "person.zones[1].zone"),
        ("from = 2026-05-01T22:00:00+01:00", "", "missing_key", "person.zones[2].from"),
        (
            "[[meals]]",
            "[[person.zones]]\nzone = 'UTC'\nfrom = 2026-05-01T21:00:00Z\n[[meals]]",
            "twice",
            "person.zones[3].from",
        ),
        ("from = 2026-05-01T22:00:00+01:00", "from = 2026-05-01", "wrong_sort", "person.zones[2].from"),
        ("from = 2026-05-01T22", "until = 2026-05-01T22", "unknown_key", "person.zones[2].until"),
        ('name = "Sam Example"', 'name = "Sam Example"\nzone = "UTC"', "not_both", "person.zone"),
        ('days = ["sat", "sun"]', "", "missing_key", "meals[1].other_days[1].days"),
        ('days = ["sat", "sun"]', "days = []", "wrong_sort", "meals[1].other_days[1].days"),
        ('days = ["sat", "sun"]', 'days = "sat"', "wrong_sort", "meals[1].other_days[1].days"),
        ('days = ["sat", "sun"]', 'days = ["sat", "Sunday"]', "unknown_word", "meals[1].other_days[1].days"),
        ('breakfast = "09:30"', 'breakfast = "late"', "wrong_sort", "meals[1].other_days[1].breakfast"),
        ('breakfast = "09:30"', '[[meals.other_days]]\ndays = ["fri", "sun"]', "twice", "meals[1].other_days[2].days"),
        ("start = 2026-09-01", "start = 2026-03-02", "twice", "monitoring[2].start"),
        ("start = 2026-09-01", "", "missing_key", "monitoring[2].start"),
        ("start = 2026-09-01", "start = 2026-09-01\nend = 1", "unknown_key", "monitoring[2].end"),
    ],
)
def test_each_fault_of_zones_meals_and_monitoring(old: str, new: str, fault: str, where: str) -> None:
    with pytest.raises(FileProblem) as caught:
        parse_plan(CLINIC.replace(old, new, 1))
    assert (caught.value.fault, caught.value.where) == (fault, where)


def test_a_fault_has_its_line_or_that_of_what_is_around_it() -> None:
    lines = ISSUE.splitlines()
    with pytest.raises(FileProblem) as caught:
        parse_plan(ISSUE.replace("amount_mg = 50", "amount_mg = '50'"))
    assert caught.value.line == lines.index("    amount_mg = 50") + 1
    with pytest.raises(FileProblem) as caught:
        parse_plan(ISSUE.replace("    amount_mg = 50\n", ""))
    assert caught.value.line == lines.index("    [[prescriptions.steps.slots]]") + 1


def test_everything_a_clinic_might_write() -> None:
    plan = parse_plan(CLINIC)
    assert plan.person is not None
    assert (plan.person.zone, plan.person.zones) == (
        None,
        (ZoneChange(None, "Europe/London"), ZoneChange(datetime(2026, 5, 1, 21, tzinfo=UTC), "Asia/Kolkata")),
    )
    (meals,) = plan.meals
    assert meals.other_days == {6: {"breakfast": time(9, 30)}, 7: {"breakfast": time(9, 30)}}
    assert [(item.preset, item.start.month, item.where) for item in plan.monitoring] == [
        ("us_label", 3, "monitoring[1]"),
        ("uk_gastroenterology", 9, "monitoring[2]"),
        ("custom", 12, "monitoring[3]"),
    ]
    assert [item.id for item in plan.prescriptions] == ["aza", "allopurinol", "paracetamol", "vitamin-d"]


@given(text=st.text())
def test_no_text_is_too_strange(text: str) -> None:
    with suppress(FileProblem):
        parse_plan(text)


@given(text=plan_texts().flatmap(with_a_mistake) | with_a_mistake(CLINIC))
def test_no_mistake_in_a_plan_is_too_strange(text: str) -> None:
    problem = None
    try:
        parse_plan(text)
    except FileProblem as found:
        problem = found
    assert problem is None or has_its_line(problem, text)


def test_every_fault_is_among_the_examples() -> None:
    examples = (test_each_fault_says_where_it_is, test_each_fault_of_zones_meals_and_monitoring)
    faults = {example[2] for test in examples for example in test.pytestmark[0].args[1]}  # type: ignore[attr-defined]
    of_slots_and_holds = {FileFault.OTHER_AMOUNT, FileFault.MADE_FAR_OFF, FileFault.UNTIL_FIRST}
    assert faults == set(FileFault) - of_slots_and_holds - {FileFault.BAD_SCHEDULE, FileFault.BAD_PLAN}
