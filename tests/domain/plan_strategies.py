"""Plans with everything a plan can hold, for property tests. All of them can be saved."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.monitoring import ClinicDate, MonitoringPreset, MonitoringSchedule, own_preset
from imuran_desktop.domain.plan import (
    ON_TIME_WINDOW,
    Change,
    Directions,
    DoseStep,
    Hold,
    MealTimes,
    Person,
    Plan,
    Prescription,
    Slot,
)
from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from imuran_desktop.domain.schedule_checks import schedule_faults
from imuran_desktop.domain.tablets import TabletCount, make_up
from imuran_desktop.domain.zones import Timeline, ZoneChange
from tests.domain.builders import START
from tests.domain.schedules import presets as made_presets

ZONES = ("Europe/London", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "UTC")
MEAL_HOURS = {"breakfast": (5, 9), "lunch": (11, 13), "dinner": (17, 19), "bedtime": (21, 23), "tea & cake": (15, 16)}
"""Meals are at the full or half hour, slots with a time of their own at the quarters: no two of a step coincide."""
_QUARTERS = [time(hour, minute) for hour in range(24) for minute in (15, 45)]
_STRENGTHS = (0.5, 10.0, 12.5, 25.0, 50.0, 75.0)

days = st.integers(0, 120).map(lambda later: START + timedelta(days=later))
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
words = texts.map(lambda text: text.strip() or "x")
own_phases = made_presets.map(lambda preset: preset.phases)
ids = st.text("abcxyz0-_.é", min_size=1, max_size=6)


def change(first: date, *slots: str) -> st.SearchStrategy[Change]:
    """A change on ``first``: made in advance, or in the middle of that day with some of ``slots`` answered."""
    answered = st.frozensets(st.sampled_from(slots)) if slots else st.just(frozenset[str]())
    moment = st.integers(0, 86_399_999_999).map(
        lambda microseconds: (
            datetime.combine(first, time(), UTC) + timedelta(microseconds=microseconds // 1_000 * 1_000)
        )
    )
    return st.one_of(st.just(Change(first)), st.builds(Change, st.just(first), moment, answered))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Where a person was, with up to two journeys."""
    moments = draw(st.sets(st.integers(0, 200 * 1440), max_size=2))
    home = datetime.combine(START, time(), UTC)
    journeys = (home + timedelta(minutes=minutes) for minutes in sorted(moments))
    changes = [ZoneChange(at, draw(st.sampled_from(ZONES))) for at in journeys]
    return Timeline((ZoneChange(None, draw(st.sampled_from(ZONES))), *changes))


@st.composite
def meal_times(draw: st.DrawFn, names: Sequence[str], begins: Change) -> MealTimes:
    """Meal times from a date on, with others on some weekdays."""

    def times(of: Sequence[str]) -> dict[str, time]:
        hours = {name: draw(st.integers(*MEAL_HOURS[name])) for name in of}
        return {name: time(hour, draw(st.sampled_from([0, 30]))) for name, hour in hours.items()}

    weekdays = draw(st.sets(st.integers(1, 7), max_size=3))
    alike = times(draw(st.lists(st.sampled_from(names), unique=True, min_size=1)))
    others = {
        day: alike if draw(st.booleans()) else times(draw(st.lists(st.sampled_from(names), unique=True, min_size=1)))
        for day in weekdays
    }
    return MealTimes(begins, times(names), others)


