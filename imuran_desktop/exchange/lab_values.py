"""What stands beside a name in a laboratory's report: a value with its unit, range and flags. Nothing is guessed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.lab_numbers import NUMBER, read_number
from imuran_desktop.exchange.lab_samples import other_sample


class Unread(StrEnum):
    """Why something was not read. `words.lab_text.unread_words` says it."""

    NO_VALUE = "no_value"
    NOT_A_RESULT = "not_a_result"
    UNKNOWN_NAME = "unknown_name"
    TWO_VALUES = "two_values"
    TWO_UNITS = "two_units"
    TWO_RANGES = "two_ranges"
    UNCLEAR_NUMBER = "unclear_number"
    OTHER_TEXT = "other_text"
    OTHER_SAMPLE = "other_sample"
    TWICE = "twice"


@dataclass(frozen=True)
class Reading:
    """What was read. ``printed`` is the value's number as it stands there; ``unit`` a UCUM code, or as printed."""

    value: Decimal | None
    sign: Sign = Sign.EXACT
    printed: str = ""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    comment: str = ""


class _Sort(StrEnum):
    NUMBER = "number"
    SIGNED = "signed"
    RANGE = "range"
    UNIT = "unit"
    FLAG = "flag"
    REFERENCE = "reference"
    WORD = "word"


@dataclass(frozen=True)
class _Part:
    sort: _Sort
    text: str
    apart: bool
    """In brackets, or after a word for a range: a limit, not a value."""
    numbers: tuple[str, ...] = ()
    sign: Sign = Sign.EXACT


@dataclass(frozen=True)
class _Found:
    """A value with its limits and what is said beside it, before its numbers are read."""

    value: _Part | None
    limits: tuple[_Part, ...]
    unit: str
    said: str


_Limits = tuple[Decimal | None, Decimal | None]

_END = r"(?![.,]?\d|[*^]\d)"
_RANGE = re.compile(rf"({NUMBER})\s*(?:[-\u2010-\u2014\u2212]|to|bis|\.\.+)\s*({NUMBER}){_END}(?!\s*[-/]\s*\d)")
_SIGNED = re.compile(rf"(=[<>]|[<>]\s*(?:or\s*)?=|[≤≥<>])\s*({NUMBER}){_END}", re.IGNORECASE)
_OR = re.compile(r"\s|or", re.IGNORECASE)
"""What stands between the signs of "> OR =", as some laboratories print it."""
_UP_TO = re.compile(rf"(?:up\s+to|bis)\s+({NUMBER}){_END}", re.IGNORECASE)
_NUMBER = re.compile(NUMBER + _END)
_FLAG = re.compile(
    r"\*+(?=\d)|(?:\*+|!+|[↑↓]+|\+{1,3}|[-\u2013\u2014]|HH?|LL?|N|A|(?i:high|low|abnormal|hoch|niedrig))(?=$|[\s()\[\]|;,])"
)
_REFERENCE = re.compile(
    r"(?:reference\s+(?:range|interval|limits?)|ref(?:erence|\.)?(?:\s+range)?|normal(?:\s+range)?|range"
    r"|referenzbereich|normbereich|norm|ri)(?=$|[\s:.(\[])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:[\s:;|=…]|·(?!\s*\d)|,(?!\s*\d)|(?<=[^\s,]),(?=\s))+|\.{3,}|\.\.(?!\d)")
"""What only parts one thing from the next: no sign that could stand before the decimals of what follows."""
_DASH = r"[-\u2010-\u2014\u2212]"
_LOST_MINUS = re.compile(rf"{_DASH}(?=[^\S\t]*[.,]?\d)")
"""A dash before a number may be its sign, even with a space between them."""
_OTHER_THING = re.compile(
    r"(?<!\w)(?:(?:in|un)?direct|(?:un|de)?conjugated|ioni[sz]ed|free|(?:in)?direkt|(?:un)?konjugiert|frei(?:es|er)?)(?!\w)",
    re.IGNORECASE,
)
"""Words that name another thing than the name they stand behind: direct bilirubin is not bilirubin."""
_WORD = re.compile(r"[^\s()\[\]|;]+")
_PRINTED_UNIT = re.compile(r"[A-Za-zµμ]{1,6}/[A-Za-zµμ]{1,6}")
_MOST_WORDS_OF_UNIT = 4
_SIGNS: Mapping[str, Sign] = {
    "<": Sign.BELOW,
    ">": Sign.ABOVE,
    "<=": Sign.AT_MOST,
    "=<": Sign.AT_MOST,
    "≤": Sign.AT_MOST,
    ">=": Sign.AT_LEAST,
    "=>": Sign.AT_LEAST,
    "≥": Sign.AT_LEAST,
}


