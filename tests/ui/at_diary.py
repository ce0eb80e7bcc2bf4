"""A person at one page of a diary of their own."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.ui.session import Session
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.ui.plan.at_page import NOON, a_plan


class Refreshed(Protocol):
    """A page that shows a part of the diary."""

    def refresh(self, topics: Collection[Topic]) -> None:
        """Show what changed."""


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

    def follow(self, page: Refreshed) -> None:
        """Have the page told of changes, as the app does."""
        self.session.changed.connect(page.refresh)

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
