"""Reading the symptom diary: the entries of a period with how pressing each is, and what was recorded lately."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.symptoms import (
    COMBINATION_WINDOW,
    LOOK_BACK,
    NO_SYMPTOMS,
    OTHER,
    TOGETHER_DAYS,
    SymptomEntry,
    SymptomList,
    are_together,
    own_level,
)
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.symptom_advice import advice_on, levels_of
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan, symptoms
from imuran_desktop.store.revisions import latest


@dataclass(frozen=True)
class Raised:
    """Why an entry is more pressing than its symptom alone: an entry of each symptom that raises it, or its course."""

    together_with: tuple[SymptomEntry, ...] = ()
    got_worse: bool = False
    lasts_long: bool = False


@dataclass(frozen=True)
class SymptomPeriod:
    """The entries of a period by local day, the newest day and in it the newest entry first; the rest by entry id.

    ``raised`` has those only whose level is higher than their symptom's own.
    """

    days: Mapping[date, tuple[SymptomEntry, ...]]
    levels: Mapping[str, Level]
    raised: Mapping[str, Raised]


@dataclass(frozen=True)
class ToTell:
    """An entry that the clinic has not been told of yet, and how pressing it is."""

    entry: SymptomEntry
    level: Level
    raised: Raised | None = None
    """Why it is more pressing than its symptom alone, if it is."""


def read_symptom_period(
    diary: Diary, known: SymptomList, now: datetime, first: date, last: date = date.max
) -> SymptomPeriod:
    """All that began on a local day from ``first`` to ``last``."""
    # One outside the period may raise one in it.
    found = symptoms(diary, _back_from(first), last + TOGETHER_DAYS if last < date.max - TOGETHER_DAYS else last)
    days: dict[date, list[SymptomEntry]] = {}
    for entry in reversed(found):
        days.setdefault(entry.local_start.date(), []).append(entry)
    shown = {day: tuple(days[day]) for day in sorted(days, reverse=True) if first <= day <= last}
    levels = levels_of(found, known, now)
    higher = [
        entry for entries in shown.values() for entry in entries if levels[entry.id].rank > own_level(entry, known).rank
    ]
    return SymptomPeriod(shown, levels, _why_raised(higher, found, known, now))


def read_to_tell(diary: Diary, known: SymptomList, now: datetime) -> list[ToTell]:
    """What the clinic should hear of and has not been told: the most pressing first, then the newest.

    Only the last year is looked through.
    """
    period = read_symptom_period(diary, known, now, _back_from(person_timeline(diary).local(now).date()))
    waiting = [
        ToTell(entry, period.levels[entry.id], period.raised.get(entry.id))
        for entries in period.days.values()
        for entry in entries
        if entry.told_on is None and period.levels[entry.id].rank >= Level.TELL_CLINIC.rank
    ]
    return sorted(waiting, key=lambda item: -item.level.rank)


def usual_symptoms(diary: Diary, now: datetime, limit: int) -> list[str]:
    """The ids of the symptoms to offer first, each once: those of the last year, by how often and how lately.

    An entry counts half as much after each month, so that what was new today comes before what was common last winter.
    """
    today = person_timeline(diary).local(now).date()
    weights: dict[str, float] = {}
    for entry in symptoms(diary, _back_from(today), date.max):
        if entry.symptom not in (NO_SYMPTOMS, OTHER):
            months = max((now - entry.began) / timedelta(days=30), 0.0)
            weights[entry.symptom] = weights.get(entry.symptom, 0.0) + 0.5**months
    return sorted(weights, key=lambda symptom: -weights[symptom])[:limit]


def last_symptom_day(diary: Diary, before: date) -> date | None:
    """The last local day before ``before`` with an entry.

    Raises:
        StoreError: when the diary can't be read.
    """
    found = latest(diary, Kind.SYMPTOM, 1, before.isoformat())
    return date.fromisoformat(found[0].day) if found else None


def person_timeline(diary: Diary) -> Timeline:
    """Where the person was when."""
    return read_plan(diary).timeline


def _why_raised(
    raised: Iterable[SymptomEntry], found: Sequence[SymptomEntry], known: SymptomList, now: datetime
) -> Mapping[str, Raised]:
    """Why each of ``raised`` is. ``found`` are in the order in which they began."""
    began = [entry.began for entry in found]
    lasting = [entry for entry in found if entry.until(now) - entry.began > COMBINATION_WINDOW]
    reasons = {}
    for entry in raised:
        first = bisect_left(began, entry.began - COMBINATION_WINDOW)
        last = bisect_right(began, entry.until(now) + COMBINATION_WINDOW)
        # Not all that lie in between: one that lasts may have begun long before.
        near = [*(other for other in lasting if other.began < entry.began - COMBINATION_WINDOW), *found[first:last]]
        others = [other for other in near if other.id != entry.id and are_together(entry, other, now)]
        reasons[entry.id] = _why(entry, others, known, now)
    return reasons


def _why(entry: SymptomEntry, others: Sequence[SymptomEntry], known: SymptomList, now: datetime) -> Raised:
    advice = advice_on(entry, others, known, now)
    closest = [
        min(
            (other for other in others if other.symptom == symptom),
            key=lambda other: abs(other.began - entry.began),
        )
        for symptom in advice.together_with
    ]
    return Raised(tuple(closest), advice.got_worse, advice.lasts_long)


def _back_from(day: date) -> date:
    return day - LOOK_BACK if day - date.min > LOOK_BACK else date.min
