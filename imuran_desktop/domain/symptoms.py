"""Symptoms: the documented list, what a person records, and how pressing the sources say it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from imuran_desktop.domain.codes import Course, Level, Severity, SinceDose, Thought

COMBINATION_WINDOW = timedelta(days=3)
"""Symptoms with no longer than this between them count as being together."""
TOGETHER_DAYS = COMBINATION_WINDOW + timedelta(days=1)
"""The local days after an entry's that hold all that lies within `COMBINATION_WINDOW` of it."""
LASTS_LONG = timedelta(days=7)
"""A symptom that is there for so long has not gone away by itself (NHS, as copied: sickness is usually better after
about a week). It is then something to tell the clinic."""
LOOK_BACK = timedelta(days=366)
"""How far back a symptom that is still going on may have begun to be seen beside today's."""


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
    """What a person recorded. ``symptom`` is an id of the list; ``NO_SYMPTOMS`` means a day without any.

    ``began`` and ``ended`` are UTC. ``None``, and an empty text, mean that the person has not said. ``own_words`` name
    a symptom that is not on the list; ``did`` is what the person did about it; ``told_on`` when the clinic was told.
    """

    id: str
    symptom: str
    severity: Severity | None
    began: datetime
    offset_s: int
    zone: str
    note: str = ""
    by: str = ""
    own_words: str = ""
    course: Course | None = None
    ended: datetime | None = None
    since_dose: SinceDose | None = None
    thought: Thought | None = None
    did: str = ""
    temperature_c: float | None = None
    told_on: date | None = None

    @property
    def says_none(self) -> bool:
        """Whether it says that there were no symptoms."""
        return self.symptom == NO_SYMPTOMS

    @property
    def local_start(self) -> datetime:
        """When it began, on the clock of the place where it did."""
        return self.began.astimezone(timezone(timedelta(seconds=self.offset_s)))

    def until(self, now: datetime) -> datetime:
        """The last instant at which it is known to have been there. ``now`` is aware.

        What is going on is taken to do so for `LOOK_BACK` at most: by then somebody has forgotten to say that it ended.
        """
        if self.ended is not None:
            return max(self.ended, self.began)
        return min(max(now, self.began), self.began + LOOK_BACK) if self.course is Course.GOING_ON else self.began


NO_SYMPTOMS = "none"
OTHER = "any_other_symptom"
"""The entry of the list for what is not on it."""
_UNKNOWN = {Severity.MILD: Level.TELL_CLINIC, Severity.MODERATE: Level.TELL_CLINIC, Severity.SEVERE: Level.URGENT}


def level_of(entry: SymptomEntry, others: Iterable[SymptomEntry], known: SymptomList, now: datetime) -> Level:
    """How pressing ``entry`` is, raised by what else the person had within `COMBINATION_WINDOW` of it.

    A symptom that got worse, or that lasts long, is at least *tell the clinic*.
    """
    return level_among(entry, [other for other in others if are_together(entry, other, now)], known, now)


def level_among(entry: SymptomEntry, near: Collection[SymptomEntry], known: SymptomList, now: datetime) -> Level:
    """As `level_of`, of others that all are together with ``entry``."""
    if entry.says_none:
        return Level.LOG
    beside = {other.symptom for other in near}
    raised = [own_level(entry, known)]
    raised += [
        item.becomes
        for item in known.combinations
        if (entry.symptom in item.any_of and not beside.isdisjoint(item.with_any))
        or (entry.symptom in item.with_any and not beside.isdisjoint(item.any_of))
    ]
    if lasts_long(entry, now) or any(got_worse(entry, other) for other in near if other.symptom == entry.symptom):
        raised.append(Level.TELL_CLINIC)
    return max(raised, key=lambda level: level.rank)


def own_level(entry: SymptomEntry, known: SymptomList) -> Level:
    """How pressing a symptom is by itself.

    An unknown symptom id (from a newer version of the list) is at least *tell the clinic* and, as every symptom is when
    severe, *urgent*. An unknown severity counts as mild, the least that the symptom can be.
    """
    symptom = known.symptoms.get(entry.symptom)
    return (symptom.levels if symptom else _UNKNOWN)[entry.severity or Severity.MILD]


def combinations_of(one: str, other: str, known: SymptomList) -> list[Combination]:
    """The combinations that two symptoms make."""
    return [
        item
        for item in known.combinations
        if (one in item.any_of and other in item.with_any) or (other in item.any_of and one in item.with_any)
    ]


def are_together(one: SymptomEntry, other: SymptomEntry, now: datetime) -> bool:
    """Whether no more than `COMBINATION_WINDOW` lies between two symptoms, each from its beginning until its end."""
    between = max(one.began, other.began) - min(one.until(now), other.until(now))
    return between <= COMBINATION_WINDOW


def lasts_long(entry: SymptomEntry, now: datetime) -> bool:
    """Whether a symptom has been there for `LASTS_LONG`."""
    return entry.until(now) - entry.began >= LASTS_LONG


def got_worse(entry: SymptomEntry, before: SymptomEntry) -> bool:
    """Whether ``entry`` is the same symptom as one ``before`` it, and worse."""
    if not is_same_symptom(entry, before) or before.began >= entry.began:
        return False
    return entry.severity is not None and before.severity is not None and entry.severity.rank > before.severity.rank


def is_same_symptom(one: SymptomEntry, other: SymptomEntry) -> bool:
    """Whether two entries are of one symptom; what is not on the list goes by the person's words for it."""
    if one.symptom != other.symptom:
        return False
    return one.symptom != OTHER or one.own_words.casefold() == other.own_words.casefold()