@st.composite
def repeats(draw: st.DrawFn, begins: date) -> Repeat:
    """Any way in which a dose can come round."""
    since = draw(st.one_of(st.just(begins), days))
    match draw(st.sampled_from(RepeatKind)):
        case RepeatKind.WEEKDAYS:
            return Repeat(
                RepeatKind.WEEKDAYS, weekdays=draw(st.frozensets(st.integers(1, 7), min_size=1).map(frozenset))
            )
        case RepeatKind.EVERY_DAYS:
            return Repeat(RepeatKind.EVERY_DAYS, every=draw(st.integers(1, 366)), since=since)
        case RepeatKind.CYCLE:
            on, off = draw(st.integers(1, 28)), draw(st.integers(0, 28))
            return Repeat(RepeatKind.CYCLE, every=on, days_off=off, since=since)
        case RepeatKind.EVERY_MONTHS:
            return Repeat(RepeatKind.EVERY_MONTHS, every=draw(st.integers(1, 12)), since=since)
        case RepeatKind.AS_NEEDED:
            gap = draw(st.none() | st.integers(60, 3 * 86_400).map(lambda seconds: timedelta(seconds=seconds)))
            return Repeat(RepeatKind.AS_NEEDED, min_gap=gap, most_per_day=draw(st.none() | st.integers(1, 12)))
        case _:
            return DAILY


@st.composite
def slots(
    draw: st.DrawFn, prefix: str, meals: Sequence[str], strengths: tuple[float, ...], *, may_halve: bool, begins: date
) -> tuple[Slot, ...]:
    """The slots of one dose step, each at a place in the day of its own."""
    at_meals = draw(st.lists(st.sampled_from(meals), unique=True, max_size=2))
    at_times = draw(st.lists(st.sampled_from(_QUARTERS), unique=True, min_size=0 if at_meals else 1, max_size=2))
    found = []
    for number, place in enumerate([*at_meals, *at_times]):
        repeat = draw(repeats(begins))
        piece = 0.5 if may_halve else 1
        unit = draw(st.sampled_from(strengths)) if strengths else 0.1
        amount = round(unit * piece * draw(st.integers(1, 8)), 3)
        made = make_up(amount, strengths, may_halve=may_halve) or ()
        # Those of an earlier strength, or none from the time when the strengths were not known.
        earlier = (TabletCount(amount, 1),) if amount >= 0.5 else ()
        tablets = draw(st.sampled_from([made, made, made, earlier]))
        meal = place if isinstance(place, str) and not repeat.as_needed else None
        at = place if isinstance(place, time) and not repeat.as_needed else None
        found.append(Slot(f"{prefix}-{number}", amount, meal, at, tablets, repeat))
    return tuple(found)


@st.composite
def directions(draw: st.DrawFn, begins: Change) -> Directions:
    """What a prescription says about food, milk and being on time."""
    food = draw(st.sampled_from(FoodInstruction))
    own = draw(words) if food is FoodInstruction.OWN_WORDS else ""
    window = draw(st.just(ON_TIME_WINDOW) | st.integers(60, 720 * 60).map(lambda seconds: timedelta(seconds=seconds)))
    return Directions(begins, food, own, draw(texts), window)


@st.composite
def holds(draw: st.DrawFn, of: Sequence[str]) -> tuple[Hold, ...]:
    """Up to three holds, one after another; the last one may last until further notice."""
    found: list[Hold] = []
    dates = sorted(draw(st.lists(days, unique=True, max_size=6)))
    for begin, end in zip(dates[::2], dates[1::2], strict=False):
        said = draw(st.sampled_from(HoldReason)), draw(texts)
        found.append(Hold(draw(change(begin, *of)), draw(change(end, *of)), *said))
    if len(dates) % 2:
        begins = draw(change(dates[-1], *of))
        # Until further notice, or paused by mistake and gone on with at once.
        ends = begins if draw(st.booleans()) else None
        found.append(Hold(begins, ends, draw(st.sampled_from(HoldReason)), draw(texts)))
    return tuple(found)


