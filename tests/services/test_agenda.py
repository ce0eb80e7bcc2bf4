"""The agenda as scripts and clinics read it, shaped exactly as the issue says."""

import json
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.domain.codes import Food, FoodInstruction, Outcome
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.domain.plan import Change, Directions, Slot
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.services.agenda import read_agenda
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import book_test, put_off_test, waive_test
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import save_plan
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.services.entering import enter_results
from tests.services.plans import ALEX, SAM, START, at, plan, sam_s_diary, step

NOW = at("2026-03-08 09:30")


def keys(data: dict[str, Any]) -> list[str]:
    return [dose["key"] for dose in data["doses"]]


def test_the_shape_of_a_day(diary: Diary) -> None:
    taken = Answer(Outcome.TAKEN, at("2026-03-08 08:10"), Food.WITH)
    record_intake(diary, ALEX, NOW, "morning/2026-03-08", taken)
    data = read_agenda(diary, NOW)
    assert json.loads(json.dumps(data)) == {
        "at": "2026-03-08T09:30:00+00:00",
        "zone": "Europe/London",
        "doses": [
            {
                "key": "morning/2026-03-08",
                "medicine": "azathioprine",
                "slot": "morning",
                "date": "2026-03-08",
                "time": "08:00",
                "instant": "2026-03-08T08:00:00+00:00",
                "amount_mg": 50,
                "tablets": [{"strength_mg": 50, "count": 1}],
                "food": "with_or_after",
                "state": "taken",
                "intake": {
                    "outcome": "taken",
                    "at": "2026-03-08T08:10:00+00:00",
                    "food": "with",
                    "reason": None,
                    "by": "Alex",
                    "amount_mg": 50,
                    "sick_after": False,
                },
            },
            {
                "key": "evening/2026-03-08",
                "medicine": "azathioprine",
                "slot": "evening",
                "date": "2026-03-08",
                "time": "18:30",
                "instant": "2026-03-08T18:30:00+00:00",
                "amount_mg": 25,
                "tablets": [{"strength_mg": 25, "count": 1}],
                "food": "with_or_after",
                "state": "upcoming",
                "intake": None,
            },
        ],
        "blood_tests": [
            {
                "due": "2026-03-08",
                "state": "due",
                "tests": ["full blood count with platelets"],
                "clinic_said": None,
                "arranged": None,
                "done": None,
            }
        ],
        "visits": [],
    }


def test_an_answer_with_little_in_it(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "morning/2026-03-08", Answer(Outcome.SKIPPED, reason="ran_out"))
    record_intake(diary, SAM, NOW, "evening/2026-03-08", Answer(Outcome.TAKEN))
    morning, evening = read_agenda(diary, NOW)["doses"]
    nothing = {"at": None, "food": None, "by": None, "sick_after": False}
    assert morning["intake"] == {"outcome": "skipped", "reason": "ran_out", "amount_mg": None, **nothing}
    assert evening["intake"] == {"outcome": "taken", "reason": None, "amount_mg": 25, **nothing}


def test_an_intake_keeps_the_offset_at_which_it_was_recorded(diary: Diary) -> None:
    summer = at("2026-06-01 08:10")
    record_intake(diary, SAM, summer, "morning/2026-06-01", Answer(Outcome.TAKEN, summer))
    (morning, _) = read_agenda(diary, summer)["doses"]
    assert morning["intake"]["at"] == "2026-06-01T08:10:00+01:00"
    assert morning["instant"] == "2026-06-01T08:00:00+01:00"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, ["morning/2026-03-08", "evening/2026-03-08"]),
        ("2026-03-07", "2026-03-07", ["morning/2026-03-07", "evening/2026-03-07"]),
        ("2026-03-09", None, ["morning/2026-03-09", "evening/2026-03-09"]),
        (None, "2026-03-01", ["morning/2026-03-01", "evening/2026-03-01"]),
        ("2026-02-01", "2026-02-28", []),
    ],
)
def test_a_range_of_dates(diary: Diary, first: str | None, last: str | None, expected: list[str]) -> None:
    data = read_agenda(diary, NOW, first and date.fromisoformat(first), last and date.fromisoformat(last))  # type: ignore[arg-type]
    assert keys(data) == expected


def test_an_open_end_reaches_today(diary: Diary) -> None:
    assert len(keys(read_agenda(diary, NOW, START))) == 16
    assert len(keys(read_agenda(diary, NOW, None, date(2026, 3, 10)))) == 6


def test_states_are_judged_at_the_instant_asked_for(diary: Diary) -> None:
    def states(moment: str) -> list[str]:
        return [dose["state"] for dose in read_agenda(diary, at(moment), date(2026, 3, 8), date(2026, 3, 8))["doses"]]

    assert states("2026-03-08 07:59") == ["upcoming", "upcoming"]
    assert states("2026-03-08 08:00") == ["due", "upcoming"]
    assert states("2026-03-08 09:00") == ["overdue", "upcoming"]
    assert states("2026-03-08 18:30") == ["missed", "due"]
    assert states("2026-03-10 00:00") == ["missed", "missed"]


