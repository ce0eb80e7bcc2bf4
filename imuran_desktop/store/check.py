"""Whether a diary is whole: the file, and its history."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from imuran_desktop.domain.history import Kind
from imuran_desktop.store.decode import DECODERS, report
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.letters import letter_content
from imuran_desktop.store.revisions import every_revision
from imuran_desktop.store.sqlite import translated

_HISTORY_CHECKS = {
    "no_id": "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM about WHERE key = 'diary')",
    "lost_parent": "SELECT p.revision FROM parents p LEFT JOIN revisions r ON r.id = p.parent WHERE r.id IS NULL",
    "lost_revision": "SELECT p.parent FROM parents p LEFT JOIN revisions r ON r.id = p.revision WHERE r.id IS NULL",
    "wrong_entry": """
        SELECT r.id FROM parents p JOIN revisions r ON r.id = p.revision JOIN revisions s ON s.id = p.parent
        WHERE r.entry <> s.entry""",
    "wrong_generation": """
        SELECT r.id FROM revisions r WHERE r.generation <> 1 + coalesce((
            SELECT max(s.generation) FROM parents p JOIN revisions s ON s.id = p.parent WHERE p.revision = r.id), 0)""",
}

DAMAGES = ("damaged", *_HISTORY_CHECKS, "bad_body", "lost_file", "not_guarded")
"""Every code that `check` may give."""


def check_file(path: Path, now: datetime) -> list[str]:
    """What is wrong with the diary at ``path``, as `check` says it, also when it is too damaged to be opened.

    Raises:
        StoreError: when there is no diary, or it can't be read at all, or is busy.
    """
    try:
        with Diary.open(path, now, read_only=True) as diary:
            return check(diary)
    except StoreError as error:
        if error.trouble is Trouble.DAMAGED:
            return ["damaged"]
        raise


def check(diary: Diary) -> list[str]:
    """What is wrong with the diary, as codes (empty when it is whole): SQLite's own check first, then the history.

    Raises:
        StoreError: when the file can't be read at all, or is busy.
    """
    try:
        with translated(diary.path):
            found = [row[0] for row in diary.connection.execute("PRAGMA integrity_check")]
        return list(_history(diary)) if found == ["ok"] else ["damaged"]
    except StoreError as error:
        if error.trouble is Trouble.DAMAGED:
            return ["damaged"]
        raise


def _history(diary: Diary) -> Iterator[str]:
    with translated(diary.path):
        yield from (code for code, sql in _HISTORY_CHECKS.items() if diary.connection.execute(sql).fetchone())
    if not _readable(diary):
        yield "bad_body"
    elif not _letters_whole(diary):
        yield "lost_file"
    if not _guarded(diary):
        yield "not_guarded"


def _readable(diary: Diary) -> bool:
    try:
        for revision in every_revision(diary):
            DECODERS[revision.kind](revision)
    except (AttributeError, LookupError, TypeError, ValueError, StoreError):
        return False
    return True


def _letters_whole(diary: Diary) -> bool:
    """Whether every file that any version of a blood test names is there, and is what it was."""
    tests = (revision for revision in every_revision(diary) if revision.kind is Kind.BLOOD_TEST)
    try:
        for letter in {file.id for test in tests for file in report(test).files}:
            letter_content(diary, letter)
    except StoreError:
        return False
    return True


def _guarded(diary: Diary) -> bool:
    from imuran_desktop.store.migrations import triggers

    with translated(diary.path):
        present = {row[0] for row in diary.connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    return present.issuperset(sql for _, sql in triggers())
