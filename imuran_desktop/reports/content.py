"""What a report says, as plain text in typed parts: it knows neither the diary nor what it is printed with."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Weight(StrEnum):
    """How much a paragraph stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    SMALL = "small"
    FRAMED = "framed"
    """In a box: what nobody must overlook."""


@dataclass(frozen=True)
class Paragraph:
    """Some sentences."""

    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True)
class Points:
    """A list of short statements."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """Names, each with what there is to say of it."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, and how wide it is beside the others (0: as wide as its words).

    ``numbers`` stand at the end of their cells, so that their digits stand below each other.
    """

    title: str
    share: int = 0
    numbers: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of as many cells as there are columns.

    ``title`` says what they are; it may be empty where a heading does.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Drawing:
    """An SVG picture, in px at 96 to the inch, with ``alt``: what it shows, in words."""

    svg: str
    width: float
    height: float
    alt: str


Block = Paragraph | Points | Terms | Table | Drawing


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it. ``parts`` are sections of their own within it.

    ``key`` names it; with ``new_page`` it begins one, and with ``beside`` it may stand beside the section before it,
    which is still read first.
    """

    key: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    new_page: bool = False
    beside: bool = False

    def all_blocks(self) -> Iterator[Block]:
        """Every block in it, in the order in which they are read."""
        yield from self.blocks
        for part in self.parts:
            yield from part.all_blocks()


@dataclass(frozen=True)
class ReportContent:
    """A whole report.

    ``locale`` is that of its words. ``lead`` are lines below the title: whose it is, which days, who made it and when.
    ``notice`` says what it is not, in a box. ``foot`` stands at the foot of each page, beside the page's number,
    which ``page_words`` puts as "Page {page} of {count}". ``made_by`` is the document's author, if anybody is named,
    and ``name`` what the document is called beside others; without one, by its title. ``gaps_in_name`` is said below
    the person's name where that can't be printed whole.
    """

    locale: str
    title: str
    person: str
    lead: tuple[str, ...]
    notice: str
    sections: tuple[Section, ...]
    foot: str
    page_words: str
    keywords: tuple[str, ...] = field(default=())
    made_by: str = ""
    name: str = ""
    gaps_in_name: str = ""

    def section(self, key: str) -> Section | None:
        """The section of this name, also one within another."""
        return next((item for item in _every(self.sections) if item.key == key), None)


def _every(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _every(section.parts)
