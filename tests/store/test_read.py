"""What services ask of a diary."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.blood_tests import Arrangement
from imuran_desktop.domain.codes import Arranged, Delivery, Outcome, Reply, Severity
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.plan import Person
from imuran_desktop.domain.reminder_log import Delivered
from imuran_desktop.domain.stock import Packs
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import put_off_test
from imuran_desktop.services.demo import make_demo
from imuran_desktop.services.entries import remove_entry
from imuran_desktop.services.intakes import delete_intake, record_intake
from imuran_desktop.services.notes import write_note
from imuran_desktop.services.reminder_log import log_deliveries, log_reply
from imuran_desktop.services.reminders import claim, read_reminders, snooze
from imuran_desktop.services.stock import count_tablets, delete_entry, record_refill, warn_days_before
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.store import plan_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import Trouble
from imuran_desktop.store.read import (
    arrangements,
    deliveries,
    done_tests,
    first_recorded,
    has_person,
    has_stock,
    intake_of,
    intakes,
    last_taken,
    last_told_day,
    outcomes,
    read_person,
    read_plan,
    snoozes,
    stock_entries,
    stock_entry,
    stock_warnings,
    symptoms,
    told,
)
from imuran_desktop.store.revisions import append, current, history_of, insert
from tests.services.plans import ALEX as ALEX_S
from tests.services.plans import SAM, START, at, sam_s_diary
from tests.store.making import NOW, just_before, new_diary, trouble_of

ALEX = Person("Alex", START)


def test_a_new_diary_is_nobody_s_and_empty(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary:
        assert not has_person(diary)
        assert read_person(diary) is None
        assert (intakes(diary, START, START), symptoms(diary, START, START), done_tests(diary)) == ({}, [], [])
        assert (last_taken(diary), last_told_day(diary), told(diary, START), snoozes(diary, START)) == (
            None,
            None,
            set(),
            {},
        )
        assert intake_of(diary, "morning/2026-03-01") is None


def test_what_was_told_and_put_off_is_found_by_its_day(tmp_path: Path) -> None:
    now = at("2026-03-02 08:00")
    with sam_s_diary(tmp_path) as diary:
        assert has_person(diary)
        claim(diary, SAM, now, read_reminders(diary, now).reminders)
        until = at("2026-03-02 08:15")
        snooze(diary, SAM, now, ["morning/2026-03-02"], until)
        assert last_told_day(diary) == date(2026, 3, 2)
        assert "morning/2026-03-02#due" in told(diary, date(2026, 3, 2))
        assert told(diary, date(2026, 3, 3)) == set()
        assert snoozes(diary, date(2026, 3, 2)) == {"morning/2026-03-02": until}
        assert snoozes(diary, date(2026, 3, 3)) == {}


def test_a_snooze_that_was_taken_back_is_none(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        snooze(diary, SAM, NOW, ["morning/2026-03-02"], NOW + timedelta(minutes=1))
        with diary.writing():
            append(
                diary,
                SAM,
                NOW,
                kind=Kind.SNOOZE,
                entry="snooze:morning/2026-03-02",
                body={},
                day="2026-03-02",
                deleted=True,
            )
        assert snoozes(diary, START) == {}


def test_what_was_shown_and_arranged_is_found_by_its_day(tmp_path: Path) -> None:
    now, on = at("2026-03-02 08:00"), date(2026, 3, 2)
    with sam_s_diary(tmp_path) as diary:
        assert (deliveries(diary, START, on), arrangements(diary)) == ([], {})
        log_deliveries(diary, SAM, now, {"morning/2026-03-02#due": Delivery.DESKTOP}, on)
        assert deliveries(diary, on, on) == [Delivered("morning/2026-03-02#due", Delivery.DESKTOP, now)]
        log_reply(diary, ALEX_S, now + timedelta(minutes=1), ["morning/2026-03-02#due"], Reply.TAKEN)
        (shown,) = deliveries(diary, on, on)
        assert (shown.at, shown.reply, shown.replied_at) == (now, Reply.TAKEN, now + timedelta(minutes=1))
        assert deliveries(diary, START, START) == []
        put_off_test(diary, ALEX_S, now, date(2026, 3, 8), date(2026, 3, 12), "the clinic is closed")
        arranged = Arrangement(
            date(2026, 3, 8), date(2026, 3, 12), on, Arranged.PUT_OFF, "the clinic is closed", by="Alex"
        )
        assert arrangements(diary) == {date(2026, 3, 8): arranged}


def test_a_plan_read_again_is_the_same_until_it_changes(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary, Diary.open(diary.path, NOW) as other:
        first = read_plan(diary)
        assert read_plan(diary) is first
        with other.writing():
            append(other, SAM, NOW, kind=Kind.PERSON, entry="person", body=plan_codec.person_body(ALEX))
        assert read_plan(diary).person == ALEX


def test_a_plan_read_in_a_transaction_that_fails_is_forgotten(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        first = read_plan(diary)
        with pytest.raises(RuntimeError):
            _write_alex_and_fail(diary)
        assert read_plan(diary) == first
        with diary.writing():
            append(diary, SAM, NOW, kind=Kind.PERSON, entry="person", body=plan_codec.person_body(first.person))
        assert read_plan(diary).person == first.person


def _write_alex_and_fail(diary: Diary) -> None:
    with diary.writing():
        append(diary, SAM, NOW, kind=Kind.PERSON, entry="person", body=plan_codec.person_body(ALEX))
        assert read_plan(diary).person == ALEX
        raise RuntimeError


def test_a_plan_is_read_as_it_was_at_one_moment(tmp_path: Path) -> None:
    """What another commits between two queries is either all in it or, as here, all not."""
    with sam_s_diary(tmp_path) as diary, Diary.open(diary.path, NOW) as other:
        other.connection.execute("PRAGMA busy_timeout = 0")

        def write() -> None:
            with other.writing():
                append(other, SAM, NOW, kind=Kind.PERSON, entry="person", body=plan_codec.person_body(ALEX))
                for entry in current(other, Kind.PRESCRIPTION):
                    append(other, SAM, NOW, kind=entry.kind, entry=entry.entry, body=entry.body, deleted=True)

        told: list[Trouble] = []
        just_before(diary, "'prescription' AND", lambda: told.append(trouble_of(write)))
        plan = read_plan(diary)
        assert (plan.person.name, len(plan.prescriptions), told) == ("Sam Example", 1, [Trouble.BUSY])
        write()
        assert (read_plan(diary).person, read_plan(diary).prescriptions) == (ALEX, ())


def test_of_two_answers_to_a_dose_the_outcome_is_that_of_the_greater(tmp_path: Path) -> None:
    key, last = "morning/2026-03-01", date(2026, 3, 2)
    with sam_s_diary(tmp_path) as diary:
        assert outcomes(diary, START, last) == {}
        record_intake(diary, SAM, NOW, key, Answer(Outcome.TAKEN, NOW))
        record_intake(diary, SAM, NOW, "evening/2026-03-01", Answer(Outcome.NOT_SURE))
        record_intake(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.SKIPPED))
        (first,) = history_of(diary, key)
        skipped = {**first.body, "outcome": "skipped"}
        with diary.writing():
            insert(diary, [replace(first, id="theirs", recorded_at=NOW + timedelta(minutes=1), body=skipped)])
        assert outcomes(diary, START, last) == {
            key: Outcome.SKIPPED,
            "evening/2026-03-01": Outcome.NOT_SURE,
            "morning/2026-03-02": Outcome.SKIPPED,
        }
        delete_intake(diary, SAM, NOW, "evening/2026-03-01")
        assert set(outcomes(diary, START, START)) == {key}


def test_the_outcomes_are_those_of_the_intakes(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 200, 1, NOW.date()) as diary:
        first, last = NOW.date() - timedelta(days=150), NOW.date()
        assert outcomes(diary, first, last) == {
            entry: intake.outcome for entry, intake in intakes(diary, first, last).items()
        }


def test_an_outcome_nobody_knows_is_damage(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        with diary.writing():
            append(
                diary,
                SAM,
                NOW,
                kind=Kind.INTAKE,
                entry="morning/2026-03-01",
                body={"outcome": "swallowed"},
                day="2026-03-01",
            )
        assert trouble_of(lambda: outcomes(diary, START, START)) is Trouble.DAMAGED


def test_the_first_recorded_day_is_that_of_what_is_still_there(tmp_path: Path) -> None:
    def first(diary: Diary) -> date | None:
        return first_recorded(diary, Kind.SYMPTOM, Kind.NOTE)

    with sam_s_diary(tmp_path) as diary:
        assert first(diary) is None
        write_note(diary, SAM, NOW, date(2026, 3, 1), "Slept badly")
        felt = Felt("nausea", Severity.MILD, at("2026-02-20 08:00"))
        (kept,) = log_symptoms(diary, SAM, NOW, load_symptoms(), [felt]).recorded
        assert first(diary) == date(2026, 2, 20)
        assert first_recorded(diary, Kind.NOTE) == date(2026, 3, 1)
        mistyped = write_note(diary, SAM, NOW, date(1926, 3, 1), "A typing error")
        assert first(diary) == date(1926, 3, 1)
        remove_entry(diary, SAM, NOW, mistyped.entry)
        assert first(diary) == date(2026, 2, 20)
        (head,) = history_of(diary, kept.id)
        with diary.writing():
            insert(diary, [replace(head, id="theirs", recorded_at=NOW + timedelta(1), day="2026-02-25")])
        assert first(diary) == date(2026, 2, 25), "of two versions, that of the one shown"


def test_a_first_day_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        with diary.writing():
            append(diary, SAM, NOW, kind=Kind.NOTE, entry="note", body={}, day="1 March")
        assert trouble_of(lambda: first_recorded(diary, Kind.NOTE)) is Trouble.DAMAGED


def test_the_last_taken_is_found_behind_any_number_of_others(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        first = record_intake(diary, SAM, NOW, "morning/2026-03-01", Answer(Outcome.TAKEN, NOW)).intake
        for number in range(1, 150):
            key = f"morning/{START + timedelta(days=number)}"
            record_intake(diary, SAM, NOW, key, Answer(Outcome.SKIPPED))
        assert last_taken(diary) == first


def test_counts_and_refills_are_read_in_the_order_of_their_time(tmp_path: Path) -> None:
    now, tablets = at("2026-03-02 08:00"), (Packs(50.0, loose=4),)
    with sam_s_diary(tmp_path) as diary:
        assert not has_stock(diary)
        assert (stock_entries(diary), stock_warnings(diary)) == ([], {})
        refill = record_refill(diary, SAM, now, "azathioprine", tablets)
        counted = count_tablets(diary, SAM, now, "azathioprine", tablets, at("2026-03-01 08:00"))
        assert has_stock(diary)
        assert stock_entries(diary) == [counted.after, refill.after]
        warn_days_before(diary, SAM, now, "azathioprine", 3)
        assert stock_warnings(diary) == {"azathioprine": 3}
        delete_entry(diary, SAM, now, refill.entry)
        assert stock_entries(diary) == [counted.after]
        assert stock_entry(diary, refill.entry) is None
        assert stock_entry(diary, "stock_warning:azathioprine") is None, "that is something else"
