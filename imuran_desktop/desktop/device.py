"""The id of this device: it tells the copies of a shared diary apart, so it is kept outside the diary."""

from __future__ import annotations

import os
import re
from pathlib import Path

from imuran_desktop.desktop.paths import ensure_private_dir, write_private

_FILE = "device-id"
_FORM = re.compile(r"[0-9a-f]{32}")


def device_id(config_dir: Path) -> str:
    """This device's id, 32 hexadecimal digits; made at the first call. Two processes that make it at once get the same.

    Raises OSError when the folder can be neither read nor written.
    """
    path = config_dir / _FILE
    known = _read(path)
    if not known:
        _make(path, replace=known is not None)
        known = _read(path)
    if not known:
        raise OSError(f"cannot keep {path}")
    return known


def _read(path: Path) -> str | None:
    """The id; empty when the file holds none, None when there is no file."""
    try:
        text = path.read_text("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    return text if _FORM.fullmatch(text) else ""


def _make(path: Path, replace: bool) -> None:
    from uuid import uuid4  # late: no start needs new ids, and the import takes 2 ms

    ensure_private_dir(path.parent)
    mine = path.with_name(f".{_FILE}-{uuid4().hex}")
    write_private(mine, uuid4().hex.encode())
    try:
        if replace:
            mine.replace(path)
        elif os.name == "nt":  # there, renaming refuses when another process was first, which then has the say
            mine.rename(path)
        else:  # here, linking does
            os.link(mine, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        mine.replace(path)
    finally:
        mine.unlink(missing_ok=True)
