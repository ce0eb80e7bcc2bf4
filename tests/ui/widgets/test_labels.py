from typing import get_args

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT, State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import (
    LONGEST_WORD,
    Body,
    Chip,
    DoseText,
    Heading,
    IconLabel,
    Lead,
    Muted,
    Small,
    Strong,
    TimeText,
    Title,
)


@pytest.mark.parametrize(
    ("kind", "size", "bold"),
    [
        (Title, 30, True),
        (DoseText, 26, True),
        (Heading, 20, True),
        (Lead, 20, False),
        (Body, 17, False),
        (Strong, 17, True),
        (Muted, 17, False),
        (Small, 15, False),
        (TimeText, 46, True),
    ],
)
def test_each_kind_has_its_size(qtbot: QtBot, look: ThemeController, kind: type[Body], size: int, bold: bool) -> None:
    label = kind("08:00")
    qtbot.addWidget(label)
    label.show()
    assert (label.font().pixelSize(), label.font().bold()) == (size, bold)
    look.apply("light", 200)
    assert label.font().pixelSize() == 2 * size


def test_a_later_time_is_smaller(qtbot: QtBot, look: ThemeController) -> None:
    label = TimeText("20:00", small=True)
    qtbot.addWidget(label)
    label.show()
    assert label.font().pixelSize() == 26


def test_what_a_person_typed_is_no_markup(qtbot: QtBot, look: ThemeController) -> None:
    label = Body("<b>fever</b> & chills")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_long_text_wraps(qtbot: QtBot, look: ThemeController) -> None:
    label = Body("Nothing was recorded. If you took it, add it. If not, never take two together.")
    qtbot.addWidget(label)
    assert label.heightForWidth(200) > label.heightForWidth(800)


def test_text_can_be_selected_only_where_asked(qtbot: QtBot, look: ThemeController) -> None:
    plain, copied = Body("one"), Body("two", selectable=True)
    for label in (plain, copied):
        qtbot.addWidget(label)
    assert not plain.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert copied.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


@pytest.mark.parametrize("state", get_args(State))
def test_a_chip_wears_the_colours_of_its_state(qtbot: QtBot, look: ThemeController, state: State) -> None:
    chip = Chip("word", "later")
    qtbot.addWidget(chip)
    chip.show()
    chip.set_state("another", state)
    assert chip.text() == "another"
    image = chip.grab().toImage()
    assert image.pixelColor(8, image.height() // 2).name().upper() == LIGHT.pair(state).ground


def test_an_icon_grows_with_the_text_and_changes_ink(qtbot: QtBot, look: ThemeController) -> None:
    icon = IconLabel(look, "add", "primary")
    qtbot.addWidget(icon)
    icon.resize(24, 24)
    icon.show()
    assert icon.grab().toImage().pixelColor(12, 12).name().upper() == LIGHT.primary
    icon.set_icon("add", "missed")
    assert icon.grab().toImage().pixelColor(12, 12).name().upper() == LIGHT.missed.ink
    look.apply("light", 200)
    assert icon.sizeHint().width() == 48


@pytest.mark.parametrize("kind", [Body, Strong, Muted, Heading, Small])
def test_a_word_without_end_does_not_make_the_page_as_wide(
    qtbot: QtBot, look: ThemeController, kind: type[Body]
) -> None:
    label, usual = kind("alopurinol" * 40), kind("o" * LONGEST_WORD)
    for made in (label, usual):
        qtbot.addWidget(made)
        made.show()
    assert label.minimumSizeHint().width() <= usual.minimumSizeHint().width()
    assert label.text().replace("\N{ZERO WIDTH SPACE}", "") == "alopurinol" * 40
    words = "Feeling sick to your stomach (nausea), and more than thirty letters of it"
    assert kind(words).text() == words
