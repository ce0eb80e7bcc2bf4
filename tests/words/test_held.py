from datetime import date

import pytest

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.plan import Change, Hold
from imuran_desktop.words.held import held_words, hold_reason_words, hold_words, medicine_on_hold_words
from imuran_desktop.words.language import Language

GB, TODAY = Language("en_GB"), date(2026, 3, 2)


@pytest.mark.parametrize("reason", HoldReason)
def test_every_reason_has_words(reason: HoldReason) -> None:
    assert hold_reason_words(GB, reason)[0] in "MI"


def test_why_and_by_whose_word() -> None:
    assert held_words(GB, HoldReason.CLINIC, "") == "My clinic told me to pause."
    assert held_words(GB, HoldReason.HOSPITAL, "Ward 4") == "I am in hospital, the ward gives it. Said by: Ward 4."


def test_why_who_and_until_when() -> None:
    begins = Change(date(2026, 3, 1))
    assert hold_words(GB, Hold(begins, Change(date(2026, 3, 13)), HoldReason.CLINIC, "Dr Example"), TODAY) == (
        "My clinic told me to pause. Said by: Dr Example. Doses begin again on Friday 13 March."
    )
    assert hold_words(GB, Hold(begins, Change(date(2026, 3, 3)), HoldReason.HOSPITAL), TODAY) == (
        "I am in hospital, the ward gives it. Doses begin again tomorrow."
    )
    assert hold_words(GB, Hold(begins), TODAY).endswith("Until further notice.")


def test_what_is_paused_since_when_and_until_when() -> None:
    def told(last: date | None) -> str:
        return medicine_on_hold_words(GB, "azathioprine", TODAY, last, TODAY)

    assert told(None) == "Azathioprine is on hold since today, until further notice."
    assert told(TODAY) == "Azathioprine is on hold since today, until the end of today."
    assert told(date(2026, 3, 15)) == "Azathioprine is on hold since today, until Sunday 15 March."
