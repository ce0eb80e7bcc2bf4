"""Ids made from names: such as can stand in a dose key, in a plan file and on a command line."""

from collections.abc import Collection
from datetime import time

_MARKS = "-_."


def is_id(text: str) -> bool:
    """Whether ``text`` holds nothing but letters, digits and the marks ``-_.``."""
    return all(character.isalnum() or character in _MARKS for character in text)


def plain_id(name: str) -> str:
    """``name`` as an id."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split()) or "unnamed"


def slot_id(prescription: str, meal: str | None, at: time | None) -> str:
    """The id of a slot of the prescription with this id, made from its place in the day."""
    return f"{prescription}-{plain_id(meal or (f'{at:%H%M}' if at else 'slot'))}"


def free_id(wanted: str, used: Collection[str]) -> str:
    """``wanted``, with a number added when it is used already."""
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(used) + 2))
    return next(name for name in names if name not in used)
