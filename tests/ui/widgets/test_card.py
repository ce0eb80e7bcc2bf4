from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body


def shown(qtbot: QtBot, card: Card) -> Card:
    qtbot.addWidget(card)
    card.resize(400, 200)
    card.show()
    return card


def colour(card: Card, x: int, y: int) -> str:
    return QColor(card.grab().toImage().pixelColor(x, y)).name().upper()


def test_content_keeps_away_from_the_edge(qtbot: QtBot, look: ThemeController) -> None:
    card = Card(name="Due now")
    words = Body("Azathioprine")
    card.body.addWidget(words)
    shown(qtbot, card)
    assert words.x() >= 24
    assert words.y() >= 24
    assert card.accessibleName() == "Due now"


def test_rows_of_a_list_are_lower(qtbot: QtBot, look: ThemeController) -> None:
    heights = []
    for dense in (False, True):
        card = Card(dense=dense)
        card.body.addWidget(Body("Azathioprine"))
        shown(qtbot, card)
        heights.append(card.sizeHint().height())
    assert heights[0] > heights[1]


def test_the_accent_marks_the_side_where_reading_begins(qtbot: QtBot, look: ThemeController) -> None:
    card = shown(qtbot, Card(accent=True))
    assert colour(card, 2, 100) == LIGHT.primary
    card.set_accent(False)
    assert colour(card, 2, 100) != LIGHT.primary
    mirrored = Card(accent=True)
    mirrored.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, mirrored)
    assert colour(mirrored, 397, 100) == LIGHT.primary


def test_it_stands_on_the_surface(qtbot: QtBot, look: ThemeController) -> None:
    card = shown(qtbot, Card())
    assert colour(card, 200, 100) == LIGHT.surface
