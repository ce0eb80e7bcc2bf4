import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.stylesheet import SMALLEST_TARGET
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from tests.ui.at_reminders import AtReminders

TIME = "Time for Azathioprine"
NOTHING = "Nothing recorded: Azathioprine"


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtReminders:
    return AtReminders(qtbot, look)


def test_it_is_hidden_until_there_is_a_reminder_and_after_the_last(at: AtReminders) -> None:
    assert not at.window.isVisible()
    at.due()
    assert at.titles == [TIME]
    assert "2 tablets, with food" in at.labels
    at.window.withdraw("dose:Azathioprine")
    assert not at.window.isVisible()
    assert (at.acted, at.dismissed) == ([], [])


def test_the_newest_stands_on_top(at: AtReminders) -> None:
    at.missed()
    at.due()
    assert at.titles == [TIME, NOTHING]


def test_one_told_again_takes_its_own_place_on_top(at: AtReminders) -> None:
    at.due()
    at.missed()
    at.window.show_reminder("dose:Azathioprine", "Still open: Azathioprine", "", ())
    assert at.titles == ["Still open: Azathioprine", NOTHING]


@pytest.mark.parametrize(("button", "action"), [("Taken", "taken"), ("Skip", "skip"), ("Open", "default")])
def test_a_button_tells_its_key_and_the_card_is_gone(at: AtReminders, button: str, action: str) -> None:
    at.due()
    at.missed()
    at.click(f"{button}: {TIME}")
    assert at.acted == [("dose:Azathioprine", action)]
    assert at.titles == [NOTHING]
    assert at.dismissed == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_snooze_asks_for_how_long(at: AtReminders) -> None:
    at.due()
    at.click("Snooze …")
    words = [action.text() for action in at.menu.actions()]
    assert words == ["For 5 minutes", "For 15 minutes", "For 30 minutes", "For 1 hour", "Until the next meal"]
    at.choose("For 30 minutes")
    assert at.acted == [("dose:Azathioprine", "snooze:30")]
    assert not at.window.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_snooze_by_keyboard_until_the_next_meal(at: AtReminders) -> None:
    at.due()
    at.tab_to("Snooze …")
    at.press(Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(at.menu, key)
    assert at.acted == [("dose:Azathioprine", "snooze:meal")]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_left_open_says_nothing_when_the_reminder_goes(at: AtReminders) -> None:
    at.due()
    at.missed()
    at.click("Snooze …")
    at.window.withdraw("dose:Azathioprine")
    QApplication.sendPostedEvents(None, 52)  # what was to be deleted later
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None
    assert at.acted == []


def test_closing_a_card_records_nothing(at: AtReminders) -> None:
    at.due()
    at.missed()
    at.click(f"Close: {NOTHING}")
    assert at.dismissed == ["dose:missed"]
    assert at.titles == [TIME]
    assert at.acted == []


def test_closing_the_window_closes_every_card(at: AtReminders) -> None:
    at.due()
    at.missed()
    at.window.close()
    assert at.dismissed == ["dose:Azathioprine", "dose:missed"]
    at.due()
    assert at.titles == [TIME]


def test_escape_closes_the_card_that_the_keyboard_is_in(at: AtReminders) -> None:
    at.due()
    at.missed()
    at.tab_to(f"Taken: {TIME}")
    at.press(Qt.Key.Key_Escape)
    assert at.dismissed == ["dose:Azathioprine"]
    at.press(Qt.Key.Key_Escape)
    assert at.dismissed == ["dose:Azathioprine"], "the keyboard is in none"
    assert at.titles == [NOTHING]


def test_enter_presses_the_button_and_the_keyboard_does_not_come_to_another_one(at: AtReminders) -> None:
    at.due()
    at.due("Allopurinol")
    at.tab_to("Taken: Time for Allopurinol")
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Return)
    assert at.acted == [("dose:Allopurinol", "taken")]


def test_a_press_meant_for_what_was_there_before_takes_no_dose(at: AtReminders) -> None:
    at.due()
    at.wait_until_presses_count()
    at.due("Allopurinol")
    QApplication.processEvents()
    button = at.button("Taken: Time for Allopurinol")
    spot = button.mapTo(at.window, button.rect().center())
    at.click_on_screen(spot)
    assert at.acted == []
    at.wait_until_presses_count()
    at.click_on_screen(spot)
    assert at.acted == [("dose:Allopurinol", "taken")]


def test_what_can_only_be_opened_has_a_button_that_looks_like_one(at: AtReminders) -> None:
    at.window.show_reminder("stock", "5 days left", "", (("default", "Open"),))
    at.due()
    kinds = {each.accessibleName(): each.kind for each in at.window.findChildren(OutlinedButton)}
    assert kinds["Open: 5 days left"] == "outlined"
    assert kinds[f"Open: {TIME}"] == "quiet"


def test_only_a_due_dose_has_a_primary_button(at: AtReminders) -> None:
    at.due()
    at.missed()
    assert [button.text() for button in at.window.findChildren(PrimaryButton)] == ["Taken"]


def test_it_does_not_take_the_keyboard(at: AtReminders) -> None:
    at.due()
    assert at.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert at.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_it_comes_up_at_the_bottom_right_and_grows_upwards(at: AtReminders) -> None:
    at.due()
    room = at.home.screen().availableGeometry()
    first = at.window.frameGeometry()
    assert room.bottomRight() - first.bottomRight() == QPoint(16, 16)
    at.wait_until_presses_count()
    at.missed()
    second = at.window.frameGeometry()
    assert second.bottomRight() == first.bottomRight()
    assert second.height() > first.height()


def test_it_stays_where_the_person_put_it(at: AtReminders) -> None:
    at.due()
    at.wait_until_presses_count()
    at.window.move(40, 400)
    put, height = at.window.frameGeometry().bottomRight(), at.window.height()
    at.missed()
    assert at.window.frameGeometry().bottomRight() == put
    at.click(f"Close: {NOTHING}")
    assert at.window.frameGeometry().bottomRight() == put
    assert at.window.height() == height


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_many_reminders_in_any_text_size_stay_within_the_screen(
    at: AtReminders, look: ThemeController, percent: int
) -> None:
    look.apply("dark", percent)
    for number in range(12):
        at.due(f"Medicine {number}")
    at.wait_until_presses_count()
    assert at.home.screen().availableGeometry().contains(at.window.frameGeometry())
    inside = at.window.contentsRect()
    for button in at.window.findChildren(QAbstractButton):
        place = button.rect().translated(button.mapTo(at.window, QPoint()))
        assert inside.left() <= place.left() <= place.right() <= inside.right()
        assert min(button.width(), button.height()) >= look.px(SMALLEST_TARGET)


def test_it_follows_a_change_of_the_text_size(at: AtReminders, look: ThemeController) -> None:
    at.due()
    at.wait_until_presses_count()
    before = at.window.size()
    look.apply("light", 150)
    QApplication.processEvents()
    assert at.window.width() > before.width()
    assert at.window.height() > before.height()
    assert at.home.screen().availableGeometry().contains(at.window.frameGeometry())


def test_one_that_was_made_small_comes_back_with_the_next_reminder(at: AtReminders) -> None:
    at.due()
    at.window.showMinimized()
    at.window.withdraw("dose:another")
    assert at.window.isMinimized()
    at.missed()
    assert not at.window.isMinimized()
    assert at.titles == [NOTHING, TIME]


def test_it_says_whose_reminders_these_are(at: AtReminders) -> None:
    assert at.window.windowTitle() == "Reminders for Sam"
    assert at.window.accessibleName() == "Reminders for Sam"
