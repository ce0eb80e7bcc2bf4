"""A person at the Today page: what they see, click and type, and the diary file behind it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QDialog, QLabel, QLineEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import parse_key
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Person, Plan, Prescription, Slot
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.today import TodayPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.words.language import Language
from tests.ui.at_widget import keyboard_in

Widget = TypeVar("Widget", bound=QWidget)

SAM, ALEX = Author("a" * 32), Author("b" * 32, "Alex")
TABLETS = (25.0, 50.0)
START = date(2026, 2, 1)
BREAKFAST, DINNER, YESTERDAY = "m/2026-03-02", "e/2026-03-02", "e/2026-03-01"
AGREED = "Never take two doses together. Tell your clinic about missed doses."
MORNING, EVENING = Slot("m", 75, meal="breakfast"), Slot("e", 50, meal="dinner")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def azathioprine(*slots: Slot, start: date = START, **facts: object) -> Prescription:
    """75 mg at breakfast and 50 mg at dinner, unless other slots are given."""
    slots = tuple(with_tablets(slot, TABLETS) for slot in slots or (MORNING, EVENING))
    item = Prescription("aza", "azathioprine", (DoseStep(Change(start), slots),), Change(start), tablets_mg=TABLETS)
    return replace(item, **facts)  # type: ignore[arg-type]


def a_plan(
    *items: Prescription, name: str = "Sam Example", tests_from: date | None = None, start: date = START
) -> Plan:
    """Breakfast at 08:00 and dinner at 20:00 in London, which is on UTC until 29 March 2026."""
    return Plan(
        Person(name, start),
        Timeline.fixed("Europe/London"),
        items or (azathioprine(start=start),),
        (MealTimes(Change(start), {"breakfast": time(8), "lunch": time(13), "dinner": time(20)}),),
        (MonitoringSchedule(load_presets()["us_label"], tests_from),) if tests_from else (),
    )


def from_today(*slots: Slot) -> Plan:
    """A plan whose first day is Monday 2 March 2026: nothing is open from before."""
    return a_plan(azathioprine(*slots, start=date(2026, 3, 2)), start=date(2026, 3, 2))


class AtToday:
    """The window with the page, on a diary of its own; ``now`` is the clock."""

    def __init__(
        self, qtbot: QtBot, look: ThemeController, path: Path, plan: Plan, now: datetime, locale: str = "en_GB"
    ) -> None:
        self.now, self.look, self.qtbot = now, look, qtbot
        self.diary = create_with_plan(path, SAM, utc("2026-02-01T06:00"), plan)
        self.session = Session(self.diary, SAM.device, lambda: self.now, Language(locale))
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        self.window: MainWindow
        self.page: TodayPage

    def show(self) -> "AtToday":
        """Open the window."""
        self.window = MainWindow(self.look, self.session.language)
        self.qtbot.addWidget(self.window)
        self.window.add_page("today", "today", "Today", self._make_page)
        self.window.add_page("plan", "plan", "Plan", QWidget)
        self.session.failed.connect(self.window.tell_trouble)
        self.window.go("today")
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        return self

    def close(self) -> None:
        """Put everything away."""
        if hasattr(self, "window"):
            for dialog in self.dialogs:
                dialog.reject()
            self.window.close()
        self.diary.close()

    def record(self, key: str, outcome: Outcome = Outcome.TAKEN, at: str = "", food: Food | None = Food.WITH) -> None:
        """Record something straight into the diary, as it stood before the page was opened."""
        answer = Answer(outcome, utc(at) if at else None, food if outcome is Outcome.TAKEN else None)
        record_intake(self.diary, SAM, max(self.now, answer.at or self.now), key, answer)

    def elsewhere(self, write: Callable[[Diary], object]) -> None:
        """Write to the file as another process does."""
        with Diary.open(self.diary.path, self.now) as other:
            write(other)

    def time_passes(self, until: str) -> None:
        """The clock goes on, and the page is told to look."""
        self.now = utc(until)
        self.page.tick()

    def intake(self, key: str) -> Intake | None:
        """What the file holds for a dose."""
        day = parse_key(key)[1]
        return intakes(self.diary, day, day).get(key)

    def stored(self, first: date = START, last: date = date(2026, 12, 31)) -> list[Intake]:
        """Every intake in the file."""
        return list(intakes(self.diary, first, last).values())

    @property
    def seen(self) -> str:
        """All words on the page and its window, or on the dialog in front of it, buttons too."""
        found = self._visible(QLabel, self.front) + self._visible(QAbstractButton, self.front)
        return "\n".join(plain(item.text()) for item in found)

    @property
    def nameless(self) -> list[str]:
        """The controls in front that a screen reader would have no name for."""
        found: list[str] = []

        def walk(node: QAccessibleInterface) -> None:
            state = node.state()
            if state.focusable and not state.invisible and not node.text(QAccessible.Text.Name):
                found.append(f"{node.role()} {node.object()}")
            for index in range(node.childCount()):
                child = node.child(index)
                if child is not None:
                    walk(child)

        root = QAccessible.queryAccessibleInterface(self.front)
        assert root is not None
        walk(root)
        return found

    @property
    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open, in the order in which they were opened."""
        return [dialog for dialog in self.page.findChildren(QDialog) if dialog.isVisible()]

    @property
    def front(self) -> QWidget:
        """What the person can act on: the last dialog, or the window."""
        QApplication.processEvents()  # what was just made is shown by the event loop
        return self.dialogs[-1] if self.dialogs else self.window

    def click(self, words: str, *, within: str = "") -> None:
        """Click the button with these words, within the card of this accessible name."""
        QTest.mouseClick(self.button(words, within=within), Qt.MouseButton.LeftButton)

    def button(self, words: str, *, within: str = "") -> QAbstractButton:
        """The first button that is called so."""
        return self.buttons(words, within=within)[0]

    def buttons(self, words: str, *, within: str = "") -> list[QAbstractButton]:
        """The visible buttons with these words."""
        root = self.card(within) if within else self.front
        found = [item for item in self._visible(QAbstractButton, root) if plain(item.text()) == words]
        assert found or not within, f"no {words!r} in {within!r}"
        return found

    def card(self, name: str) -> QWidget:
        """The card whose accessible name begins so."""
        found = (item for item in self._visible(QWidget, self.front) if plain(item.accessibleName()).startswith(name))
        return next(found)

    def words_in(self, name: str) -> str:
        """What a card says."""
        return "\n".join(plain(label.text()) for label in self._visible(QLabel, self.card(name)))

    def field(self, kind: type[Widget], name: str) -> Widget:
        """Find a field as a screen reader does: by its name."""
        return next(item for item in self._visible(kind, self.front) if item.accessibleName() == name)

    def has_field(self, name: str) -> bool:
        return any(item.accessibleName() == name for item in self._visible(QWidget, self.front))

    def set_time(self, text: str) -> None:
        self.field(QTimeEdit, "Time").setTime(QTime.fromString(text, "HH:mm"))

    def set_date(self, day: date) -> None:
        self.field(QDateEdit, "Date").setDate(QDate(day.year, day.month, day.day))

    def write(self, name: str, text: str) -> None:
        QTest.keyClicks(self.field(QLineEdit, name), text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self.focus(), key, modifier)

    def undo_key(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def tab_to(self, words: str) -> None:
        """Press Tab until the keyboard is at the thing with these words or this name."""
        for _ in range(60):
            if words in names(self.focus()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {words!r}")

    def tab_order(self) -> list[str]:
        """What Tab passes on its way round."""
        first, passed = self.focus(), [" ".join(names(self.focus()))]
        for _ in range(100):
            self.press(Qt.Key.Key_Tab)
            if self.focus() is first:
                return passed
            passed.append(" ".join(names(self.focus())))
        raise AssertionError("Tab never comes round")

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return keyboard_in(self.qtbot, self.front)

    def wait_for_keyboard_at(self, words: str) -> None:
        """Wait until a double-click would be over, and the keyboard has gone where it belongs."""
        self.qtbot.waitUntil(lambda: words in names(self.focus()))

    def wait_until_presses_count(self) -> None:
        """Wait until a double-click would be over."""
        pauses = self.page.findChildren(Pause)
        self.qtbot.waitUntil(lambda: not any(pause.active for pause in pauses))

    def click_at(self, widget: QWidget) -> QPoint:
        """Click where a widget is, as a mouse does: the window finds out what is there."""
        spot = widget.mapTo(self.window, widget.rect().center())
        self.click_spot(spot)
        return spot

    def click_spot(self, spot: QPoint) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def _make_page(self) -> TodayPage:
        self.page = TodayPage(self.session, self.look)
        self.session.changed.connect(self.page.refresh)
        return self.page

    @staticmethod
    def _visible(kind: type[Widget], root: QWidget) -> list[Widget]:
        return [item for item in root.findChildren(kind) if item.isVisible()]


OpenToday = Callable[..., AtToday]
"""Opens the page: a plan, a moment, and what else `conftest.open_today` takes."""


def names(widget: QWidget) -> Iterator[str]:
    """What a control is called: its words, its accessible name, that of its group."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (plain(name) for name in (text, widget.accessibleName()) if name)


def plain(text: str) -> str:
    """Text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
