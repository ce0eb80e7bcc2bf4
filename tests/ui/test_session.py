from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import EVERYTHING, Changed, Topic
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.ui.session import Session
from imuran_desktop.words.language import Language
from tests.ui.today.at_today import ALEX, BREAKFAST, SAM, from_today, utc

NOW = utc("2026-03-02T08:10")
NOT_SURE = Answer(Outcome.NOT_SURE)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    with create_with_plan(tmp_path / "sam.imuran", SAM, utc("2026-03-01T06:00"), from_today()) as diary:
        yield Session(diary, SAM.device, lambda: NOW, Language())


def test_a_write_is_told_once_with_its_topics(qtbot: QtBot, session: Session) -> None:
    told: list[frozenset[Topic]] = []
    session.changed.connect(told.append)
    session.recorded_by = "Alex"
    written = session.write(lambda diary, author, now: record_intake(diary, author, now, BREAKFAST, NOT_SURE))
    assert written is not None
    assert written.intake is not None
    assert (written.intake.by, written.intake.recorded_at) == ("Alex", NOW)
    assert told == [frozenset({Topic.DOSES})]


def test_a_write_that_changes_nothing_is_not_told(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.changed):
        assert session.write(lambda *_: Changed(frozenset())) == Changed(frozenset())


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Refused(Reason.NOTHING_TO_UNDO), "There is nothing to undo."),
        (Refused(Reason.UNKNOWN_DOSE, key="x/2026-01-01"), "The plan has changed: this dose"),
        (Refused(Reason.UNKNOWN_TEST, on=date(2026, 1, 1)), "The plan has changed: this blood test"),
        (StoreError(Trouble.DISK_FULL, Path("/home/sam/sam.imuran")), "The disk is full, so nothing was recorded"),
    ],
)
def test_a_refused_write_is_told_in_a_sentence(qtbot: QtBot, session: Session, error: Exception, words: str) -> None:
    def refuse(*_: object) -> Changed:
        raise error

    with qtbot.waitSignal(session.failed, timeout=0) as told, qtbot.assertNotEmitted(session.changed):
        assert session.write(refuse) is None
    assert told.args is not None
    assert words in told.args[0]
    assert "/home/sam" not in told.args[0]


def test_a_mistake_of_ours_is_not_swallowed(session: Session) -> None:
    with pytest.raises(ZeroDivisionError), session.telling():
        raise ZeroDivisionError


def test_writes_of_another_process_are_noticed_once(qtbot: QtBot, session: Session) -> None:
    told: list[frozenset[Topic]] = []
    session.changed.connect(told.append)
    session.look_outside()
    assert told == []
    with Diary.open(session.diary.path, NOW) as other:
        record_intake(other, ALEX, NOW, BREAKFAST, NOT_SURE)
    session.look_outside()
    session.look_outside()
    assert told == [EVERYTHING]


def test_ones_own_writes_are_not_taken_for_anothers(qtbot: QtBot, session: Session) -> None:
    session.write(lambda diary, author, now: record_intake(diary, author, now, BREAKFAST, NOT_SURE))
    with qtbot.assertNotEmitted(session.changed):
        session.look_outside()


def test_today_is_the_persons(session: Session) -> None:
    assert session.today() == NOW.date()
    assert session.plan().person.name == "Sam Example"
