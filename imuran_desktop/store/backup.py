"""A copy of the whole diary, made before anything about its shape is changed."""

from datetime import datetime
from pathlib import Path

from imuran_desktop.store.files import create_private, system_translated
from imuran_desktop.store.sqlite import Connection, connect, translated

_MOST_IN_A_SECOND = 1000


def back_up(connection: Connection, path: Path, version: int, now: datetime) -> Path:
    """Copy the diary beside itself, readable by its owner only, and return where it is.

    The name tells the schema and the instant: ``diary.schema-1.20260301T080000Z.imuran``. A copy whose name is taken
    already gets a number.

    Raises:
        StoreError: when it can't be made; no part of it is left.
    """
    with system_translated(path):
        target = _claimed(path, f"{path.stem}.schema-{version}.{now:%Y%m%dT%H%M%SZ}")
    try:
        copy = connect(target)
        try:
            with translated(path):
                connection.backup(copy)
        finally:
            copy.close()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _claimed(path: Path, stem: str) -> Path:
    """A private file of our own with the first name that is free."""
    for number in range(1, _MOST_IN_A_SECOND):
        target = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}")
        try:
            create_private(target)
        except FileExistsError:
            continue
        return target
    raise OSError(f"no name is free for a backup of {path}")
