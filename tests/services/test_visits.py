from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial

import pytest

from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import remove_entry, restore_entry
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.visits import (
    add_question,
    add_visit,
    change_visit,
    note_said,
    read_visits,
    since_last_visit,
    visit_data,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import visit_of, visits
from tests.services.plans import ALEX, NOW, SAM, at, revision_count, why_refused

TODAY, LATER = date(2026, 3, 2), date(2026, 3, 20)
VISIT = Visit("", LATER, time(10, 30), " City  Hospital ", "one?\n\n two? ", "")


def add(diary: Diary, day: date = LATER, at_time: time | None = None, said: str = "") -> str:
    """The id of a visit that is written down."""
    return add_visit(diary, SAM, NOW, Visit("", day, at_time, said=said)).entry


def test_a_visit_is_kept_tidily_with_who_wrote_it_down(diary: Diary) -> None:
    changed = add_visit(diary, ALEX, NOW, VISIT)
    assert changed.topics == {Topic.VISITS}
    kept = Visit(changed.entry, LATER, time(10, 30), "City Hospital", "one?\ntwo?", "", "Alex")
    assert visits(diary) == [kept]
    change_visit(diary, SAM, NOW, replace(kept, day=TODAY, at=None, by="nobody"))
    assert visits(diary) == [replace(kept, day=TODAY, at=None)]


def test_what_says_the_same_is_not_written_again(diary: Diary) -> None:
    entry = add(diary)
    count = revision_count(diary)
    known = visit_of(diary, entry)
    assert known is not None
    assert change_visit(diary, SAM, NOW, known).topics == set()
    assert revision_count(diary) == count


def test_visits_are_those_to_come_and_those_that_were(diary: Diary) -> None:
    days = ((date(2026, 2, 1), None), (TODAY, time(1)), (TODAY, time(23)), (LATER, None))
    were, last, coming, later = (add(diary, day, when) for day, when in days)
    found = read_visits(diary, NOW)
    assert found.coming is not None
    assert found.coming.id == coming
    assert [visit.id for visit in found.later] == [later]
    assert [visit.id for visit in found.past] == [were, last]
    assert found.last == found.past[-1]
    assert [visit.id for visit in found.known] == [were, last, coming, later]


def test_visits_are_read_by_day_and_time(diary: Diary) -> None:
    days = [(LATER, time(14)), (LATER, None), (TODAY, None), (LATER, time(9))]
    for day, time_of_day in days:
        add(diary, day, time_of_day)
    in_order = [(TODAY, None), (LATER, time(9)), (LATER, time(14)), (LATER, None)]
    assert [(item.day, item.at) for item in visits(diary)] == in_order
    assert [item.day for item in visits(diary, last=TODAY)] == [TODAY]
    assert len(visits(diary, LATER, LATER)) == 3


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_an_impossible_day_is_refused(diary: Diary, day: date) -> None:
    assert why_refused(lambda: add(diary, day)) is Reason.NO_SUCH_DAY
    entry = add(diary)
    change = partial(change_visit, diary, SAM, NOW, Visit(entry, day))
    assert why_refused(change) is Reason.NO_SUCH_DAY
    assert [item.day for item in visits(diary)] == [LATER]


def test_nothing_was_said_yet_on_a_day_to_come(diary: Diary) -> None:
    assert why_refused(lambda: add(diary, LATER, said="go on")) is Reason.SAID_TO_COME
    entry = add(diary)
    assert why_refused(lambda: note_said(diary, SAM, NOW, entry, "go on")) is Reason.SAID_TO_COME
    today = add(diary, TODAY, time(23))
    note_said(diary, ALEX, NOW, today, " go on \n as before ")
    known = visit_of(diary, today)
    assert known is not None
    assert known.said == "go on\n as before"
    assert why_refused(lambda: change_visit(diary, SAM, NOW, replace(known, day=LATER))) is Reason.SAID_TO_COME


def test_a_question_is_added_below_the_others(diary: Diary) -> None:
    entry = add(diary)
    for question in ("one?", " two\n lines? "):
        assert add_question(diary, SAM, NOW, entry, question).topics == {Topic.VISITS}
    (known,) = visits(diary)
    assert known.asks == ("one?", "two lines?")
    assert why_refused(lambda: add_question(diary, SAM, NOW, entry, " \n ")) is Reason.EMPTY_QUESTION


def test_a_visit_that_was_removed_or_never_written_down_is_not_changed(diary: Diary) -> None:
    entry = add(diary)
    remove_entry(diary, SAM, NOW, entry)
    for gone in (entry, "nobody"):
        for action in (
            partial(change_visit, diary, SAM, NOW, Visit(gone, TODAY)),
            partial(add_question, diary, SAM, NOW, gone, "one?"),
            partial(note_said, diary, SAM, NOW, gone, "go on"),
        ):
            assert why_refused(action) is Reason.NOTHING_RECORDED
    assert visits(diary) == []
    restore_entry(diary, SAM, NOW, entry)
    assert [item.id for item in visits(diary)] == [entry]


def test_the_last_visit_is_the_latest_that_is_over_by_the_clock_of_the_place(diary: Diary) -> None:
    assert since_last_visit(diary, NOW) is None
    add(diary, LATER)
    add(diary, date(2026, 2, 3))
    assert since_last_visit(diary, NOW) == date(2026, 2, 3)
    add(diary, TODAY, time(10))
    assert since_last_visit(diary, at("2026-03-02 09:59")) == date(2026, 2, 3)
    assert since_last_visit(diary, at("2026-03-02 10:00")) == TODAY
    assert since_last_visit(diary, at("2026-03-20 23:59")) == TODAY, "without a time it is over the day after"
    assert since_last_visit(diary, at("2026-03-21 00:00")) == LATER


def test_a_visit_as_plain_data(diary: Diary) -> None:
    (known,) = (visit_of(diary, add_visit(diary, ALEX, NOW, VISIT).entry),)
    assert known is not None
    local = at("2026-03-20 10:30").replace(tzinfo=None)
    assert visit_data(known, local) == {
        "id": known.id,
        "date": "2026-03-20",
        "time": "10:30",
        "where": "City Hospital",
        "questions": ["one?", "two?"],
        "said": None,
        "by": "Alex",
        "over": True,
    }
    bare = visit_data(Visit("x", LATER), local)
    assert (bare["time"], bare["where"], bare["questions"], bare["by"], bare["over"]) == (None, None, [], None, False)
