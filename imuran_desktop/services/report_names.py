"""What the files of reports are called: after whose they are, which diary they come from, and their days."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from imuran_desktop.domain.report_wish import ReportOf

_NOT_IN_NAMES = '<>:"/\\|?*'
_MOST_OF_PERSON, _MOST_OF_MARK = 40, 30
_BYTES_A_LETTER = 2.5
"""Names may have 255 bytes, whatever is written in them."""
_SHORT_ID = 8


def report_stem(person: str, of: ReportOf, mark: str = "") -> str:
    """What a report is called, without an ending. ``mark`` tells copies of one diary apart.

    It depends on nothing but the diary and the days: reports of different diaries never share a name.
    """
    parts = (cleaned(person, _MOST_OF_PERSON), cleaned(of.diary, _SHORT_ID), f"{of.first} to {of.last}")
    stem = " ".join(part for part in parts if part)
    return f"{stem} ({mark})" if mark else stem


def copy_marks(diaries: Sequence[tuple[Path, str | None]]) -> list[str]:
    """What tells each file apart from the others of one diary; empty where there are no others.

    ``diaries`` are files with the ids of the diaries in them. It is the file's own name, with those of the folders it
    is in where that is not enough, so the order of the files, and which is read first, make no difference.
    """
    places = defaultdict(list)
    for place, (_, diary) in enumerate(diaries):
        if diary is not None:
            places[diary].append(place)
    marks = [""] * len(diaries)
    for together in places.values():
        if len(together) > 1:
            found = _told_apart([diaries[place][0].absolute() for place in together])
            for place, mark in zip(together, found, strict=True):
                marks[place] = mark
    return marks


def cleaned(text: str, most: int) -> str:
    """``text`` as every system can have it in the name of a file, of at most so many letters."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(" " if sign in _NOT_IN_NAMES or unicodedata.category(sign)[0] == "C" else sign for sign in composed)
    return _shortened(" ".join(plain.split()).strip(" ."), most).strip(" .")


def _told_apart(paths: Sequence[Path]) -> list[str]:
    """Different texts for different files, as short as can be."""
    for depth in range(1, max(len(path.parts) for path in paths) + 1):
        names = [cleaned(" ".join((*path.parts[-depth:-1], path.stem)), _MOST_OF_MARK) for path in paths]
        if all(names) and len({name.casefold() for name in names}) == len(names):
            return names
    order = sorted(paths)
    return [str(order.index(path) + 1) for path in paths]


def _shortened(text: str, most: int) -> str:
    """The beginning of ``text``, without a letter being torn from its accents."""
    end = min(len(text), most)
    while end and (
        len(text[:end].encode()) > most * _BYTES_A_LETTER or unicodedata.combining(text[end : end + 1] or " ")
    ):
        end -= 1
    return text[:end]
