"""What may have been taken on a day on top of its doses."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

from imuran_desktop.domain.plan import Change, DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.takeable import Takeable, takeable_on
from tests.services.plans import START, at, plan, prescription, sam_s_diary, step

NEEDED = Slot("n", 25.0, repeat=Repeat(RepeatKind.AS_NEEDED))
DAILY = Slot("morning", 50.0, meal="breakfast")
MONDAYS = Slot("weekly", 75.0, at=time(13), repeat=Repeat(RepeatKind.WEEKDAYS, frozenset({1})))
NOW = at("2026-03-05 12:00")
LATER = Change(START + timedelta(days=2))


def takeable(folder: Path, of: Plan, day: date) -> list[Takeable]:
    with sam_s_diary(folder, of) as diary:
        return takeable_on(diary, day, NOW)


def kinds(items: list[Takeable]) -> list[tuple[str, float, str]]:
    return [(item.medicine, item.amount_mg, kind(item)) for item in items]


def kind(item: Takeable) -> str:
    if item.dose is not None:
        return "dose"
    return "needed" if item.needed is not None else "uncounted" if item.uncounted else "not planned"


def test_the_doses_of_the_day_and_what_was_prescribed_as_needed_then(tmp_path: Path) -> None:
    of = plan(step(START, DAILY), step(LATER, DAILY, NEEDED))
    assert kinds(takeable(tmp_path, of, date(2026, 3, 4))) == [
        ("azathioprine", 50.0, "dose"),
        ("azathioprine", 25.0, "needed"),
    ]


def test_a_weekly_dose_is_offered_on_every_other_day_too(tmp_path: Path) -> None:
    found = takeable(tmp_path, plan(step(START, DAILY, MONDAYS)), date(2026, 3, 4))
    assert kinds(found) == [("azathioprine", 50.0, "dose"), ("azathioprine", 75.0, "not planned")]
    assert found[1].key == "weekly/2026-03-04"


def test_before_the_first_dose_step_that_step_is_offered(tmp_path: Path) -> None:
    of = plan(step(START, DAILY, NEEDED), step(LATER, MONDAYS))
    assert kinds(takeable(tmp_path, of, date(2026, 2, 1))) == [
        ("azathioprine", 50.0, "uncounted"),
        ("azathioprine", 25.0, "needed"),
    ]


def test_what_ended_is_offered_last(tmp_path: Path) -> None:
    ended = replace(prescription(step(START, DAILY)), ends=Change(date(2026, 3, 3)))
    other = Prescription(
        "pred", "prednisolone", (DoseStep(Change(START), (Slot("p", 5.0, meal="dinner"),)),), Change(START)
    )
    of = replace(plan(), prescriptions=(ended, other))
    assert kinds(takeable(tmp_path, of, date(2026, 3, 5))) == [
        ("prednisolone", 5.0, "dose"),
        ("azathioprine", 50.0, "not planned"),
    ]


def test_equal_amounts_are_offered_once(tmp_path: Path) -> None:
    sundays = Repeat(RepeatKind.WEEKDAYS, frozenset({7}))
    same = (
        replace(MONDAYS, id="a"),
        replace(MONDAYS, id="b", at=time(15)),
        replace(DAILY, id="c", meal="dinner", repeat=sundays),
    )
    found = takeable(tmp_path, plan(step(START, DAILY, *same)), date(2026, 3, 4))
    assert kinds(found) == [("azathioprine", 50.0, "dose"), ("azathioprine", 75.0, "not planned")]


def test_on_the_first_day_a_dose_from_before_the_diary_is_offered_with_its_time(tmp_path: Path) -> None:
    began = Change(date(2026, 3, 5), at("2026-03-05 10:00"))
    slots = DAILY, replace(DAILY, id="evening", meal="dinner")
    item = prescription(step(began, *slots), recording=began)
    found = takeable(tmp_path, replace(plan(), prescriptions=(item,)), date(2026, 3, 5))
    assert kinds(found) == [("azathioprine", 50.0, "dose"), ("azathioprine", 50.0, "uncounted")]
    assert (found[1].key, found[1].usual) == ("morning/2026-03-05", at("2026-03-05 08:00"))


def test_a_plan_without_doses_offers_nothing(tmp_path: Path) -> None:
    assert takeable(tmp_path, replace(plan(), prescriptions=()), date(2026, 3, 5)) == []
