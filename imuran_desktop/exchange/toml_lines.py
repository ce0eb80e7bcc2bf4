"""On which line of a TOML file a place stands: the standard library's reader does not say."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from imuran_desktop.exchange.toml_values import shown

_STRING = r"""\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
_TOKEN = re.compile(rf"{_STRING}|#[^\n]*|[\[\]{{}}=.\n]|[^\s\[\]{{}}=.#\"']+", re.DOTALL)


class _Token(NamedTuple):
    text: str
    line: int


def line_numbers(text: str) -> Mapping[str, int]:
    """The line, counted from 1, of every table and key of a valid TOML ``text``.

    Places are written ``prescriptions[1].steps[2].until``. What stands within an inline table has no line of its own.
    """
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    for statement in _statements(text):
        brackets = _brackets(statement)
        names, within = _names(statement[brackets:]), "" if brackets else table
        for around in (_place(within, names[:number], counts) for number in range(1, len(names))):
            if around not in counts:  # a table that is only named on the way to another
                found.setdefault(around, statement[0].line)
        place = _place(within, names, counts)
        if brackets == len("[["):
            counts[place] = counts.get(place, 0) + 1
            place = f"{place}[{counts[place]}]"
        if brackets:
            table = place
        found.setdefault(place, statement[0].line)
    return found


def line_of(lines: Mapping[str, int], where: str) -> int | None:
    """The line of a place, or of the nearest thing around it that has one."""
    around = [place for place in lines if where == place or where.startswith((f"{place}.", f"{place}["))]
    return lines[max(around, key=len)] if around else None


def _statements(text: str) -> Iterator[list[_Token]]:
    """Each table header, and each key with its value, which may run over several lines."""
    statement: list[_Token] = []
    line, depth = 1, 0
    for match in _TOKEN.finditer(text):
        written = match.group()
        if written == "\n" and statement and not depth:
            yield statement
            statement = []
        elif written != "\n" and not written.startswith("#"):
            statement.append(_Token(written, line))
            depth += (written in "[{") - (written in "]}")
        line += written.count("\n")
    if statement:
        yield statement


def _brackets(statement: list[_Token]) -> int:
    """With how many brackets a statement begins: none for a key."""
    return next((number for number, token in enumerate(statement) if token.text != "["), 0)


def _names(tokens: list[_Token]) -> list[str]:
    """The parts of a name with points, as far as the equals sign or the closing bracket."""
    names: list[str] = []
    for token in tokens:
        if token.text in "=]":
            break
        if token.text != ".":
            names.append(_unquoted(token.text))
    return names


def _unquoted(name: str) -> str:
    return shown(tomllib.loads(f"name = {name}")["name"] if name[0] in "\"'" else name)


def _place(table: str, names: list[str], counts: Mapping[str, int]) -> str:
    """The place of a name within a table. Of an array of tables that it passes through, the last one is meant."""
    place = table
    for number, name in enumerate(names, 1):
        place = f"{place}.{name}" if place else name
        if number < len(names) and place in counts:
            place = f"{place}[{counts[place]}]"
    return place
