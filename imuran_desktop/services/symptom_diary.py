"""Reading the symptom diary: the entries of a period with how pressing each is, and what was recorded lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import COMBINATION_DAYS, NO_SYMPTOMS, SymptomEntry, SymptomList
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.symptom_advice import levels_of
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan, symptoms


@dataclass(frozen=True)
class SymptomPeriod:
    """The entries of a period by local day, the newest day and in it the newest entry first; levels by entry id."""

    days: Mapping[date, tuple[SymptomEntry, ...]]
    levels: Mapping[str, Level]

    def lately(self, limit: int) -> list[str]:
        """The ids of the symptoms recorded last, each once, newest first."""
        found = (entry.symptom for entries in self.days.values() for entry in entries)
        return list(dict.fromkeys(symptom for symptom in found if symptom != NO_SYMPTOMS))[:limit]


def read_symptom_period(diary: Diary, known: SymptomList, first: date) -> SymptomPeriod:
    """All that began on the local day ``first`` or later."""
    found = symptoms(diary, first - COMBINATION_DAYS, date.max)  # one before the period may raise one in it
    days: dict[date, list[SymptomEntry]] = {}
    for entry in reversed(found):
        days.setdefault(local_start(entry).date(), []).append(entry)
    shown = {day: tuple(days[day]) for day in sorted(days, reverse=True) if day >= first}
    return SymptomPeriod(shown, levels_of(found, known))


def last_symptom_day(diary: Diary, before: date) -> date | None:
    """The last local day before ``before`` with an entry."""
    found = symptoms(diary, date.min, before - timedelta(days=1))
    return max((local_start(entry).date() for entry in found), default=None)


def local_start(entry: SymptomEntry) -> datetime:
    """When a symptom began, on the clock the person had then."""
    return entry.began.astimezone(timezone(timedelta(seconds=entry.offset_s)))


def person_timeline(diary: Diary) -> Timeline:
    """Where the person was when."""
    return read_plan(diary).timeline
