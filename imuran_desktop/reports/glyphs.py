"""Which signs a report can print. What its fonts lack is replaced so that it is seen, never left out in silence.

A sign is a letter with its accents, or a symbol with what alters it: it is printed whole, by one font, or replaced.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape, unescape

from imuran_desktop.font_files import FALLBACK_FONTS
from imuran_desktop.reports.typefaces import typefaces

NO_LETTER = "\N{REPLACEMENT CHARACTER}"
"""Stands for a letter that the fonts lack."""

_JOINERS = "\u200c\u200d"
_SPACES = {"\t": "    ", "\r\n": "\n", "\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_ANY_SPACE = re.compile("|".join(map(re.escape, _SPACES)))
# They turn round what follows, also beyond the text that they stand in; marks, and isolates with an end, do not.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")
_ISOLATES, _END_OF_ISOLATE = "\u2066\u2067\u2068\u2069", "\u2069"
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6
_FIRST_INDIAN, _FIRST_LATIN_AGAIN, _LAST_LATIN = 0x900, 0x1D00, 0xFFFF
_TWO_PIECES = "ǹḿṃṅṣẹịọụ≠"
"""What the fallback font draws in two pieces."""
_SVG_TEXT = re.compile(r"<text([^>]*)>([^<]*)<")


def printable(text: str) -> str:
    """``text`` with everything that the fonts lack replaced: symbols by their names, letters by `NO_LETTER`."""
    return _read(text)[0]


def has_gaps(text: str) -> bool:
    """Whether anything that can be seen is replaced in ``text``."""
    return _read(text)[1]


def printable_svg(svg: str) -> str:
    """A drawing with its lines of text made printable, and all else as it was.

    Within drawings typst makes a valid PDF only of letters that are drawn as one piece each: Arabic and Indian scripts,
    and accents that are pieces of their own, are replaced there. The alternative text has them. The fallback font draws
    many letters in one piece for which the text font needs two.
    """
    return _SVG_TEXT.sub(_printable_line, svg)


def svg_has_gaps(svg: str) -> bool:
    """Whether any words of a drawing are replaced."""
    found = (unescape(words) for _, words in _SVG_TEXT.findall(svg))
    return any(has_gaps(words) or NO_LETTER in _drawable(words) for words in found)


def _printable_line(found: re.Match[str]) -> str:
    words = unescape(found[2])
    if _plain().fullmatch(words):
        return found[0]
    return f'<text font-family="{FALLBACK_FONTS[0]}"{found[1]}>{escape(_drawable(words), quote=False)}<'


@lru_cache(maxsize=4096)
def _drawable(words: str) -> str:
    if _plain().fullmatch(words):
        return words
    composed = unicodedata.normalize("NFC", printable(words))
    seen = "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")
    return "".join(sign if _is_one_piece(sign) else NO_LETTER for sign in _signs(seen))


def _is_one_piece(sign: str) -> bool:
    if len(sign) > 1 or _is_mark(sign) or sign in _TWO_PIECES or unicodedata.bidirectional(sign) in ("R", "AL", "AN"):
        return False
    return ord(sign) < _FIRST_INDIAN or _FIRST_LATIN_AGAIN <= ord(sign) <= _LAST_LATIN


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, bool]:
    if _plain().fullmatch(text):
        return text, False
    spaced = _ANY_SPACE.sub(lambda found: _SPACES[found[0]], text)
    printed, gaps = [], False
    for sign in _signs(_ended(spaced)):
        words, replaced = _printed(sign)
        printed.append(words)
        gaps = gaps or replaced
    return "".join(printed), gaps


def _ended(text: str) -> str:
    """``text`` without the isolates that have no end, and the ends of none."""
    begun, odd = [], set()
    for place, letter in enumerate(text):
        if letter not in _ISOLATES:
            continue
        if letter != _END_OF_ISOLATE:
            begun.append(place)
        elif begun:
            begun.pop()
        else:
            odd.add(place)
    odd.update(begun)
    return "".join(letter for place, letter in enumerate(text) if place not in odd) if odd else text


@cache
def _plain() -> re.Pattern[str]:
    """What the text font prints as it is: most texts there are."""
    letters = (chr(code) for code in typefaces()[0].advances if code >= ord(" "))
    single = "".join(re.escape(letter) for letter in letters if not _is_mark(letter) and letter not in _ISOLATES)
    return re.compile(f"[{single}\n]*")


def _signs(text: str) -> Iterator[str]:
    """``text`` cut where one sign ends and the next begins."""
    begun = 0
    for place in range(1, len(text)):
        if not _goes_on(text[begun:place], text[place]):
            yield text[begun:place]
            begun = place
    if text:
        yield text[begun:]


def _goes_on(sign: str, letter: str) -> bool:
    """Whether ``letter`` belongs to the sign before it."""
    if sign == "\n" or letter == "\n" or sign in _ISOLATES:
        return False
    if _is_mark(letter) or letter in _JOINERS or _VARIANTS.match(letter) or _TONES.match(letter):
        return True
    if sign[-1] == "\u200d":
        return unicodedata.category(letter) == "So"
    return bool(_FLAG_LETTERS.fullmatch(sign + letter))


def _printed(sign: str) -> tuple[str, bool]:
    """A sign as it is printed, and whether that is another than was written."""
    if sign == "\n":
        return sign, False
    kept = _VARIANTS.sub("", "".join(letter for letter in sign if letter not in _TURNING and not _is_control(letter)))
    seen = "".join(letter for letter in kept if letter not in _JOINERS)
    if any(face.has(kept) for face in typefaces()):
        return kept, False
    if any(face.has(seen) for face in typefaces()):
        return seen, False
    return _replaced(seen)


def _replaced(sign: str) -> tuple[str, bool]:
    if _FLAG_LETTERS.fullmatch(sign):
        return f"[flag {''.join(chr(ord(letter) - _FLAG_A + ord('A')) for letter in sign)}]", True
    symbols = _TONES.sub("", sign) or sign
    if all(unicodedata.category(letter) in ("So", "Sk", "Sm", "Sc", "Me") for letter in symbols):
        names = [unicodedata.name(letter, "").lower() for letter in symbols]
        if all(names):
            return f"[{', '.join(names)}]", True
    parts = [_alone(letter) for letter in sign]
    return "".join(parts), any(part.strip() for part in parts)


def _alone(letter: str) -> str:
    """One letter of a sign that no font has as a whole."""
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    if category == "Zs":
        return " "
    has = any(face.has(letter) for face in typefaces())
    return letter if has and not _is_mark(letter) else NO_LETTER


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def _is_control(letter: str) -> bool:
    """Whether it is none that could be printed; the byte order mark is one that PDF forbids."""
    return unicodedata.category(letter) == "Cc" or letter in "\ufeff\ufffc"
