"""One value that the clinic set."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.alerts import AlertValue
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.ui.alert_values.value_dialog import ValueDialog
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.words.plain import plain

OFFERED = ("haemoglobin", "egfr", "creatinine")


class AtDialog(AtWidget):
    """A person in front of the dialog; ``given`` is what it told."""

    def __init__(self, qtbot: QtBot, look: ThemeController, value: AlertValue | None = None) -> None:
        offered = OFFERED if value is None else (value.analyte,)
        dialog = ValueDialog(look, Language("en_GB"), load_analytes(), offered, value, "Dr Lee")
        self.given: list[tuple[AlertValue, str]] = []
        dialog.given.connect(lambda given, by: self.given.append((given, by)))
        super().__init__(qtbot, dialog)
        self.open()

    @property
    def units(self) -> list[str]:
        box = self.field(QComboBox, "Unit")
        return [plain(box.itemText(place)) for place in range(box.count())]

    def enter(self, name: str, text: str) -> None:
        self.field(QLineEdit, name).setText(text)


def test_units_are_those_of_what_is_measured(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look)
    assert at.units == ["g/L", "g/dL"]
    at.field(QComboBox, "What is measured").setCurrentIndex(2)
    assert at.units == ["µmol/L", "mg/dL"]


def test_a_value_in_another_unit_keeps_it(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, AlertValue("creatinine", "mg/dL", above=Decimal("1.5")))
    assert not at.field(QComboBox, "What is measured").isEnabled()
    at.enter("Above", "1.6")
    at.click("Save")
    assert at.given == [(AlertValue("creatinine", "mg/dL", above=Decimal("1.6")), "Dr Lee")]


@pytest.mark.parametrize("entered", ["A rise of more than (%)", "Within"])
def test_a_rise_needs_both_of_its_halves(qtbot: QtBot, look: ThemeController, entered: str) -> None:
    at = AtDialog(qtbot, look)
    at.enter(entered, "12")
    at.click("Save")
    assert "A rise needs both: how much, and within how many months." in at.labels
    assert at.given == []


def test_a_rise_alone_has_no_unit(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look)
    at.enter("A rise of more than (%)", "50")
    at.enter("Within", "12")
    at.click("Save")
    assert at.given == [(AlertValue("haemoglobin", "", None, None, 50, 12), "Dr Lee")]
