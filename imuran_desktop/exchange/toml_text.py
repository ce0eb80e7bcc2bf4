"""Values as TOML, as a person would write them."""

import json
from collections.abc import Iterable, Iterator

from imuran_desktop.domain.numbers import plain_number


def as_toml(value: str) -> str:
    """A text in quotes. JSON's escapes are a subset of TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def as_key(name: str) -> str:
    """A key, in quotes where it needs them."""
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else as_toml(name)


def as_figure(value: float) -> str:
    """A number, without a point where it is a whole one."""
    return str(plain_number(value))


def as_array(items: Iterable[str]) -> str:
    """A list of values that are TOML already, on one line."""
    return f"[{', '.join(items)}]"


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Lines that stand two steps further in."""
    for line in lines:
        yield f"  {line}"
