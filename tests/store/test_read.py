"""What services ask of a diary."""

from datetime import date, timedelta
from pathlib import Path

from imuran_desktop.domain.history import Kind
from imuran_desktop.services.reminders import claim, read_reminders, snooze
from imuran_desktop.store.read import (
    done_tests,
    has_person,
    intake_of,
    intakes,
    last_taken,
    last_told_day,
    read_person,
    snoozes,
    symptoms,
    told,
)
from imuran_desktop.store.revisions import append
from tests.services.plans import SAM, START, at, sam_s_diary
from tests.store.making import NOW, new_diary


def test_a_new_diary_is_nobody_s_and_empty(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert not has_person(diary)
        assert read_person(diary) is None
        assert (intakes(diary, START, START), symptoms(diary, START, START), done_tests(diary)) == ({}, [], [])
        assert (last_taken(diary), last_told_day(diary), told(diary, START), snoozes(diary, START)) == (
            None,
            None,
            set(),
            {},
        )
        assert intake_of(diary, "morning/2026-03-01") is None


def test_what_was_told_and_put_off_is_found_by_its_day(tmp_path: Path) -> None:
    now = at("2026-03-02 08:00")
    with sam_s_diary(tmp_path) as diary:
        assert has_person(diary)
        claim(diary, SAM, now, read_reminders(diary, now).reminders)
        until = snooze(diary, SAM, now, "morning/2026-03-02")
        assert last_told_day(diary) == date(2026, 3, 2)
        assert "morning/2026-03-02#due" in told(diary, date(2026, 3, 2))
        assert told(diary, date(2026, 3, 3)) == set()
        assert snoozes(diary, date(2026, 3, 2)) == {"morning/2026-03-02": until}
        assert snoozes(diary, date(2026, 3, 3)) == {}


def test_a_snooze_that_was_taken_back_is_none(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        snooze(diary, SAM, NOW, "morning/2026-03-02", timedelta(minutes=1))
        with diary.writing():
            append(
                diary,
                SAM,
                NOW,
                kind=Kind.SNOOZE,
                entry="snooze:morning/2026-03-02",
                body={},
                day="2026-03-02",
                deleted=True,
            )
        assert snoozes(diary, START) == {}
