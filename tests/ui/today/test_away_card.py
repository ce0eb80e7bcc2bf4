"""The card on Today that leads to the doses missed while the app was not running."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.away import read_away
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.store.diary import Diary
from tests.ui.away.at_away import AtAway
from tests.ui.today.at_today import ALEX, OpenToday, from_today

BackAfter = Callable[..., AtAway]


@pytest.mark.parametrize("days", [3, 30, 90])
def test_what_was_missed_is_told_together_and_calmly(back_after: BackAfter, days: int) -> None:
    at = back_after(days)
    words = at.words_in("While you were away")
    assert f"{2 * days} doses have nothing recorded, from " in words
    assert "never take two doses together. Tell your clinic about missed doses." in words
    assert "take it when you remember" not in words
    assert at.buttons("Look at them")


def test_what_to_do_now_stays_above_it(back_after: BackAfter) -> None:
    at = back_after(3)
    names = ("Azathioprine 75 mg, today at 08:00", "While you were away", "Azathioprine 50 mg, today at 20:00")
    tops = [at.card(name).y() for name in names]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3


def test_a_night_away_is_no_absence(back_after: BackAfter) -> None:
    at = back_after(1)
    assert "While you were away" not in at.seen
    assert "missed" in at.seen, "they stand on the page"


def test_they_can_be_left_as_they_are_for_good(back_after: BackAfter) -> None:
    at = back_after(3)
    at.click("Leave them as they are")
    assert "6 doses are left as not recorded." in at.seen
    assert at.stored() == []
    at.tell()
    assert "While you were away" not in at.seen
    with Diary.open(at.diary.path, at.now) as again:
        assert read_away(again, at.now) == []
    at.wait_until_presses_count()
    at.click("Undo")
    assert "They are offered again." in at.seen
    assert "6 doses have nothing recorded" in at.seen


def test_one_recorded_elsewhere_goes_from_the_count(back_after: BackAfter) -> None:
    at = back_after(3)
    at.elsewhere(lambda diary: record_intake(diary, ALEX, at.now, "m/2026-05-30", Answer(Outcome.SKIPPED)))
    at.session.look_outside()
    assert "5 doses have nothing recorded" in at.seen


def test_on_another_clock_the_day_is_the_persons(open_today: OpenToday) -> None:
    plan = replace(from_today(), timeline=Timeline.fixed("Pacific/Auckland"))
    at = open_today(plan, "2026-03-01T19:30")
    assert "Monday 2 March" in at.seen
    assert "due now" in at.seen
    assert at.session.today() == date(2026, 3, 2)
