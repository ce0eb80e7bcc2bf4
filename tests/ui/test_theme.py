from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import DARK, LIGHT
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import Theme, ThemeController


@pytest.fixture
def look(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp)
    yield controller
    shiboken6.delete(controller)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def test_sizes_grow_with_the_text() -> None:
    assert Theme("light", 100).px(50) == 50
    assert Theme("light", 150).px(15) == 22
    assert Theme("light", 200).px(50) == 100


def test_light_and_dark_reach_the_application(qapp: QApplication, look: ThemeController) -> None:
    look.apply("light", 100)
    assert qapp.palette().window().color().name().upper() == LIGHT.page
    look.apply("dark", 100)
    assert qapp.palette().window().color().name().upper() == DARK.page
    assert look.theme.mode == "dark"


def test_without_a_system_colour_scheme_it_is_light(look: ThemeController) -> None:
    look.apply("system", 100)
    assert look.theme.mode == "light"


def test_the_text_size_reaches_every_label(qapp: QApplication, qtbot: QtBot, look: ThemeController) -> None:
    look.apply("light", 100)
    label = QLabel("Azathioprine 75 mg")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    assert label.font().pixelSize() == TypeSize.BODY
    look.apply("light", 200)
    assert label.font().pixelSize() == 2 * TypeSize.BODY
    assert label.sizeHint().height() > 1.8 * before


@pytest.mark.parametrize(("asked", "used"), [(20, 100), (125, 125), (900, 200)])
def test_the_text_size_keeps_within_its_limits(look: ThemeController, asked: int, used: int) -> None:
    look.apply("light", asked)
    assert look.theme.percent == used


def test_a_change_is_told_once_and_only_when_there_is_one(qtbot: QtBot, look: ThemeController) -> None:
    with qtbot.waitSignal(look.changed, timeout=0, raising=True):
        look.apply("light", 100)
    with qtbot.assertNotEmitted(look.changed):
        look.apply("light", 100)
    with qtbot.waitSignal(look.changed, timeout=0, raising=True):
        look.apply("light", 125)


def test_the_text_is_set_in_our_font(look: ThemeController) -> None:
    assert QFontInfo(look.theme.font(TypeSize.BODY)).family() == "Atkinson Hyperlegible"


def test_icons_follow_the_theme(look: ThemeController) -> None:
    look.apply("light", 100)
    light = look.pixmap("taken", "primary")
    look.apply("dark", 200)
    dark = look.pixmap("taken", "primary")
    assert (light.width(), dark.width()) == (24, 48)
    assert light.toImage().pixelColor(9, 17).name().upper() == LIGHT.primary
    assert dark.toImage().pixelColor(18, 35).name().upper() == DARK.primary


def test_a_disabled_button_shows_a_muted_icon(look: ThemeController) -> None:
    look.apply("light", 100)
    icon = look.icon("taken", "on_primary")
    image = icon.pixmap(24, 24, icon.Mode.Disabled).toImage()
    assert image.pixelColor(9, 17).name().upper() == LIGHT.muted
