"""Saving a plan: checked as a whole, and only what differs is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.plan import MealTimes, Plan
from imuran_desktop.domain.plan_checks import PlanProblem, check_plan
from imuran_desktop.domain.plan_edit import changed_past
from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.store import plan_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.old_bodies import complete
from imuran_desktop.store.read import has_person, read_plan
from imuran_desktop.store.revisions import append, current

_TOPICS = {Kind.PERSON: Topic.PERSON, Kind.MONITORING: Topic.BLOOD_TESTS}


class PlanRefused(Exception):
    """A plan that can't be saved as it stands. Nothing was written; ``problems`` name places in ``plan``."""

    def __init__(self, plan: Plan, problems: list[PlanProblem]) -> None:
        super().__init__(", ".join(problem.fault for problem in problems))
        self.plan = plan
        self.problems = problems


class PastChanged(Exception):
    """A plan that would change what was due before now. Nothing was written; ``keys`` are the doses it would change."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(f"{len(keys)} doses")
        self.keys = keys


@dataclass(frozen=True)
class Saved(Changed):
    """What saving a plan wrote; ``past`` are the doses before now that an allowed correction changed."""

    entries: int = 0
    past: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edited(Saved):
    """What an edit wrote, with the plan before and after it."""

    before: Plan = field(kw_only=True)
    after: Plan = field(kw_only=True)


@dataclass(frozen=True)
class PlanEntry:
    """An entry that says a part of the plan."""

    kind: Kind
    id: str
    body: Mapping[str, Any]


def save_plan(diary: Diary, author: Author, now: datetime, plan: Plan, *, correct_past: bool = False) -> Saved:
    """Write what differs between ``plan`` and the diary's; saving the same plan again writes nothing.

    Args:
        correct_past: allow the plan to change doses whose time has come.

    Raises:
        PlanRefused: when something is wrong with the plan.
        PastChanged: when it would change what was due before now, and that isn't allowed.
        StoreError: when it can't be written.
    """
    with diary.writing():
        before = read_plan(diary) if has_person(diary) else plan
        return _save(diary, author, now, before, plan, correct_past=correct_past)


def edit_plan(
    diary: Diary, author: Author, now: datetime, edit: Callable[[Plan], Plan], *, correct_past: bool = False
) -> Edited:
    """Write what ``edit`` makes of the diary's plan. From its reading to its saving nobody else can write.

    Raises:
        PlanRefused, PastChanged, StoreError: as `save_plan`, and whatever ``edit`` raises.
    """
    with diary.writing():
        before = read_plan(diary)
        after = edit(before)
        saved = _save(diary, author, now, before, after, correct_past=correct_past)
    return Edited(saved.topics, entries=saved.entries, past=saved.past, before=before, after=after)


def create_with_plan(path: Path, author: Author, now: datetime, plan: Plan) -> Diary:
    """Make a new diary with this plan. There is no file before all of it is written.

    Raises:
        FileExistsError: when there is something at ``path`` already.
        PlanRefused: when something is wrong with the plan.
        StoreError: when it can't be written.
    """
    problems = check_plan(plan)
    if problems:
        raise PlanRefused(plan, problems)
    return Diary.create(path, now, fill=lambda diary: save_plan(diary, author, now, plan))


def _save(diary: Diary, author: Author, now: datetime, before: Plan, after: Plan, *, correct_past: bool) -> Saved:
    """Check and write. Call it inside `Diary.writing`."""
    problems = check_plan(after)
    if problems:
        raise PlanRefused(after, problems)
    past = changed_past(before, after, now)
    if past and not correct_past:
        raise PastChanged(past)
    written = list(_write(diary, author, now, after))
    topics = {_TOPICS.get(kind, Topic.PLAN) for kind in written}
    return Saved(frozenset(topics), entries=len(written), past=tuple(past))


def _write(diary: Diary, author: Author, now: datetime, plan: Plan) -> Iterator[Kind]:
    kinds = (Kind.PERSON, Kind.ZONE, Kind.MEALS, Kind.PRESCRIPTION, Kind.MONITORING)
    before = {item.entry: item for kind in kinds for item in current(diary, kind)}
    wanted = {entry.id: entry for entry in plan_entries(plan)}
    for entry in wanted.values():
        if entry.id not in before or complete(entry.kind, before[entry.id].body) != entry.body:
            append(diary, author, now, kind=entry.kind, entry=entry.id, body=entry.body)
            yield entry.kind
    for item in before.values():
        if item.entry not in wanted:
            append(diary, author, now, kind=item.kind, entry=item.entry, body=item.body, deleted=True)
            yield item.kind


def prescription_entry(prescription: str) -> str:
    """The id of the entry that a prescription with this id is."""
    return f"prescription:{prescription}"


def plan_entries(plan: Plan) -> Iterator[PlanEntry]:
    """The entries that make up a plan."""
    yield PlanEntry(Kind.PERSON, "person", plan_codec.person_body(plan.person))
    for change in plan.timeline.changes:
        yield PlanEntry(Kind.ZONE, _zone_id(change), plan_codec.zone_body(change))
    for meals in plan.meals:
        yield PlanEntry(Kind.MEALS, _meals_id(meals), plan_codec.meals_body(meals))
    for item in plan.prescriptions:
        yield PlanEntry(Kind.PRESCRIPTION, prescription_entry(item.id), plan_codec.prescription_body(item))
    for schedule in plan.schedules:
        yield PlanEntry(Kind.MONITORING, f"monitoring:{schedule.start}", plan_codec.monitoring_body(schedule))


def _zone_id(change: ZoneChange) -> str:
    return f"zone:{plan_codec.instant_text(change.at) or 'start'}"


def _meals_id(meals: MealTimes) -> str:
    made = meals.begins.changed_at
    return f"meals:{meals.begins.first}" + (f":{plan_codec.instant_text(made)}" if made else "")
