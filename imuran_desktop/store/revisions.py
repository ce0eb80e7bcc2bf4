"""Revisions in and out of the file. The one place that writes them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from imuran_desktop.domain.history import Author, Kind, Revision, precedence
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.sqlite import translated

_REVISIONS = """
    SELECT r.id, r.entry, r.kind, r.day, r.generation, r.recorded_at, r.device, r."by", r.deleted, r.body
    FROM revisions r WHERE"""
_ADD_REVISION = """
    INSERT INTO revisions (id, entry, kind, day, generation, recorded_at, device, "by", deleted, body)
    VALUES (:id, :entry, :kind, :day, :generation, :recorded_at, :device, :by, :deleted, :body)"""
_ADD_PARENT = "INSERT INTO parents (revision, parent) VALUES (?, ?)"
_IS_HEAD = "NOT EXISTS (SELECT 1 FROM parents p WHERE p.parent = r.id)"
_NO_GREATER_HEAD = """NOT EXISTS (
    SELECT 1 FROM revisions s
    WHERE s.entry = r.entry AND (s.generation, s.recorded_at, s.id) > (r.generation, r.recorded_at, r.id)
      AND NOT EXISTS (SELECT 1 FROM parents q WHERE q.parent = s.id))"""
_ANOTHER_HEAD = """EXISTS (
    SELECT 1 FROM revisions t
    WHERE t.entry = r.entry AND t.id != r.id AND NOT EXISTS (SELECT 1 FROM parents q WHERE q.parent = t.id))"""
_CURRENT = f"{_REVISIONS} {_IS_HEAD} AND {_NO_GREATER_HEAD}"

# Whole statements, put together once from the parts above.
_CURRENT_IN_RANGE = f"{_CURRENT} AND r.kind = ? AND r.day BETWEEN ? AND ? AND r.deleted = 0 ORDER BY r.day, r.entry"
_VALUES_IN_RANGE = f"""
    SELECT r.entry, json_extract(r.body, ?) FROM revisions r
    WHERE {_IS_HEAD} AND {_NO_GREATER_HEAD} AND r.kind = ? AND r.day BETWEEN ? AND ? AND r.deleted = 0"""  # noqa: S608
_OUTLINES = f"""
    SELECT r.id, r.entry, r.kind, r.day, r.generation, r.recorded_at, r.device, r."by", r.deleted, json_set(
        r.body, ?, coalesce(json_array_length(r.body, ?), 0), ?, coalesce(json_array_length(r.body, ?), 0))
    FROM revisions r WHERE {_IS_HEAD} AND {_NO_GREATER_HEAD} AND r.kind = ? AND r.deleted = 0
    ORDER BY r.day, r.entry"""  # noqa: S608
_OLDEST_DAY = f"""
    SELECT r.day FROM revisions r
    WHERE {_IS_HEAD} AND {_NO_GREATER_HEAD} AND r.kind = ? AND r.day > '' AND r.deleted = 0
    ORDER BY r.day LIMIT 1"""  # noqa: S608
_CURRENT_NAMED = f"{_CURRENT} AND r.entry >= ? AND r.entry < ? AND r.kind = ? AND r.deleted = 0 ORDER BY r.entry"
_CURRENT_LATEST = f"""
    {_CURRENT} AND r.kind = ? AND r.day < ? AND r.deleted = 0 ORDER BY r.day DESC, r.entry DESC LIMIT ?"""
_CURRENT_OF = f"{_CURRENT} AND r.entry = ?"
_HEADS_OF = f"{_REVISIONS} r.entry = ? AND {_IS_HEAD}"
_ALL_OF = f"{_REVISIONS} r.entry = ?"
_ALL = f"{_REVISIONS} true"
_IN_RANGE = "r.entry IN (SELECT s.entry FROM revisions s WHERE s.kind = ? AND s.day BETWEEN ? AND ?)"
_SEVERAL = "GROUP BY r.entry HAVING count(*) > 1"
_CHANGED_IN_RANGE = f"SELECT r.entry, count(*), sum({_IS_HEAD}) FROM revisions r WHERE {_IN_RANGE} {_SEVERAL}"  # noqa: S608
_DELETED_IN_RANGE = f"{_CURRENT} AND r.kind = ? AND r.day BETWEEN ? AND ? AND r.deleted = 1 ORDER BY r.day, r.entry"
_ALL_PARENTS = "SELECT p.revision, p.parent FROM parents p ORDER BY p.parent"
_SPARE_HEADS = """
    SELECT (SELECT count(*) FROM revisions) - (SELECT count(DISTINCT parent) FROM parents)
         - (SELECT count(DISTINCT entry) FROM revisions)"""
_LATELY = 1000
"""Of so many revisions, a few months' worth, the latest instant is looked for."""
_LAST_RECORDED = """
    SELECT max(l.recorded_at)
    FROM (SELECT r.recorded_at, r.device FROM revisions r ORDER BY r.rowid DESC LIMIT ?) l WHERE l.device = ?"""
