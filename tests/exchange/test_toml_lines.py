"""On which line of a TOML file a place stands."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.toml_lines import line_numbers, line_of
from imuran_desktop.exchange.toml_reader import FileProblem
from tests.exchange.plan_texts import plan_texts

TEXT = """\
title = "a # [b] = '"  # a comment with [brackets] and "quotes

[person]
name = \"\"\"two
lines, one with [a.b]
\\"\\"\\" and = \"\"\"\"
note = '''
[not.a.table]
x = 1'''
"quoted key" = 1
  [[ items ]]
  list = [  # over
    1,

    [2, 3],  # several ] lines
  ]
  after.dot = 5
    [[items.parts]]
    a = { b = 1, c = [1, 2] }
    [[items.parts]]
    a = 1
    [items.parts.deep."in"]
    x = 2026-03-01T08:00:00.5Z
[[items]]
  [[items.parts]]
  y = 1.5
[last]"""
LINES = {
    "title": 1,
    "person": 3,
    "person.name": 4,
    "person.note": 7,
    "person.quoted key": 10,
    "items[1]": 11,
    "items[1].list": 12,
    "items[1].after": 17,
    "items[1].after.dot": 17,
    "items[1].parts[1]": 18,
    "items[1].parts[1].a": 19,
    "items[1].parts[2]": 20,
    "items[1].parts[2].a": 21,
    "items[1].parts[2].deep": 22,
    "items[1].parts[2].deep.in": 22,
    "items[1].parts[2].deep.in.x": 23,
    "items[2]": 24,
    "items[2].parts[1]": 25,
    "items[2].parts[1].y": 26,
    "last": 27,
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_table_and_key_has_its_line(ends: str) -> None:
    assert dict(line_numbers(TEXT.replace("\n", ends))) == LINES


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("person.name", 4),
        ("person.nothing", 3),
        ("items[1].parts[1].a.c[2]", 19),
        ("items[1].parts[2].b", 20),
        ("items[1].list[1]", 12),
        ("items[2].parts[9].x", 24),
        ("items[3]", None),
        ("lasting", None),
        ("", None),
    ],
)
def test_a_place_without_a_line_has_that_of_what_is_around_it(where: str, line: int | None) -> None:
    assert line_of(line_numbers(TEXT), where) == line


def test_a_strange_key_is_named_as_in_messages() -> None:
    assert dict(line_numbers(f'"a\\nb" = 1\n{"x" * 70} = 2')) == {"a b": 1, "x" * 60 + "…": 2}


@given(text=st.text(alphabet=st.sampled_from("[]{}=.,#\"'\\\na1 -_")) | st.text())
def test_no_text_that_is_toml_is_too_strange(text: str) -> None:
    with suppress(FileProblem):
        parse_plan(text)


@given(text=plan_texts())
def test_each_line_of_a_plan_is_found(text: str) -> None:
    lines = line_numbers(text)
    written = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert sorted(lines.values()) == written
    for where, number in lines.items():
        said = text.splitlines()[number - 1]
        assert said.startswith("[") or where.rpartition(".")[2] in said or "\\U" in said


def _places(value: Any, where: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, f"{where}.{key}" if where else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value, 1):
            yield f"{where}[{number}]"
            yield from _places(inner, f"{where}[{number}]")
    else:
        yield where


def test_every_value_the_reader_finds_has_a_line() -> None:
    lines = line_numbers(TEXT)
    inline = {"items[1].parts[1].a.b", "items[1].parts[1].a.c"}
    assert set(_places(tomllib.loads(TEXT))) - inline <= set(lines)
