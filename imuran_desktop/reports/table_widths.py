"""How wide the columns of a printed table are, and where a word breaks that is wider than its column.

The same is worked out here from the fonts in milliseconds that a typesetter finds out by laying out every cell.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imuran_desktop.reports.content import Table
from imuran_desktop.reports.typefaces import advances

BREAK = "\N{ZERO WIDTH SPACE}"
"""Where a word may go on in the next line, without a sign that nobody typed."""

_WORD = re.compile("[^ \\n\\u1680\\u2000-\\u2006\\u2008-\\u200b\\u205f\\u3000]+")
"""Some spaces, which are not among these, hold together what they stand between."""
_MOST_UNBROKEN = 0.25
"""How much of the room a column may take so that nothing in it is broken, even if others then have many lines."""
_ROUNDING = 1e-6
_FEW = 0.1
_UNKNOWN = 1.0
_SLACK = 1.02
"""Letters that are set together can be a little wider than each by itself."""


@dataclass(frozen=True)
class Bounds:
    """What a column may get of the room: by its share, but not less than ``least`` or more than ``most``."""

    share: int
    least: float
    most: float

    def held(self, width: float) -> float:
        """The width within them that is nearest."""
        return min(max(width, self.least), self.most)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the widest line of a text is, in the unit of ``size``."""
    return max((_line_width(line, bold=bold) for line in text.split("\n")), default=0) * size * _SLACK


def broken(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """``text`` with breaks in every word that is wider than ``room``."""
    if _line_width(text, bold=bold) * size * _SLACK <= room:
        return text
    ems = room / (size * _SLACK)
    return _WORD.sub(lambda found: _broken_word(found[0], ems, bold=bold), text)


def column_widths(table: Table, room: float, size: float, padding: float) -> tuple[float, ...]:
    """The width of each column, in the unit of ``size``; together they fill ``room``.

    What fits on one line stays on one. Where not all does, most cells do if they can, and the rest is by the shares.
    """
    needs = [_need(table, number, room * _MOST_UNBROKEN, size, padding) for number in range(len(table.columns))]
    shares = [column.share for column in table.columns]
    titles = [padding + text_width(column.title, size, bold=True) for column in table.columns]
    least, most, whole = ([need[part] for need in needs] for part in range(3))
    wide = [max(widths) for widths in zip(whole, titles, strict=True)]
    if sum(wide) <= room:  # so that no heading has two lines
        whole = wide
    if sum(whole) <= room:
        return tuple(_added(whole, shares if any(shares) else whole, room))
    if sum(least) >= room:
        return tuple(_levelled(least, room))
    low, high = (most, whole) if sum(most) <= room else (least, most)
    return tuple(
        _shared([Bounds(*bounds) for bounds in zip((share or 1 for share in shares), low, high, strict=True)], room)
    )


def _need(table: Table, number: int, limit: float, size: float, padding: float) -> tuple[float, float, float]:
    """How wide a column is at least, with most cells on one line, and with all of them."""
    column, cells = table.columns[number], Counter(row[number] for row in table.rows)
    title = _widest(_WORD.findall(column.title), size, bold=True)
    widths = sorted((text_width(cell, size), count) for cell, count in cells.items())
    whole = padding + max(title, widths[-1][0] if widths else 0)
    if not column.share and whole <= limit:
        return whole, whole, whole
    words = {word for cell in cells for word in _WORD.findall(cell)}
    least = min(padding + max(title, _widest(words, size)), limit)
    return least, max(least, padding + _of_most(widths)), max(least, whole)


def _of_most(widths: Sequence[tuple[float, int]]) -> float:
    """The width that is enough for nine of ten cells."""
    left = _FEW * sum(count for _, count in widths)
    for width, count in reversed(widths):
        left -= count
        if left < 0:
            return width
    return 0


def _shared(columns: Sequence[Bounds], room: float) -> list[float]:
    """``room`` by the shares of columns, none with less than its least and none with more than its most.

    They are settled as the boxes of a line are on the web: first all that get too little, or all that get too much,
    whichever is more of the room, and then what is left by the shares of the others.
    """
    settled: dict[int, float] = {}
    while len(settled) < len(columns):
        open_ = {number: column for number, column in enumerate(columns) if number not in settled}
        left = room - sum(settled.values())
        each = left / sum(column.share for column in open_.values())
        held = {number: column.held(column.share * each) for number, column in open_.items()}
        over = sum(held.values()) - left
        if abs(over) < _ROUNDING:
            settled |= held
        settled |= {number: width for number, width in held.items() if (width - open_[number].share * each) * over > 0}
    return [settled[number] for number in range(len(columns))]


def _added(widths: Sequence[float], weights: Sequence[float], room: float) -> Iterator[float]:
    """Widths with what is left of ``room`` added by weight."""
    left = room - sum(widths)
    return (width + left * weight / sum(weights) for width, weight in zip(widths, weights, strict=True))


def _levelled(least: Sequence[float], room: float) -> Iterator[float]:
    """The widest columns cut to one width, so that all together fit."""
    left, limit = room, 0.0
    for count, width in zip(range(len(least), 0, -1), sorted(least), strict=True):
        limit = left / count
        if width >= limit:
            break
        left -= width
    return (min(width, limit) for width in least)


def _widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    return max((text_width(text, size, bold=bold) for text in texts), default=0)


def _broken_word(word: str, room: float, *, bold: bool) -> str:
    if _line_width(word, bold=bold) <= room:
        return word
    pieces, width = [""], 0.0
    for letter in word:
        added = _line_width(letter, bold=bold)
        if width + added > room and pieces[-1] and unicodedata.category(letter)[0] != "M":
            pieces.append("")
            width = 0.0
        pieces[-1] += letter
        width += added
    return BREAK.join(pieces)


def _line_width(text: str, *, bold: bool) -> float:
    known = advances(bold=bold)
    return sum([known.get(letter, _UNKNOWN) for letter in text])