_PARENTS_OF = """
    SELECT p.revision, p.parent FROM parents p JOIN revisions r ON r.id = p.revision
    WHERE r.entry = ? ORDER BY p.parent"""

_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""A body as it is kept: the same one always makes the same text."""


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
    from uuid import uuid4  # late: no start needs new ids, and the import takes 2 ms

    present = _select(diary, _HEADS_OF, entry)
    revision = Revision(
        id=uuid4().hex,
        entry=entry,
        kind=kind,
        day=day,
        generation=1 + max((head.generation for head in present), default=0),
        recorded_at=now.astimezone(UTC),
        device=author.device,
        by=author.by,
        deleted=deleted,
        body=body,
        parents=tuple(sorted(head.id for head in present)),
    )
    insert(diary, [revision])
    return revision


def insert(diary: Diary, revisions: Iterable[Revision]) -> None:
    """Add revisions as they are. Call it inside `Diary.writing`."""
    known = list(revisions)
    parents = [(revision.id, parent) for revision in known for parent in revision.parents]
    with translated(diary.path):
        diary.connection.executemany(_ADD_REVISION, map(_row, known))
        diary.connection.executemany(_ADD_PARENT, parents)


def current(diary: Diary, kind: Kind, first: str = "", last: str = "~") -> list[Revision]:
    """The current revision of every entry of ``kind`` whose day lies in the range; deleted entries are left out."""
    return _select(diary, _CURRENT_IN_RANGE, kind.value, first, last)


def current_values(diary: Diary, kind: Kind, name: str, first: str, last: str) -> dict[str, Any]:
    """One value, by its ``name`` in the body, of what `current` finds, by entry: years of them, quickly."""
    return dict(_rows(diary, _VALUES_IN_RANGE, f"$.{name}", kind.value, first, last))


def current_outlines(diary: Diary, kind: Kind, one: str, other: str) -> list[Revision]:
    """What `current` finds, with the number of items in place of two long lists of the body: quicker to read."""
    places = (f"$.{one}", f"$.{one}", f"$.{other}", f"$.{other}")
    return _select(diary, _OUTLINES, *places, kind.value)


def entries_since(diary: Diary, kind: Kind, first: str) -> set[str]:
    """The names of all entries of ``kind`` filed under ``first`` or a later day, with one deleted since."""
    found = "SELECT DISTINCT r.entry FROM revisions r WHERE r.kind = ? AND r.day >= ?"
    return {entry for (entry,) in _rows(diary, found, kind.value, first)}


def current_named(diary: Diary, kind: Kind, first: str, before: str) -> list[Revision]:
    """The current revision of every entry of ``kind`` whose name is ``first`` or later, and sorts before ``before``."""
    return _select(diary, _CURRENT_NAMED, first, before, kind.value)


def deleted(diary: Diary, kind: Kind, first: str = "", last: str = "~") -> list[Revision]:
    """The current revision of every entry of ``kind`` in the range that was deleted."""
    return _select(diary, _DELETED_IN_RANGE, kind.value, first, last)


def changed(diary: Diary, kind: Kind, first: str = "", last: str = "~") -> dict[str, tuple[int, int]]:
    """The entries of ``kind`` with a revision in the range and several in all: how many, and how many are heads."""
    return {entry: (number, ends) for entry, number, ends in _rows(diary, _CHANGED_IN_RANGE, kind.value, first, last)}


def disputed(diary: Diary, *kinds: Kind) -> list[Revision]:
    """The revision shown meanwhile of every entry of these kinds with several heads, by day.

    It is asked often, and nearly always there is none: in all there are then as many heads as entries. A head is a
    revision that no parent names, and every parent is a revision of the same file.
    """
    if not _rows(diary, _SPARE_HEADS)[0][0]:
        return []
    marks = ", ".join("?" * len(kinds))
    return _select(diary, f"{_CURRENT} AND r.kind IN ({marks}) AND {_ANOTHER_HEAD} ORDER BY r.day", *kinds)


def latest(diary: Diary, kind: Kind, limit: int, before: str = "~") -> list[Revision]:
    """The ``limit`` current entries of ``kind`` with the latest days, all of them ``before`` a day, newest first."""
    return _select(diary, _CURRENT_LATEST, kind.value, before, limit)


def current_of(diary: Diary, entry: str) -> Revision | None:
    """The current revision of ``entry``, also when it says that the entry was deleted; None when there is none."""
    return next(iter(_select(diary, _CURRENT_OF, entry)), None)


def history_of(diary: Diary, entry: str) -> list[Revision]:
    """Every revision of ``entry`` with its parents, newest first."""
    replaced = _by_revision(_rows(diary, _PARENTS_OF, entry))
    found = [replace(item, parents=replaced.get(item.id, ())) for item in _select(diary, _ALL_OF, entry)]
    return sorted(found, key=precedence, reverse=True)


def every_revision(diary: Diary) -> Iterator[Revision]:
    """Each revision there is, without its parents, in no order.

    Raises:
        StoreError: at the first that can't be read.
    """
    with translated(diary.path):
        for row in diary.connection.execute(_ALL):
            yield _revision(diary, row)


def every_parent(diary: Diary) -> dict[str, tuple[str, ...]]:
    """The revisions that each revision replaces, by its id."""
    return _by_revision(_rows(diary, _ALL_PARENTS))


def count(diary: Diary, kinds: Sequence[Kind]) -> int:
    """How many revisions of these kinds there are."""
    marks = ", ".join("?" * len(kinds))
    found: int = _rows(diary, f"SELECT count(*) FROM revisions r WHERE r.kind IN ({marks})", *kinds)[0][0]  # noqa: S608
    return found


def newest(diary: Diary) -> int:
    """The number of the revision added last. As history is append-only, each has a greater one than those before."""
    number: int = _rows(diary, "SELECT coalesce(max(r.rowid), 0) FROM revisions r")[0][0]
    return number


def newest_of(diary: Diary, kind: Kind) -> int:
    """As `newest`, of one kind; 0 when there is none. Quick where one was added lately: it looks from the end."""
    found = "SELECT r.rowid FROM revisions r WHERE +r.kind = ? ORDER BY r.rowid DESC LIMIT 1"
    rows = _rows(diary, found, kind.value)
    return rows[0][0] if rows else 0


def added_since(diary: Diary, number: int) -> list[tuple[Kind, str, str]]:
    """The kind, entry and day of each revision added after the one of that `newest` number."""
    rows = _rows(diary, "SELECT r.kind, r.entry, r.day FROM revisions r WHERE r.rowid > ?", number)
    return [(Kind(kind), entry, day) for kind, entry, day in rows]


def wrote(diary: Diary, device: str, kinds: Sequence[Kind]) -> bool:
    """Whether a device wrote any revision of these kinds."""
    marks = ", ".join("?" * len(kinds))
    found = f"SELECT 1 FROM revisions r WHERE r.device = ? AND r.kind IN ({marks}) LIMIT 1"  # noqa: S608
    return bool(_rows(diary, found, device, *kinds))


def last_recorded(diary: Diary, device: str) -> datetime | None:
    """The greatest instant at which a device recorded any of the revisions added lately, None when it added none.

    Reading all of them would take long where there are many.
    """
    return _instant(diary, _rows(diary, _LAST_RECORDED, _LATELY, device)[0][0])


def last_recorded_of(diary: Diary, kinds: Sequence[Kind]) -> datetime | None:
    """The greatest instant at which anything of these kinds was recorded; None when nothing was."""
    marks = ", ".join("?" * len(kinds))
    found = f"SELECT max(r.recorded_at) FROM revisions r WHERE r.kind IN ({marks})"  # noqa: S608
    return _instant(diary, _rows(diary, found, *(kind.value for kind in kinds))[0][0])


def last_day(diary: Diary, kind: Kind) -> str | None:
    """The greatest day of any revision of ``kind``."""
    day: str | None = _rows(diary, "SELECT max(r.day) FROM revisions r WHERE r.kind = ?", kind.value)[0][0]
    return day


def oldest_day(diary: Diary, kind: Kind) -> str | None:
    """The least day of the current entries of ``kind`` that have one; deleted entries are left out."""
    rows = _rows(diary, _OLDEST_DAY, kind.value)
    return rows[0][0] if rows else None


def _instant(diary: Diary, at: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(at) if at else None
    except ValueError as error:
        raise StoreError(Trouble.DAMAGED, diary.path) from error


def _by_revision(links: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    replaced: dict[str, tuple[str, ...]] = {}
    for revision, parent in links:
        replaced[revision] = (*replaced.get(revision, ()), parent)
    return replaced


def _select(diary: Diary, sql: str, *values: str | int) -> list[Revision]:
    return [_revision(diary, row) for row in _rows(diary, sql, *values)]


def _rows(diary: Diary, sql: str, *values: str | int) -> list[Any]:
    with translated(diary.path):
        return diary.connection.execute(sql, values).fetchall()


def _revision(diary: Diary, row: Any) -> Revision:
    identity, entry, kind, day, generation, recorded_at, device, by, deleted, body = row
    try:
        at, contents = datetime.fromisoformat(recorded_at), json.loads(body)
        return Revision(identity, entry, Kind(kind), day, generation, at, device, by, bool(deleted), contents)
    except ValueError as error:
        raise StoreError(Trouble.DAMAGED, diary.path) from error


def _row(revision: Revision) -> dict[str, Any]:
    return {
        "id": revision.id,
        "entry": revision.entry,
        "kind": revision.kind.value,
        "day": revision.day,
        "generation": revision.generation,
        "recorded_at": revision.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "device": revision.device,
        "by": revision.by,
        "deleted": int(revision.deleted),
        "body": _write(revision.body),
    }
