"""The key Exec of a desktop entry, read as GLib reads it: the file's escapes, then field codes, then the quotes."""

from __future__ import annotations

import re
from pathlib import Path

_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_RESERVED = set("\t\n\"'\\><~|&;$*?#()`")


def value_of(entry: Path, key: str) -> str:
    """A value of the entry, unescaped."""
    (line,) = [line for line in entry.read_text(encoding="utf-8").split("\n") if line.startswith(f"{key}=")]
    raw = line.partition("=")[2]
    assert not re.search(r"(?<!\\)(\\\\)*\\[^sntr\\]", raw), "an escape that there is none of"
    return re.sub(r"\\([sntr\\])", lambda sign: _ESCAPES[sign[1]], raw)


def arguments_of(entry: Path) -> list[str]:
    """The command that the entry starts."""
    return _unquoted(_without_field_codes(value_of(entry, "Exec")))


def _without_field_codes(line: str) -> str:
    assert not re.search(r"(?<!%)(%%)*%([^%]|$)", line), "a field code, of which we want none"
    return line.replace("%%", "%")


def _unquoted(line: str) -> list[str]:
    arguments: list[str] = []
    rest = line
    while rest:
        if rest.startswith('"'):
            found = re.match(r'"((?:[^"`$\\]|\\["`$\\])*)"', rest, re.DOTALL)
            assert found, f"not quoted as it should be: {rest}"
            arguments.append(re.sub(r"\\(.)", r"\1", found[1]))
        else:
            found = re.match(r"[^ ]+", rest)
            assert found, f"an empty argument: {rest}"
            assert not _RESERVED & set(found[0]), f"should be quoted: {rest}"
            arguments.append(found[0])
        rest = rest[found.end() :]
        assert rest == "" or rest.startswith(" ")
        rest = rest[1:]
    return arguments
