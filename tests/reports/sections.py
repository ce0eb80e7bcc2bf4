"""Reading what a section of a report says."""

from collections.abc import Mapping, Sequence

from imuran_desktop.reports.content import Paragraph, Points, Section, Table, Terms

Row = Mapping[str, str]


def tables(section: Section) -> list[Table]:
    """Every table in it, also in its parts."""
    return [block for block in section.all_blocks() if isinstance(block, Table)]


def rows(table: Table) -> Sequence[Row]:
    """The rows, each cell by the title of its column."""
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for row in table.rows]


def column(table: Table, title: str) -> list[str]:
    """The cells of one column."""
    return [row[title] for row in rows(table)]


def sentences(section: Section) -> str:
    """All that stands outside tables, a line for each statement."""
    lines: list[str] = []
    for block in section.all_blocks():
        match block:
            case Paragraph():
                lines.append(block.text)
            case Points():
                lines += block.items
            case Terms():
                lines += [f"{name}: {words}" for name, words in block.items]
            case _:
                pass
    return "\n".join(lines)


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
