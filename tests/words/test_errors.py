"""What went wrong, in one plain sentence: every code has one."""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import pytest

from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.exchange.toml_reader import FileFault
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.report_files import ReportTrouble
from imuran_desktop.store.check import DAMAGES
from imuran_desktop.store.errors import Trouble
from imuran_desktop.words.errors import (
    damage_words,
    file_words,
    past_words,
    plan_place,
    plan_words,
    refusal_words,
    report_trouble_words,
    store_words,
    system_words,
    unread_words,
)
from imuran_desktop.words.language import Language

GB = Language("en_GB")


FIGURES: dict[StrEnum, dict[str, Any]] = {
    Reason.UNKNOWN_DOSE: {"key": "noon/2026-03-02"},
    Reason.UNKNOWN_SYMPTOM: {"symptom": "boredom"},
    Reason.UNKNOWN_ZONE: {"zone": "Mars/Olympus"},
    Reason.IN_FUTURE: {"at": datetime(2026, 3, 2, 8, 10, tzinfo=UTC)},
    Reason.TOO_EARLY: {"at": datetime(2026, 3, 2, 8, 10, tzinfo=UTC), "key": "night/2190-01-01"},
    Reason.PAST_TESTS: {"day": date(2026, 3, 2)},
    Reason.OTHER_DIARY: {"name": "alex.imuran"},
    Reason.UNKNOWN_MEDICINE: {"medicine": "iron"},
    Reason.TABLET_STRENGTH: {"strength": 0.0, "least": 0.001, "most": 1000.0},
    Reason.COUNT_RANGE: {"most": 9999},
    Reason.DAYS_RANGE: {"days": 99, "most": 30},
    Reason.RESULT_TWICE: {"analyte": "ALT"},
    Reason.EMPTY_FILE: {"name": "letter.pdf"},
    Reason.FILE_TOO_LARGE: {"name": "letter.pdf", "most": 20},
    Reason.UNKNOWN_TEST: {"on": date(2026, 3, 9)},
    Reason.IN_DISPUTE: {"on": date(2026, 3, 9)},
    Reason.SKIPS_TEST: {"on": date(2026, 3, 23), "instead_of": date(2026, 3, 9), "test": date(2026, 3, 16)},
    Reason.TEST_IS_DONE: {"on": date(2026, 3, 9)},
    Reason.NO_SUCH_TEST_DAY: {"first": date(2026, 3, 10), "last": date(2027, 3, 11)},
    Reason.ENDED_BEFORE: {
        "began": datetime(2026, 3, 2, 8, 10, tzinfo=UTC),
        "ended": datetime(2026, 3, 2, 7, 10, tzinfo=UTC),
    },
    Reason.DAY_TO_COME: {"day": date(2026, 3, 2)},
    Reason.NO_SUCH_DAY: {"first": date(1960, 1, 1), "last": date(2200, 1, 1)},
    Reason.WRONG_WAY_ROUND: {"at": date(2026, 3, 2)},
    Reason.SAID_TO_COME: {"day": date(2026, 3, 2)},
    Reason.TEMPERATURE_RANGE: {"least": 30.0, "most": 45.0},
    FileFault.NOT_TOML: {"detail": "Invalid value (at line 1, column 1)"},
    FileFault.UNKNOWN_KEY: {"key": "nmae", "known": ["name", "zone"]},
    FileFault.MISSING_KEY: {"key": "name"},
    FileFault.WRONG_SORT: {"sort": "time", "value": "8"},
    FileFault.UNKNOWN_WORD: {"word": "milk", "words": ["with", "without"]},
    FileFault.OUT_OF_RANGE: {"least": date(1960, 1, 1), "most": date(2200, 1, 1)},
    FileFault.TWICE: {"value": "aza"},
    FileFault.NOT_BOTH: {"one": "food", "other": "food_words"},
    FileFault.BAD_ID: {"value": "a/b"},
    FileFault.UNKNOWN_ZONE: {"zone": "Mars/Olympus"},
    FileFault.BAD_SCHEDULE: {"phase_fault": "weeks_rise"},
    FileFault.UNTIL_FIRST: {"first": date(2026, 3, 2), "last": date(2026, 3, 1)},
    FileFault.OTHER_AMOUNT: {"made": 50.0, "amount": 75.0},
    FileFault.MADE_FAR_OFF: {"made": datetime(2036, 6, 11, 10, tzinfo=UTC), "first": date(2026, 6, 11)},
    FileFault.BAD_PLAN: {"problem": PlanProblem(PlanFault.NO_SLOTS, ())},
    PlanFault.UNKNOWN_ZONE: {"zone": "Mars/Olympus"},
    PlanFault.AMOUNT_RANGE: {"amount": 5000.0, "most": 2000.0},
    PlanFault.AMOUNT_NOT_MADE: {"amount": 60.0, "strengths": (25.0, 50.0), "nearest": (50.0, 75.0)},
    PlanFault.STRENGTH_RANGE: {"strength": 0.0, "most": 1000.0},
    PlanFault.MEAL_WITHOUT_TIME: {"meal": "lunch"},
    PlanFault.NO_MEAL_OR_TIME: {"slot": "s"},
    PlanFault.SLOT_TWICE: {"slot": "s"},
    PlanFault.SAME_TIME: {"time": time(8)},
    PlanFault.LAST_BEFORE_FIRST: {"first": date(2026, 3, 2), "last": date(2026, 3, 1)},
    PlanFault.STEPS_OVERLAP: {"day": date(2026, 3, 2)},
    PlanFault.DATE_RANGE: {"first": date(1960, 1, 1), "last": date(2200, 1, 1)},
    PlanFault.REPEAT_RANGE: {"most": 366},
    PlanFault.HOLD_ENDS_FIRST: {"day": date(2026, 3, 2)},
    PlanFault.HOLDS_OVERLAP: {"day": date(2026, 3, 2)},
    PlanFault.ENDS_FIRST: {"day": date(2026, 3, 2)},
}
"""What comes with each code that has figures."""


