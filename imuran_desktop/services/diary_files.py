"""Finding diaries among files and folders."""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIX = ".imuran"
_BACKUP = re.compile(r"\.schema-\d+\.\d{8}T\d{6}Z(-\d+)?\.imuran$", re.IGNORECASE)
"""How the app names the copy that it makes before it changes the shape of a diary: the same person once more."""


def find_diaries(paths: Iterable[Path]) -> list[Path]:
    """The diaries meant by files and folders: a file is taken as it is, of a folder all diaries in it, at any depth.

    Sorted, and each once, whatever ways lead to it; links that lead nowhere, each by its own name. Linked folders
    count like others. Backups that the app
    made of its own accord are left out of folders, and so is what is hidden. A folder that can't be looked into stands
    in the list itself, so that it is not passed over.
    """
    found: dict[Path, Path] = {}
    for path in sorted((item for given in paths for item in _within(given)), key=_plainest_first):
        found.setdefault(_real(path), path)
    return sorted(found.values())


def diary_id(path: Path) -> str | None:
    """The id of the diary at ``path``; None where that can't be read, as whoever opens it will say."""
    from imuran_desktop.store.diary import Diary
    from imuran_desktop.store.errors import StoreError
    from imuran_desktop.store.files import require_file
    from imuran_desktop.store.sqlite import connect_to_read

    try:
        require_file(path)
        with Diary(path, connect_to_read(path)) as diary:
            return diary.id
    except StoreError:
        return None


def _plainest_first(path: Path) -> tuple[bool, int, Path]:
    try:
        is_link = path.is_symlink()
    except OSError:  # whoever opens it says what is wrong
        is_link = False
    return is_link, len(path.parts), path


def _within(path: Path) -> Iterator[Path]:
    if not _is_folder(path):
        yield path
        return
    closed: list[Path] = []
    seen: set[Path] = set()
    waiting = deque([path])
    while waiting:  # links come last: what is reached without them has its plain name
        for folder, inner, names in os.walk(waiting.popleft(), onerror=lambda error: closed.append(_place_of(error))):
            real = _real(Path(folder))
            inner[:] = [name for name in inner if real not in seen and not name.startswith(".")]
            if real in seen:
                continue
            seen.add(real)
            waiting.extend(Path(folder, name) for name in sorted(inner) if Path(folder, name).is_symlink())
            yield from (Path(folder, name) for name in names if _is_diary_name(name))
    yield from closed


def _place_of(error: OSError) -> Path:
    return Path(error.filename)


def _is_diary_name(name: str) -> bool:
    return name.lower().endswith(_SUFFIX) and not name.startswith(".") and not _BACKUP.search(name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # whoever opens it says what is wrong
        return False


def _real(path: Path) -> Path:
    """Which file it is; one that is not there is known by its name alone, as no two of those are the same file."""
    try:
        return path.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        pass
    try:
        return path.parent.resolve() / path.name
    except (OSError, ValueError, RuntimeError):
        return path
