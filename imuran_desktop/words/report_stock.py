"""Counted tablets beside what was recorded as taken, in words: what a difference comes from, nobody knows."""

from imuran_desktop.domain.stock_checks import StockCheck
from imuran_desktop.words.language import Language


def stock_words(language: Language) -> str:
    """What is compared, and what a difference does not say."""
    return language.tr(
        "Between two counts, as many tablets should have gone as were recorded as taken. A difference says only "
        "that the two do not agree. Tablets can be lost, given away or kept elsewhere."
    )


def no_stock_words(language: Language) -> str:
    """That there are no two counts to compare."""
    return language.tr(
        "Tablets were not counted twice, with the second count in these days, so nothing can be compared."
    )


def difference_words(language: Language, check: StockCheck) -> str:
    """How what went and what was recorded differ, and what could not be reckoned with."""
    tr, trn = language.tr, language.trn
    if check.difference > 0:
        words = trn("{number} more went than was recorded", "{number} more went than were recorded", check.difference)
    elif check.difference < 0:
        words = trn(
            "{number} fewer went than was recorded", "{number} fewer went than were recorded", -check.difference
        )
    else:
        words = tr("as many went as were recorded")
    if not check.not_known:
        return words
    unknown = trn(
        "the tablets of {number} dose taken are not known, and not counted here",
        "the tablets of {number} doses taken are not known, and not counted here",
        check.not_known,
    )
    return f"{words}; {unknown}"