def is_a_sentence(text: str) -> None:
    assert text[:1] not in ("", " ")
    assert text.endswith((".", "?"))
    assert "{" not in text
    assert "\n" not in text


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_of_a_diary_names_it(trouble: Trouble) -> None:
    text = store_words(GB, trouble, "{sam}.imuran")
    is_a_sentence(text.replace("{sam}", ""))
    assert "{sam}.imuran" in text


@pytest.mark.parametrize("trouble", Trouble)
def test_who_reads_somebody_else_s_diary_is_sent_to_no_backup_and_no_command(trouble: Trouble) -> None:
    text = unread_words(GB, trouble, "{sam}.imuran")
    is_a_sentence(text.replace("{sam}", ""))
    assert "{sam}.imuran" in text
    assert "backup" not in text
    assert "demo" not in text


@pytest.mark.parametrize("trouble", ReportTrouble)
def test_every_trouble_with_a_report_names_the_file(trouble: ReportTrouble) -> None:
    text = report_trouble_words(GB, trouble, "{sam}.pdf")
    is_a_sentence(text.replace("{sam}", ""))
    assert "{sam}.pdf" in text


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal(reason: Reason) -> None:
    text = refusal_words(GB, reason, FIGURES.get(reason, {}))
    is_a_sentence(text)
    for value in FIGURES.get(reason, {}).values():
        if isinstance(value, str):
            assert value in text


@pytest.mark.parametrize("fault", FileFault)
def test_every_fault_of_a_file(fault: FileFault) -> None:
    text = file_words(GB, fault, "person.nmae", FIGURES.get(fault, {}))
    is_a_sentence(text)
    assert ("person.nmae" in text) == (fault is not FileFault.NOT_TOML)


@pytest.mark.parametrize(
    "sort",
    [
        "text",
        "number",
        "whole",
        "truth",
        "numbers",
        "texts",
        "weekdays",
        "date",
        "dates",
        "time",
        "instant",
        "table",
        "tables",
    ],
)
def test_every_sort_of_value(sort: str) -> None:
    is_a_sentence(file_words(GB, "wrong_sort", "here", {"sort": sort, "value": "that"}))


@pytest.mark.parametrize("fault", PlanFault)
def test_every_fault_of_a_plan(fault: PlanFault) -> None:
    is_a_sentence(plan_words(GB, PlanProblem(fault, (), FIGURES.get(fault, {}))))


@pytest.mark.parametrize("code", DAMAGES)
def test_every_damage(code: str) -> None:
    is_a_sentence(damage_words(GB, code))


def test_a_misspelt_key_gets_a_hint() -> None:
    assert file_words(GB, "unknown_key", "person.nmae", {"key": "nmae", "known": ["name"]}) == (
        "person.nmae is not known here. Did you mean name?"
    )
    assert file_words(GB, "unknown_key", "person.x", {"key": "x", "known": ["name"]}) == "person.x is not known here."


def test_figures_are_written_as_people_write_them() -> None:
    problem = PlanProblem(PlanFault.AMOUNT_NOT_MADE, (), FIGURES[PlanFault.AMOUNT_NOT_MADE])
    assert plan_words(GB, problem) == (
        "Tablets of 25 and 50 mg can't make 60 mg. They can make 50 and 75 mg. Ask your prescriber."
    )
    assert refusal_words(GB, Reason.IN_FUTURE, FIGURES[Reason.IN_FUTURE]).startswith("2026-03-02T08:10+00:00 is in")
    assert "at 08:00." in plan_words(GB, PlanProblem(PlanFault.SAME_TIME, (), {"time": time(8)}))


def test_names_with_brackets_are_names() -> None:
    assert refusal_words(GB, Reason.UNKNOWN_DOSE, {"key": "{0}{key}"}).startswith("The plan has no dose {0}{key}.")
    assert "{x!r}" in file_words(GB, "not_toml", "", {"detail": "{x!r}"})


def test_the_past_is_counted() -> None:
    assert "1 dose before now (the first is a)" in past_words(GB, ["a"])
    assert "2 doses before now (the first is a)" in past_words(GB, ["a", "b"])


def test_a_fault_of_a_file_begins_with_its_line() -> None:
    text = file_words(GB, FileFault.WRONG_SORT, "meals[1].dinner", {"sort": "time", "value": "8"}, 1234)
    assert text == 'Line 1234: meals[1].dinner must be a time such as "07:30", not 8.'
    problem = PlanProblem(PlanFault.SAME_TIME, ("steps", 0), {"time": time(8)})
    text = file_words(GB, FileFault.BAD_PLAN, "steps[2]", {"problem": problem}, 7)
    assert text == "Line 7: steps[2]: Two doses are at 08:00. Put them together, or move one."


def test_places_are_counted_as_people_count() -> None:
    assert plan_place(("prescriptions", 0, "steps", 1, "until")) == "prescriptions[1].steps[2].until"
    assert plan_place(("person", "name")) == "person.name"
    assert plan_place(()) == ""


def test_a_file_of_the_app_s_own() -> None:
    is_a_sentence(system_words(GB, "/home/sam/device-id"))


def test_a_form_writes_dates_as_people_do() -> None:
    problem = PlanProblem(PlanFault.HOLD_ENDS_FIRST, (), {"day": date(2026, 3, 2)})
    assert plan_words(GB, problem) == "The pause ends before it begins on 2 March 2026."
