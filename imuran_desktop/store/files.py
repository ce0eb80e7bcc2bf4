"""The diary as a file: looked for, made for its owner only, put in its place whole."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from imuran_desktop.store.errors import StoreError, Trouble

_MOST_OF_NAME = 40
"""How much of a file's name its draft has: names must not become too long."""


def require_file(path: Path) -> None:
    """See that there is a file at ``path``.

    Raises:
        StoreError: when there is nothing, something else (such as a folder), or no way to tell.
    """
    with system_translated(path):
        if not path.exists():
            raise StoreError(Trouble.MISSING, path)
        if not path.is_file():
            raise StoreError(Trouble.NOT_A_DIARY, path)


def create_private(path: Path) -> None:
    """Make an empty file that only its owner can read, and the folders it needs.

    Raises:
        FileExistsError: when there is something at ``path`` already.
        OSError: when it can't be made.
    """
    make_private_folder(path.parent)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` for its owner only. One that exists keeps its permissions: it may be shared on purpose."""
    if not folder.exists():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def make_private(path: Path) -> None:
    """Take from others what they may do with a file of ours, where files have owners and that can be done."""
    if sys.platform != "win32":
        with suppress(OSError):
            found = path.stat()
            if found.st_uid == os.geteuid() and found.st_mode & 0o077:
                path.chmod(found.st_mode & 0o600)


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """An empty private file beside ``path``, to be filled and then `publish`ed; gone when the block ends.

    A process that is killed meanwhile leaves nothing at ``path`` itself, so the next one can begin anew.

    Raises:
        FileExistsError: when there is something at ``path`` already.
        OSError: when it can't be made.
    """
    from uuid import uuid4  # late: no start needs new ids, and the import takes 2 ms

    if os.path.lexists(path):
        raise _taken(path)
    draft = path.with_name(f".{uuid4().hex}.draft")
    create_private(draft)
    try:
        yield draft
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            left.unlink(missing_ok=True)


def publish(draft: Path, path: Path) -> None:
    """Give a finished draft its name, unless somebody else took the name first.

    Raises:
        FileExistsError: when there is something at ``path`` already.
        OSError: when it can't be done.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without links
        create_private(path)
        draft.replace(path)
    _flush_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Put a file that only its owner can read in the place of whatever file is at ``path``, wholly or not at all.

    Raises:
        OSError: when it can't be written; then all is as it was.
    """
    import tempfile  # late: few starts write anything but a diary

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_MOST_OF_NAME]}-")  # of mode 0600
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def system_translated(path: Path) -> Iterator[None]:
    """Turn what the file system refuses into `StoreError`; only that a name is taken stays `FileExistsError`."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as error:
        raise StoreError(_TROUBLES.get(error.errno or 0, Trouble.NO_PERMISSION), path) from error
    except ValueError as error:  # a name that no file can have
        raise StoreError(Trouble.NO_PERMISSION, path) from error


_TROUBLES = {errno.ENOSPC: Trouble.DISK_FULL, errno.EDQUOT: Trouble.DISK_FULL, errno.EIO: Trouble.FAILED}


def _taken(path: Path) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _flush_folder(folder: Path) -> None:
    """Make a new name in ``folder`` survive a power cut, where folders can be flushed."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