def test_blood_tests_of_the_range_and_the_one_overdue(diary: Diary) -> None:
    def tests(first: date, last: date) -> list[tuple[str, str]]:
        found = read_agenda(diary, at("2026-03-10 12:00"), first, last)["blood_tests"]
        return [(test["due"], test["state"]) for test in found]

    today = date(2026, 3, 10)
    assert tests(today, today) == [("2026-03-08", "overdue")]
    assert tests(today, today + timedelta(days=5)) == [("2026-03-08", "overdue"), ("2026-03-15", "coming_up")]
    assert tests(today + timedelta(days=1), today + timedelta(days=5)) == [("2026-03-15", "coming_up")]
    assert tests(START, today - timedelta(days=1)) == [("2026-03-08", "overdue")]


def test_what_is_arranged_for_a_blood_test_is_said(diary: Diary) -> None:
    due = date(2026, 3, 8)

    def told() -> dict[str, Any]:
        (test,) = read_agenda(diary, NOW)["blood_tests"]
        arranged = {key: value for key, value in test["arranged"].items() if value}
        return {"state": test["state"], **arranged}

    book_test(diary, SAM, NOW, due, date(2026, 3, 10), time(9, 30), "Sample clinic")
    booked = {"how": "booked", "booked": True, "on": "2026-03-10", "at": "09:30", "where": "Sample clinic"}
    assert told() == {"state": "booked", **booked}
    put_off_test(diary, SAM, NOW, due, date(2026, 3, 12), "the clinic is closed")
    assert told() == {"state": "put_off", "how": "put_off", "on": "2026-03-12", "reason": "the clinic is closed"}
    waive_test(diary, SAM, NOW, due, "the clinic said so")
    assert told() == {"state": "not_needed", "how": "not_needed", "on": "2026-03-08", "reason": "the clinic said so"}


def test_a_blood_test_that_was_done_says_when_and_whether_its_results_are_in(diary: Diary) -> None:
    def told() -> tuple[str, str]:
        (test,) = read_agenda(diary, NOW)["blood_tests"]
        return test["state"], test["done"]

    record_blood_test(diary, SAM, NOW, date(2026, 3, 7))
    assert told() == ("done", "2026-03-07")
    enter_results(diary, SAM, NOW, date(2026, 3, 7), [Result("alt", Decimal(34), "U/L")])
    assert told() == ("results_in", "2026-03-07")


def test_a_date_that_the_clinic_gave_says_who_said_so(diary: Diary) -> None:
    given = ClinicDate(date(2026, 3, 10), date(2026, 3, 8), "Nurse Example", "before the bank holiday")
    plan = read_plan(diary)
    schedules = (replace(plan.schedules[0], dates=(given,)),)
    save_plan(diary, SAM, NOW, replace(plan, schedules=schedules))
    (test,) = read_agenda(diary, at("2026-03-10 09:00"))["blood_tests"]
    assert (test["due"], test["state"]) == ("2026-03-10", "due")
    assert test["clinic_said"] == {"by": "Nurse Example", "note": "before the bank holiday"}


def test_another_zone_stands_in_for_the_whole_timeline(diary: Diary) -> None:
    moved = replace(
        read_plan(diary),
        timeline=Timeline((ZoneChange(None, "Europe/London"), ZoneChange(NOW, "America/New_York"))),
    )
    save_plan(diary, SAM, NOW, moved)
    own = read_agenda(diary, NOW, START, date(2026, 3, 9))
    assert own["zone"] == "America/New_York"
    assert {dose["instant"][-6:] for dose in own["doses"]} == {"+00:00", "-04:00"}
    other = read_agenda(diary, NOW, START, date(2026, 3, 9), "Asia/Kolkata")
    assert (other["zone"], other["at"]) == ("Asia/Kolkata", "2026-03-08T15:00:00+05:30")
    assert {dose["instant"][10:] for dose in other["doses"]} == {"T08:00:00+05:30", "T18:30:00+05:30"}


def test_food_in_the_person_s_own_words(tmp_path: Path) -> None:
    of = plan()
    item = replace(
        of.prescriptions[0], directions=(Directions(Change(START), FoodInstruction.OWN_WORDS, "with milk 🥛"),)
    )
    with sam_s_diary(tmp_path, replace(of, prescriptions=(item,))) as diary:
        assert {dose["food"] for dose in read_agenda(diary, NOW)["doses"]} == {"with milk 🥛"}


def test_tablets_of_several_strengths(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path, plan(step(START, Slot("morning", 125.0, meal="breakfast")))) as diary:
        (dose,) = read_agenda(diary, NOW)["doses"]
    assert dose["tablets"] == [{"strength_mg": 50, "count": 2}, {"strength_mg": 25, "count": 1}]


@pytest.mark.parametrize(("due", "booked"), [("2026-03-15", "2026-03-20"), ("2026-05-24", "2026-03-20")])
def test_a_booked_test_is_on_the_agenda_of_its_day_and_of_the_planned_one(diary: Diary, due: str, booked: str) -> None:
    book_test(diary, SAM, NOW, date.fromisoformat(due), date.fromisoformat(booked), time(9, 30))
    for day in (due, booked):
        on = date.fromisoformat(day)
        tests = {test["due"]: test for test in read_agenda(diary, NOW, on, on)["blood_tests"]}
        assert tests[due]["arranged"]["on"] == booked
