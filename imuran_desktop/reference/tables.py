"""The reader and the checks of every reference file, and the sources that they all name.

The facts are TOML files in ``resources/reference``. Each fact carries its sources, and each source the day on which
it was last checked. Whatever is wrong with a file raises `ReferenceDataError`: wrong data is never shown, not even in
part.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from math import inf
from pathlib import Path
from typing import TypeVar

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.resources_path import resources_dir

_T = TypeVar("_T")
_KINDS: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
}


class ReferenceDataError(Exception):
    """A reference file is wrong. The message is a sentence: the file, the entry and what is wrong with it."""


@cache
def load_sources() -> Mapping[str, Source]:
    """Every source that the reference files name, by id."""
    return read_sources(reference_file("sources"))


def read_sources(path: Path) -> Mapping[str, Source]:
    """The sources in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    sources = {
        entry.id: Source(entry.id, entry.text("name"), entry.checked()) for entry in file.entries("sources", "source")
    }
    file.finish()
    return sources


def reference_file(name: str) -> Path:
    """The reference file of this name."""
    return resources_dir() / "reference" / f"{name}.toml"


def read_table(path: Path) -> "Table":
    """A whole TOML file as one table. Raises `ReferenceDataError` if it cannot be read."""
    # Imported here: most starts of the app read no reference data before the first paint.
    import tomllib

    try:
        return Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ReferenceDataError(f"{path.name}: cannot be read ({error}).") from error


class Table:
    """One TOML table while it is read. Each key is taken by name; `finish` refuses those that nobody took."""

    def __init__(self, where: str, values: Mapping[str, object]) -> None:
        self.where = where
        self.id = ""
        self._left = dict(values)

    def fail(self, what: str) -> ReferenceDataError:
        """The error that says ``what`` is wrong here."""
        return ReferenceDataError(f"{self.where}: {what}.")

    def finish(self) -> None:
        """Refuse the keys that nobody took."""
        for key in self._left:
            raise self.fail(f'unknown key "{key}"')

    def has(self, key: str) -> bool:
        """Whether there is such a key that nobody took yet."""
        return key in self._left

    def take(self, key: str, kind: type[_T]) -> _T:
        """The value of a key, which must be there and of this kind."""
        if key not in self._left:
            raise self.fail(f'missing key "{key}"')
        return self._as(self._left.pop(key), key, kind)

    def _as(self, value: object, key: str, kind: type[_T]) -> _T:
        # bool is a subclass of int, but "true" is not a number of days.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fail(f'"{key}" must be {_KINDS[kind]}, not {value!r}')
        return value

    def text(self, key: str) -> str:
        """A text, neither empty nor with spaces around it."""
        return self._text(self.take(key, str), key)

    def _text(self, text: str, key: str) -> str:
        if not text or text != text.strip():
            raise self.fail(f'"{key}" has an empty text, or one with spaces around it')
        return text

    def number(self, key: str) -> float:
        """A number above zero."""
        value = self.take(key, object)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < inf:
            raise self.fail(f'"{key}" must be a number above zero, not {value!r}')
        return value

    def items(self, key: str, kind: type[_T]) -> tuple[_T, ...]:
        """A list, not empty."""
        items = tuple(self._as(item, key, kind) for item in self.take(key, list))
        if not items:
            raise self.fail(f'"{key}" is empty')
        return items

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, not empty and none twice."""
        texts = tuple(self._text(text, key) for text in self.items(key, str))
        for text in texts:
            if texts.count(text) > 1:
                raise self.fail(f'"{key}" names "{text}" twice')
        return texts

    def known(self, key: str, among: Collection[str], what: str) -> tuple[str, ...]:
        """A list of ids that are all `among` the ids of one `what`."""
        items = self.texts(key)
        for item in items:
            if item not in among:
                raise self.fail(f'"{key}" names the unknown {what} "{item}"')
        return items

    def level(self, key: str) -> Level:
        """One of the four levels, by its code."""
        value = self.text(key)
        if value not in list(Level):
            raise self.fail(f'"{key}" is the unknown level "{value}"')
        return Level(value)

    def checked(self) -> str:
        """The day of a check as an ISO date, or nothing where there was no text to check against."""
        value = self.take("checked", str)
        try:
            # Empty means that there was no text to check against.
            valid = not value or date.fromisoformat(value).isoformat() == value
        except ValueError:
            valid = False
        if not valid:
            raise self.fail(f'"checked" must be a date like 2026-11-22, or empty, not "{value}"')
        return value

    def table(self, key: str) -> "Table":
        """The table under a key. Whoever takes it calls `finish` on it."""
        return Table(f'{self.where}, "{key}"', self.take(key, dict))

    def tables(self, key: str, noun: str) -> Iterator["Table"]:
        """Each table of a list, named by its place in it, and held to having no unknown key."""
        for number, values in enumerate(self.items(key, dict), 1):
            table = Table(f"{self.where}, {noun} {number}", values)
            yield table
            table.finish()

    def entries(self, key: str, noun: str) -> Iterator["Table"]:
        """Each table of a list, named by its id, which no other of them may have."""
        seen: set[str] = set()
        for table in self.tables(key, noun):
            table.id = table.text("id")
            table.where = f'{self.where}, {noun} "{table.id}"'
            if table.id in seen:
                raise table.fail("another entry has the same id")
            seen.add(table.id)
            yield table
