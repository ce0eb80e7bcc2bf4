"""A person at one page of a diary of their own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.ui.session import Session
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget, bring_up
from tests.ui.plan.at_page import NOON, a_plan


class AtDiary(AtWidget):
    """The page that ``make`` makes of the diary, once ``before`` has written something. ``now`` is the clock."""

    def __init__(
        self,
        qtbot: QtBot,
        path: Path,
        make: Callable[[Session], QWidget],
        plan: Plan | None = None,
        before: Callable[["AtDiary"], object] | None = None,
    ) -> None:
        self.now = NOON
        self.author = Author("a" * 32, "")
        self.diary = create_with_plan(path, self.author, datetime(2026, 2, 1, 6, tzinfo=UTC), plan or a_plan())
        self.session = Session(self.diary, self.author.device, lambda: self.now, Language("en_GB"))
        if before is not None:
            before(self)
        self.page = make(self.session)
        super().__init__(qtbot, self.page)
        self.page.resize(1000, 900)
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)

    def fail_writes(self, fail: bool = True) -> None:
        """Have the diary take nothing more; or take it again."""
        self.diary.connection.execute(f"PRAGMA query_only = {'ON' if fail else 'OFF'}")

    def minimise_and_come_back(self) -> None:
        """Put the window away and bring it back, as its frame's button and the taskbar do."""
        self.page.showMinimized()
        QApplication.processEvents()
        self.page.showNormal()
        bring_up(self.qtbot, self.page)

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return "\n".join(self.labels)

    def enter(self, name: str, text: str) -> None:
        """Type over what is in a field."""
        field = self.field(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def close(self) -> None:
        """Close what is still being asked, the page and the diary."""
        while (dialog := self.dialog) is not None:
            dialog.close()
        self.page.close()
        self.diary.close()


Open = Callable[..., AtDiary]
Made = TypeVar("Made", bound=AtDiary)


def opener(qtbot: QtBot, path: Path, make: Callable[[Session], QWidget]) -> Iterator[Open]:
    """Opens a page on a diary with this plan, into which ``before`` may have written; closes it in the end."""
    return opening(lambda plan, before: AtDiary(qtbot, path, make, plan, before))


def opening(make: Callable[[Plan | None, Callable[[AtDiary], object] | None], Made]) -> Iterator[Callable[..., Made]]:
    """Opens whom ``make`` brings before a page; closes all of it in the end."""
    opened: list[Made] = []

    def open_it(before: Callable[[AtDiary], object] | None = None, *, plan: Plan | None = None) -> Made:
        at = make(plan, before)
        opened.append(at)
        at.open()
        return at

    yield open_it
    for at in opened:
        at.close()
