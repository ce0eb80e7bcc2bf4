"""Files that are no diaries that can be read, each in its own way, for the tests of what becomes of many at once."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.store.making import plain

WORDS = {
    "damaged": "is damaged. Ask for another copy of it.",
    "missing": "can't be found any more: it was moved, or it is a link that leads nowhere.",
    "newer": "was written by a newer version",
    "nothing": "is not a diary",
    "letter": "is not a diary",
    "other": "is not a diary",
    "unfinished": "was left in the middle of a write",
}
"""What is said of each."""


def troubled_diaries(folder: Path, whole: Path) -> Mapping[str, Path]:
    """Copies of a ``whole`` diary with every sort of trouble, by the names of `WORDS`."""
    paths = {name: folder / f"{name}.imuran" for name in WORDS}
    for name in ("damaged", "newer"):
        shutil.copy(whole, paths[name])
    content = bytearray(whole.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    paths["damaged"].write_bytes(content)
    newer = plain(paths["newer"])
    newer.execute("PRAGMA user_version = 999")
    newer.close()
    paths["nothing"].touch()
    paths["letter"].write_text("Dear Sam Example,\n" * 500)
    other = plain(paths["other"])
    other.execute("CREATE TABLE letters (text TEXT)")
    other.close()
    _cut_off(whole, paths["unfinished"])
    return paths


def _cut_off(whole: Path, path: Path) -> None:
    """A diary whose writer was killed, with the journal that would undo the half that was written."""
    alive = path.with_name("alive.db")
    shutil.copy(whole, alive)
    writer = plain(alive)
    writer.execute("PRAGMA journal_mode = DELETE")
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("CREATE TABLE half AS SELECT * FROM revisions")
    shutil.copy(alive, path)
    shutil.copy(f"{alive}-journal", f"{path}-journal")
    writer.execute("ROLLBACK")
    writer.close()
    alive.unlink()
