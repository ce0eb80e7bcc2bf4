"""A copy of the whole diary, made before anything about its shape is changed."""

from datetime import datetime
from pathlib import Path

from imuran_desktop.store.sqlite import Connection, connect, create_private, translated


def back_up(connection: Connection, path: Path, version: int, now: datetime) -> Path:
    """Copy the diary beside itself, readable by its owner only, and return where it is.

    The name tells the schema and the instant: ``diary.schema-1.20260301T080000Z.imuran``. A copy whose name is taken
    already gets a number.
    """
    stem = f"{path.stem}.schema-{version}.{now:%Y%m%dT%H%M%SZ}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}" for number in range(1, 1000))
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    create_private(target)
    with translated(target):
        copy = connect(target)
        try:
            connection.backup(copy)
        finally:
            copy.close()
    return target
