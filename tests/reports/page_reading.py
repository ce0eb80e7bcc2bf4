"""Reading the content of a report back, section by section."""

import re

from imuran_desktop.reports.content import Paragraph, ReportContent, Table, Terms


def rows_on(content: ReportContent, key: str) -> list[tuple[str, ...]]:
    """The rows of a section's own table, if it has one."""
    section = content.section(key)
    blocks = section.blocks if section else ()
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) <= 1
    return list(tables[0].rows) if tables else []


def terms_on(content: ReportContent, key: str) -> list[tuple[tuple[str, str], ...]]:
    section = content.section(key)
    return [block.items for block in section.blocks if isinstance(block, Terms)] if section else []


def paragraphs_on(content: ReportContent, key: str) -> list[str]:
    section = content.section(key)
    return [block.text for block in section.blocks if isinstance(block, Paragraph)] if section else []


def numbers_in(text: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", text)]


def capital_of(name: str) -> str:
    return name[:1].upper() + name[1:]
