from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.dose_lookup import read_doses
from tests.ui.today.at_today import (
    EVENING,
    MORNING,
    YESTERDAY,
    AtToday,
    OpenToday,
    a_plan,
    azathioprine,
    from_today,
    utc,
)


@pytest.fixture
def back_after_a_week(open_today: OpenToday) -> AtToday:
    """Nothing was recorded from 22 to 28 February; yesterday's two doses were."""

    def before(at: AtToday) -> None:
        for key, moment in (("m/2026-03-01", "2026-03-01T08:00"), (YESTERDAY, "2026-03-01T20:00")):
            at.record(key, at=moment)

    start = date(2026, 2, 22)
    at = open_today(a_plan(azathioprine(start=start), start=start), "2026-03-02T08:10", before=before)
    at.page.show_away(_missed(at, range(22, 29)))
    return at


def _missed(at: AtToday, days: range) -> list[LedgerDose]:
    keys = [f"{slot.id}/2026-02-{day}" for day in days for slot in (MORNING, EVENING)]
    return read_doses(at.diary, at.now, keys)


def test_what_was_missed_while_away_is_told_together(back_after_a_week: AtToday) -> None:
    assert "14 doses before yesterday have nothing recorded." in back_after_a_week.words_in("While you were away")
    assert len(back_after_a_week.buttons("Record it …")) == 5
    back_after_a_week.click("Show 9 more")
    assert len(back_after_a_week.buttons("Record it …")) == 14
    assert back_after_a_week.buttons("Show 9 more") == []


def test_one_of_them_is_recorded_and_goes(back_after_a_week: AtToday) -> None:
    assert "Saturday 28 February at 20:00" in back_after_a_week.seen
    back_after_a_week.click("Record it …", within="While you were away")
    back_after_a_week.click("At 20:00, as planned")
    back_after_a_week.click("Save")
    intake = back_after_a_week.intake("e/2026-02-28")
    assert intake is not None
    assert intake.at == utc("2026-02-28T20:00")
    assert "13 doses before yesterday have nothing recorded." in back_after_a_week.seen
    assert "Saturday 28 February at 20:00" not in back_after_a_week.words_in("While you were away")
    back_after_a_week.click("Undo")
    assert "14 doses before yesterday have nothing recorded." in back_after_a_week.seen


def test_they_can_be_left_as_they_are(back_after_a_week: AtToday) -> None:
    before = back_after_a_week.stored()
    back_after_a_week.click("Leave them as they are")
    assert "While you were away" not in back_after_a_week.seen
    assert back_after_a_week.stored() == before


def test_a_single_one_is_told_in_the_singular(back_after_a_week: AtToday) -> None:
    back_after_a_week.page.show_away(_missed(back_after_a_week, range(25, 26))[:1])
    assert "1 dose before yesterday has nothing recorded. If you took it, record it." in back_after_a_week.seen


def test_those_of_yesterday_stand_on_the_page_anyway(open_today: OpenToday) -> None:
    start = date(2026, 3, 1)
    at = open_today(a_plan(azathioprine(start=start), start=start), "2026-03-02T08:10")
    at.page.show_away(read_doses(at.diary, at.now, [YESTERDAY]))
    assert "While you were away" not in at.seen


def test_on_another_clock_the_day_is_the_persons(open_today: OpenToday) -> None:
    plan = replace(from_today(), timeline=Timeline.fixed("Pacific/Auckland"))
    at = open_today(plan, "2026-03-01T19:30")
    assert "Monday 2 March" in at.seen
    assert "due now" in at.seen
