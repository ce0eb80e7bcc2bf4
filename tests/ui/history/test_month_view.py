from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QComboBox, QSpinBox

from imuran_desktop.services.history_view import DayKind
from imuran_desktop.ui.history.day_kinds import SIGNS
from imuran_desktop.ui.history.month_view import months_on
from tests.ui.history.at_history import AtHistory, OpenHistory
from tests.ui.today.at_today import a_plan

KEY = Qt.Key


@pytest.fixture
def at_calendar(at_history: AtHistory) -> AtHistory:
    at_history.calendar.setFocus()
    return at_history


def cursor(at: AtHistory) -> str:
    """What the screen reader says of where the keyboard is."""
    table = QAccessible.queryAccessibleInterface(at.calendar)
    child = table.focusChild()
    return child.text(QAccessible.Text.Name) if child is not None else ""


def test_each_day_is_a_sentence(at_history: AtHistory) -> None:
    assert at_history.days["1"] == "Sunday 1 March: 2 of 2 doses taken"
    assert at_history.days["2"] == "Monday 2 March: 1 of 2 doses taken, 1 missed"
    assert at_history.days["3"] == "Tuesday 3 March: 0 of 2 doses taken, 2 skipped"
    assert at_history.days["5"] == "Today, Thursday 5 March: 0 of 2 doses taken so far"
    assert at_history.days["6"] == "Tomorrow, Friday 6 March: 2 doses planned"
    assert len(at_history.days) == 31


def test_the_calendar_is_called_after_its_month(at_history: AtHistory) -> None:
    assert at_history.calendar.accessibleName() == "March 2026"
    at_history.click("Later")
    assert at_history.calendar.accessibleName() == "April 2026"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([KEY.Key_Left], "Yesterday, Wednesday 4 March"),
        ([KEY.Key_Right], "Tomorrow, Friday 6 March"),
        ([KEY.Key_Down], "Thursday 12 March"),
        ([KEY.Key_Up], "Thursday 26 February"),
        ([KEY.Key_Home], "Sunday 1 March"),
        ([KEY.Key_Home, KEY.Key_Left], "Saturday 28 February"),
        ([KEY.Key_End], "Tuesday 31 March"),
        ([KEY.Key_End, KEY.Key_Right], "Wednesday 1 April"),
        ([KEY.Key_PageUp], "Thursday 5 February"),
        ([KEY.Key_PageDown], "Sunday 5 April"),
        ([KEY.Key_End, KEY.Key_PageUp], "Saturday 28 February"),
    ],
)
def test_keys_move_by_day_and_month(at_calendar: AtHistory, keys: list[Qt.Key], day: str) -> None:
    for key in keys:
        at_calendar.press(key)
    assert cursor(at_calendar).startswith(f"{day}: ")


def test_in_a_language_from_right_to_left_the_arrows_go_where_they_point(at_calendar: AtHistory) -> None:
    at_calendar.calendar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    at_calendar.press(KEY.Key_Left)
    assert cursor(at_calendar).startswith("Tomorrow")


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_a_key_opens_the_day_and_takes_the_keyboard_there(at_calendar: AtHistory, key: Qt.Key) -> None:
    at_calendar.press(KEY.Key_Left)
    assert "Wednesday 4 March" not in at_calendar.seen
    at_calendar.press(key)
    assert "Yesterday, Wednesday 4 March" in at_calendar.seen
    assert at_calendar.focus().accessibleName() == "Yesterday, Wednesday 4 March: 0 of 2 doses taken, 2 missed"
    at_calendar.press(KEY.Key_Tab)
    assert at_calendar.focus() is at_calendar.button("Record …")


def test_tab_leaves_the_calendar(at_calendar: AtHistory) -> None:
    at_calendar.press(KEY.Key_Tab)
    assert at_calendar.focus() is not at_calendar.calendar
    at_calendar.press(KEY.Key_Backtab)
    assert at_calendar.focus() is at_calendar.calendar


def test_a_month_and_a_year_can_be_chosen(at_history: AtHistory) -> None:
    at_history.field(QSpinBox, "Year").setValue(2025)
    assert at_history.calendar.accessibleName() == "March 2025"
    month = at_history.field(QComboBox, "Month")
    month.setCurrentIndex(11)
    month.activated.emit(11)
    assert at_history.calendar.accessibleName() == "December 2025"


def test_the_fields_follow_the_calendar(at_calendar: AtHistory) -> None:
    for _ in range(3):
        at_calendar.press(KEY.Key_PageUp)
    assert at_calendar.field(QSpinBox, "Year").value() == 2025
    assert at_calendar.field(QComboBox, "Month").currentText() == "December"


def test_the_calendar_ends_where_dates_do(at_calendar: AtHistory) -> None:
    year = at_calendar.field(QSpinBox, "Year")
    year.setValue(year.minimum())
    at_calendar.calendar.setFocus()
    for _ in range(4):
        at_calendar.press(KEY.Key_PageUp)
    at_calendar.press(KEY.Key_Home)
    at_calendar.press(KEY.Key_Left)
    assert cursor(at_calendar).startswith(f"Friday, 1 January {year.minimum()}: ")
    assert not at_calendar.button("Earlier").isEnabled()


def test_each_kind_of_day_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == {
        DayKind.ALL_TAKEN,
        DayKind.SOME_TAKEN,
        DayKind.NONE_TAKEN,
        DayKind.HELD,
        DayKind.NOTHING_DUE,
    }
    assert len({sign.icon for sign in SIGNS.values()}) == len(SIGNS)
    assert len({sign.state for sign in SIGNS.values()}) == len(SIGNS)


def test_the_legend_names_them(at_history: AtHistory) -> None:
    for words in (
        "all taken",
        "some taken",
        "none recorded as taken",
        "on hold",
        "nothing due",
        "something more recorded",
    ):
        assert words in at_history.seen


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_days_look_different(at_history: AtHistory, mode: str) -> None:
    at_history.look.apply("dark" if mode == "dark" else "light", 100)
    at_history.settle_layout()
    grounds = set()
    picture = at_history.calendar.viewport().grab().toImage()
    model = at_history.calendar.model()
    for number in (1, 2, 3, 6):
        index = next(
            model.index(row, column)
            for row in range(model.rowCount())
            for column in range(7)
            if model.data(model.index(row, column)) == str(number)
        )
        grounds.add(ground(picture, at_history.calendar.visualRect(index).bottomRight().toTuple()))
    assert len(grounds) == 4


def ground(picture: QImage, corner: tuple[int, int]) -> str:
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(int((corner[0] - 12) * ratio), int((corner[1] - 5) * ratio)).name()


@pytest.mark.parametrize(("locale", "first"), [("en_GB", "Mon"), ("en_US", "Sun")])
def test_the_week_begins_as_people_there_know_it(open_history: OpenHistory, locale: str, first: str) -> None:
    at = open_history(a_plan(), "2026-03-05T12:00", locale=locale)
    assert at.calendar.model().headerData(0, Qt.Orientation.Horizontal) == first


def test_a_shorter_month_has_its_last_day() -> None:
    assert months_on(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert months_on(date(2026, 1, 31), 13) == date(2027, 2, 28)
    assert months_on(date(2026, 12, 1), 1) == date(2027, 1, 1)
