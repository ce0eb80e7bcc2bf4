"""The two files of pinned requirements, and what to do with their text. Standard library only."""

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
APP = CHECKOUT / "packaging" / "requirements.txt"
# Holds every pin of APP as well (lock.py sees to it), so filling an environment from it serves both.
DEV = CHECKOUT / "packaging" / "requirements-dev.txt"

# What only the tests with widgets need; the core must be usable without.
QT = frozenset({"pyside6-essentials", "shiboken6", "pytest-qt"})

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")


def digest(text: str) -> str:
    """Return a short fingerprint of a requirement file's text. Line endings do not count: git may change them."""
    return hashlib.sha256("\n".join(text.splitlines()).encode()).hexdigest()


def pins(text: str) -> dict[str, str]:
    """Return each pinned package's version, by its name."""
    matches = (_PIN.match(line) for line in text.splitlines())
    return {match[1]: match[2] for match in matches if match}


def without(text: str, names: Collection[str]) -> str:
    """Return the requirements without the named packages: their pins and the hashes that follow."""
    kept: list[str] = []
    dropping = False
    for line in text.splitlines(keepends=True):
        match = _PIN.match(line)
        if match:
            dropping = match[1] in names
        if not dropping:
            kept.append(line)
    return "".join(kept)
