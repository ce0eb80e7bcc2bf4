"""The schema, step by step, and the triggers that keep history append-only."""

from sqlite_utils import Database, Migrations

migrations = Migrations("imuran")

_APPEND_ONLY = ("revisions", "parents", "about")


@migrations()
def m001_revisions(db: Database) -> None:
    """Revisions, what they replace, and what the file says of itself."""
    db["revisions"].create(
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
    db["revisions"].create_index(["entry"])
    db["revisions"].create_index(["kind", "day"])
    db["parents"].create(
        {"revision": str, "parent": str},
        pk=("revision", "parent"),
        foreign_keys=[("revision", "revisions", "id"), ("parent", "revisions", "id")],
        strict=True,
    )
    db["parents"].create_index(["parent"])
    db["about"].create({"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)


def add_triggers(db: Database) -> None:
    """Refuse every change of a row. Made again after each migration, because a table rebuilt loses them."""
    for table in _APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            name = f"{table}_no_{action.lower()}"
            db.execute(
                f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
