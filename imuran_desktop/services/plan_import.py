"""Bringing a diary's plan up to a plan file."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Change, Person, Plan
from imuran_desktop.domain.plan_edit import change_from, changed_tests
from imuran_desktop.domain.zones import Timeline, ZoneChange, valid_zone
from imuran_desktop.exchange.plan_parts import FilePerson, PlanFile
from imuran_desktop.services.blood_tests import read_blood_tests
from imuran_desktop.services.plan import Edited, PlanRefused, create_with_plan, edit_plan
from imuran_desktop.services.plan_edits import read_moment
from imuran_desktop.services.plan_from_file import Presets, with_file
from imuran_desktop.services.plan_places import problem_in_file
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.schedule_edits import refuse_skipping
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import done_tests

_AN_INSTANT = timedelta(microseconds=1)
"""As little later as a clock can tell."""


def import_new(path: Path, author: Author, now: datetime, file: PlanFile, presets: Presets, home_zone: str) -> Diary:
    """Make a new diary from a plan file. ``home_zone`` is the computer's, for a file that names none.

    Raises:
        Refused, FileProblem: when the file can't become a diary; nothing is left behind.
        StoreError: when it can't be written.
    """
    plan = new_plan(file, presets, now, home_zone)
    try:
        return create_with_plan(path, author, now, plan)
    except PlanRefused as refusal:
        raise problem_in_file(refusal.plan, file, refusal.problems[0]) from refusal


def import_into(
    diary: Diary, author: Author, now: datetime, file: PlanFile, presets: Presets, *, correct_past: bool = False
) -> Edited:
    """Bring a diary's plan up to a plan file: matched by id; what the file doesn't name stays.

    Raises:
        Refused, FileProblem, PastChanged: when the file can't be taken; nothing was written.
        StoreError: when it can't be written.
    """

    def bring_up(plan: Plan) -> Plan:
        brought = brought_up(plan, file, presets, now, lambda of_person: read_moment(diary, of_person, now).answered)
        done = [test.on for test in done_tests(diary)]
        moved = changed_tests(plan, brought, plan.timeline.local(now).date(), done)
        if moved and not correct_past:
            raise Refused(Reason.PAST_TESTS, day=moved[0])
        _refuse_skipping(diary, plan, brought, plan.timeline.local(now).date())
        return brought

    try:
        return edit_plan(diary, author, now, bring_up, correct_past=correct_past)
    except PlanRefused as refusal:
        raise problem_in_file(refusal.plan, file, refusal.problems[0]) from refusal


def new_plan(file: PlanFile, presets: Presets, now: datetime, home_zone: str) -> Plan:
    """The plan of a diary that is made from a plan file.

    Raises:
        Refused, FileProblem: when it can't become one.
    """
    if file.person is None:
        raise Refused(Reason.NO_NAME)
    timeline = Timeline(file.person.zones) if file.person.zones else Timeline.fixed(file.person.zone or home_zone)
    if not all(valid_zone(change.zone) for change in timeline.changes):  # the computer's: the file's were looked at
        raise Refused(Reason.UNKNOWN_ZONE, zone=home_zone)
    today = timeline.local(now).date()
    recording_from = file.person.recording_from or today
    empty = Plan(Person(file.person.name.strip(), recording_from, file.person.sample), timeline)
    return with_file(empty, file, presets, change_from(recording_from, now, today))


def brought_up(
    plan: Plan, file: PlanFile, presets: Presets, now: datetime, answered: Callable[[Plan], Iterable[str]]
) -> Plan:
    """``plan`` as a plan file has it from ``now`` on; ``answered`` tells the slots with something recorded today.

    Raises:
        FileProblem: when the file asks for what nobody knows.
    """
    of_person = _with_person(plan, file.person, now) if file.person else plan
    today = of_person.timeline.local(now).date()  # in another zone it may be another date
    made = _after_all_made(of_person, today, now)
    return with_file(of_person, file, presets, change_from(today, made, today, answered(of_person)))


def _refuse_skipping(diary: Diary, before: Plan, after: Plan, today: date) -> None:
    """Refuse a date of the clinic's which the file adds, and which would move its test past another one."""
    known = {given for schedule in before.schedules for given in schedule.dates}
    added = [given for schedule in after.schedules for given in schedule.dates if given not in known]
    if not added:
        return
    still = [test.planned for test in read_blood_tests(diary, after, today) if test.state.is_open]
    for given in added:
        refuse_skipping(given, still)


def _after_all_made(plan: Plan, today: date, now: datetime) -> datetime:
    """``now``, but later than every change made today: a clock that was ahead then must not undo what is said now."""
    changes = [meals.begins for meals in plan.meals]
    changes += [step.begins for item in plan.prescriptions for step in item.steps]
    changes += [directions.begins for item in plan.prescriptions for directions in item.directions]
    made = (change.changed_at for change in changes if change.first == today and change.changed_at)
    return max([now, *(moment + _AN_INSTANT for moment in made)])


def _with_person(plan: Plan, given: FilePerson, now: datetime) -> Plan:
    before = plan.person.recording_from
    start = given.recording_from or before
    prescriptions = tuple(
        replace(item, recording=Change(start)) if item.recording.first == before != start else item
        for item in plan.prescriptions
    )
    person = replace(plan.person, name=given.name.strip(), recording_from=start)
    timeline = _timeline(plan.timeline, given, now)
    return replace(plan, person=person, prescriptions=prescriptions, timeline=timeline)


def _timeline(present: Timeline, given: FilePerson, now: datetime) -> Timeline:
    """All zones as the file has them; or the one it names from now on. The same ones change nothing.

    Nor does a zone that the diary has been in: a file of before a journey says nothing of where the person is now, and
    brought in twice, on both sides of one, it must not take them back.
    """
    if given.zones:
        return present if set(given.zones) == set(present.changes) else Timeline(given.zones)
    if given.zone and given.zone not in {change.zone for change in present.changes}:
        return Timeline((*present.changes, ZoneChange(now, given.zone)))
    return present
