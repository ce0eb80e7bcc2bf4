"""A person at the card of the tablets at home, and the diary file behind it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QDateEdit,
    QDoubleSpinBox,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.stock import count_tablets, read_stock, record_refill
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.stock.stock_section import StockSection
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.words.language import Language
from tests.services.plans import ALEX, SAM, at, sam_s_diary
from tests.ui.at_widget import AtWidget
from tests.words.plain import plain

AZA = "Azathioprine"
MARCH_6 = at("2026-03-06 12:00")


class AtStock(AtWidget):
    """The card on a page of its own; ``now`` is the clock."""

    def __init__(self, qtbot: QtBot, look: ThemeController, folder: Path, plan: Plan | None = None) -> None:
        self.now: datetime = MARCH_6
        self.diary = sam_s_diary(folder, plan)
        self.session = Session(self.diary, "a" * 32, lambda: self.now, Language("en_GB"))
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        self.page = Page(look, "Your plan")
        self.section = StockSection(self.session, look)
        self.page.body.addWidget(self.section)
        self.page.resize(960, 900)
        super().__init__(qtbot, self.page)

    def counted(self) -> "AtStock":
        """Alex counted 20 of 50 mg and 10 of 25 mg, and Sam got a pack of 28 and three loose ones since."""
        packs = (Packs(50.0, loose=20), Packs(25.0, loose=10))
        count_tablets(self.diary, ALEX, at("2026-03-02 07:00"), "azathioprine", packs)
        record_refill(self.diary, SAM, at("2026-03-05 12:00"), "azathioprine", (Packs(50.0, 1, 28, 3),))
        return self

    def show(self) -> "AtStock":
        self.open()
        return self

    @property
    def stock(self) -> MedicineStock:
        """What the file holds."""
        return read_stock(self.diary, self.now)[0]

    @property
    def on_hand(self) -> dict[float, float]:
        return dict(self.stock.on_hand or {})

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return "\n".join(self.labels)

    def buttons(self, words: str) -> list[QAbstractButton]:
        """The buttons with these words, or whose accessible name begins so."""
        visible = self._visible(QAbstractButton)
        return [item for item in visible if item.text() == words or plain(item.accessibleName()).startswith(words)]

    def enter(self, name: str, text: str) -> None:
        """Type a number in place of what is there."""
        field = self.number(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def number(self, name: str) -> QAbstractSpinBox:
        fields = [*self._visible(QSpinBox), *self._visible(QDoubleSpinBox)]
        return next(field for field in fields if plain(field.accessibleName()) == name)

    def has_number(self, name: str) -> bool:
        return any(plain(field.accessibleName()) == name for field in self._visible(QSpinBox))

    def choose_day(self, name: str, day: QDate) -> None:
        self.field(QDateEdit, name).setDate(day)

    def wait_until_presses_count(self) -> None:
        """Wait until a double-click would be over."""
        pauses = self.page.findChildren(Pause)
        self.qtbot.waitUntil(lambda: not any(pause.active for pause in pauses))

    def close(self) -> None:
        if (dialog := self.dialog) is not None:
            dialog.reject()
        self.page.close()
        self.diary.close()


MakeStock = Callable[..., AtStock]
