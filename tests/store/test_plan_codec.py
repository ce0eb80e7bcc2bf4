"""The parts of the plan as bodies, and back: nothing is lost, and no body is more than JSON."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, Directions, Hold, MealTimes, Person, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.store import plan_codec
from imuran_desktop.store.plan_codec import Body
from tests.domain.plan_strategies import schedules
from tests.services.plans import START, prescription, step

CHANGED = Change(START, datetime(2026, 3, 1, 9, 30, 15, 123456, UTC), frozenset({"morning", "b"}))


def through_json(body: Body) -> Body:
    found: Body = json.loads(json.dumps(body, ensure_ascii=False, sort_keys=True))
    assert found == body
    return found


@pytest.mark.parametrize("sample", [True, False])
def test_a_person(sample: bool) -> None:
    person = Person("Zoë 💊", START, sample)
    assert plan_codec.person(through_json(plan_codec.person_body(person))) == person


@pytest.mark.parametrize("moment", [None, datetime(2026, 3, 1, 9, 30, tzinfo=UTC)])
def test_a_zone(moment: datetime | None) -> None:
    change = ZoneChange(moment, "Asia/Kolkata")
    assert plan_codec.zone(through_json(plan_codec.zone_body(change))) == change


@pytest.mark.parametrize("begins", [Change(START), CHANGED])
def test_meals(begins: Change) -> None:
    meals = MealTimes(begins, {"breakfast": time(8, 5), "tea & cake": time(23, 59)}, {6: {"breakfast": time(9)}})
    assert plan_codec.meals(through_json(plan_codec.meals_body(meals))) == meals


REPEATS = [
    Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1, 7})),
    Repeat(RepeatKind.EVERY_DAYS, every=2, since=START),
    Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=START),
    Repeat(RepeatKind.EVERY_MONTHS, every=3, since=START),
    Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=4),
    Repeat(RepeatKind.AS_NEEDED),
]


def repeating(repeat: Repeat) -> Slot:
    return Slot(f"slot-{REPEATS.index(repeat)}", 25.0, tablets=(TabletCount(25.0, 0.5),), repeat=repeat)


def test_a_prescription() -> None:
    item = replace(
        prescription(
            step(START, Slot("a", 75.0, meal="breakfast"), Slot("b", 12.5, at=time(7, 30)), last=date(2026, 3, 9)),
            step(CHANGED, Slot("a", 100.0, at=time(0)), *map(repeating, REPEATS)),
            recording=CHANGED,
        ),
        directions=(
            Directions(Change(START)),
            Directions(CHANGED, FoodInstruction.OWN_WORDS, "an apple", "no milk", timedelta(minutes=90, seconds=30)),
        ),
        missed_words="ring",
        tablets_mg=(12.5, 25.0),
        may_halve=True,
        prescriber="Dr Example",
        reason="to calm my gut",
        holds=(Hold(CHANGED), Hold(Change(START), CHANGED, HoldReason.HOSPITAL, "the ward")),
        ends=CHANGED,
    )
    body = through_json(plan_codec.prescription_body(item))
    found = plan_codec.prescription("prescription:aza", body)
    # The order of steps in the file is the one in which they take effect.
    assert found == replace(item, steps=tuple(item.in_order()))


@pytest.mark.parametrize("preset", load_presets().values(), ids=lambda preset: preset.id)
def test_a_schedule_holds_its_whole_preset(preset: object) -> None:
    schedule = MonitoringSchedule(preset, START, (date(2026, 4, 1),), "monitoring:2026-03-01")  # type: ignore[arg-type]
    body = through_json(plan_codec.monitoring_body(schedule))
    assert plan_codec.monitoring("monitoring:2026-03-01", body) == schedule


@given(schedules(list(load_presets().values()), START))
def test_a_schedule_followed_in_any_way(schedule: MonitoringSchedule) -> None:
    body = through_json(plan_codec.monitoring_body(schedule))
    assert plan_codec.monitoring(schedule.entry, body) == schedule