def read_value(text: str, decimal: str) -> Reading | Unread:
    """A value with what belongs to it, or why it can't be read. ``decimal`` is what `decimal_sign` says of the whole.

    Words without a number are a reading without a value.
    """
    found = _found(text)
    return found if isinstance(found, Unread) else _reading(found, decimal)


def numbers_in(text: str, *, with_unit: bool = False) -> tuple[str, ...]:
    """The numbers of a value and its range, as printed; none where it is no value (``with_unit``: of a known unit)."""
    found = _found(text)
    if isinstance(found, Unread) or found.value is None or (with_unit and unit_code(found.unit) is None):
        return ()
    return tuple(number for part in (found.value, *found.limits) for number in part.numbers)


def _found(text: str) -> _Found | Unread:
    """The parts of a value, whatever its numbers mean."""
    parts = _without_idle_references([*_parts(text)])
    words = [part.text for part in parts if part.sort is _Sort.WORD]
    flags = [part.text for part in parts if part.sort is _Sort.FLAG and part.text[0].isalpha()]
    values = [part for part in parts if part.sort in (_Sort.NUMBER, _Sort.SIGNED) and not part.apart]
    if trouble := _trouble(parts, values):
        return trouble
    if other_sample(" ".join(words)):
        return Unread.OTHER_SAMPLE
    limits = [part for part in parts if part.sort is _Sort.RANGE or (part.apart and part.sort is _Sort.SIGNED)]
    value, own = _chosen(values, parts) if values else (None, None)
    if own is not None:
        limits.append(own)
    if len(values) - (own is not None) > 1:
        return Unread.TWO_VALUES
    units = {part.text: None for part in parts if part.sort is _Sort.UNIT}
    if len(units) > 1:
        return Unread.TWO_UNITS
    if value is None and (limits or units or not words):
        return Unread.NO_VALUE
    # A flag says nothing that the range doesn't, where there is one.
    said = words if limits or value is None else flags + words
    return _Found(value, tuple(limits), next(iter(units), ""), " ".join(said))


def read_limits(text: str, decimal: str) -> _Limits | None:
    """The low and the high end of a range alone: "3.5 - 11.0", "<50"; None where it is none."""
    parts = [part for part in _parts(f"({text})") if part.sort is not _Sort.UNIT]
    if len(parts) != 1 or parts[0].sort not in (_Sort.RANGE, _Sort.SIGNED):
        return None
    return _limits(parts[0], decimal)


def _without_idle_references(parts: list[_Part]) -> list[_Part]:
    """The parts, where a word for a range that no range follows is just a word: "34 U/L normal"."""
    return [
        replace(part, sort=_Sort.WORD)
        if part.sort is _Sort.REFERENCE and (after is None or after.sort not in (_Sort.RANGE, _Sort.SIGNED))
        else part
        for part, after in zip_longest(parts, parts[1:])
    ]


def _trouble(parts: list[_Part], values: list[_Part]) -> Unread | None:
    """What is there beside a value that nobody can place."""
    first = parts.index(values[0]) if values else len(parts)
    for place, part in enumerate(parts):
        if part.sort is _Sort.WORD and _is_in_the_way(part.text, before=bool(values) and place < first):
            return Unread.OTHER_TEXT
        if part.sort is _Sort.NUMBER and part.apart:
            return Unread.OTHER_TEXT
    return None


def _is_in_the_way(word: str, *, before: bool) -> bool:
    odd = any(sign.isdigit() for sign in word) or re.fullmatch(_DASH, word) or _OTHER_THING.search(word)
    return before or bool(odd)


def _chosen(values: list[_Part], parts: list[_Part]) -> tuple[_Part, _Part | None]:
    """The value, and the one of the two that must be its limit where there are two."""
    if len(values) != 2 or values[1].sort is not _Sort.SIGNED or any(part.sort is _Sort.RANGE for part in parts):
        return values[0], None
    first, second = values
    between = parts[parts.index(first) + 1 : parts.index(second)]
    if sum(part.sort is _Sort.UNIT and not part.apart for part in parts) > 1:
        # "12 mg/L <1 mg/L": two values as much as a value and its limit.
        return first, None
    # "<0.6 mg/L <5": the unit stands with the value. "<0.6 <5" could be either way round.
    if first.sort is _Sort.NUMBER or any(part.sort is _Sort.UNIT for part in between):
        return first, second
    return first, None