@st.composite
def prescriptions(draw: st.DrawFn, id: str, meals: Sequence[str], start: date) -> Prescription:
    """A prescription with everything that one can have."""
    strengths = tuple(draw(st.lists(st.sampled_from(_STRENGTHS), unique=True, max_size=3)))
    may_halve = draw(st.booleans())
    begun = sorted(draw(st.lists(days, unique=True, min_size=1, max_size=3)))
    steps: list[DoseStep] = []
    ids = [f"{id}-{number}" for number in range(3)]
    for number, first in enumerate(begun):
        changed = draw(change(first, *ids))
        of = draw(slots(id, meals, strengths, may_halve=may_halve, begins=first))
        following = begun[number + 1] if number + 1 < len(begun) else START + timedelta(days=200)
        last = draw(st.none() | st.dates(first, following - timedelta(days=1)))
        steps.append(DoseStep(changed, of, last))
    again = steps[-1].begins.changed_at
    if again is not None and draw(st.booleans()):  # and changed once more on that day
        later = replace_moment(steps[-1].begins, again + timedelta(minutes=7))
        steps.append(DoseStep(later, draw(slots(id, meals, strengths, may_halve=may_halve, begins=later.first))))
    recording = draw(st.just(Change(start)) | days.flatmap(change))
    said = draw(st.lists(days, unique=True, max_size=3))
    dated = [draw(directions(draw(change(first, *ids)))) for first in sorted(said)]
    return Prescription(
        id=id,
        medicine=draw(words),
        steps=tuple(steps),
        recording=recording,
        directions=tuple(dated) or (draw(directions(Change(recording.first))),),
        tablets_mg=strengths,
        may_halve=may_halve,
        missed_words=draw(texts),
        prescriber=draw(texts),
        reason=draw(texts),
        holds=draw(holds(ids)),
        ends=draw(st.none() | st.dates(begun[0], START + timedelta(days=300)).flatmap(change)),
    )


def replace_moment(begins: Change, moment: datetime) -> Change:
    """The same change, made at another moment."""
    return Change(begins.first, moment, begins.answered)


@st.composite
def clinic_dates(draw: st.DrawFn) -> tuple[ClinicDate, ...]:
    """Dates that the clinic gave, each for a planned test of its own or for one more."""
    given = sorted(draw(st.sets(days, max_size=3)))
    instead_of = draw(st.lists(days, unique=True, min_size=len(given), max_size=len(given)))
    return tuple(
        ClinicDate(on, draw(st.sampled_from([planned, None])), draw(texts), draw(texts))
        for on, planned in zip(given, instead_of, strict=True)
    )


@st.composite
def schedules(draw: st.DrawFn, presets: Sequence[MonitoringPreset], first: date) -> MonitoringSchedule:
    """A schedule from a day on: one of ``presets`` or the clinic's own, followed in any way."""
    phases = own_phases.filter(lambda made: not schedule_faults(made))
    own = st.builds(own_preset, phases, st.lists(words, max_size=2), name=words, restarts=st.booleans())
    return MonitoringSchedule(
        preset=draw(st.sampled_from(presets) | own),
        start=first,
        restarts=tuple(sorted(draw(st.sets(days, max_size=2)))),
        said_by=draw(texts),
        working_days=draw(st.booleans()),
        counts_from_done=draw(st.booleans()),
        window_days=draw(st.none() | st.integers(0, 90)),
        dates=draw(clinic_dates()),
        counted_from=draw(st.none() | st.integers(0, 60).map(lambda earlier: first - timedelta(days=earlier))),
    )


@st.composite
def plans(draw: st.DrawFn, presets: Sequence[MonitoringPreset] = ()) -> Plan:
    """A plan with everything a plan can hold; with schedules of some of ``presets``."""
    start = draw(days)
    names = draw(st.lists(st.sampled_from(list(MEAL_HOURS)), unique=True, min_size=1))
    dated = sorted(draw(st.sets(days, min_size=1, max_size=3)))
    of = draw(st.lists(ids, unique=True, max_size=3))
    followed = sorted(draw(st.sets(days, max_size=3))) if presets else []
    return Plan(
        person=Person(draw(words), start, draw(st.booleans())),
        timeline=draw(timelines()),
        prescriptions=tuple(draw(prescriptions(id, names, start)) for id in of),
        meals=tuple(draw(meal_times(names, draw(change(first)))) for first in dated),
        schedules=tuple(draw(schedules(presets, first)) for first in followed),
    )
