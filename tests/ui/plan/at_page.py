"""A person at the Plan page: what they see, click and type, and the diary file behind it."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription, Slot
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.ui.pages.plan import PlanPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget, names

TODAY = date(2026, 3, 2)
"""A Monday."""
NOON = datetime(2026, 3, 2, 12, 10, tzinfo=UTC)
TABLETS = (25.0, 50.0)


def breakfast(amount: float, id: str = "aza-breakfast") -> Slot:
    return with_tablets(Slot(id, amount, meal="breakfast"), TABLETS)


def dinner(amount: float, id: str = "aza-dinner") -> Slot:
    return with_tablets(Slot(id, amount, meal="dinner"), TABLETS)


def empty_plan() -> Plan:
    return Plan(Person("Sam Example", TODAY), Timeline.fixed("Europe/London"))


def a_plan(*steps: DoseStep, preset: str = "", start: date = date(2026, 2, 1)) -> Plan:
    """50 mg at breakfast and at dinner since February, unless other steps are given."""
    steps = steps or (DoseStep(Change(start), (breakfast(50), dinner(50))),)
    schedules = (MonitoringSchedule(load_presets()[preset], start),) if preset else ()
    return Plan(
        Person("Sam Example", start),
        Timeline.fixed("Europe/London"),
        (Prescription("aza", "azathioprine", steps, Change(start), tablets_mg=TABLETS),),
        (MealTimes(Change(start), {"breakfast": time(8), "dinner": time(18, 30)}),),
        schedules,
    )


class AtPage(AtWidget):
    """The page on a diary of its own; ``now`` is the clock."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, plan: Plan) -> None:
        self.now = NOON
        self.diary: Diary = create_with_plan(path, Author("a" * 32, ""), datetime(2026, 2, 1, 6, tzinfo=UTC), plan)
        self.session = Session(self.diary, "a" * 32, lambda: self.now, Language("en_GB"))
        self.page = PlanPage(self.session, look)
        self.session.changed.connect(self.page.refresh)
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        super().__init__(qtbot, self.page)
        self.page.resize(1000, 800)

    def show(self) -> "AtPage":
        """Open the window."""
        self.open()
        return self

    @property
    def plan(self) -> Plan:
        """What the file holds."""
        return read_plan(self.diary)

    @property
    def steps(self) -> list[tuple[date, dict[str, float]]]:
        """The dose steps in the file: from when, and the mg of each slot."""
        steps = self.plan.prescriptions[0].in_order()
        return [(step.begins.first, {slot.id: slot.amount_mg for slot in step.slots}) for step in steps]

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return "\n".join(self.labels)

    def choose(self, group: str, words: str) -> None:
        """Click a choice of the group with this accessible name."""
        choices = self.field(QWidget, group).findChildren(QAbstractButton)
        QTest.mouseClick(next(b for b in choices if words in names(b)), Qt.MouseButton.LeftButton)

    def enter(self, name: str, text: str) -> None:
        """Type over what is in a field."""
        field = self.field(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def write(self, name: str, text: str) -> None:
        """Type into a larger field."""
        QTest.keyClicks(self.field(QPlainTextEdit, name), text)

    def set_time(self, name: str, text: str) -> None:
        self.field(QTimeEdit, name).setTime(QTime.fromString(text, "HH:mm"))

    def set_date(self, name: str, day: date) -> None:
        self.field(QDateEdit, name).setDate(QDate(day.year, day.month, day.day))

    def keys(self, text: str) -> None:
        """Type wherever the keyboard is."""
        QTest.keyClicks(self.focus(), text)
