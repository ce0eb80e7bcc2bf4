"""The latest results of a report in words. Nothing is judged."""

from collections.abc import Iterable
from datetime import date

from imuran_desktop.domain.report import LatestResult
from imuran_desktop.domain.report_latest import ShownLatest
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.words.alert_values import result_words
from imuran_desktop.words.blood_tests import result_heads, result_row
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import outside_clinic_words, outside_words, range_words


def latest_title(language: Language) -> str:
    """What stands above them."""
    return language.tr("Latest results (the laboratory's range in brackets)")


def latest_heads(language: Language) -> tuple[str, ...]:
    """The columns of their table."""
    name, value, limits, _ = result_heads(language)
    return name, value, limits, language.tr("Taken on"), language.tr("Outside a range")


def latest_row(language: Language, item: LatestResult, analytes: Analytes) -> tuple[str, ...]:
    """A result, with the day of its blood test."""
    name, value, limits, _ = result_row(language, item.result, analytes)
    return (
        name,
        value,
        limits,
        language.short_date(item.day),
        outside_limits_words(language, item.result, past=bool(item.past)),
    )


def outside_limits_words(language: Language, result: Result, *, past: bool) -> str:
    """Where a result is to the laboratory's range, and whether it is ``past`` what the clinic set; "" for neither."""
    parts = (outside_words(language, result), outside_clinic_words(language) if past else "")
    return "; ".join(filter(None, parts))


def brief_words(language: Language, items: Iterable[LatestResult], analytes: Analytes) -> str:
    """Results of one day in as little room as can be: "ALT 33 U/L (up to 50); Albumin 42 g/L (35 to 50)"."""
    return "; ".join(_brief(language, item.result, analytes) for item in items)


def _brief(language: Language, result: Result, analytes: Analytes) -> str:
    words, limits = result_words(language, result, analytes), range_words(language, result)
    return language.tr("{result} ({range})", result=words, range=limits) if limits else words


def more_latest_words(language: Language, found: ShownLatest) -> str:
    """That there are more than the table shows."""
    if not found.outside:
        return language.trn(
            "And {number} more, not known to be outside a range: see Results.",
            "And {number} more, none known to be outside a range: see Results.",
            found.more,
        )
    return language.trn(
        "And {number} more, {outside} of them outside a range: see Results.",
        "And {number} more, {outside} of them outside a range: see Results.",
        found.more,
        outside=language.number(found.outside),
    )


def no_latest_words(language: Language, last: date) -> str:
    """That there are none."""
    return language.tr("No result is recorded up to {day}.", day=language.date(last))
