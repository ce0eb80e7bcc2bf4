"""What the sources say about a symptom: how pressing it is, who says so, and what recorded near it raises it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heappop, heappush

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import (
    COMBINATION_WINDOW,
    Source,
    SymptomEntry,
    SymptomList,
    are_together,
    combinations_of,
    got_worse,
    lasts_long,
    level_among,
    level_of,
    own_level,
)
from imuran_desktop.services.symptoms import Felt, symptoms_near
from imuran_desktop.store.diary import Diary


@dataclass(frozen=True)
class Advice:
    """``level``, the sources it rests on, and the ids of the symptoms nearby that together with it raised it so far.

    ``got_worse`` and ``lasts_long`` say that one of these raised it instead.
    """

    level: Level
    sources: tuple[Source, ...] = ()
    together_with: tuple[str, ...] = ()
    got_worse: bool = False
    lasts_long: bool = False


def advice_about(
    diary: Diary, known: SymptomList, felt: Felt, now: datetime, beside: Iterable[Felt] = (), entry: str = ""
) -> Advice:
    """What to tell about a symptom before it is recorded; without a severity, the least that the symptom can be.

    ``beside`` are others that are being recorded with it; ``entry`` is the one that is being changed, if it is.

    Raises:
        StoreError: when the diary can't be read.
    """
    recorded = [other for other in symptoms_near(diary, felt.began) if other.id != entry]
    return advice_on(_draft(felt), [*recorded, *map(_draft, beside)], known, now)


def advice_on(entry: SymptomEntry, others: Sequence[SymptomEntry], known: SymptomList, now: datetime) -> Advice:
    """How pressing ``entry`` is beside ``others``, and why."""
    level = level_of(entry, others, known, now)
    if level.rank == own_level(entry, known).rank:
        return Advice(level, _own_sources(entry, known))
    near = [other for other in others if are_together(entry, other, now)]
    made = [
        (other.symptom, combination)
        for other in near
        for combination in combinations_of(entry.symptom, other.symptom, known)
        if combination.becomes == level
    ]
    if made:
        sources = dict.fromkeys(source for _, combination in made for source in combination.sources)
        return Advice(level, _named(sources, known), tuple(dict.fromkeys(symptom for symptom, _ in made)))
    worse = any(got_worse(entry, other) for other in near)
    return Advice(level, _own_sources(entry, known), got_worse=worse, lasts_long=lasts_long(entry, now))


def levels_of(entries: Sequence[SymptomEntry], known: SymptomList, now: datetime) -> Mapping[str, Level]:
    """The level of each entry, by its id. ``entries`` are in the order in which they began."""
    began = [entry.began for entry in entries]
    lasting: list[tuple[datetime, int]] = []
    """Until when those lasted that began too long ago to be found by their beginning; a heap, the soonest first."""
    levels = {}
    for number, entry in enumerate(entries):
        earliest = entry.began - COMBINATION_WINDOW
        while lasting and lasting[0][0] < earliest:
            heappop(lasting)
        first, last = bisect_left(began, earliest), bisect_right(began, entry.until(now) + COMBINATION_WINDOW)
        near = [*entries[first:last], *(entries[place] for _, place in lasting)]
        levels[entry.id] = level_among(entry, near, known, now)
        if entry.until(now) - entry.began > COMBINATION_WINDOW:
            heappush(lasting, (entry.until(now), number))
    return levels


def _draft(felt: Felt) -> SymptomEntry:
    return SymptomEntry("", felt.symptom, felt.severity, felt.began, 0, "", course=felt.course, ended=felt.ended)


def _own_sources(entry: SymptomEntry, known: SymptomList) -> tuple[Source, ...]:
    listed = known.symptoms.get(entry.symptom)
    return _named(listed.sources if listed else (), known)


def _named(sources: Iterable[str], known: SymptomList) -> tuple[Source, ...]:
    return tuple(known.sources[source] for source in sources)
