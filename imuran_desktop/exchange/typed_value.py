"""A result as a person types it into a form: "4,2", "<0.1", ">60", "3.5*", "4.2 haemolysed", "haemolysed"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Analyte, Result
from imuran_desktop.domain.texts import one_line
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.lab_numbers import NUMBER, read_number

_TYPED = re.compile(rf"(<=|>=|≤|≥|<|>)?\s*([-\N{{MINUS SIGN}}]?)\s*({NUMBER})\s*(.*)")
_BEGINS_AS_A_NUMBER = re.compile(r"[-\N{MINUS SIGN}<>≤≥=.,\d]")
_MISTYPED = re.compile(r"(?=.*\d)[\d.,OoIl|]+")
"""A letter O or l that stands for a nought or a one."""
_TWO_READINGS = re.compile(r"\d{1,3}[.,]\d{3}")
_OTHER = {".": ",", ",": "."}
_MARKS = re.compile(r"[*!↑↓]+\s*")
"""What laboratories put behind a value that is outside their range; the range says so itself."""
_SIGNS = {"≤": Sign.AT_MOST, "≥": Sign.AT_LEAST}


class Typo(StrEnum):
    """Why what was typed is not taken over. `words.typed_value.typo_words` says it."""

    TWO_READINGS = "two_readings"
    NOT_A_NUMBER = "not_a_number"


@dataclass(frozen=True)
class TypedValue:
    """What was read: a number, words, or both; ``unit`` is its UCUM code where one was typed behind the number.

    ``fault`` says why nothing was read.
    """

    value: Decimal | None = None
    sign: Sign = Sign.EXACT
    comment: str = ""
    unit: str = ""
    fault: Typo | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self == TypedValue()


def read_value(text: str, analyte: Analyte | None = None, decimal: str = "") -> TypedValue:
    """What a person typed for a result. Nothing is guessed, and no word of it is lost.

    A comment stands apart from the number: letters that touch its digits may be mistyped ones ("2OO").
    ``decimal``, "." or ",", settles what "1.250" means; where it is "", that is a `Typo.TWO_READINGS`.
    """
    typed = one_line(text)
    if not typed:
        return TypedValue()
    found = _TYPED.fullmatch(typed)
    if found is None:
        mistyped = _BEGINS_AS_A_NUMBER.match(typed) or _MISTYPED.fullmatch(typed)
        if mistyped or not any(letter.isalpha() for letter in typed):
            return TypedValue(fault=Typo.NOT_A_NUMBER)
        return TypedValue(comment=typed)
    sign, minus, digits, rest = found.groups()
    value = read_number(digits, decimal)
    if value is None:
        return TypedValue(fault=Typo.TWO_READINGS if _TWO_READINGS.fullmatch(digits) else Typo.NOT_A_NUMBER)
    marked = _MARKS.match(rest)
    apart = marked is not None or typed[found.end(3) : found.start(4)] != ""
    rest = rest[marked.end() :] if marked else rest
    unit = unit_code(rest, analyte) if rest else None
    if unit is None and (re.match(r"[\d.,/^-]", rest) or (rest and not apart)):
        return TypedValue(fault=Typo.NOT_A_NUMBER)
    signed = _SIGNS[sign] if sign in _SIGNS else Sign(sign or "")
    return TypedValue(-value if minus else value, signed, "" if unit else rest, unit or "")


def read_limit(text: str, decimal: str = "") -> TypedValue:
    """A limit of a range: a number without anything else."""
    read = read_value(text, decimal=decimal)
    plain = read.sign is Sign.EXACT and not read.comment and not read.unit
    return read if plain else TypedValue(fault=Typo.NOT_A_NUMBER)


def both_readings(text: str) -> tuple[Decimal, Decimal] | None:
    """The number in what was typed, with its sign as the one before decimals and as one between thousands.

    None where it has only one meaning.
    """
    found = _TYPED.fullmatch(one_line(text))
    if found is None or not _TWO_READINGS.fullmatch(found[3]):
        return None
    sign = "," if "," in found[3] else "."
    decimals, thousands = (read_number(found[3], one) for one in (sign, _OTHER[sign]))
    if decimals is None or thousands is None or decimals == thousands:
        return None
    return decimals, thousands


def typed_text(result: Result) -> str:
    """A result as a person would type it."""
    number = "" if result.value is None else f"{result.sign}{result.value:f}"
    return f"{number} {result.comment}".strip()


def limit_text(limit: Decimal | None) -> str:
    """A limit as a person would type it."""
    return "" if limit is None else f"{limit:f}"
