"""Reminders that were told, in words."""

from datetime import date, datetime

import pytest

from imuran_desktop.domain.codes import Delivery, Outcome, Reply, Stage
from imuran_desktop.domain.reminder_log import LoggedReminder
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminder_log import logged_words, reminded_words
from tests.services.plans import ZONE, at

GB, TIMELINE = Language("en_GB"), Timeline.fixed(ZONE)
DAY, KEY = date(2026, 6, 1), "morning/2026-06-01"
DESKTOP, WINDOW = Delivery.DESKTOP, Delivery.WINDOW


def told(moment: str, delivery: Delivery | None = DESKTOP, stage: Stage = Stage.DUE, **more: object) -> LoggedReminder:
    when: datetime = at(moment)
    return LoggedReminder(f"{KEY}#{moment}", KEY, stage, when, when, delivery, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reminders", "words"),
    [
        ([], ""),
        ([told("2026-06-01 08:00")], "Reminded at 08:00 (on the desktop)."),
        (
            [told("2026-06-01 08:00"), told("2026-06-01 08:15"), told("2026-06-01 08:30")],
            "Reminded at 08:00, 08:15 and 08:30 (on the desktop).",
        ),
        (
            [told("2026-06-01 08:00"), told("2026-06-01 08:15", WINDOW), told("2026-06-01 08:30")],
            "Reminded at 08:00 and 08:30 (on the desktop). Reminded at 08:15 (in the app's own window).",
        ),
        ([told("2026-06-01 08:00"), told("2026-06-01 08:00")], "Reminded at 08:00 (on the desktop)."),
        ([told("2026-06-03 12:00")], "Reminded on Wednesday 3 June at 12:00 (on the desktop)."),
        ([told("2027-01-03 12:00")], "Reminded on Sunday, 3 January 2027 at 12:00 (on the desktop)."),
        ([told("2026-06-01 08:00", Delivery.NONE)], "A reminder at 08:00 could not be shown."),
        ([told("2026-06-01 08:00", None)], "Reminded at 08:00 (it is not known how)."),
    ],
)
def test_when_the_person_was_reminded_of_a_dose(reminders: list[LoggedReminder], words: str) -> None:
    assert reminded_words(GB, reminders, TIMELINE, DAY) == words


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            told("2026-06-01 08:00"),
            "1 June 2026 at 08:00; morning/2026-06-01, due; shown on the desktop; nothing recorded.",
        ),
        (
            told("2026-06-01 08:00", WINDOW, reply=Reply.SNOOZED, outcome=Outcome.TAKEN),
            "1 June 2026 at 08:00; morning/2026-06-01, due; shown in the app's own window; snoozed; recorded: taken.",
        ),
        (
            told("2026-06-01 14:00", None, Stage.MISSED),
            "1 June 2026 at 14:00; morning/2026-06-01, missed; not known whether it was shown; nothing recorded.",
        ),
        (
            told("2026-06-01 09:00", Delivery.NONE, Stage.STOCK_LOW),
            "1 June 2026 at 09:00; morning/2026-06-01, running low; could not be shown.",
        ),
    ],
)
def test_a_line_of_the_log(item: LoggedReminder, words: str) -> None:
    assert logged_words(GB, item, TIMELINE) == words


def test_every_stage_reply_and_delivery_has_words() -> None:
    for stage in Stage:
        for reply in Reply:
            for delivery in (*Delivery, None):
                assert logged_words(GB, told("2026-06-01 08:00", delivery, stage, reply=reply), TIMELINE).endswith(".")
