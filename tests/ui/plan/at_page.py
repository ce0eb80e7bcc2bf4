"""A person at the Plan page: what they see, click and type, and the diary file behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QDialog,
    QLabel,
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
from imuran_desktop.reference import load_presets
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.ui.pages.plan import PlanPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language

Widget = TypeVar("Widget", bound=QWidget)

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


@contextmanager
def themed(qapp: QApplication) -> Iterator[ThemeController]:
    """The light theme at 100 %, taken off the application again afterwards."""
    look = ThemeController(qapp)
    look.apply("light", 100)
    yield look
    shiboken6.delete(look)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


class AtPage:
    """The page on a diary of its own; ``now`` is the clock."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, plan: Plan) -> None:
        self.now = NOON
        self._qtbot = qtbot
        self.diary: Diary = create_with_plan(path, Author("a" * 32, ""), datetime(2026, 2, 1, 6, tzinfo=UTC), plan)
        self.session = Session(self.diary, "a" * 32, lambda: self.now, Language("en_GB"))
        self.page = PlanPage(self.session, look)
        self.session.changed.connect(self.page.refresh)
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 800)

    def show(self) -> "AtPage":
        """Open the window."""
        with self._qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
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
        labels = (label for label in self._front().findChildren(QLabel) if label.isVisible())
        return "\n".join(_plain(label.text()) for label in labels if label.text())

    @property
    def dialog(self) -> QDialog | None:
        """The question being asked, if any."""
        return next((dialog for dialog in self.page.findChildren(QDialog) if dialog.isVisible()), None)

    def click(self, words: str) -> None:
        """Click the button with these words, or with this accessible name."""
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def button(self, words: str) -> QAbstractButton:
        return next(button for button in self._visible(QAbstractButton) if words in _names(button))

    def buttons(self, words: str) -> list[QAbstractButton]:
        return [button for button in self._visible(QAbstractButton) if words in _names(button)]

    def choose(self, group: str, words: str) -> None:
        """Click a choice of the group with this accessible name."""
        choices = self.field(QWidget, group).findChildren(QAbstractButton)
        QTest.mouseClick(next(b for b in choices if words in _names(b)), Qt.MouseButton.LeftButton)

    def field(self, kind: type[Widget], name: str) -> Widget:
        """Find a field as a screen reader does: by its name."""
        return next(widget for widget in self._visible(kind) if widget.accessibleName() == name)

    def has_field(self, name: str) -> bool:
        return any(widget.accessibleName() == name for widget in self._visible(QWidget))

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

    def press(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key wherever the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key)

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is at the thing with this name."""
        for _ in range(60):
            if name in _names(self.focus()) or name == getattr(self.focus().parentWidget(), "accessibleName", str)():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}")

    def focus(self) -> QWidget:
        self._qtbot.waitUntil(lambda: self._front().isActiveWindow())
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def _front(self) -> QWidget:
        return self.dialog or self.page

    def _visible(self, kind: type[Widget]) -> list[Widget]:
        return [widget for widget in self._front().findChildren(kind) if widget.isVisible()]


def _names(widget: QWidget) -> tuple[str, str]:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return _plain(text), _plain(widget.accessibleName())


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
