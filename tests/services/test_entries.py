"""Entries that stand for themselves: written, taken out, brought back."""

from __future__ import annotations

from datetime import date

from imuran_desktop.domain.history import Kind
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.disputes import DISPUTABLE
from imuran_desktop.services.entries import TOPICS, remove_entry, restore_entry, write_entry
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import PLAN_KINDS
from imuran_desktop.store.revisions import current, history_of
from tests.services.plans import ALEX, NOW, SAM

DAY = date(2026, 3, 2)


def write(diary: Diary, text: str, day: date | None = DAY) -> frozenset[Topic]:
    with diary.writing():
        return write_entry(diary, ALEX, NOW, Kind.NOTE, "note", {"text": text, "by": "Alex"}, day).topics


def test_the_same_again_writes_nothing_another_day_or_text_does(diary: Diary) -> None:
    assert write(diary, "a") == {Topic.NOTES}
    assert write(diary, "a") == frozenset()
    assert write(diary, "b") == {Topic.NOTES}
    assert write(diary, "b", date(2026, 3, 3)) == {Topic.NOTES}
    assert len(history_of(diary, "note")) == 3


def test_what_was_taken_out_is_written_anew(diary: Diary) -> None:
    write(diary, "a")
    assert remove_entry(diary, SAM, NOW, "note").topics == {Topic.NOTES}
    assert current(diary, Kind.NOTE) == []
    assert write(diary, "a") == {Topic.NOTES}
    assert [entry.body["text"] for entry in current(diary, Kind.NOTE)] == ["a"]


def test_bringing_back_keeps_who_wrote_it_and_both_do_nothing_twice(diary: Diary) -> None:
    write(diary, "a")
    remove_entry(diary, SAM, NOW, "note")
    assert remove_entry(diary, SAM, NOW, "note").topics == frozenset()
    assert restore_entry(diary, SAM, NOW, "note").topics == {Topic.NOTES}
    assert restore_entry(diary, SAM, NOW, "note").topics == frozenset()
    assert restore_entry(diary, SAM, NOW, "nobody").topics == frozenset()
    (entry,) = current(diary, Kind.NOTE)
    assert (entry.by, entry.body["by"]) == ("", "Alex")


def test_every_kind_of_which_two_copies_can_differ_has_its_topic() -> None:
    """Those that make the plan, and intakes, are written in their own ways."""
    assert set(TOPICS) == set(DISPUTABLE) - {*PLAN_KINDS, Kind.INTAKE}
