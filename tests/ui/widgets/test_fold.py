import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body


@pytest.fixture
def fold(qtbot: QtBot, look: ThemeController) -> Fold:
    made = Fold(look, "More", "Less", names=("More: Azathioprine", "Less: Azathioprine"))
    made.body.addWidget(Body("what is needed rarely"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def inside(fold: Fold) -> Body:
    return next(label for label in fold.findChildren(Body) if label.text() == "what is needed rarely")


def test_what_is_inside_is_shown_and_hidden_and_the_button_says_so(fold: Fold) -> None:
    assert not inside(fold).isVisible()
    assert (fold.button.text(), fold.button.accessibleName()) == ("More", "More: Azathioprine")
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert inside(fold).isVisible()
    assert (fold.button.text(), fold.button.accessibleName()) == ("Less", "Less: Azathioprine")
    QTest.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert not inside(fold).isVisible()
