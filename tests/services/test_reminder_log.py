"""Every reminder is kept: how it was shown, how it was answered, and what was recorded after it."""

from datetime import date, timedelta

import pytest

from imuran_desktop.domain.codes import Delivery, Outcome, Reply, Stage
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.reminder_log import LoggedReminder
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import delete_intake, record_intake
from imuran_desktop.services.reminder_log import log_deliveries, log_reply, read_log, reminders_of
from imuran_desktop.services.reminders import claim, read_reminders
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import append
from tests.services.plans import ALEX, SAM, START, at, revision_count

KEY = "morning/2026-03-01"
DUE = f"{KEY}#due"
ONE_MINUTE = timedelta(minutes=1)


def told(diary: Diary, moment: str, delivery: Delivery | None = Delivery.DESKTOP) -> list[str]:
    """Claim what is to be told, and log how it was shown."""
    now = at(moment)
    claimed = [item.id for item in claim(diary, SAM, now, read_reminders(diary, now).reminders)]
    if delivery is not None:
        log_deliveries(diary, SAM, now, dict.fromkeys(claimed, delivery), now.date())
    return claimed


def logged(diary: Diary, day: date = START) -> list[LoggedReminder]:
    return read_log(diary, day, day)


@pytest.mark.parametrize("delivery", Delivery)
def test_how_a_reminder_was_shown_is_kept(diary: Diary, delivery: Delivery) -> None:
    told(diary, "2026-03-01 08:07", delivery)
    assert logged(diary) == [
        LoggedReminder(DUE, KEY, Stage.DUE, at("2026-03-01 08:00"), at("2026-03-01 08:07"), delivery)
    ]


def test_where_the_app_ended_before_it_knew_nothing_is_said_of_the_delivery(diary: Diary) -> None:
    told(diary, "2026-03-01 08:00", delivery=None)
    (only,) = logged(diary)
    assert (only.delivery, only.reply, only.outcome) == (None, None, None)


def test_while_the_computer_was_off_there_is_nothing_in_it(diary: Diary) -> None:
    told(diary, "2026-03-02 12:00")
    assert logged(diary) == []
    assert [item.id for item in logged(diary, date(2026, 3, 2))][:2] == [f"{KEY}#missed", "evening/2026-03-01#missed"]


@pytest.mark.parametrize("reply", Reply)
def test_what_the_person_did_with_it_is_kept(diary: Diary, reply: Reply) -> None:
    told(diary, "2026-03-01 08:00")
    log_reply(diary, ALEX, at("2026-03-01 08:02"), [DUE], reply)
    (only,) = logged(diary)
    assert (only.delivery, only.told_at) == (Delivery.DESKTOP, at("2026-03-01 08:00"))
    assert (only.reply, only.replied_at) == (reply, at("2026-03-01 08:02"))


def test_an_answer_to_what_was_never_shown_is_not_kept(diary: Diary) -> None:
    told(diary, "2026-03-01 08:00", delivery=None)
    count = revision_count(diary)
    log_reply(diary, SAM, at("2026-03-01 08:02"), [DUE, "noon/2026-03-01#due"], Reply.OPENED)
    log_deliveries(diary, SAM, at("2026-03-01 08:02"), {}, START)
    assert revision_count(diary) == count


def test_shown_again_elsewhere_it_is_the_later_that_counts(diary: Diary) -> None:
    """The server went away: the app's own window took over."""
    told(diary, "2026-03-01 08:00")
    log_deliveries(diary, SAM, at("2026-03-01 08:01"), {DUE: Delivery.WINDOW}, START)
    (only,) = logged(diary)
    assert (only.delivery, only.told_at) == (Delivery.WINDOW, at("2026-03-01 08:00"))


def test_what_was_recorded_anywhere_after_it_was_told_is_said(diary: Diary) -> None:
    told(diary, "2026-03-01 08:00")
    told(diary, "2026-03-01 08:15")
    record_intake(diary, ALEX, at("2026-03-01 08:20"), KEY, Answer(Outcome.SKIPPED))
    answers = [(item.id, item.outcome, item.recorded_at, item.reply) for item in logged(diary)]
    recorded = (Outcome.SKIPPED, at("2026-03-01 08:20"), None)
    assert answers == [(DUE, *recorded), (f"{DUE}#1", *recorded)]
    delete_intake(diary, SAM, at("2026-03-01 08:21"), KEY)
    assert [item.outcome for item in logged(diary)] == [None, None]


def test_what_was_recorded_before_it_was_told_is_no_answer_to_it(diary: Diary) -> None:
    """The answer came in from another copy, which had recorded it while this one had not yet heard of it."""
    told(diary, "2026-03-01 08:00")
    record_intake(diary, SAM, at("2026-03-01 08:00") - ONE_MINUTE, KEY, Answer(Outcome.TAKEN))
    assert [item.outcome for item in logged(diary)] == [None]


def test_tests_and_tablets_are_in_it_by_their_subject(diary: Diary) -> None:
    told(diary, "2026-03-07 09:00")
    tests = [item for item in logged(diary, date(2026, 3, 7)) if item.stage is Stage.TEST_DAY_BEFORE]
    assert [(item.subject, item.at, item.outcome) for item in tests] == [
        ("test/2026-03-08", at("2026-03-07 09:00"), None)
    ]


def test_it_is_in_the_order_in_which_things_were_told(diary: Diary) -> None:
    for moment in ("2026-03-01 08:00", "2026-03-01 08:15", "2026-03-01 19:00"):
        told(diary, moment)
    log = logged(diary)
    assert [item.told_at for item in log] == sorted(item.told_at for item in log)
    assert [item.id for item in log] == [DUE, f"{DUE}#1", f"{KEY}#missed", "evening/2026-03-01#due#2"]
    assert read_log(diary, START, date(2026, 3, 9)) == log


def test_what_was_only_left_as_not_recorded_was_not_told(diary: Diary) -> None:
    """It is remembered beside the claims."""
    now = at("2026-03-01 08:00")
    with diary.writing():
        body = {"stage": "left", "at": now.isoformat()}
        append(diary, SAM, now, kind=Kind.REMINDER, entry=f"{KEY}#left", body=body, day=START.isoformat())
    assert logged(diary) == []


def test_the_reminders_of_one_dose_on_whatever_day(diary: Diary) -> None:
    for moment in ("2026-03-01 08:00", "2026-03-01 08:15", "2026-03-04 12:00"):
        told(diary, moment)
    log_reply(diary, SAM, at("2026-03-01 08:16"), [f"{DUE}#1"], Reply.DISMISSED)
    whole = read_log(diary, START, date(2026, 3, 4))
    found = reminders_of(diary, KEY)
    assert [item.id for item in found] == [DUE, f"{DUE}#1", f"{KEY}#missed"]
    assert found == [item for item in whole if item.subject == KEY]
    assert [item.reply for item in found] == [None, Reply.DISMISSED, None]
    assert {item.delivery for item in found} == {Delivery.DESKTOP}


def test_a_dose_nobody_was_reminded_of_has_none(diary: Diary) -> None:
    told(diary, "2026-03-01 08:00")
    for key in ("evening/2026-03-01", "morning/2026-03-0", "morning/2026-03-01x", "morning"):
        assert reminders_of(diary, key) == []
