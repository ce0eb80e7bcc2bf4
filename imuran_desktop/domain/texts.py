"""What a person typed, before it is kept: without signs that no screen can show and that terminals obey."""

import unicodedata

_CONTROLS = ("Cc", "Cs", "Zl", "Zp")
"""Unicode's categories of control characters, halves of characters, and ends of lines and paragraphs."""


def one_line(text: str) -> str:
    """``text`` on one line: control characters and line ends become spaces, and several spaces one."""
    return " ".join(part for part in without_controls(text).split(" ") if part)


def several_lines(text: str) -> str:
    """``text`` with its lines, the empty ones at both ends left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(without_controls(line).rstrip() for line in lines).strip()


def without_controls(text: str) -> str:
    """``text`` with a space for each control character and line end."""
    return "".join(" " if unicodedata.category(sign) in _CONTROLS else sign for sign in text)
