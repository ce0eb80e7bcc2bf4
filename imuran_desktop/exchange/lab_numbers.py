"""Numbers as laboratories print them: "4.2", "4,2", "150,000". One that can be read in two ways is not read."""

import re
from collections.abc import Iterator
from decimal import Decimal

NUMBER = r"\d+(?:[.,'\u2019\u00a0\u202f\u2009]\d+)*"
"""What may be a number, as a regular expression."""
_NUMBERS = re.compile(rf"(?<![\w/.,]){NUMBER}(?![.,]?\d)")
_SPACED = re.compile(r"^(\d{1,3})((?:['\u2019\u00a0\u202f\u2009]\d{3})+)(?=[.,]|$)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_TWO_READINGS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_OTHER = {".": ",", ",": "."}


def decimal_sign(text: str) -> str:
    """The sign before the decimals in all of a text: "." or ","; "" where it has none, or both."""
    signs = {*_signs(text)}
    return signs.pop() if len(signs) == 1 else ""


def is_unclear(text: str) -> bool:
    """Whether a number in a text is two different ones, by which sign stands before its decimals."""
    numbers = (_without_spaces(found[0]) for found in _NUMBERS.finditer(text))
    return any(number is not None and _TWO_READINGS.fullmatch(number) for number in numbers)


def _signs(text: str) -> Iterator[str]:
    for found in _NUMBERS.finditer(text):
        number = _without_spaces(found[0])
        if number is None or _TWO_READINGS.fullmatch(number):
            continue
        kinds = re.findall(r"[.,]", number)
        if len(kinds) > 1 and len({*kinds}) == 1 and _GROUPED.fullmatch(number):
            yield _OTHER[kinds[0]]
        elif kinds and kinds.count(kinds[-1]) == 1:
            yield kinds[-1]


def read_number(text: str, sign: str) -> Decimal | None:
    """The number in a text that `NUMBER` matches, with its digits; None where it can be read in two ways, or is none.

    Args:
        text: a number without its sign.
        sign: what `decimal_sign` says of all that belongs together; it settles what "1.250" means.
    """
    number = _without_spaces(text)
    if number is None:
        return None
    kinds = re.findall(r"[.,]", number)
    if not kinds:
        return Decimal(number) if re.fullmatch(r"[0-9]+", number) else None
    if _TWO_READINGS.fullmatch(number) and not sign:
        return None
    return _with_decimals(number, _decimals_after(number, kinds, sign))


def _decimals_after(number: str, kinds: list[str], sign: str) -> str:
    """The sign before a number's decimals; "" where its signs only group thousands."""
    if len({*kinds}) == 1:
        if len(kinds) > 1:
            return ""
        if _TWO_READINGS.fullmatch(number) and kinds[0] != sign:
            return ""
    return kinds[-1]


def _with_decimals(number: str, decimal: str) -> Decimal | None:
    whole, _, places = number.partition(decimal) if decimal else (number, "", "")
    if not re.fullmatch(r"[0-9]*", places) or not (re.fullmatch(r"[0-9]+", whole) or _GROUPED.fullmatch(whole)):
        return None
    digits = re.sub("[.,]", "", whole)
    return Decimal(f"{digits}.{places}") if places else Decimal(digits)


def _without_spaces(number: str) -> str | None:
    """A number without the spaces and apostrophes that group its thousands; None where they group otherwise."""
    if not number.isascii() and any(sign.isdigit() and not sign.isascii() for sign in number):
        return None
    plain = _SPACED.sub(lambda found: found[1] + re.sub(r"\D", "", found[2]), number)
    return plain if re.fullmatch(r"[0-9.,]+", plain) else None
