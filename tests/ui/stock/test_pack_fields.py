"""How many tablets of one strength there are."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.stock import Packs
from imuran_desktop.ui.stock.pack_fields import PackFields
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.words.plain import plain


def shown(qtbot: QtBot, look: ThemeController, known: Packs, locale: str = "en_GB", **more: bool) -> PackFields:
    fields = PackFields(look, Language(locale), known, **more)
    qtbot.addWidget(fields)
    fields.show()
    return fields


def words(fields: PackFields) -> str:
    return plain("\n".join(label.text() for label in fields.findChildren(QLabel)))


def test_it_begins_with_what_is_known_and_adds_up(qtbot: QtBot, look: ThemeController) -> None:
    fields = shown(qtbot, look, Packs(50.0, 2, 28, 3))
    assert fields.packs == Packs(50.0, 2, 28, 3)
    assert "Together: 59 tablets of 50 mg" in words(fields)
    assert fields.error == ""


def test_only_whole_tablets_unless_they_may_be_halved(qtbot: QtBot, look: ThemeController) -> None:
    assert shown(qtbot, look, Packs(50.0)).findChildren(QDoubleSpinBox) == []
    fields = shown(qtbot, look, Packs(50.0), may_halve=True)
    (loose,) = fields.findChildren(QDoubleSpinBox)
    loose.selectAll()
    QTest.keyClicks(loose, "3.5")
    assert fields.packs.loose == 3.5
    assert "Together: 3½ tablets of 50 mg" in words(fields)
    assert shown(qtbot, look, Packs(50.0, loose=0.5)).packs.loose == 0.5


def test_full_packs_need_the_number_on_the_box(qtbot: QtBot, look: ThemeController) -> None:
    fields = shown(qtbot, look, Packs(50.0))
    packs, *_ = fields.findChildren(QSpinBox)
    with qtbot.waitSignal(fields.changed):
        QTest.keyClicks(packs, "1")
    assert "The number is on the box" in fields.error
