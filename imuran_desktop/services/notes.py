"""Notes on a day. Each carries the name of the one who wrote it."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.texts import several_lines
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import health_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import note_of, read_plan


def write_note(diary: Diary, author: Author, now: datetime, day: date, text: str) -> Changed:
    """Write a note on a day that has come.

    Raises:
        Refused: when it is empty, or the day is still to come.
        StoreError: when it can't be written.
    """
    if day > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.DAY_TO_COME, day=day)
    return _write(diary, author, now, DayNote(uuid4().hex, day, several_lines(text), author.by))


def change_note(diary: Diary, author: Author, now: datetime, note: str, text: str) -> Changed:
    """Have the note with this id say something else; its day, and who wrote it first, stay.

    Raises:
        Refused: when it is empty, or the note is not in the diary any more.
        StoreError: when it can't be written.
    """
    with diary.writing():
        before = note_of(diary, note)
        if before is None:
            raise Refused(Reason.NOTHING_RECORDED)
        return _write(diary, author, now, replace(before, text=several_lines(text)))


def _write(diary: Diary, author: Author, now: datetime, note: DayNote) -> Changed:
    if not note.text:
        raise Refused(Reason.EMPTY_NOTE)
    with diary.writing():
        return write_entry(diary, author, now, Kind.NOTE, note.id, health_codec.note_body(note), note.day)
