"""What the sources say about a symptom: how pressing it is, who says so, and what recorded near it raises it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import COMBINATION_WINDOW, Source, SymptomEntry, SymptomList, level_of
from imuran_desktop.services.symptoms import symptoms_near
from imuran_desktop.store.diary import Diary


@dataclass(frozen=True)
class Advice:
    """``level``, the sources it rests on, and the ids of the symptoms recorded nearby that raised it to this level."""

    level: Level
    sources: tuple[Source, ...] = ()
    together_with: tuple[str, ...] = ()


def advice_about(diary: Diary, known: SymptomList, symptom: str, severity: Severity | None, began: datetime) -> Advice:
    """What to tell about a symptom before it is recorded; without a severity, the least that the symptom can be."""
    draft = SymptomEntry("", symptom, severity, began, 0, "")
    return advice_on(draft, symptoms_near(diary, began), known)


def advice_on(entry: SymptomEntry, others: Sequence[SymptomEntry], known: SymptomList) -> Advice:
    """How pressing ``entry`` is beside ``others``, and why."""
    level = level_of(entry, others, known)
    raising: dict[str, None] = {}
    if level.rank > level_of(entry, (), known).rank:
        raising = {other.symptom: None for other in others if level_of(entry, (other,), known) == level}
    return Advice(level, _sources(entry.symptom, raising, level, known), tuple(raising))


def levels_of(entries: Sequence[SymptomEntry], known: SymptomList) -> Mapping[str, Level]:
    """The level of each entry, by its id. ``entries`` are in the order in which they began."""
    began = [entry.began for entry in entries]
    levels = {}
    for entry in entries:
        first = bisect_left(began, entry.began - COMBINATION_WINDOW)
        last = bisect_right(began, entry.began + COMBINATION_WINDOW)
        levels[entry.id] = level_of(entry, entries[first:last], known)
    return levels


def _sources(symptom: str, raising: Mapping[str, None], level: Level, known: SymptomList) -> tuple[Source, ...]:
    """Those of the combinations that raised it; otherwise the symptom's own."""
    found: dict[str, None] = {}
    for combination in known.combinations:
        sides = ((combination.any_of, combination.with_any), (combination.with_any, combination.any_of))
        if combination.becomes == level and any(symptom in own and raising.keys() & other for own, other in sides):
            found |= dict.fromkeys(combination.sources)
    listed = known.symptoms.get(symptom)
    if not found and listed is not None:
        found = dict.fromkeys(listed.sources)
    return tuple(known.sources[source] for source in found)
