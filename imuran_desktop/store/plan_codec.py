"""The parts of the plan as JSON bodies, and back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.monitoring import ClinicDate, MonitoringPreset, MonitoringSchedule
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Hold, MealTimes, Person, Prescription, Slot
from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
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
    return {
        "begins": _change_body(meals.begins),
        "times": _times_body(meals.times),
        "other_days": {str(day): _times_body(times) for day, times in meals.other_days.items()},
    }


def meals(body: Body) -> MealTimes:
    """The meal times a body describes."""
    others = {int(day): _times(times) for day, times in body.get("other_days", {}).items()}
    return MealTimes(_change(body["begins"]), _times(body["times"]), others)


def prescription_body(item: Prescription) -> Body:
    """The body of a prescription entry, with its slots, steps and holds. Its id is the entry's."""
    return {
        "medicine": item.medicine,
        "directions": [_directions_body(directions) for directions in item.directions],
        "tablets_mg": list(item.tablets_mg),
        "may_halve": item.may_halve,
        "missed_words": item.missed_words,
        "prescriber": item.prescriber,
        "reason": item.reason,
        "recording": _change_body(item.recording),
        "steps": [_step_body(step) for step in item.in_order()],
        "holds": [_hold_body(hold) for hold in item.holds],
        "ends": item.ends and _change_body(item.ends),
    }


def prescription(entry: str, body: Body) -> Prescription:
    """The prescription a body describes."""
    return Prescription(
        id=entry.removeprefix("prescription:"),
        medicine=body["medicine"],
        steps=tuple(_step(step) for step in body["steps"]),
        recording=_change(body["recording"]),
        directions=tuple(_directions(directions) for directions in body["directions"]),
        tablets_mg=tuple(float(strength) for strength in body["tablets_mg"]),
        may_halve=body["may_halve"],
        missed_words=body["missed_words"],
        prescriber=body["prescriber"],
        reason=body["reason"],
        holds=tuple(_hold(hold) for hold in body["holds"]),
        ends=body["ends"] and _change(body["ends"]),
    )


def _directions_body(directions: Directions) -> Body:
    return {
        "begins": _change_body(directions.begins),
        "food": directions.food.value,
        "food_words": directions.food_words,
        "milk_words": directions.milk_words,
        "window_s": int(directions.window.total_seconds()),
    }


def _directions(body: Body) -> Directions:
    return Directions(
        begins=_change(body["begins"]),
        food=FoodInstruction(body["food"]),
        food_words=body["food_words"],
        milk_words=body["milk_words"],
        window=timedelta(seconds=body["window_s"]),
    )


def _hold_body(hold: Hold) -> Body:
    return {
        "begins": _change_body(hold.begins),
        "ends": hold.ends and _change_body(hold.ends),
        "reason": hold.reason.value,
        "said_by": hold.said_by,
    }


def _hold(body: Body) -> Hold:
    ends = body["ends"]
    return Hold(_change(body["begins"]), ends and _change(ends), HoldReason(body["reason"]), body["said_by"])


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
        "said_by": schedule.said_by,
        "working_days": schedule.working_days,
        "counts_from_done": schedule.counts_from_done,
        "window_days": schedule.window_days,
        "dates": [_clinic_date_body(given) for given in schedule.dates],
        "counted_from": schedule.counted_from and schedule.counted_from.isoformat(),
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
        said_by=body["said_by"],
        working_days=body["working_days"],
        counts_from_done=body["counts_from_done"],
        window_days=body["window_days"],
        dates=tuple(_clinic_date(given) for given in body["dates"]),
        counted_from=body["counted_from"] and date.fromisoformat(body["counted_from"]),
    )


def _clinic_date_body(given: ClinicDate) -> Body:
    return {
        "on": given.on.isoformat(),
        "instead_of": given.instead_of and given.instead_of.isoformat(),
        "said_by": given.said_by,
        "note": given.note,
    }


def _clinic_date(body: Body) -> ClinicDate:
    instead_of = body["instead_of"] and date.fromisoformat(body["instead_of"])
    return ClinicDate(date.fromisoformat(body["on"]), instead_of, body["said_by"], body["note"])


def instant(text: str | None) -> datetime | None:
    """An aware instant from its text."""
    return None if text is None else datetime.fromisoformat(text)


def instant_text(at: datetime | None) -> str | None:
    """An aware instant as text."""
    return None if at is None else at.isoformat()


def tablets_body(counts: Iterable[TabletCount]) -> list[Sequence[float]]:
    """Tablets as pairs of strength and count."""
    return [[tablet.strength_mg, tablet.count] for tablet in counts]


def tablets(body: Iterable[Sequence[float]]) -> tuple[TabletCount, ...]:
    """The tablets that pairs of strength and count describe."""
    return tuple(TabletCount(float(strength), count) for strength, count in body)


def _times_body(times: Mapping[str, time]) -> Body:
    return {meal: _clock(at) for meal, at in times.items()}


def _times(body: Body) -> Mapping[str, time]:
    return {meal: time.fromisoformat(at) for meal, at in body.items()}


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
                "tablets": tablets_body(slot.tablets),
                "repeat": _repeat_body(slot.repeat),
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
        tablets=tablets(body["tablets"]),
        repeat=_repeat(body["repeat"]),
    )


def _repeat_body(repeat: Repeat) -> Body | None:
    """A daily repeat is no body at all."""
    if repeat == DAILY:
        return None
    return {
        "kind": repeat.kind.value,
        "weekdays": sorted(repeat.weekdays),
        "every": repeat.every,
        "days_off": repeat.days_off,
        "since": repeat.since.isoformat(),
        "min_gap_s": repeat.min_gap and int(repeat.min_gap.total_seconds()),
        "most_per_day": repeat.most_per_day,
    }


def _repeat(body: Body | None) -> Repeat:
    if body is None:
        return DAILY
    gap = body["min_gap_s"]
    return Repeat(
        kind=RepeatKind(body["kind"]),
        weekdays=frozenset(body["weekdays"]),
        every=body["every"],
        days_off=body["days_off"],
        since=date.fromisoformat(body["since"]),
        min_gap=gap and timedelta(seconds=gap),
        most_per_day=body["most_per_day"],
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
