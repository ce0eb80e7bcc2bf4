"""What there is to know of a value that is being entered. Nothing is judged."""

from imuran_desktop.domain.results import Analyte, Result
from imuran_desktop.domain.units import convert, shown
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import outside_words, signed_words, unit_words

_SELDOM = frozenset({"/uL", "ukat/L"})
"""Units into which nothing is turned: few letters have them, and their numbers say little to most people."""


def facts_words(language: Language, result: Result, analyte: Analyte | None, *, as_last: bool) -> str:
    """Its other unit, how it stands to the laboratory's range, and where that range is from."""
    tr = language.tr
    parts = []
    if analyte is not None:
        parts.append(_other_unit(language, result, analyte))
    if result.value is None:
        parts.append(tr("no number: kept as a comment"))
    elif result.comment:
        parts.append(tr("comment: {comment}", comment=result.comment))
    parts.append(outside_words(language, result))
    if as_last:
        parts.append(tr("range as last time"))
    return " · ".join(part for part in parts if part)


def _other_unit(language: Language, result: Result, analyte: Analyte) -> str:
    """The value in the first other unit, "= 135 g/L"; "" where that says nothing new."""
    for unit in (unit for unit in analyte.units if unit.code not in _SELDOM):
        other = convert(result.value, analyte, result.unit, unit.code) if result.value is not None else None
        if other is not None and result.value is not None and other != result.value:
            return language.tr(
                "= {number}\N{NO-BREAK SPACE}{unit}",
                number=signed_words(language, result.sign, shown(other, result.value)),
                unit=unit_words(language, unit.code),
            )
    return ""
