"""What a correction would do to the record, in words, before it is saved."""

from datetime import date

from imuran_desktop.domain.past_effect import PastEffect, PastKind, PastSpan
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language


def past_effect_words(language: Language, effect: PastEffect, today: date) -> str:
    """A sentence for each kind of change: "12 doses from Sunday 1 March until today would be on hold, …"."""
    if not effect.count:
        return language.tr("No dose whose time has come would change.")
    sentences = [_sentence(language, kind, span, today) for kind, span in effect.spans.items()]
    return " ".join([*sentences, language.tr("What you recorded stays as it is.")])


def days_words(language: Language, first: date, last: date, today: date) -> str:
    """The days from the first to the last: "from Sunday 1 March until today"; one by itself is "on Sunday 1 March"."""
    if first == last:
        return day_words(language, first, today, within=True)
    return language.tr(
        "from {first} until {last}",
        first=day_words(language, first, today),
        last=day_words(language, last, today),
    )


def _sentence(language: Language, kind: PastKind, span: PastSpan, today: date) -> str:
    number, days = span.count, days_words(language, span.first, span.last, today)
    trn = language.trn
    return {
        PastKind.VANISHES: trn(
            "{number} dose {days} would no longer be due, and would not count as missed.",
            "{number} doses {days} would no longer be due, and would not count as missed.",
            number,
            days=days,
        ),
        PastKind.APPEARS: trn(
            "{number} dose {days} would be added. If nothing was recorded for it, it would be shown as missed.",
            "{number} doses {days} would be added. Where nothing was recorded, they would be shown as missed.",
            number,
            days=days,
        ),
        PastKind.HELD: trn(
            "{number} dose {days} would be on hold, and would not count as missed.",
            "{number} doses {days} would be on hold, and would not count as missed.",
            number,
            days=days,
        ),
        PastKind.DUE_AGAIN: trn(
            "{number} dose {days} would not be on hold. If nothing was recorded for it, it would be shown as missed.",
            "{number} doses {days} would not be on hold. Where nothing was recorded, they would be shown as missed.",
            number,
            days=days,
        ),
        PastKind.AMOUNT: trn(
            "{number} dose {days} would have another amount.",
            "{number} doses {days} would have another amount.",
            number,
            days=days,
        ),
        PastKind.TIME: trn(
            "{number} dose {days} would be due at another time.",
            "{number} doses {days} would be due at another time.",
            number,
            days=days,
        ),
        PastKind.DIRECTIONS: trn(
            "{number} dose {days} would have other directions on food, or on what counts as on time.",
            "{number} doses {days} would have other directions on food, or on what counts as on time.",
            number,
            days=days,
        ),
    }[kind]
