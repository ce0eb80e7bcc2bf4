"""A person at the Review page: what they see, click and type, and the diary file behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QDate, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Course, Outcome, Severity
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.plan import Change, Hold, Plan, Slot
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.notes import write_note
from imuran_desktop.services.plan import create_with_plan, save_plan
from imuran_desktop.services.symptoms import Felt, log_no_symptoms, log_symptoms
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store.read import notes, read_plan
from imuran_desktop.ui.pages.review import ReviewPage
from imuran_desktop.ui.review.drawing_view import DrawingView
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.services.plans import ALEX, SAM, START, at, plan, step
from tests.ui.at_widget import AtWidget, plain
from tests.ui.widgets import pdf

NOW = at("2026-04-20 12:00")
MORNING, MORE = Slot("morning", 50.0, meal="breakfast"), Slot("morning", 75.0, meal="breakfast")
TIMELINE, CALENDAR = "Symptoms beside the doses, day by day", "Calendar of bad days"


class AtReview(AtWidget):
    """The page on a diary of its own, at noon on Monday 20 April 2026; on 10 April the dose became 75 mg."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, of: Plan | None = None) -> None:
        of = of or plan(step(START, MORNING), step(date(2026, 4, 10), MORE))
        self.diary = create_with_plan(path, SAM, at("2026-03-01 07:00"), of)
        self.now = NOW
        self.session = Session(self.diary, SAM.device, lambda: self.now, Language("en_GB"))
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        self._look = look
        self.days_asked: list[date] = []
        self.back = 0
        self._qtbot = qtbot

    def show(self) -> "AtReview":
        """Open the page."""
        self.page = ReviewPage(self.session, self._look)
        self.session.changed.connect(self.page.refresh)
        self.page.day_asked.connect(self.days_asked.append)
        self.page.back_asked.connect(self._count_back)
        super().__init__(self._qtbot, self.page)
        self.page.resize(1000, 900)
        self.open()
        return self

    def felt(self, symptom: str, when: str, severity: Severity = Severity.MILD, *, ended: str = "") -> None:
        """Alex recorded a symptom."""
        felt = Felt(symptom, severity, at(when))
        if ended:
            felt = replace(felt, course=Course.ENDED, ended=at(ended))
        log_symptoms(self.diary, ALEX, self.now, load_symptoms(), [felt])

    def come_back(self) -> None:
        """Go to another page and back."""
        self.page.hide()
        self.page.show()

    @contextmanager
    def read_only(self) -> Iterator[None]:
        """The file can't be written meanwhile."""
        self.diary.connection.execute("PRAGMA query_only = ON")
        yield
        self.diary.connection.execute("PRAGMA query_only = OFF")

    @property
    def printed(self) -> list[str]:
        """The paragraphs on the paper."""
        printout = self.page.printout()
        assert printout is not None
        return [plain(line) for line in pdf.words(printout.html)]

    def felt_nothing(self, when: str) -> None:
        """Sam recorded a day without symptoms."""
        log_no_symptoms(self.diary, SAM, NOW, at(when))

    def hold(self, first: str, resumes: str) -> None:
        """The clinic has put the medicine on hold."""
        of = read_plan(self.diary)
        held = Hold(Change(date.fromisoformat(first)), Change(date.fromisoformat(resumes)))
        of = replace(of, prescriptions=(replace(of.prescriptions[0], holds=(held,)),))
        save_plan(self.diary, SAM, self.now, of, correct_past=True)

    def took(self, key: str) -> None:
        """Sam recorded a dose."""
        record_intake(self.diary, SAM, NOW, key, Answer(Outcome.TAKEN, None, None))

    def wrote(self, day: date, text: str) -> None:
        """Alex wrote a note."""
        write_note(self.diary, ALEX, NOW, day, text)

    def visited(self, day: date, at_time: time = time(10, 30), said: str = "Go on.") -> str:
        """Sam wrote down a visit to the clinic."""
        visit = Visit("", day, at_time, "City Hospital", said=said)
        changed = self.session.write(lambda diary, author, now: add_visit(diary, author, now, visit))
        assert changed is not None
        return changed.entry

    @property
    def notes(self) -> list[DayNote]:
        """The notes in the file."""
        return notes(self.diary, START, date(2026, 12, 31))

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return "\n".join(self.labels)

    def drawing(self, name: str) -> DrawingView:
        """A drawing, by its name."""
        return self.field(DrawingView, name)

    def point(self, name: str, x: float, y: float) -> str:
        """What the pointer is told at a place of a drawing."""
        return plain(self.drawing(name).words_at(QPointF(x, y)))

    def marks(self, name: str) -> list[str]:
        """Everything the pointer can find in a drawing."""
        view = self.drawing(name)
        spots = ((x, y) for y in range(4, view.height(), 6) for x in range(2, view.width(), 5))
        return list(dict.fromkeys(words for x, y in spots if (words := self.point(name, x, y))))

    def go(self, name: str, *keys: Qt.Key) -> None:
        """Press keys in a drawing."""
        self.drawing(name).setFocus()
        for key in keys:
            QTest.keyClick(self.drawing(name), key)

    def table(self, name: str) -> QTableView:
        """A table, by its name."""
        return self.field(QTableView, name)

    def rows(self, name: str) -> list[list[str]]:
        """What a table says."""
        model = self.table(name).model()
        return [
            [plain(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def tick(self, name: str) -> None:
        """Tick a box."""
        box = self.field(QCheckBox, name)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.rect().topLeft() + _INSIDE)

    def write(self, text: str, day: date | None = None) -> None:
        """Fill in the note that is asked for, and save it."""
        if day is not None:
            self.field(QDateEdit, "Day").setDate(QDate(day.year, day.month, day.day))
        self.field(QPlainTextEdit, "Note").setPlainText(text)
        self.click("Save")

    @property
    def copied(self) -> list[str]:
        """The lines on the clipboard."""
        return plain(QGuiApplication.clipboard().text()).split("\n")

    def is_seen(self, name: str) -> bool:
        """Whether a part of this name is on the page."""
        return any(plain(part.accessibleName()) == name for part in self._visible(QWidget))

    def _count_back(self) -> None:
        self.back += 1


_INSIDE = QPointF(20, 20).toPoint()
