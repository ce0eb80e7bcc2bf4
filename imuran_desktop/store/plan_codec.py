"""The parts of the plan as JSON bodies, and back."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.monitoring import Interval, MonitoringPreset, MonitoringSchedule, Phase
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Prescription, Slot
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import ZoneChange

Body = Mapping[str, Any]


def person_body(person: Person) -> Body:
    """The body of a person entry."""
    return {"name": person.name, "recording_from": person.recording_from.isoformat(), "sample": person.sample}


def person(body: Body) -> Person:
    """The person a body describes."""
    return Person(body["name"], date.fromisoformat(body["recording_from"]), body["sample"])


def zone_body(change: ZoneChange) -> Body:
    """The body of a zone entry."""
    return {"at": instant_text(change.at), "zone": change.zone}


def zone(body: Body) -> ZoneChange:
    """The zone change a body describes."""
    return ZoneChange(instant(body["at"]), body["zone"])


def meals_body(meals: MealTimes) -> Body:
    """The body of a meals entry."""
    return {"begins": _change_body(meals.begins), "times": {meal: _clock(at) for meal, at in meals.times.items()}}


def meals(body: Body) -> MealTimes:
    """The meal times a body describes."""
    return MealTimes(_change(body["begins"]), {meal: time.fromisoformat(at) for meal, at in body["times"].items()})


def prescription_body(item: Prescription) -> Body:
    """The body of a prescription entry, with its slots and steps. Its id is the entry's."""
    return {
        "medicine": item.medicine,
        "food": item.food.value,
        "food_words": item.food_words,
        "tablets_mg": list(item.tablets_mg),
        "missed_words": item.missed_words,
        "window_s": int(item.window.total_seconds()),
        "recording": _change_body(item.recording),
        "steps": [_step_body(step) for step in item.in_order()],
    }


def prescription(entry: str, body: Body) -> Prescription:
    """The prescription a body describes."""
    return Prescription(
        id=entry.removeprefix("prescription:"),
        medicine=body["medicine"],
        steps=tuple(_step(step) for step in body["steps"]),
        recording=_change(body["recording"]),
        food=FoodInstruction(body["food"]),
        food_words=body["food_words"],
        tablets_mg=tuple(float(strength) for strength in body["tablets_mg"]),
        missed_words=body["missed_words"],
        window=timedelta(seconds=body["window_s"]),
    )


def monitoring_body(schedule: MonitoringSchedule) -> Body:
    """The body of a monitoring entry. It holds the whole preset, so that a new edition of it moves no past date."""
    preset = schedule.preset
    return {
        "start": schedule.start.isoformat(),
        "restarts": [day.isoformat() for day in schedule.restarts],
        "preset": {
            "id": preset.id,
            "name": preset.name,
            "tests": list(preset.tests),
            "phases": [_phase_body(phase) for phase in preset.phases],
            "source": preset.source,
            "caveat": preset.caveat,
            "restarts": preset.restarts,
            "checked": preset.checked,
        },
    }


def monitoring(entry: str, body: Body) -> MonitoringSchedule:
    """The monitoring schedule a body describes."""
    preset = body["preset"]
    return MonitoringSchedule(
        preset=MonitoringPreset(
            **{
                **preset,
                "tests": tuple(preset["tests"]),
                "phases": tuple(_phase(phase) for phase in preset["phases"]),
            }
        ),
        start=date.fromisoformat(body["start"]),
        restarts=tuple(date.fromisoformat(day) for day in body["restarts"]),
        entry=entry,
    )


def instant(text: str | None) -> datetime | None:
    """An aware instant from its text."""
    return None if text is None else datetime.fromisoformat(text)


def instant_text(at: datetime | None) -> str | None:
    """An aware instant as text."""
    return None if at is None else at.isoformat()


def _clock(at: time) -> str:
    return at.isoformat(timespec="minutes")


def _change_body(change: Change) -> Body:
    return {
        "first": change.first.isoformat(),
        "changed_at": instant_text(change.changed_at),
        "answered": sorted(change.answered),
    }


def _change(body: Body) -> Change:
    return Change(date.fromisoformat(body["first"]), instant(body["changed_at"]), frozenset(body["answered"]))


def _step_body(step: DoseStep) -> Body:
    return {
        "begins": _change_body(step.begins),
        "last": step.last and step.last.isoformat(),
        "slots": [
            {
                "id": slot.id,
                "amount_mg": slot.amount_mg,
                "meal": slot.meal,
                "at": slot.at and _clock(slot.at),
                "tablets": [[tablet.strength_mg, tablet.count] for tablet in slot.tablets],
            }
            for slot in step.slots
        ],
    }


def _step(body: Body) -> DoseStep:
    last = body["last"]
    return DoseStep(
        _change(body["begins"]), tuple(_slot(slot) for slot in body["slots"]), last and date.fromisoformat(last)
    )


def _slot(body: Body) -> Slot:
    return Slot(
        id=body["id"],
        amount_mg=float(body["amount_mg"]),
        meal=body["meal"],
        at=body["at"] and time.fromisoformat(body["at"]),
        tablets=tuple(TabletCount(float(strength), count) for strength, count in body["tablets"]),
    )


def _phase_body(phase: Phase) -> Body:
    return {
        "every": _interval_body(phase.every),
        "at_weeks": list(phase.at_weeks),
        "until": _interval_body(phase.until),
        "lasts": _interval_body(phase.lasts),
        "stable_weeks": phase.stable_weeks,
    }


def _phase(body: Body) -> Phase:
    return Phase(
        every=_interval(body["every"]),
        at_weeks=tuple(body["at_weeks"]),
        until=_interval(body["until"]),
        lasts=_interval(body["lasts"]),
        stable_weeks=body["stable_weeks"],
    )


def _interval_body(interval: Interval | None) -> Body | None:
    return None if interval is None else {"days": interval.days, "months": interval.months}


def _interval(body: Body | None) -> Interval | None:
    return None if body is None else Interval(body["days"], body["months"])
