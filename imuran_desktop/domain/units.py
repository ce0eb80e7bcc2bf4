"""Units of results: what laboratories print for them, conversion, and what is questioned."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from imuran_desktop.domain.codes import ResultDoubt
from imuran_desktop.domain.results import Analyte, Result

_WORK = Context(prec=60)
_KEPT = Context(prec=24)
_NOTHING = Decimal("1e-34")
"""What is left of an exact result beyond the kept digits, as a share of it, is a rounding error. Factors have so few
digits that no fraction of theirs has ten zeros or nines in a row."""
_LEAST_DIGITS = 3

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_POWER = re.compile(r"(?:x|\*)?10(?:\^|\*{1,2}|e|exp)?\(?(3|6|9|12)\)?/")
_PRINTED: Mapping[str, str] = {
    "10*9/L": "10^9/l g/l gpt/l giga/l /nl",
    "10*3/uL": "10^3/ul 10^3/mm3 k/ul k/mm3 thou/ul thou/mm3 thous/ul thous/mm3 thousand/ul tsd/ul tsd./ul",
    "/uL": "/ul cells/ul cell/ul /mm3 cells/mm3 /cmm cells/cmm zellen/ul",
    "10*12/L": "10^12/l t/l tpt/l tera/l /pl",
    "10*6/uL": "10^6/ul 10^6/mm3 m/ul m/mm3 mil/ul mill/ul mill/mm3 million/ul million/mm3 mio/ul mio./ul",
    "g/L": "g/l gm/l",
    "g/dL": "g/dl gm/dl g/100ml",
    "mg/L": "mg/l",
    "mg/dL": "mg/dl mg/100ml",
    "ug/L": "ug/l mcg/l",
    "ug/dL": "ug/dl mcg/dl",
    "ng/mL": "ng/ml",
    "ng/L": "ng/l",
    "mmol/L": "mmol/l",
    "umol/L": "umol/l mcmol/l micromol/l",
    "nmol/L": "nmol/l",
    "pmol/L": "pmol/l",
    "mmol/mol": "mmol/mol",
    "meq/L": "meq/l",
    "U/L": "u/l iu/l units/l e/l",
    "ukat/L": "ukat/l",
    "fL": "fl um^3 um3",
    "pg": "pg",
    "%": "% percent",
    "L/L": "l/l",
    "mm/h": "mm/h mm/hr mm/hour mm/std",
    "mL/min": "ml/min",
    "mL/min/{1.73_m2}": "ml/min/1.73m^2 ml/min/1.73m2 ml/min/1.73 ml/min/1.73sqm ml/min/1.73sq.m ml/min/{1.73_m2}",
}
"""Each UCUM code, and how it is printed once `_plain_unit` has made spellings alike."""
_CODES = {spelling: code for code, spellings in _PRINTED.items() for spelling in spellings.split(" ")}
_CELLS = "/uL"
"""What only cells are counted in."""
_GRAMS_OR_GIGA = ("g/L", "10*9/L")
"""A capital G before "/L" means either, and only what is measured tells which."""


@dataclass(frozen=True)
class Doubt:
    """One thing that is questioned. ``unit`` is the other unit in which the value could be (`OTHER_UNIT`)."""

    code: ResultDoubt
    unit: str = ""


def unit_code(text: str, analyte: Analyte | None = None) -> str | None:
    """The UCUM code of a unit as people and laboratories print it; None where it is not a known one.

    "G/L" is grams or 10*9 per litre: None, unless the ``analyte`` is given in just one of them.
    """
    if text.strip() in ("G/L", "G/l"):
        given = [code for code in _GRAMS_OR_GIGA if analyte is not None and analyte.unit(code)]
        return given[0] if len(given) == 1 else None
    plain = _plain_unit(text)
    return "g/L" if plain == "g/l" else _CODES.get(plain)


def _plain_unit(text: str) -> str:
    """A unit's spelling without what differs from one printer to the next."""
    raised = _RAISED.sub(lambda found: "^" + found[0].translate(_SUPERSCRIPTS), text)
    plain = re.sub(r"\s", "", raised).casefold().replace("\N{MULTIPLICATION SIGN}", "x").replace("·", "*")
    plain = plain.replace("\N{MICRO SIGN}", "u").replace("\N{GREEK SMALL LETTER MU}", "u")
    plain = re.sub(r"mcl\b", "ul", re.sub(r"lit(?:er|re)s?", "l", plain)).replace("1,73", "1.73")
    plain = re.sub(r"mm\^3|cumm", "mm3", plain)
    power = _POWER.match(plain)
    # "109/L" alone could be a number: its raised 9 was lost on the way, and only an x before it tells.
    if power is not None and not re.match(r"10\d", plain):
        plain = f"10^{power[1]}/{plain[power.end() :]}"
    return plain


def convert(value: Decimal, analyte: Analyte, from_code: str, to_code: str) -> Decimal | None:
    """``value`` in another unit of the analyte; None where it isn't given in one of the two.

    Converted back it is the same again, for any value of up to 24 digits. Not to be shown as it is: see `shown`.
    """
    source, target = analyte.unit(from_code), analyte.unit(to_code)
    if source is None or target is None:
        return None
    if source.factor == target.factor:
        return value
    exact = _WORK.divide(_WORK.multiply(value, source.factor), target.factor)
    kept = _KEPT.plus(exact)
    rounding = abs(_WORK.subtract(exact, kept)) <= _WORK.multiply(abs(exact), _NOTHING)
    return _plain(kept) if rounding else exact


def shown(converted: Decimal, printed: Decimal) -> Decimal:
    """A converted value with no more digits than the ``printed`` one gives reason for (three at least)."""
    digits = max(_LEAST_DIGITS, len(printed.as_tuple().digits))
    return _plain(Context(prec=digits, rounding=ROUND_HALF_UP).plus(converted))


def _plain(value: Decimal) -> Decimal:
    """Without zeros at its end, and without an exponent."""
    return Decimal(f"{_WORK.normalize(value):f}")


def doubts(result: Result, analyte: Analyte | None) -> tuple[Doubt, ...]:
    """What is questioned in a result; ``analyte`` is None where it is not on the list."""
    found = []
    if result.low is not None and result.high is not None and result.low > result.high:
        found.append(Doubt(ResultDoubt.LOW_ABOVE_HIGH))
    if result.value is not None and analyte is not None:
        found += _of_value(result.value, result.unit, analyte)
    return tuple(found)


def _of_value(value: Decimal, code: str, analyte: Analyte) -> list[Doubt]:
    if not code:
        return [Doubt(ResultDoubt.NO_UNIT)]
    unit = analyte.unit(code)
    if unit is None:
        return [Doubt(ResultDoubt.UNKNOWN_UNIT)]
    if not value and analyte.unit(_CELLS) is not None:
        return []  # There may be none of some cells, and none are none in any unit.
    fitting = [other for other in analyte.units if analyte.lowest <= value * other.factor <= analyte.highest]
    if unit in fitting:
        return []
    return [Doubt(ResultDoubt.OTHER_UNIT, fitting[0].code) if fitting else Doubt(ResultDoubt.CANNOT_BE)]
