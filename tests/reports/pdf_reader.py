"""Reads a PDF as a screen reader does: by its tags, each with the text that is marked for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

_CHAR, _RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>"), re.compile(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>")


@dataclass(frozen=True)
class Node:
    """A tag, in the order in which they are read; ``text`` is what stands in it and in no tag below it."""

    tag: str
    text: str
    alt: str = ""


def read_nodes(pdf: bytes) -> list[Node]:
    """Every tag of a document."""
    with pikepdf.open(BytesIO(pdf)) as document:
        marked = {page.obj.objgen: _marked(page) for page in document.pages}
        return list(_nodes(document.Root.StructTreeRoot.K, None, marked))


def page_texts(pdf: bytes) -> list[str]:
    """What can be copied from each page, its foot included."""
    return [page.get_textpage().get_text_range() for page in pages(pdf)]


def pages(pdf: bytes) -> list[pypdfium2.PdfPage]:
    """The pages of a document."""
    document = pypdfium2.PdfDocument(pdf)
    return [document[number] for number in range(len(document))]


def instructions(page: pikepdf.Page) -> Iterator[tuple[str, list[Any]]]:
    """What is done to draw a page, one operator after the other with its operands."""
    for instruction in pikepdf.parse_content_stream(page):
        yield str(instruction.operator), list(instruction.operands)


def _nodes(kids: Any, page: Any, marked: Mapping[Any, Mapping[int, str]]) -> Iterator[Node]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        on = kid.get("/Pg", page)
        below = kid.get("/K", pikepdf.Array())
        below = below if isinstance(below, pikepdf.Array) else pikepdf.Array([below])
        own = "".join(_own(child, on, marked) for child in below)
        yield Node(str(kid.S).removeprefix("/"), own, str(kid.get("/Alt", "")))
        yield from _nodes(below, on, marked)


def _own(child: Any, page: Any, marked: Mapping[Any, Mapping[int, str]]) -> str:
    if isinstance(child, pikepdf.Dictionary):
        if "/MCID" not in child:
            return ""
        page = child.get("/Pg", page)
        child = child.MCID
    return marked[page.objgen].get(int(child), "")


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each piece of a page that a tag refers to."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    within: list[tuple[int | None, bool]] = []
    letters: Mapping[bytes, str] = {}
    for operator, operands in instructions(page):
        match operator:
            case "BDC" | "BMC":
                mark, spoken = _mark(operands, within[-1][0] if within else None)
                silent = bool(within) and within[-1][1]
                if spoken is not None and mark is not None and not silent:
                    found[mark] = found.get(mark, "") + spoken
                within.append((mark, silent or spoken is not None))
            case "EMC":
                within.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "TJ" | "Tj":
                if within and within[-1][0] is not None and not within[-1][1]:
                    found[within[-1][0]] = found.get(within[-1][0], "") + _shown(operands[0], letters)
    return found


def _mark(operands: Any, outer: int | None) -> tuple[int | None, str | None]:
    details: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    mark = int(details["/MCID"]) if "/MCID" in details else outer
    return mark, str(details["/ActualText"]) if "/ActualText" in details else None


def _shown(parts: Any, letters: Mapping[bytes, str]) -> str:
    strings = (
        [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
        if isinstance(parts, pikepdf.Array)
        else [bytes(parts)]
    )
    return "".join(letters.get(text[at : at + 2], "") for text in strings for at in range(0, len(text), 2))


def _letters(font: Any) -> dict[bytes, str]:
    """Which text each code of a font stands for."""
    table = font.ToUnicode.read_bytes()
    found: dict[bytes, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in _CHAR.findall(block):
            found[bytes.fromhex(code.decode())] = _text(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            begin = _text(text)
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code.to_bytes(2, "big")] = begin[:-1] + chr(ord(begin[-1]) + code - int(first, 16))
    return found


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
