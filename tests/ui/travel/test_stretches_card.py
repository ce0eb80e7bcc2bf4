import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.travel.stretches_card import StretchesCard
from imuran_desktop.words.language import Language
from tests.services.plans import at
from tests.ui.at_widget import words_on

HOME = ZoneChange(None, "Europe/London")
TOKYO = ZoneChange(at("2026-03-10 12:00"), "Asia/Tokyo")
BACK = ZoneChange(at("2026-03-20 12:00"), "Europe/London")


@pytest.fixture
def card(qtbot: QtBot, look: ThemeController) -> StretchesCard:
    made = StretchesCard(look, Language("en_GB"))
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.show_changes([HOME, TOKYO, BACK])
    return made


def test_the_latest_comes_first_and_the_first_stays(card: StretchesCard) -> None:
    assert words_on(card) == [
        "Where you have been",
        "London time, since 20 March 2026 at 12:00",
        "Tokyo time, since 10 March 2026 at 21:00",
        "London time, from the beginning",
    ]
    names = [item.accessibleName() for item in card.findChildren(QAbstractButton) if item.isVisible()]
    assert names == [
        "Remove: London time, since 20 March 2026 at 12:00",
        "Remove: Tokyo time, since 10 March 2026 at 21:00",
    ]


def test_each_is_removed_by_its_own_button(card: StretchesCard, qtbot: QtBot) -> None:
    tokyo = next(item for item in card.findChildren(QAbstractButton) if "Tokyo" in item.accessibleName())
    with qtbot.waitSignal(card.remove_asked) as asked:
        QTest.mouseClick(tokyo, Qt.MouseButton.LeftButton)
    assert asked.args == [TOKYO]


def test_shown_again_only_what_is_there_stands_there(card: StretchesCard) -> None:
    card.show_changes([HOME])
    assert words_on(card) == ["Where you have been", "London time, from the beginning"]
