"""Notes on a day. Each carries the name of the one who wrote it."""

from datetime import date, datetime
from uuid import uuid4

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import health_codec
from imuran_desktop.store.diary import Diary


def write_note(diary: Diary, author: Author, now: datetime, day: date, text: str) -> Changed:
    """Write a note on a day that has come.

    Raises:
        Refused: when it is empty.
        StoreError: when it can't be written.
    """
    return _write(diary, author, now, DayNote(uuid4().hex, day, text.strip(), author.by))


def change_note(diary: Diary, author: Author, now: datetime, note: DayNote) -> Changed:
    """Have a note say something else; it stays the one's who wrote it first.

    Raises:
        Refused: when it is empty.
        StoreError: when it can't be written.
    """
    return _write(diary, author, now, DayNote(note.id, note.day, note.text.strip(), note.by))


def _write(diary: Diary, author: Author, now: datetime, note: DayNote) -> Changed:
    if not note.text:
        raise Refused(Reason.EMPTY_NOTE)
    with diary.writing():
        return write_entry(diary, author, now, Kind.NOTE, note.id, health_codec.note_body(note), note.day)
