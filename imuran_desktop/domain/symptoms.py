"""Symptoms: the documented list, what a person records, and how pressing the sources say it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from imuran_desktop.domain.codes import Level, Severity

COMBINATION_WINDOW = timedelta(days=3)
"""Symptoms begun within this span of each other count as being together."""
COMBINATION_DAYS = COMBINATION_WINDOW + timedelta(days=1)
"""The local days around an entry's that hold all that lies within `COMBINATION_WINDOW` of it."""


@dataclass(frozen=True)
class Source:
    """Where a fact comes from. ``checked`` is the day it was last compared with the text (ISO date)."""

    id: str
    name: str
    checked: str


@dataclass(frozen=True)
class Symptom:
    """One entry of the documented side-effect list that a person can observe."""

    id: str
    label: str
    also: tuple[str, ...]
    body_system: str
    levels: Mapping[Severity, Level]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Combination:
    """Any symptom of ``any_of`` together with any of ``with_any`` is at least ``becomes``."""

    any_of: frozenset[str]
    with_any: frozenset[str]
    becomes: Level
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SymptomList:
    """The documented list, by id in reading order, with the combinations that raise a level."""

    symptoms: Mapping[str, Symptom]
    combinations: tuple[Combination, ...]
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class SymptomEntry:
    """What a person recorded. ``symptom`` is an id of the list; ``NO_SYMPTOMS`` means a day without any."""

    id: str
    symptom: str
    severity: Severity | None
    began: datetime
    offset_s: int
    zone: str
    note: str = ""
    by: str = ""


NO_SYMPTOMS = "none"
_UNKNOWN = {Severity.MILD: Level.TELL_CLINIC, Severity.MODERATE: Level.TELL_CLINIC, Severity.SEVERE: Level.URGENT}


def level_of(entry: SymptomEntry, others: Iterable[SymptomEntry], known: SymptomList) -> Level:
    """How pressing ``entry`` is, raised by what was recorded within `COMBINATION_WINDOW` of it.

    An unknown symptom id (from a newer version of the list) is at least *tell the clinic* and, as every symptom is when
    severe, *urgent*. An unknown severity counts as mild, the least that the symptom can be.
    """
    if entry.symptom == NO_SYMPTOMS:
        return Level.LOG
    severity = entry.severity or Severity.MILD
    symptom = known.symptoms.get(entry.symptom)
    level = (symptom.levels if symptom else _UNKNOWN)[severity]
    near = {other.symptom for other in others if abs(other.began - entry.began) <= COMBINATION_WINDOW}
    for combination in known.combinations:
        together = (entry.symptom in combination.any_of and near & combination.with_any) or (
            entry.symptom in combination.with_any and near & combination.any_of
        )
        if together and combination.becomes.rank > level.rank:
            level = combination.becomes
    return level
