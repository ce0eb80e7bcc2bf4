from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from imuran_desktop.desktop.notifier import REMINDER
from imuran_desktop.desktop.reminder_notes import Note, NoteWriter, View
from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import BloodTestState, Stage
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.reminders import Reminder, Rules, Subjects, reminders
from imuran_desktop.words.language import Language
from tests.domain.builders import local, plan, prescription, slot, step

FIRST = date(2026, 3, 1)
PLAN = plan(
    prescription(step(slot("a", "08:00"), slot("b", "18:00"))),
    prescription(step(slot("c", "08:00", 5)), id="other", medicine="folic acid", tablets_mg=()),
)


def notes_at(now: datetime, *tests: BloodTest) -> list[Note]:
    """What is shown of all that is to be told at a moment."""
    last = PLAN.timeline.local(now).date()
    doses = ledger(PLAN, {}, FIRST, last + timedelta(days=1), now)
    told = reminders(Subjects(doses, PLAN.timeline, tests), set(), now, Rules())
    return NoteWriter(Language("en_GB")).notes(told, View(PLAN.timeline, last, doses))


def test_each_kind_has_one_notification() -> None:
    test = BloodTest(PlannedTest(date(2026, 3, 4), ("ALT",), "us_label"), BloodTestState.DUE)
    found = notes_at(local("2026-03-04T09:30"), test)
    assert [(note.stage, len(note.reminders)) for note in found] == [
        (Stage.TEST_DUE, 1),
        (Stage.MISSED, 9),
        (Stage.DUE, 2),
    ]
    assert {note.notification.category for note in found} == {REMINDER}


@pytest.mark.parametrize(
    ("wall", "buttons"),
    [
        ("2026-03-01T08:00", ["All taken", "Snooze 15 minutes", "Skip all", "Open"]),
        ("2026-03-01T20:30", ["Taken", "Snooze 15 minutes", "Skip", "Open"]),
        ("2026-03-01T13:00", ["Record it", "Open"]),
        ("2026-03-03T07:00", ["Open"]),
    ],
)
def test_its_buttons_are_those_of_its_kind(wall: str, buttons: list[str]) -> None:
    assert buttons in [[words for _, words in note.notification.actions] for note in notes_at(local(wall))]


def test_a_blood_test_can_be_booked_done_or_put_off() -> None:
    test = BloodTest(PlannedTest(FIRST, ("ALT",), "us_label"), BloodTestState.DUE)
    (note,) = (note for note in notes_at(local("2026-03-01T09:00"), test) if not note.keys)
    assert [key for key, _ in note.notification.actions] == ["booked", "done", "later", "default"]


def test_it_knows_the_doses_it_speaks_of() -> None:
    (note,) = notes_at(local("2026-03-01T08:00"))
    assert note.keys == ("a/2026-03-01", "c/2026-03-01")
    assert note.id == "dose:a/2026-03-01 c/2026-03-01"
    assert all(isinstance(item, Reminder) for item in note.reminders)


def test_the_samples_say_that_they_are() -> None:
    samples = NoteWriter(Language("en_GB")).samples()
    assert [sample.id for sample in samples] == ["sample:due", "sample:missed", "sample:test_due", "sample:stock_low"]
    assert all(sample.title.startswith("Test: ") and "only a test" in sample.body for sample in samples)
