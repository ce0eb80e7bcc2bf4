"""Icons as files that exist only in memory, because a style sheet can name a picture only by its path.

Qt reads compiled resources: a tree, the names in it and the data, in the format `rcc` writes (version 1). Building one
for a handful of icons takes a fraction of a millisecond and needs no file on disk in a colour of its own.
"""

import struct
import weakref
from collections.abc import Mapping
from itertools import count

from PySide6.QtCore import qRegisterResourceData, qUnregisterResourceData

_FORMAT_VERSION = 1
_FLAG_FILE, _FLAG_FOLDER = 0, 2
_COUNTRY_ANY, _LANGUAGE_C = 0, 1

_folder_numbers = count(1)
"""Each folder gets a name of its own, so that two themes alive at once (as in tests) never see each other's icons."""


class TintedFiles:
    """A folder of small files under ``:/``, there for as long as this object is."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Make the files known to Qt, by name."""
        self.folder = f"look{next(_folder_numbers)}"
        parts = _compile(self.folder, files)
        qRegisterResourceData(_FORMAT_VERSION, *parts)
        # Qt keeps pointers into the parts: the finalizer also holds them for as long as they are registered.
        weakref.finalize(self, qUnregisterResourceData, _FORMAT_VERSION, *parts)

    def path(self, name: str) -> str:
        """The path of a file, for ``url(…)`` or QIcon."""
        return f":/{self.folder}/{name}"


def _compile(folder: str, files: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """The three parts of a resource holding one folder of files."""
    names, name_at = _packed({name: _name_entry(name) for name in (folder, *files)})
    data, data_at = _packed({name: struct.pack(">I", len(content)) + content for name, content in files.items()})
    tree = struct.pack(">IHII", 0, _FLAG_FOLDER, 1, 1)
    tree += struct.pack(">IHII", name_at[folder], _FLAG_FOLDER, len(files), 2)
    for name in sorted(files, key=_hash):
        tree += struct.pack(">IHHHI", name_at[name], _FLAG_FILE, _COUNTRY_ANY, _LANGUAGE_C, data_at[name])
    return tree, names, data


def _packed(entries: Mapping[str, bytes]) -> tuple[bytes, dict[str, int]]:
    """The entries one after another, and where each begins."""
    offsets, position = {}, 0
    for name, entry in entries.items():
        offsets[name] = position
        position += len(entry)
    return b"".join(entries.values()), offsets


def _name_entry(name: str) -> bytes:
    return struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")


def _hash(name: str) -> int:
    """Qt's hash of a resource name, by which the files in a folder are sorted (`qt_hash` in QtCore)."""
    value = 0
    for character in name:
        value = (value << 4) + ord(character)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
