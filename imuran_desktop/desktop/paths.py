"""Where the app's own files live on this system, and how they are kept from everybody else."""

from __future__ import annotations

import os
from pathlib import Path

from imuran_desktop.store.files import replace_file

APP_ID = "org.imuran_desktop.ImuranDesktop"
"""What the desktop knows the app by: the name of its menu entry, without the ending."""
_APP = "imuran-desktop"
_OTHERS = 0o077


def data_dir() -> Path:
    """The folder of the default diary. Not created."""
    import platformdirs  # late: most of its import is of no use at start

    return platformdirs.user_data_path(_APP, appauthor=False)


def config_dir() -> Path:
    """The folder of the settings and of this device's id. Not created."""
    import platformdirs

    return platformdirs.user_config_path(_APP, appauthor=False)


def log_dir() -> Path:
    """The folder of the logs. Not created."""
    import platformdirs

    return platformdirs.user_log_path(_APP, appauthor=False)


def default_diary() -> Path:
    """The diary that is opened when none is named."""
    return data_dir() / "diary.imuran"


def ensure_private_dir(path: Path) -> Path:
    """Create one of the app's own folders, and what is missing above it, for the owner only; tighten it if it is there.

    Returns `path`. Raises OSError. Windows keeps its own rights: a user's profile is private there already.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    mode = path.stat().st_mode
    if os.name == "posix" and mode & _OTHERS:
        path.chmod(mode & 0o7777 & ~_OTHERS)
    return path


def write_private(path: Path, content: bytes) -> None:
    """Replace a file by new content, wholly or not at all, readable by its owner only. Raises OSError."""
    ensure_private_dir(path.parent)
    replace_file(path, content)
