"""The rows of a table that could be too long to be laid out: of very many, the newest are printed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from imuran_desktop.reports.content import Block, Paragraph, Table
from imuran_desktop.words.language import Language

T = TypeVar("T")

MOST = 10_000
"""Two doses a day for thirteen years. Laying them out takes about 0.8 GB, and the memory grows with the rows."""


def newest_rows(
    language: Language, items: Sequence[T], row: Callable[[T], tuple[str, ...]], table: Table
) -> Iterator[Block]:
    """``table`` with a ``row`` for each item, the oldest first; where rows are left out, it says so on both sides."""
    shown = replace(table, rows=tuple(map(row, items[-MOST:])))
    if len(items) <= MOST:
        yield shown
        return
    about = Paragraph(
        language.tr(
            "Only the newest {shown} of {number} rows are printed. The figures count all of them, and the tables that "
            "can be saved have them all.",
            shown=language.number(MOST),
            number=language.number(len(items)),
        )
    )
    yield from (about, shown, about)
