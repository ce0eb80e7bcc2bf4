"""A person at the Review page: what they see, click and type, and the diary file behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Course, Outcome, Severity
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.notes import write_note
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.symptoms import Felt, log_no_symptoms, log_symptoms
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store.read import notes, read_plan
from imuran_desktop.ui.pages.review import ReviewPage
from imuran_desktop.ui.theme import ThemeController
from tests.services.plans import ALEX, SAM, START, at
from tests.ui.review.at_period import AtPeriod
from tests.words.plain import plain

NOW = at("2026-04-20 12:00")
TIMELINE, CALENDAR = "Symptoms beside the doses, day by day", "Calendar of bad days"


class AtReview(AtPeriod):
    """The Review page, at noon on Monday 20 April 2026."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, of: Plan | None = None) -> None:
        super().__init__(qtbot, look, path, NOW, of)
        self.days_asked: list[date] = []

    def show(self) -> "AtReview":
        """Open the page."""
        self.page = ReviewPage(self.session, self._look)
        self.page.day_asked.connect(self.days_asked.append)
        self.show_page(self.page)
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

    def write(self, text: str, day: date | None = None) -> None:
        """Fill in the note that is asked for, and save it."""
        if day is not None:
            self.field(QDateEdit, "Day").setDate(QDate(day.year, day.month, day.day))
        self.field(QPlainTextEdit, "Note").setPlainText(text)
        self.click("Save")

    def is_seen(self, name: str) -> bool:
        """Whether a part of this name is on the page."""
        return any(plain(part.accessibleName()) == name for part in self._visible(QWidget))
