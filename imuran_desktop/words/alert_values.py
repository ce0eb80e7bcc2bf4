"""What the clinic set, in words. A result past it is told in one sentence, which says nothing of what it means."""

from decimal import Decimal

from imuran_desktop.domain.alerts import AlertValue, NotCompared, PastAlert, Side
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, number_words, unit_words, value_words


def past_words(language: Language, past: PastAlert, analytes: Analytes) -> str:
    """One sentence: "ALT 120 U/L: outside the value your clinic set: contact them."."""
    return language.tr(
        "{result}: outside the value your clinic set: contact them.",
        result=result_words(language, past.result, analytes),
    )


def past_phrase(language: Language) -> str:
    """The same beside a value that is named already."""
    return language.tr("outside the value your clinic set: contact them")


def not_compared_words(language: Language, item: NotCompared, analytes: Analytes) -> str:
    """That a result is not held up against what the clinic set, and why."""
    said = result_words(language, item.result, analytes), limit_words(language, item.alert)
    if item.alert.below is None and item.alert.above is None:
        return language.tr(
            "{result}: not compared with the results before, of which your clinic set {limit}. It or one of them is "
            "in a unit that can't be turned into the other's.",
            result=said[0],
            limit=said[1],
        )
    return language.tr(
        "{result}: not compared with the value your clinic set ({limit}), which is in a unit that this one can't be "
        "turned into.",
        result=said[0],
        limit=said[1],
    )


def result_words(language: Language, result: Result, analytes: Analytes) -> str:
    """A result with its name: "ALT 120 U/L"."""
    name = analyte_name(language, result.analyte, analytes)
    return language.tr("{name} {value}", name=name, value=value_words(language, result))


def limit_words(language: Language, alert: AlertValue) -> str:
    """What is set: "above 100 U/L", "a rise of more than 30 % within 12 months"; "" where nothing is."""
    sides = ((Side.BELOW, alert.below), (Side.ABOVE, alert.above))
    parts = [side_words(language, side, limit, alert.unit) for side, limit in sides if limit is not None]
    if alert.rise_percent is not None and alert.over_months is not None:
        parts.append(rise_words(language, alert.rise_percent, alert.over_months))
    words = parts[0] if parts else ""
    for part in parts[1:]:
        words = language.tr("{this}, or {that}", this=words, that=part)
    return words


def side_words(language: Language, side: Side, limit: Decimal, unit: str) -> str:
    """One limit: "above 100 U/L"."""
    value = amount_words(language, limit, unit)
    return (
        language.tr("below {value}", value=value) if side is Side.BELOW else language.tr("above {value}", value=value)
    )


def rise_words(language: Language, percent: int, months: int) -> str:
    """A rise: "a rise of more than 30 % within 12 months"."""
    return language.trn(
        "a rise of more than {percent}\N{NO-BREAK SPACE}% within {number} month",
        "a rise of more than {percent}\N{NO-BREAK SPACE}% within {number} months",
        months,
        percent=language.number(percent),
    )


def amount_words(language: Language, value: Decimal, unit: str) -> str:
    """A number with its unit, if it has one."""
    number = number_words(language, value)
    if not unit:
        return number
    return language.tr("{number}\N{NO-BREAK SPACE}{unit}", number=number, unit=unit_words(language, unit))
