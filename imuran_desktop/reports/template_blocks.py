"""The parts of a report as its template is given them, for one size of text and the room beside the margins."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise, zip_longest
from typing import Any

from imuran_desktop.reports.content import Block, Column, Drawing, Paragraph, Points, Section, Table, Terms, Weight
from imuran_desktop.reports.glyphs import has_gaps, printable, printable_svg, svg_has_gaps
from imuran_desktop.reports.table_widths import broken, column_widths, text_width

Item = dict[str, Any]

_CELL_X, _FRAME_X, _POINT = 4.0, 9.0, 16.0
_TERM_GAP, _MOST_OF_TERM = 12.0, 0.3
_COLUMN_GAP, _LEAST_OF_COLUMNS = 20.0, 0.28
"""Between two sections beside each other, and how much of the room the one with less to say gets at least."""
_PT_PER_PX = 0.75
_NO_BREAK = "\N{WORD JOINER}"
_UNIT = re.compile("\N{NO-BREAK SPACE}[^ ]*/[^ ]")
"""A value with a unit such as mL/min, which is not to go on in the next line."""


@dataclass(frozen=True)
class Sizes:
    """How large things are, in pt: ``above`` is the room above a heading, ``row`` that above and below a table's cell.

    ``leading`` is the room between lines, in parts of the text's size.
    """

    text: float
    cell: float
    small: float
    heading: float
    name: float
    title: float
    above: float
    row: float
    leading: float

    def data(self) -> Item:
        """As the template reads them."""
        return asdict(self) | {"cell-x": _CELL_X, "frame": _FRAME_X, "gap": _COLUMN_GAP}


@dataclass
class Seen:
    """What is found while a report is set: whether a sign can't be printed, and the drawings, each once.

    ``title`` stands for a drawing that has no words of its own: without any there would be no report.
    """

    title: str
    gaps: bool = False
    drawings: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def place(self, drawing: Drawing) -> int:
        """Which of the drawings it is."""
        if drawing.svg not in self.places:
            self.gaps = self.gaps or svg_has_gaps(drawing.svg)
            self.places[drawing.svg] = len(self.drawings)
            self.drawings.append(printable_svg(drawing.svg))
        return self.places[drawing.svg]


class BlockSetting:
    """Sets sections in these sizes, within so much room."""

    def __init__(self, seen: Seen, sizes: Sizes, room: float) -> None:
        self._seen, self._sizes, self._room = seen, sizes, room

    def sections(self, sections: Sequence[Section], level: int = 1) -> list[Item]:
        """All that is in them; those that stand beside the one before it as two columns."""
        found: list[Item] = []
        before = [False, *(section.beside for section in sections)]
        for section, (beside, next_beside) in zip(sections, pairwise([*before[1:], False]), strict=True):
            if next_beside and not beside:
                continue
            if beside:
                found.append(self._columns(sections[sections.index(section) - 1], section, level))
            else:
                found += self._section(section, level)
        return found

    def notice(self, text: str) -> Iterator[Item]:
        """What nobody must overlook, in small type: it is the same on every report."""
        if text:
            yield {"kind": "notice", "text": self.words(text, self._room - 2 * _FRAME_X, self._sizes.small)}

    def words(self, text: str, room: float | None = None, size: float = 0, *, bold: bool = False) -> str:
        """What is printed of a text; with ``room``, words that are wider have breaks."""
        self._seen.gaps = self._seen.gaps or has_gaps(text)
        shown = printable(text)
        if "/" in shown:
            shown = _UNIT.sub(lambda found: found[0].replace("/", f"/{_NO_BREAK}"), shown)
        return shown if room is None else broken(shown, room, size or self._sizes.text, bold=bold)

    def _columns(self, left: Section, right: Section, level: int) -> Item:
        """Two sections beside each other."""
        room = self._room - _COLUMN_GAP
        share = _letters(left) / max(_letters(left) + _letters(right), 1)
        least = room * _LEAST_OF_COLUMNS
        right_title = text_width(right.title, self._sizes.heading, bold=True)
        first = max(min(room * share, room - max(right_title, least)), least)
        widths = (first, room - first)
        columns = [
            BlockSetting(self._seen, self._sizes, width)._section(section, level)
            for section, width in zip((left, right), widths, strict=True)
        ]
        return {"kind": "columns", "widths": widths, "columns": columns}

    def _section(self, section: Section, level: int) -> list[Item]:
        title = self.words(section.title, self._room, self._sizes.heading, bold=True)
        # A heading without words is none, and not allowed.
        heading = {"kind": "heading", "level": level, "text": title, "new-page": section.new_page}
        return [
            *([heading] if title.strip() else []),
            *self._blocks(section.blocks),
            *self.sections(section.parts, level + 1),
        ]

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[Item]:
        """Those of a section; words just above a table or a drawing stay on its page."""
        for block, below in zip_longest(blocks, blocks[1:]):
            stays = isinstance(block, Paragraph) and isinstance(below, (Table, Drawing))
            yield self._block(block) | ({"stays": True} if stays else {})

    def _block(self, block: Block) -> Item:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case Points(items):
                return {"kind": "points", "items": [self.words(item, self._room - _POINT) for item in items]}
            case Terms():
                return self._terms(block)
            case Table():
                return self._table(block)
            case Drawing():
                return self._drawing(block)

    def _paragraph(self, block: Paragraph) -> Item:
        room = self._room - (2 * _FRAME_X if block.weight is Weight.FRAMED else 0)
        size = self._sizes.small if block.weight is Weight.SMALL else self._sizes.text
        text = self.words(block.text, room, size, bold=block.weight is Weight.STRONG)
        return {"kind": block.weight, "text": text}

    def _terms(self, block: Terms) -> Item:
        """Names in a column of their own; one that is wider than the column pushes what is said of it aside."""
        most, size = self._room * _MOST_OF_TERM, self._sizes.text
        items = [(self.words(name, most, bold=True), what) for name, what in block.items]
        hang = min(max((text_width(name, size, bold=True) for name, _ in items), default=0), most) + _TERM_GAP
        said = [(name, self.words(what, self._room - hang)) for name, what in items]
        return {"kind": "terms", "hang": hang, "items": said}

    def _table(self, table: Table) -> Item:
        columns = tuple(Column(self.words(column.title), column.share, column.numbers) for column in table.columns)
        rows = tuple(tuple([self.words(cell) for cell in row]) for row in table.rows)
        size = self._sizes.cell
        widths = column_widths(Table(columns, rows), self._room, size, 2 * _CELL_X)
        rooms = [width - 2 * _CELL_X for width in widths]
        return {
            "kind": "table",
            "title": self.words(table.title, self._room, bold=True),
            "widths": widths,
            "numbers": [column.numbers for column in columns],
            "titles": [broken(item.title, room, size, bold=True) for item, room in zip(columns, rooms, strict=True)],
            "cells": _cells(rows, rooms, size),
        }

    def _drawing(self, drawing: Drawing) -> Item:
        width = min(drawing.width * _PT_PER_PX, self._room)
        alt = self.words(drawing.alt) or self.words(self._seen.title)
        return {"kind": "drawing", "drawing": self._seen.place(drawing), "alt": alt, "width": width}


def _letters(section: Section) -> int:
    """How much a section says, near enough to share the room between two of them."""
    return sum(len(text) for block in section.all_blocks() for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield text
        case Points(items):
            yield from items
        case Terms(items):
            yield from (text for item in items for text in item)
        case Table():
            yield from (text for row in block.rows for text in row)
        case Drawing():
            yield block.alt


def _cells(rows: Iterable[Sequence[str]], rooms: Sequence[float], size: float) -> list[str]:
    return [broken(cell, room, size) for row in rows for cell, room in zip(row, rooms, strict=True)]