def _reading(found: _Found, decimal: str) -> Reading | Unread:
    value = found.value
    if value is None:
        return Reading(None, comment=found.said)
    number = read_number(value.numbers[0], decimal)
    ends = {_limits(part, decimal) for part in found.limits}
    if number is None or None in ends:
        return Unread.UNCLEAR_NUMBER
    if len(ends) > 1:
        return Unread.TWO_RANGES
    low, high = next(iter(ends)) or (None, None) if ends else (None, None)
    return Reading(number, value.sign, value.numbers[0], found.unit, low, high, found.said)


def _limits(part: _Part, decimal: str) -> _Limits | None:
    ends = [read_number(number, decimal) for number in part.numbers]
    if None in ends:
        return None
    if part.sort is _Sort.RANGE:
        return ends[0], ends[1]
    return (None, ends[0]) if part.sign in (Sign.BELOW, Sign.AT_MOST) else (ends[0], None)


def _parts(text: str) -> Iterator[_Part]:
    """What a text is made of, from left to right."""
    place, depth, reference, after = 0, 0, False, _Sort.REFERENCE
    while place < len(text):
        if between := _BETWEEN.match(text, place):
            place = between.end()
            continue
        if text[place] in "()[]":
            depth = max(depth + (1 if text[place] in "([" else -1), 0)
            place += 1
            continue
        part, place = _part(text, place, apart=depth > 0 or reference, after=after)
        after = part.sort
        reference = part.sort is _Sort.REFERENCE
        yield part


def _part(text: str, place: int, *, apart: bool, after: _Sort) -> tuple[_Part, int]:
    """The part that begins at a place, and where it ends."""
    if found := _unit(text, place):
        return _Part(_Sort.UNIT, found[0], apart), found[1]
    for sort, pattern in ((_Sort.WORD, _LOST_MINUS), (_Sort.FLAG, _FLAG), (_Sort.REFERENCE, _REFERENCE)):
        if match := pattern.match(text, place):
            return _Part(sort, match[0], apart), match.end()
    if found_number := _numeric(text, place, apart=apart):
        return found_number
    match = _WORD.match(text, place)
    word, end = (match[0], match.end()) if match else (text[place], place + 1)
    if after in (_Sort.NUMBER, _Sort.SIGNED) and _PRINTED_UNIT.fullmatch(word):
        return _Part(_Sort.UNIT, word, apart), end
    return _Part(_Sort.WORD, word, apart), end


def _numeric(text: str, place: int, *, apart: bool) -> tuple[_Part, int] | None:
    """The range or number that begins at a place, and where it ends."""
    if match := _RANGE.match(text, place):
        return _Part(_Sort.RANGE, match[0], apart, (match[1], match[2])), match.end()
    if match := _SIGNED.match(text, place):
        return _Part(_Sort.SIGNED, match[0], apart, (match[2],), _SIGNS[_OR.sub("", match[1])]), match.end()
    if match := _UP_TO.match(text, place):
        return _Part(_Sort.SIGNED, match[0], apart=True, numbers=(match[1],), sign=Sign.AT_MOST), match.end()
    match = _NUMBER.match(text, place)
    if match and _stands_alone(text, match.end()):
        return _Part(_Sort.NUMBER, match[0], apart, (match[0],)), match.end()
    return None


def _stands_alone(text: str, end: int) -> bool:
    """Whether a number ends at a place: before a space or bracket, or with its unit or flag right behind it."""
    return (
        end == len(text)
        or text[end] in " \t()[]|;,:"
        or text[end].isspace()
        or _FLAG.match(text, end) is not None
        or _unit(text, end) is not None
    )


def _unit(text: str, place: int) -> tuple[str, int] | None:
    """The unit that begins at a place, and where it ends. It may have spaces in it: "x 10^9 / L"."""
    ends = [found.end() + place for found in re.finditer(r"\S+", text[place : place + 40])][:_MOST_WORDS_OF_UNIT]
    for end in reversed(ends):
        printed = text[place:end]
        plain = printed.rstrip("),;:]|*!")
        if code := _code(plain):
            return code, place + len(plain)
    return None


def _code(printed: str) -> str | None:
    """A unit's code. "G/L" stays as it is printed until it is known what is measured."""
    return printed if printed in ("G/L", "G/l") else unit_code(printed)
