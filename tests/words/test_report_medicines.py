"""The medicines of a report in words."""

from dataclasses import replace
from datetime import date, time

import pytest

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.plan import Change, Hold, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.report_medicines import DatedStep, ReportedMedicine
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_medicines import (
    dated_hold_words,
    dated_step_words,
    dose_step_words,
    medicine_lines,
)
from tests.domain.builders import START, directions, prescription, step
from tests.words.plain import plain

GB = Language("en_GB")
MORNING, EVENING = Slot("morning", 50, meal="breakfast"), Slot("evening", 25, meal="dinner")
HOURS = [Slot(str(hour), 12.5, at=time(hour)) for hour in range(8, 12)]
MONDAYS = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
NEEDED = Slot("needed", 500, repeat=Repeat(RepeatKind.AS_NEEDED, most_per_day=3))
LAST = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ((MORNING,), "50 mg a day, at breakfast"),
        ((MORNING, EVENING), "75 mg a day (50 mg at breakfast and 25 mg at dinner)"),
        (HOURS, "50 mg a day, in 4 doses"),
        ((replace(MORNING, repeat=MONDAYS),), "50 mg at breakfast, on Mondays"),
        (
            [replace(hour, repeat=MONDAYS, amount_mg=7) for hour in HOURS],
            "4 mg a day on average, in 4 doses, not all of them every day",
        ),
        ((NEEDED,), "500 mg only when needed, at most 3 times a day"),
        ((), "no dose"),
    ],
)
def test_a_dose_step_says_how_much_a_day_and_when(slots: tuple[Slot, ...], said: str) -> None:
    assert plain(dose_step_words(GB, step(*slots))) == said


@pytest.mark.parametrize(
    ("last", "then_none", "said"),
    [
        (None, False, "from 1 Mar 2026: 50 mg a day, at breakfast"),
        (LAST, False, "from 1 Mar 2026: 50 mg a day, at breakfast"),
        (LAST, True, "from 1 Mar 2026 to 15 Mar 2026: 50 mg a day, at breakfast"),
        (START, True, "on 1 Mar 2026: 50 mg a day, at breakfast"),
    ],
)
def test_its_end_is_said_where_nothing_follows(last: date | None, then_none: bool, said: str) -> None:
    assert plain(dated_step_words(GB, DatedStep(step(MORNING), START, last, then_none))) == said


@pytest.mark.parametrize(
    ("ends", "reason", "by", "said"),
    [
        (
            date(2026, 3, 8),
            HoldReason.CLINIC,
            "Nurse",
            "On hold from 1 Mar 2026 to 7 Mar 2026: as the clinic said (Nurse)",
        ),
        (None, HoldReason.CLINIC, "", "On hold from 1 Mar 2026, until further notice: as the clinic said"),
        (date(2026, 3, 2), HoldReason.HOSPITAL, "", "On hold on 1 Mar 2026: in hospital, given by the ward"),
    ],
)
def test_a_hold_says_why_and_who_said_so(ends: date | None, reason: HoldReason, by: str, said: str) -> None:
    hold = Hold(Change(START), Change(ends) if ends else None, reason, by)
    assert dated_hold_words(GB, hold) == said


def told(*steps: DatedStep, **parts: object) -> list[str]:
    item = replace(prescription(), prescriber="Dr Example", reason="my gut")
    of = ReportedMedicine(item, steps, **{"directions": ((START, directions()),), **parts})  # type: ignore[arg-type]
    return plain(medicine_lines(GB, of)).splitlines()


ONE = DatedStep(step(MORNING), START)
ABOUT = "ith or just after food; for: my gut; prescribed by: Dr Example"


def test_one_dose_step_is_told_on_one_line() -> None:
    assert told(ONE) == [f"From 1 Mar 2026: 50 mg a day, at breakfast; w{ABOUT}"]


def test_a_few_steps_and_holds_have_a_line_each() -> None:
    later = DatedStep(step(MORNING, EVENING), LAST)
    hold = Hold(Change(START), Change(LAST))
    parts = {"holds": (hold,), "recorded_from": date(2026, 3, 5), "ended": date(2026, 3, 20)}
    assert told(ONE, later, **parts) == [
        "From 1 Mar 2026: 50 mg a day, at breakfast",
        "From 15 Mar 2026: 75 mg a day (50 mg at breakfast and 25 mg at dinner)",
        "In this diary from 5 Mar 2026 on",
        "Ended: the last day was 20 Mar 2026",
        "On hold from 1 Mar 2026 to 14 Mar 2026: as the clinic said",
        f"W{ABOUT}",
    ]


def test_many_steps_follow_each_other() -> None:
    (line,) = told(*(DatedStep(step(MORNING), date(2026, 3, number)) for number in (1, 2, 3, 4)))
    assert line.count("50 mg a day") == 4
    assert line.endswith(f"; w{ABOUT}")


def test_directions_that_changed_have_their_dates() -> None:
    changed = ((START, directions()), (LAST, directions(FoodInstruction.EMPTY_STOMACH)))
    (line,) = told(ONE, directions=changed)
    assert "; with or just after food from 1 Mar 2026 on; on an empty stomach from 15 Mar 2026 on;" in line


def test_numbers_and_dates_are_those_of_the_locale() -> None:
    half = DatedStep(step(replace(MORNING, amount_mg=12.5)), START)
    assert plain(dated_step_words(Language("en_DE"), half)) == "from 1 Mar 2026: 12,5 mg a day, at breakfast"
    assert plain(dated_step_words(Language("en_US"), half)) == "from Mar 1, 2026: 12.5 mg a day, at breakfast"
