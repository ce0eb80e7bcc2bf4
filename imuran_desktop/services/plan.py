"""Saving a plan: checked as a whole, and only what differs is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
from imuran_desktop.store.read import has_person, read_plan
from imuran_desktop.store.revisions import append, current

_TOPICS = {Kind.PERSON: Topic.PERSON, Kind.MONITORING: Topic.BLOOD_TESTS}


class PlanRefused(Exception):
    """A plan that can't be saved as it stands. Nothing was written."""

    def __init__(self, problems: list[PlanProblem]) -> None:
        super().__init__(", ".join(problem.fault for problem in problems))
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
class _Entry:
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
    problems = check_plan(plan)
    if problems:
        raise PlanRefused(problems)
    with diary.writing():
        past = changed_past(read_plan(diary), plan, now) if has_person(diary) else []
        if past and not correct_past:
            raise PastChanged(past)
        written = list(_write(diary, author, now, plan))
    topics = {_TOPICS.get(kind, Topic.PLAN) for kind in written}
    return Saved(frozenset(topics), entries=len(written), past=tuple(past))


def create_with_plan(
    path: Path,
    author: Author,
    now: datetime,
    plan: Plan,
    identity: str = "",
    also: Callable[[Diary], object] | None = None,
) -> Diary:
    """Make a new diary with this plan. There is no file before all of it is written. ``identity`` as in `Diary.create`.

    Args:
        also: writes what else the new diary is to hold.

    Raises:
        FileExistsError: when there is something at ``path`` already.
        PlanRefused: when something is wrong with the plan.
        StoreError: when it can't be written.
    """

    def fill(diary: Diary) -> None:
        save_plan(diary, author, now, plan)
        if also is not None:
            also(diary)

    problems = check_plan(plan)
    if problems:
        raise PlanRefused(problems)
    return Diary.create(path, now, identity, fill)


def _write(diary: Diary, author: Author, now: datetime, plan: Plan) -> Iterator[Kind]:
    kinds = (Kind.PERSON, Kind.ZONE, Kind.MEALS, Kind.PRESCRIPTION, Kind.MONITORING)
    before = {item.entry: item for kind in kinds for item in current(diary, kind)}
    wanted = {entry.id: entry for entry in _entries(plan)}
    for entry in wanted.values():
        if entry.id not in before or before[entry.id].body != entry.body:
            append(diary, author, now, kind=entry.kind, entry=entry.id, body=entry.body)
            yield entry.kind
    for item in before.values():
        if item.entry not in wanted:
            append(diary, author, now, kind=item.kind, entry=item.entry, body=item.body, deleted=True)
            yield item.kind


def _entries(plan: Plan) -> Iterator[_Entry]:
    yield _Entry(Kind.PERSON, "person", plan_codec.person_body(plan.person))
    for change in plan.timeline.changes:
        yield _Entry(Kind.ZONE, _zone_id(change), plan_codec.zone_body(change))
    for meals in plan.meals:
        yield _Entry(Kind.MEALS, _meals_id(meals), plan_codec.meals_body(meals))
    for item in plan.prescriptions:
        yield _Entry(Kind.PRESCRIPTION, f"prescription:{item.id}", plan_codec.prescription_body(item))
    for schedule in plan.schedules:
        yield _Entry(Kind.MONITORING, f"monitoring:{schedule.start}", plan_codec.monitoring_body(schedule))


def _zone_id(change: ZoneChange) -> str:
    return f"zone:{plan_codec.instant_text(change.at) or 'start'}"


def _meals_id(meals: MealTimes) -> str:
    made = meals.begins.changed_at
    return f"meals:{meals.begins.first}" + (f":{plan_codec.instant_text(made)}" if made else "")
