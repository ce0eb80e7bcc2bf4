"""What the tests of printed pages look at: the HTML they are made from, and a PDF file that Qt wrote."""

import re
import zlib
from pathlib import Path

from PySide6.QtGui import QFont, QTextDocument


def words(html: str) -> list[str]:
    """The paragraphs that HTML shows, from top to bottom."""
    document = QTextDocument()
    document.setDefaultFont(QFont("", 11))
    document.setHtml(html)
    return document.toPlainText().split("\n")


def page_count(path: Path) -> int:
    """How many pages a file has."""
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def page_width(path: Path) -> int:
    """How wide its first page is, in points: 595 for A4, 612 for Letter."""
    box = re.search(rb"/MediaBox \[[\d.]+ [\d.]+ ([\d.]+)", path.read_bytes())
    assert box is not None
    return round(float(box[1]))


def title(path: Path) -> str:
    """The title among the properties of a file; plain letters only."""
    found = re.search(rb"/Title \((.*?)\)\n", path.read_bytes(), re.DOTALL)
    assert found is not None
    return found[1].decode("utf-16")


def inks(path: Path) -> set[str]:
    """The colours that are filled, and text is, as ``#RRGGBB``."""
    found = set()
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL):
        try:
            drawn = zlib.decompress(stream)
        except zlib.error:
            continue
        for red, green, blue in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) scn\b", drawn):
            found.add("#" + "".join(f"{round(float(part) * 255):02X}" for part in (red, green, blue)))
    return found
