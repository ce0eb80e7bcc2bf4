"""What can go wrong with a diary file, as codes that `words` puts into a sentence."""

from enum import StrEnum
from pathlib import Path


class Trouble(StrEnum):
    """Why a diary could not be opened, read or written."""

    MISSING = "missing"
    NOT_A_DIARY = "not_a_diary"
    DAMAGED = "damaged"
    NEWER = "newer"
    BUSY = "busy"
    NO_PERMISSION = "no_permission"
    DISK_FULL = "disk_full"
    UNFINISHED = "unfinished"
    """It was left in the middle of a write, which only opening it to write can put right."""
    FAILED = "failed"


class StoreError(Exception):
    """A diary could not be opened, read or written. Nothing was half done."""

    def __init__(self, trouble: Trouble, path: Path) -> None:
        super().__init__(f"{trouble.value}: {path}")
        self.trouble = trouble
        self.path = path
