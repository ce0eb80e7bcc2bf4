"""Saving a plan: only what differs is written, and the past does not move."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.plan import Change, MealTimes, Slot
from imuran_desktop.domain.plan_checks import PlanFault
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import PastChanged, PlanRefused, create_with_plan, save_plan
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import Trouble
from imuran_desktop.store.read import read_person, read_plan
from imuran_desktop.store.revisions import current
from tests.services.plans import SAM, START, at, plan, revision_count, step, with_steps
from tests.store.making import trouble_of

NOW = at("2026-03-10 12:00")
RAISED = step(date(2026, 3, 20), Slot("morning", 75.0, meal="breakfast"), Slot("evening", 25.0, meal="dinner"))


def test_a_plan_comes_back_as_it_was_saved(diary: Diary) -> None:
    found = read_plan(diary)
    assert replace(found, schedules=(replace(found.schedules[0], entry=""),)) == plan()
    assert read_person(diary) == plan().person


def test_the_same_plan_again_writes_nothing(diary: Diary) -> None:
    count = revision_count(diary)
    saved = save_plan(diary, SAM, NOW, read_plan(diary))
    assert (saved.topics, saved.entries) == (frozenset(), 0)
    assert revision_count(diary) == count


def test_only_what_differs_is_written(diary: Diary) -> None:
    of = read_plan(diary)
    count = revision_count(diary)
    saved = save_plan(diary, SAM, NOW, with_steps(of, *of.prescriptions[0].steps, RAISED))
    assert saved.topics == {Topic.PLAN}
    assert (saved.entries, saved.past) == (1, ())
    assert revision_count(diary) == count + 1
    assert len(current(diary, Kind.PRESCRIPTION)) == 1

    renamed = replace(read_plan(diary), person=replace(of.person, name="Sam Other"))
    assert save_plan(diary, SAM, NOW, renamed).topics == {Topic.PERSON}
    assert save_plan(diary, SAM, NOW, replace(renamed, schedules=())).topics == {Topic.BLOOD_TESTS}
    assert read_plan(diary).schedules == ()


def test_what_was_taken_out_can_come_back(diary: Diary) -> None:
    of = read_plan(diary)
    save_plan(diary, SAM, NOW, replace(of, schedules=()))
    save_plan(diary, SAM, NOW, of)
    assert read_plan(diary) == of
    assert check(diary) == []


def test_the_past_does_not_move_unless_it_is_corrected(diary: Diary) -> None:
    of = read_plan(diary)
    other = with_steps(of, step(START, Slot("morning", 25.0, meal="breakfast"), Slot("evening", 25.0, meal="dinner")))
    count = revision_count(diary)
    with pytest.raises(PastChanged) as caught:
        save_plan(diary, SAM, NOW, other)
    assert caught.value.keys == [f"morning/2026-03-{day:02}" for day in range(1, 11)]
    assert revision_count(diary) == count

    saved = save_plan(diary, SAM, NOW, other, correct_past=True)
    assert saved.past == tuple(caught.value.keys)
    assert read_plan(diary).prescriptions[0].steps[0].slots[0].amount_mg == 25.0


def test_other_meal_times_from_today_leave_this_morning_alone(diary: Diary) -> None:
    of = read_plan(diary)
    today = Change(NOW.date(), NOW)
    save_plan(
        diary, SAM, NOW, replace(of, meals=(*of.meals, MealTimes(today, {"breakfast": time(9), "dinner": time(20)})))
    )
    past = Change(date(2026, 3, 5))
    with pytest.raises(PastChanged):
        save_plan(
            diary, SAM, NOW, replace(of, meals=(*of.meals, MealTimes(past, {"breakfast": time(9), "dinner": time(20)})))
        )


def test_a_plan_with_a_mistake_is_refused_whole(diary: Diary) -> None:
    of = read_plan(diary)
    count = revision_count(diary)
    wrong = replace(with_steps(of, step(START)), person=replace(of.person, name=" "))
    with pytest.raises(PlanRefused) as caught:
        save_plan(diary, SAM, NOW, wrong)
    assert {problem.fault for problem in caught.value.problems} == {PlanFault.NO_NAME, PlanFault.NO_SLOTS}
    assert revision_count(diary) == count


def test_a_refused_plan_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(PlanRefused):
        create_with_plan(tmp_path / "folder" / "sam.imuran", SAM, NOW, with_steps(plan(), step(START)))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "sam.imuran"
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(FileExistsError):
        create_with_plan(path, SAM, NOW, plan())
    assert path.read_text(encoding="utf-8") == "a letter"


def test_a_plan_that_cannot_be_written_is_not_half_written(diary: Diary) -> None:
    of = read_plan(diary)
    pages = diary.connection.execute("PRAGMA page_count").fetchone()[0]
    diary.connection.execute(f"PRAGMA max_page_count = {pages}")
    many = tuple(replace(of.prescriptions[0], id=f"p{n}", missed_words="x" * 2000, steps=()) for n in range(50))
    named = tuple(
        replace(item, steps=(step(START.replace(year=2027), Slot(f"s{n}", 25.0, at=time(8))),))
        for n, item in enumerate(many)
    )
    changed = replace(of, person=replace(of.person, name="Another"), prescriptions=(*of.prescriptions, *named))
    assert trouble_of(lambda: save_plan(diary, SAM, NOW, changed)) is Trouble.DISK_FULL
    assert read_plan(diary) == of
