from datetime import date

import pytest

from imuran_desktop.domain.past_effect import PastEffect, PastKind, PastSpan
from imuran_desktop.words.language import Language
from imuran_desktop.words.past_effect import days_words, past_effect_words

ENGLISH = Language("en_GB")
TODAY, FIRST = date(2026, 3, 10), date(2026, 3, 1)


def told(*spans: tuple[PastKind, PastSpan]) -> str:
    return past_effect_words(ENGLISH, PastEffect(dict(spans)), TODAY)


def test_nothing_changes() -> None:
    assert told() == "No dose whose time has come would change."


def test_days_by_name() -> None:
    assert days_words(ENGLISH, FIRST, TODAY, TODAY) == "from Sunday 1 March until today"
    assert days_words(ENGLISH, FIRST, FIRST, TODAY) == "on Sunday 1 March"
    assert days_words(ENGLISH, TODAY, TODAY, TODAY) == "today"


def test_several_kinds_are_told_one_after_the_other() -> None:
    assert told((PastKind.VANISHES, PastSpan(12, FIRST, TODAY)), (PastKind.HELD, PastSpan(1, TODAY, TODAY))) == (
        "12 doses from Sunday 1 March until today would no longer be due, and would not count as missed. "
        "1 dose today would be on hold, and would not count as missed. What you recorded stays as it is."
    )


@pytest.mark.parametrize("kind", PastKind)
@pytest.mark.parametrize("number", [1, 2])
def test_every_kind_has_its_words(kind: PastKind, number: int) -> None:
    words = told((kind, PastSpan(number, FIRST, TODAY)))
    assert words.startswith("1 dose from" if number == 1 else "2 doses from")
    assert words.endswith("What you recorded stays as it is.")
