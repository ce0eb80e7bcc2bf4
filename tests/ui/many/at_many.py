"""A nurse at the page of many diaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.plan import Person
from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.visits import add_visit
from imuran_desktop.ui.many.spreading import MakeRun, in_processes
from imuran_desktop.ui.pages.many_diaries import ManyDiariesPage
from imuran_desktop.ui.report.choices import ReportChoices
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.services.plans import SAM, START, at, plan
from tests.ui.at_widget import AtWidget
from tests.ui.dropping import drag_in, files, let_go
from tests.words.plain import plain

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


def diary_of(folder: Path, name: str, taken: int = 0, visited: date | None = None) -> Path:
    """A diary of somebody who took so many doses, one each day from 1 March on; its file is called after them."""
    path = folder / f"{name.lower().replace(' ', '-')}.imuran"
    of = replace(plan(), person=Person(name, START))
    with create_with_plan(path, SAM, at("2026-03-01 07:00"), of) as diary:
        for day in range(1, taken + 1):
            now = at(f"2026-03-{day:02} 22:00")
            record_intake(diary, SAM, now, f"morning/2026-03-{day:02}", Answer(Outcome.TAKEN))
        if visited is not None:
            add_visit(diary, SAM, NOW, Visit("", visited))
    return path


class PanelStub(QWidget):
    """Stands for what shows a report: says whose."""

    def __init__(self) -> None:
        super().__init__()
        self._words = QLabel()
        QVBoxLayout(self).addWidget(self._words)

    def show_diary(
        self, path: Path, name: str, last_visit: object, today: object = None, like: ReportChoices | None = None
    ) -> None:
        """Show the words."""
        assert today is None
        assert like is not None
        wish = like.wish(NOW.date())
        since = wish.first if wish is not None else "nobody knows when"
        words = f"The report of {name}, from {path.name}, last visit {last_visit}, from {since}"
        self._words.setText(words)

    def stop(self) -> None:
        """There is nothing that goes on."""


class AtMany(AtWidget):
    """Drops files, reads the list, and has reports made."""

    def __init__(self, qtbot: QtBot, look: ThemeController, work: MakeRun = in_processes) -> None:
        self.back = 0
        self.page = ManyDiariesPage(look, Language("en_GB"), lambda: NOW, work=work, make_panel=PanelStub)
        self.page.back_asked.connect(self._count_back)
        super().__init__(qtbot, self.page)
        self.page.resize(1180, 900)
        self.open()

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return "\n".join(self.labels)

    @property
    def table(self) -> QTableView:
        """The list of people."""
        return self.field(QTableView, "People")

    @property
    def people(self) -> list[str]:
        """Who is on the list, from top to bottom."""
        return [row[0].splitlines()[0] for row in self.rows("People")]

    def rows(self, name: str) -> list[list[str]]:
        """What stands in a table."""
        model = self.field(QTableView, name).model()
        columns = range(model.columnCount())
        return [
            [plain(str(model.index(row, column).data()).replace("\N{ZERO WIDTH SPACE}", "")) for column in columns]
            for row in range(model.rowCount())
        ]

    def drop(self, *paths: Path) -> None:
        """Drop files or folders onto the page."""
        dragged = files(paths)
        drag_in(self.page, dragged)
        assert "Let go to add them to the list." in self.labels
        let_go(self.page, dragged)
        assert "Let go to add them to the list." not in self.labels

    def drop_and_wait(self, *paths: Path) -> None:
        """Drop them, and wait until they are read."""
        self.drop(*paths)
        self.wait_until_read()

    def wait_until_read(self) -> None:
        """Wait until nothing is being read."""
        self.qtbot.waitUntil(lambda: not self.buttons("Cancel"), timeout=30_000)

    def wait_for(self, words: str) -> None:
        """Wait until this is seen."""
        self.qtbot.waitUntil(lambda: words in self.seen, timeout=30_000)

    def sort_by(self, words: str) -> None:
        """Choose an order with the keyboard."""
        field = self.field(QComboBox, "Sort by")
        field.setFocus()
        for _ in range(field.count()):
            if field.currentText() == words:
                return
            QTest.keyClick(field, Qt.Key.Key_Down)
        assert field.currentText() == words

    def click_head(self, column: int) -> None:
        """Click on the head of a column."""
        head = self.table.horizontalHeader()
        place = QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) // 2, head.height() // 2)
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def choose_in_dialog(self, *paths: Path) -> None:
        """Answer the system's question for files or a folder."""
        (asked,) = (dialog for dialog in self.page.findChildren(QFileDialog) if dialog.isVisible())
        asked.fileSelected.emit(str(paths[0]))
        asked.filesSelected.emit([str(path) for path in paths])
        asked.close()

    def close(self) -> None:
        """Close the page, with all that is being done."""
        self.page.close()

    def _count_back(self) -> None:
        self.back += 1


OpenMany = Callable[..., AtMany]


def opener(qtbot: QtBot, look: ThemeController) -> Iterator[OpenMany]:
    """Opens pages, and closes them in the end."""
    opened: list[AtMany] = []

    def open_it(work: MakeRun = in_processes) -> AtMany:
        opened.append(AtMany(qtbot, look, work))
        return opened[-1]

    yield open_it
    for at_page in opened:
        at_page.close()


def a_clinic(folder: Path) -> Path:
    """A folder with the diaries of three people, one of them in a folder of its own."""
    clinic = folder / "clinic"
    (clinic / "ward").mkdir(parents=True)
    diary_of(clinic, "Alex Example", taken=2)
    diary_of(clinic, "Sam Example", taken=9)
    diary_of(clinic / "ward", "Kim Example")
    return clinic


def contents(folder: Path) -> Sequence[tuple[str, bytes, int]]:
    """Every file below a folder: its name, its bytes, and when it was changed."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(str(path), path.read_bytes(), path.stat().st_mtime_ns) for path in paths]
