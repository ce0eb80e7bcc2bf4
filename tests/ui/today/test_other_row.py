"""What was recorded for today beside its doses, as rows of Today."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.unplanned import record_extra
from tests.ui.today.at_today import (
    BREAKFAST,
    MORNING,
    SAM,
    YESTERDAY,
    AtToday,
    OpenToday,
    a_plan,
    azathioprine,
    from_today,
    utc,
)

EXTRA = "Azathioprine 50 mg, 07:40, extra"


def took_extra(at: AtToday, key: str = BREAKFAST, moment: str = "2026-03-02T07:40", *, sick: bool = False) -> None:
    answer = Answer(Outcome.TAKEN, utc(moment) if moment else None, Food.WITH, amount_mg=50, sick_after=sick)
    record_extra(at.diary, SAM, at.now, key, answer)


@pytest.fixture
def with_extra(open_today: OpenToday) -> AtToday:
    """50 mg more, half an hour ago; breakfast's dose is due."""
    return open_today(from_today(), "2026-03-02T08:10", before=took_extra)


def test_an_extra_dose_of_today_is_shown(with_extra: AtToday) -> None:
    assert with_extra.words_in(EXTRA).split("\n") == [
        "07:40",
        "Azathioprine 50 mg",
        "Taken today at 07:40, with food",
        "extra",
    ]


def test_one_recorded_over_a_recorded_dose_stays_on_the_page(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T08:10", before=lambda at: at.record(BREAKFAST, at="2026-03-02T08:00"))
    at.click("Change …")
    at.set_time("08:05")
    at.wait_until_presses_count()
    assert "extra" not in at.seen
    at.click("Cancel")
    took_extra(at)
    at.time_passes("2026-03-02T11:00")
    assert "Taken today at 07:40, with food" in at.words_in(EXTRA)
    assert at.card(EXTRA).y() > at.card("Azathioprine 75 mg, today at 08:00").y()


def test_it_is_changed_from_here_and_the_change_taken_back(with_extra: AtToday) -> None:
    with_extra.click("Change …", within=EXTRA)
    assert "Recorded so far: Taken today at 07:40, 50 mg, with food, extra." in with_extra.seen
    with_extra.field(QLineEdit, "Amount in mg").setText("25")
    with_extra.wait_until_presses_count()
    with_extra.click("Save")
    assert "Taken today at 07:40" in with_extra.words_in("Azathioprine 25 mg, 07:40, extra")
    assert [item.amount_mg for item in with_extra.stored()] == [25]
    with_extra.click("Undo")
    assert [item.amount_mg for item in with_extra.stored()] == [50]
    assert "Taken today at 07:40" in with_extra.words_in(EXTRA)


def test_what_was_recorded_by_mistake_is_deleted_from_here_and_put_back(with_extra: AtToday) -> None:
    with_extra.click("Change …", within=EXTRA)
    with_extra.wait_until_presses_count()
    with_extra.click("Delete")
    assert with_extra.stored() == []
    assert "Deleted: Azathioprine, Taken today at 07:40, 50 mg, with food, extra" in with_extra.seen
    assert "07:40" not in with_extra.words_in("Today's doses")
    with_extra.click("Undo")
    assert "Taken today at 07:40" in with_extra.words_in(EXTRA)


def test_by_keyboard_alone(with_extra: AtToday) -> None:
    with_extra.tab_to("Change …")
    assert with_extra.focus().accessibleDescription().replace("\N{NO-BREAK SPACE}", " ") == EXTRA
    with_extra.press(Qt.Key.Key_Return)
    with_extra.wait_until_presses_count()
    with_extra.tab_to("I was sick afterwards")
    with_extra.press(Qt.Key.Key_Space)
    with_extra.tab_to("Save")
    with_extra.press(Qt.Key.Key_Return)
    assert "Was sick afterwards" in with_extra.words_in(EXTRA)


def test_one_whose_time_nobody_knows_has_none(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T08:10", before=lambda at: took_extra(at, moment=""))
    assert "Taken, time not known, with food" in at.words_in("Azathioprine 50 mg, extra")


@pytest.mark.parametrize("moment", ["2026-03-01T22:00", ""])
def test_what_was_extra_yesterday_is_not_shown(open_today: OpenToday, moment: str) -> None:
    plan = a_plan(azathioprine(start=date(2026, 3, 1)), start=date(2026, 3, 1))
    at = open_today(plan, "2026-03-02T08:10", before=lambda at: took_extra(at, YESTERDAY, moment))
    assert "extra" not in at.seen


def test_a_dose_that_is_no_longer_planned_is_shown_with_what_was_recorded(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        at.record("e/2026-03-02", at="2026-03-02T11:30")
        save_plan(at.diary, SAM, at.now, without_evening)

    without_evening: Plan = from_today(MORNING)
    at = open_today(from_today(), "2026-03-02T12:00", before=before)
    assert "Taken today at 11:30, with food" in at.words_in("Azathioprine 50 mg, 11:30, not planned")
    at.click("Change …", within="Azathioprine 50 mg, 11:30, not planned")
    at.click("Skipped")
    at.wait_until_presses_count()
    at.click("Save")
    assert "Skipped" in at.words_in("Azathioprine, not planned")


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_wider_than_a_narrow_window(open_today: OpenToday, percent: int) -> None:
    def before(at: AtToday) -> None:
        at.look.apply("light", percent)
        took_extra(at, sick=True)

    at = open_today(from_today(), "2026-03-02T08:10", before=before)
    at.window.resize(640, 700)
    QApplication.processEvents()
    assert [area.horizontalScrollBar().maximum() for area in at.page.findChildren(QScrollArea)] == [0]
