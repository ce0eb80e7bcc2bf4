"""Texts as they are compared in a search."""

import re
import unicodedata

_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """A text without case, accents and punctuation, its words one space apart."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))
