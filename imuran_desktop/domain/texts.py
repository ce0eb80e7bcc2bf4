"""What a person typed, before it is kept: without signs that no screen can show and that terminals obey."""

import unicodedata

_CONTROLS = ("Cc", "Cs", "Zl", "Zp")
"""Unicode's categories of control characters, halves of characters, and ends of lines and paragraphs."""

_FROM_RIGHT = ("R", "AL")
"""Unicode's classes of letters that are written from right to left."""

_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
"""Unicode's embeddings, overrides, isolates and marks of direction."""


def one_line(text: str) -> str:
    """``text`` on one line: control characters and line ends become spaces, and several spaces one."""
    return " ".join(part for part in without_controls(text).split(" ") if part)


def several_lines(text: str) -> str:
    """``text`` with its lines, the empty ones at both ends left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(without_controls(line).rstrip() for line in lines).strip()


def isolated(text: str) -> str:
    """``text`` for a sentence that may run the other way: a name in Arabic turns round nothing beside it in English.

    Signs by which a text can set its own direction are left out: one without its end would reach beyond the text.
    """
    kept = text.translate(_TURNING)
    if not any(unicodedata.bidirectional(sign) in _FROM_RIGHT for sign in kept):
        return kept
    return f"\N{FIRST STRONG ISOLATE}{kept}\N{POP DIRECTIONAL ISOLATE}"


def without_controls(text: str) -> str:
    """``text`` with a space for each control character and line end."""
    return "".join(" " if unicodedata.category(sign) in _CONTROLS else sign for sign in text)
