"""The schema, step by step, and the triggers that keep history append-only."""

from collections.abc import Iterator

from sqlite_utils import Database, Migrations

migrations = Migrations("imuran")

_TAKES_THE_PLACE = {
    "revisions": "EXISTS (SELECT 1 FROM revisions WHERE id = NEW.id OR rowid = NEW.rowid)",
    "parents": """
        EXISTS (SELECT 1 FROM parents WHERE (revision = NEW.revision AND parent = NEW.parent) OR rowid = NEW.rowid)""",
    "files": "EXISTS (SELECT 1 FROM files WHERE id = NEW.id OR rowid = NEW.rowid)",
    "about": "EXISTS (SELECT 1 FROM about WHERE key = NEW.key OR rowid = NEW.rowid)",
}
"""The tables of the history, and when a new row would overwrite one."""

_REFUSE = "SELECT RAISE(ABORT, 'history is append-only')"


@migrations()
def m001_revisions(db: Database) -> None:
    """Revisions, what they replace, and what the file says of itself."""
    revisions = db.table("revisions")
    revisions.create(
        {
            "id": str,
            "entry": str,
            "kind": str,
            "day": str,
            "generation": int,
            "recorded_at": str,
            "device": str,
            "by": str,
            "deleted": int,
            "body": str,
        },
        pk="id",
        not_null={"entry", "kind", "day", "generation", "recorded_at", "device", "by", "deleted", "body"},
        strict=True,
    )
    revisions.create_index(["entry"])
    revisions.create_index(["kind", "day"])
    parents = db.table("parents")
    parents.create(
        {"revision": str, "parent": str},
        pk=("revision", "parent"),
        foreign_keys=[("revision", "revisions", "id"), ("parent", "revisions", "id")],
        strict=True,
    )
    parents.create_index(["parent"])
    db.table("about").create({"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)


@migrations()
def m002_dated_directions(_: Database) -> None:
    """Bodies say more (`old_bodies`); the tables stay. An earlier release must not read what it doesn't know."""


@migrations()
def m003_reminder_log(_: Database) -> None:
    """Two more kinds of entries: how reminders were shown, and what was arranged for blood tests. The tables stay."""


@migrations()
def m004_health(_: Database) -> None:
    """Three more kinds: whom to call, other medicines and allergies, notes. Symptoms say more. The tables stay."""


@migrations()
def m005_results(db: Database) -> None:
    """Results in blood tests, the files that came with them, values of the clinic, visits. Bodies say more."""
    db.table("files").create({"id": str, "content": bytes}, pk="id", not_null={"content"}, strict=True)


def triggers() -> Iterator[tuple[str, str]]:
    """The name of each trigger that guards the history, and what makes it.

    ``INSERT OR REPLACE`` overwrites a row without firing delete triggers (unless the connection asks for that), by the
    row's key or by its hidden row id; so an insert that would take a row's place is refused too.
    """
    for table, taking_a_place in _TAKES_THE_PLACE.items():
        for name, event in (
            (f"{table}_no_update", f"UPDATE ON {table}"),
            (f"{table}_no_delete", f"DELETE ON {table}"),
            (f"{table}_no_replace", f"INSERT ON {table} WHEN {taking_a_place}"),
        ):
            yield name, f"CREATE TRIGGER {name} BEFORE {event} BEGIN {_REFUSE}; END"


def add_triggers(db: Database) -> None:
    """Refuse every change of a row. Made again after each migration, because a table rebuilt loses them."""
    for name, sql in triggers():
        db.execute(f"DROP TRIGGER IF EXISTS {name}")
        db.execute(sql)
