"""Tablets that run out soon."""

from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.stock import count_tablets
from tests.ui.today.at_today import SAM, AtToday, OpenToday, from_today, utc

TABLETS = (Packs(50.0, loose=8), Packs(25.0, loose=30))
"""75 mg at breakfast and 50 mg at dinner take two of 50 mg a day."""


def count(at: AtToday, *packs: Packs) -> None:
    count_tablets(at.diary, SAM, at.now, "azathioprine", packs or TABLETS)


def test_tablets_that_run_out_are_said(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T07:10", before=count)
    assert "Tablets at home" not in at.seen, "the first picture does without"
    at.page.look_for_away()
    assert "Azathioprine: Tablets for 4 more days" in at.words_in("Tablets at home")
    assert "Your tablets of 50 mg last until the end of Thursday 5 March." in at.words_in("Tablets at home")
    asked: list[bool] = []
    at.page.tablets_asked.connect(lambda: asked.append(True))
    at.click("I got more, or count again")
    assert asked == [True]


def test_the_card_goes_when_more_came(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T07:10", before=count)
    at.page.look_for_away()
    at.now = utc("2026-03-02T07:20")
    at.session.write(
        lambda diary, author, now: count_tablets(diary, author, now, "azathioprine", (Packs(50.0, 1, 28),))
    )
    assert "Tablets at home" not in at.seen


def test_tablets_that_last_are_not_said(open_today: OpenToday) -> None:
    at = open_today(
        from_today(), "2026-03-02T07:10", before=lambda at: count(at, Packs(50.0, 2, 28), Packs(25.0, 2, 28))
    )
    at.page.look_for_away()
    assert "Tablets at home" not in at.seen


def test_without_a_count_nothing_is_said(at_breakfast: AtToday) -> None:
    at_breakfast.page.look_for_away()
    assert "Tablets at home" not in at_breakfast.seen
