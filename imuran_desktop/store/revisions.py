"""Revisions in and out of the file. The one place that writes them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from imuran_desktop.domain.history import Author, Kind, Revision, precedence
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.sqlite import translated

_COLUMNS = 'r.id, r.entry, r.kind, r.day, r.generation, r.recorded_at, r.device, r."by", r.deleted, r.body'
_IS_HEAD = "NOT EXISTS (SELECT 1 FROM parents p WHERE p.parent = r.id)"
_NO_GREATER_HEAD = """NOT EXISTS (
    SELECT 1 FROM revisions s
    WHERE s.entry = r.entry AND (s.generation, s.recorded_at, s.id) > (r.generation, r.recorded_at, r.id)
      AND NOT EXISTS (SELECT 1 FROM parents q WHERE q.parent = s.id))"""
_IS_CURRENT = f"{_IS_HEAD} AND {_NO_GREATER_HEAD}"


def append(
    diary: Diary,
    author: Author,
    now: datetime,
    *,
    kind: Kind,
    entry: str,
    body: Mapping[str, Any],
    day: str = "",
    deleted: bool = False,
) -> Revision:
    """Add a revision that replaces every present head of ``entry``. Call it inside `Diary.writing`."""
    sql = f"SELECT r.id, r.generation FROM revisions r WHERE r.entry = ? AND {_IS_HEAD}"
    present = list(_rows(diary, sql, (entry,)))
    revision = Revision(
        id=uuid4().hex,
        entry=entry,
        kind=kind,
        day=day,
        generation=1 + max((generation for _, generation in present), default=0),
        recorded_at=now.astimezone(UTC),
        device=author.device,
        by=author.by,
        deleted=deleted,
        body=body,
        parents=tuple(parent for parent, _ in present),
    )
    insert(diary, [revision])
    return revision


def insert(diary: Diary, revisions: Iterable[Revision]) -> None:
    """Add revisions as they are. Call it inside `Diary.writing`."""
    known = list(revisions)
    diary.database["revisions"].insert_all(_row(revision) for revision in known)
    parents = [
        {"revision": revision.id, "parent": parent} for revision in known for parent in revision.parents
    ]
    if parents:
        diary.database["parents"].insert_all(parents)


def current(diary: Diary, kind: Kind, first: str = "", last: str = "~") -> list[Revision]:
    """The current revision of every entry of ``kind`` whose day lies in the range; deleted entries are left out."""
    where = f"r.kind = ? AND r.day BETWEEN ? AND ? AND r.deleted = 0 AND {_IS_CURRENT} ORDER BY r.day, r.entry"
    return list(_select(diary, where, (kind.value, first, last)))


def latest(diary: Diary, kind: Kind, limit: int) -> list[Revision]:
    """The ``limit`` current entries of ``kind`` with the latest days, newest first."""
    where = f"r.kind = ? AND r.deleted = 0 AND {_IS_CURRENT} ORDER BY r.day DESC LIMIT ?"
    return list(_select(diary, where, (kind.value, limit)))


def current_of(diary: Diary, entry: str) -> Revision | None:
    """The current revision of ``entry``, also when it says that the entry was deleted; None when there is none."""
    return next(_select(diary, f"r.entry = ? AND {_IS_CURRENT}", (entry,)), None)


def history_of(diary: Diary, entry: str) -> list[Revision]:
    """Every revision of ``entry`` with its parents, newest first."""
    parents = _rows(
        diary, "SELECT p.revision, p.parent FROM parents p JOIN revisions r ON r.id = p.revision WHERE r.entry = ?", (entry,)
    )
    replaced: dict[str, tuple[str, ...]] = {}
    for revision, parent in parents:
        replaced[revision] = (*replaced.get(revision, ()), parent)
    found = [replace(item, parents=replaced.get(item.id, ())) for item in _select(diary, "r.entry = ?", (entry,))]
    return sorted(found, key=precedence, reverse=True)


def last_day(diary: Diary, kind: Kind) -> str | None:
    """The greatest day of any revision of ``kind``."""
    return next(iter(_rows(diary, "SELECT max(r.day) FROM revisions r WHERE r.kind = ?", (kind.value,))))[0]


def _select(diary: Diary, where: str, values: tuple[str | int, ...]) -> Iterator[Revision]:
    for row in _rows(diary, f"SELECT {_COLUMNS} FROM revisions r WHERE {where}", values):
        yield _revision(row)


def _rows(diary: Diary, sql: str, values: tuple[str | int, ...]) -> Iterator[Any]:
    with translated(diary.path):
        yield from diary.connection.execute(sql, values)


def _revision(row: Any) -> Revision:
    identity, entry, kind, day, generation, recorded_at, device, by, deleted, body = row
    return Revision(
        identity,
        entry,
        Kind(kind),
        day,
        generation,
        datetime.fromisoformat(recorded_at),
        device,
        by,
        bool(deleted),
        json.loads(body),
    )


def _row(revision: Revision) -> dict[str, Any]:
    return {
        "id": revision.id,
        "entry": revision.entry,
        "kind": revision.kind.value,
        "day": revision.day,
        "generation": revision.generation,
        "recorded_at": revision.recorded_at.isoformat(timespec="microseconds"),
        "device": revision.device,
        "by": revision.by,
        "deleted": int(revision.deleted),
        "body": json.dumps(revision.body, ensure_ascii=False, sort_keys=True),
    }
