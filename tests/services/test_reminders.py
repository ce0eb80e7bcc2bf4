"""What to tell now, and that each is told once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Outcome, Stage
from imuran_desktop.domain.plan import Slot
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.reminders import Reminder, Rules
from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import book_test, put_off_test, remove_arrangement
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.intakes import delete_intake, record_intake
from imuran_desktop.services.plan import edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.reminders import claim, next_meal, read_reminders, snooze
from imuran_desktop.services.stock import count_tablets
from imuran_desktop.store.diary import Diary
from tests.services.plans import ALEX, SAM, at, plan, revision_count, sam_s_diary, step, with_steps

KEY = "morning/2026-03-01"


def ids(waiting: tuple[Reminder, ...] | list[Reminder]) -> list[str]:
    return [item.id for item in waiting]


def tell(diary: Diary, moment: str) -> list[str]:
    """What one copy of the app tells at a moment."""
    now = at(moment)
    return ids(claim(diary, SAM, now, read_reminders(diary, now).reminders))


def test_a_dose_is_told_when_due_and_when_missed_and_each_once(diary: Diary) -> None:
    assert tell(diary, "2026-03-01 07:59") == []
    assert read_reminders(diary, at("2026-03-01 07:59")).next_at == at("2026-03-01 08:00")
    assert tell(diary, "2026-03-01 08:00") == [f"{KEY}#due"]
    assert tell(diary, "2026-03-01 08:01") == []
    assert tell(diary, "2026-03-01 13:15") == [f"{KEY}#missed"]
    assert tell(diary, "2026-03-01 14:00") == []


@pytest.mark.parametrize("outcome", Outcome)
def test_an_answered_dose_is_not_told(diary: Diary, outcome: Outcome) -> None:
    record_intake(diary, SAM, at("2026-03-01 07:50"), KEY, Answer(outcome))
    assert tell(diary, "2026-03-01 14:00") == []


def test_two_copies_of_the_app_tell_each_once(diary: Diary) -> None:
    now = at("2026-03-01 08:00")
    with Diary.open(diary.path, now) as other:
        mine, theirs = read_reminders(diary, now), read_reminders(other, now)
        assert ids(mine.reminders) == ids(theirs.reminders) == [f"{KEY}#due"]
        assert ids(claim(diary, SAM, now, mine.reminders)) == [f"{KEY}#due"]
        assert ids(claim(other, ALEX, now, theirs.reminders)) == []
        assert read_reminders(other, now).reminders == ()


def test_nothing_to_claim_writes_nothing(diary: Diary) -> None:
    count = revision_count(diary)
    assert claim(diary, SAM, at("2026-03-01 07:00"), []) == []
    assert revision_count(diary) == count


def test_a_due_dose_is_told_again_until_it_is_answered(diary: Diary) -> None:
    assert tell(diary, "2026-03-01 08:00") == [f"{KEY}#due"]
    assert read_reminders(diary, at("2026-03-01 08:00")).next_at == at("2026-03-01 08:15")
    assert tell(diary, "2026-03-01 08:15") == [f"{KEY}#due#1"]
    assert tell(diary, "2026-03-01 08:16") == []
    record_intake(diary, ALEX, at("2026-03-01 08:20"), KEY, Answer(Outcome.TAKEN))
    assert tell(diary, "2026-03-01 08:30") == []


def test_the_person_s_rules_are_asked(diary: Diary) -> None:
    rules = Rules(timedelta(minutes=5), 1, time(10), QuietHours(time(7), time(8, 30)))
    assert read_reminders(diary, at("2026-03-01 08:00"), rules).reminders == ()
    assert read_reminders(diary, at("2026-03-01 08:00"), rules).next_at == at("2026-03-01 08:30")
    assert ids(read_reminders(diary, at("2026-03-01 08:30"), rules).reminders) == [f"{KEY}#due"]
    assert ids(read_reminders(diary, at("2026-03-01 08:40"), rules).reminders) == [f"{KEY}#due#1"]
    tests = [item.at for item in read_reminders(diary, at("2026-03-07 10:00"), rules).reminders if item.test]
    assert tests == [at("2026-03-07 10:00")]


def test_a_snoozed_dose_is_told_again_and_only_then(diary: Diary) -> None:
    tell(diary, "2026-03-01 08:00")
    snooze(diary, SAM, at("2026-03-01 08:01"), [KEY], at("2026-03-01 08:16"))
    assert read_reminders(diary, at("2026-03-01 08:05")).next_at == at("2026-03-01 08:16")
    assert tell(diary, "2026-03-01 08:15") == []
    (again,) = tell(diary, "2026-03-01 08:16")
    assert again.startswith(f"{KEY}#due#")
    assert tell(diary, "2026-03-01 08:17") == []
    snooze(diary, SAM, at("2026-03-01 08:18"), [KEY], at("2026-03-01 08:23"))
    assert len(tell(diary, "2026-03-01 08:23")) == 1
    assert tell(diary, "2026-03-01 08:38")[0].endswith("#1")


def test_several_doses_are_snoozed_together(diary: Diary) -> None:
    keys, until = [KEY, "evening/2026-03-01"], at("2026-03-01 19:00")
    snooze(diary, SAM, at("2026-03-01 18:31"), keys, until)
    assert tell(diary, "2026-03-01 18:59") == [f"{KEY}#missed"]
    assert tell(diary, "2026-03-01 19:00") == [f"evening/2026-03-01#due#{int(until.timestamp())}"]


def test_a_snooze_never_puts_off_the_missing(diary: Diary) -> None:
    snooze(diary, SAM, at("2026-03-01 13:00"), [KEY], at("2026-03-01 16:00"))
    assert tell(diary, "2026-03-01 13:15") == [f"{KEY}#missed"]


def test_a_dose_that_is_not_there_cannot_be_snoozed_nor_any_with_it(diary: Diary) -> None:
    count, until = revision_count(diary), at("2026-03-01 08:16")
    with pytest.raises(Refused) as caught:
        snooze(diary, SAM, at("2026-03-01 08:01"), [KEY, "noon/2026-03-01"], until)
    assert caught.value.reason is Reason.UNKNOWN_DOSE
    assert revision_count(diary) == count


@pytest.mark.parametrize(
    ("now", "meal"),
    [
        ("2026-03-01 07:59", "2026-03-01 08:00"),
        ("2026-03-01 08:00", "2026-03-01 18:30"),
        ("2026-03-01 18:30", "2026-03-02 08:00"),
        ("2026-03-28 20:00", "2026-03-29 08:00"),
    ],
)
def test_the_next_meal_is_the_next_one_on_the_person_s_clock(now: str, meal: str) -> None:
    assert next_meal(plan(), at(now)) == at(meal)


def test_the_next_meal_is_that_of_the_day(diary: Diary) -> None:
    of = plan()
    sundays = replace(of, meals=(replace(of.meals[0], other_days={7: {"breakfast": time(10), "dinner": time(17)}}),))
    assert next_meal(sundays, at("2026-03-07 20:00")) == at("2026-03-08 10:00")
    assert next_meal(sundays, at("2026-03-08 10:00")) == at("2026-03-08 17:00")
    assert next_meal(replace(of, meals=()), at("2026-03-01 08:00")) is None


def test_all_that_was_missed_while_the_app_was_closed_is_told_at_the_next_start(diary: Diary) -> None:
    tell(diary, "2026-03-01 08:00")
    waiting = read_reminders(diary, at("2026-04-20 10:00")).reminders
    missed = [item for item in waiting if item.stage is Stage.MISSED]
    assert missed[0].id == f"{KEY}#missed"
    assert len(missed) == 2 * 50  # two a day from 1 March to 19 April
    assert [item.stage for item in waiting if item.test] == [
        Stage.TEST_OVERDUE,  # of 12 April: the older ones are left behind
        Stage.TEST_WEEK_BEFORE,
    ]
    assert claim(diary, SAM, at("2026-04-20 10:00"), waiting) == list(waiting)
    assert read_reminders(diary, at("2026-04-20 10:00")).reminders == ()


def test_a_year_without_the_app_is_told_too(diary: Diary) -> None:
    waiting = read_reminders(diary, at("2027-03-01 07:00")).reminders
    assert len([item for item in waiting if item.stage is Stage.MISSED]) == 2 * 365


def test_blood_tests_are_told_at_nine(diary: Diary) -> None:
    def tests(moment: str) -> list[str]:
        now = at(moment)
        waiting = [item for item in read_reminders(diary, now).reminders if item.test]
        return [item.stage.value for item in claim(diary, SAM, now, waiting)]

    assert tests("2026-03-07 08:59") == []
    assert tests("2026-03-07 09:00") == ["test_day_before"]
    assert tests("2026-03-08 08:59") == []
    assert tests("2026-03-08 09:00") == ["test_due"]
    assert tests("2026-03-08 20:00") == []
    assert tests("2026-03-11 09:00") == ["test_overdue"]


def test_a_test_of_months_ahead_that_was_booked_for_soon_is_told(diary: Diary) -> None:
    due, now = date(2026, 8, 24), at("2026-06-25 12:00")
    record_blood_test(diary, SAM, now, date(2026, 6, 24))
    book_test(diary, SAM, now, due, date(2026, 6, 29))
    (test,) = [item for item in read_reminders(diary, at("2026-06-28 09:00")).reminders if item.test]
    assert (test.stage, test.test and test.test.planned.due) == (Stage.TEST_DAY_BEFORE, due)


def test_an_overdue_test_that_was_put_off_is_silent_until_its_new_day(diary: Diary) -> None:
    put_off_test(diary, SAM, at("2026-03-09 10:00"), date(2026, 3, 8), date(2026, 3, 13))
    assert [told for told in tell(diary, "2026-03-11 10:00") if told.startswith("test/2026-03-08")] == []
    assert "test/2026-03-08#test_day_before#2026-03-12" in tell(diary, "2026-03-12 10:00")
    remove_arrangement(diary, SAM, at("2026-03-12 11:00"), date(2026, 3, 8))
    assert "test/2026-03-08#test_overdue#2026-03-11" in tell(diary, "2026-03-12 11:01")


def test_what_is_read_for_the_screen_comes_with_it(diary: Diary) -> None:
    agenda = read_reminders(diary, at("2026-03-02 08:00"))
    assert "morning/2026-03-02" in [item.dose.key for item in agenda.doses]
    assert agenda.tests
    assert agenda.next_at > at("2026-03-02 08:00")


def told_of_tablets(diary: Diary, moment: str) -> list[str]:
    return [told.rpartition("#")[2] for told in tell(diary, moment) if told.startswith("stock/azathioprine/")]


def test_tablets_that_run_out_are_told_once_for_each_count(diary: Diary) -> None:
    """Ten of each are used from 2 March on: the 25 mg ones are short at dinner on the 12th."""
    count_tablets(diary, SAM, at("2026-03-02 07:00"), "azathioprine", (Packs(50.0, loose=20), Packs(25.0, loose=10)))
    for number in range(2, 5):
        for slot in ("morning", "evening"):
            answer = Answer(Outcome.TAKEN, at(f"2026-03-0{number} 08:00"))
            record_intake(diary, SAM, at(f"2026-03-0{number} 20:00"), f"{slot}/2026-03-0{number}", answer)
    assert told_of_tablets(diary, "2026-03-05 08:59") == []
    assert told_of_tablets(diary, "2026-03-05 09:00") == ["stock_low"]
    assert told_of_tablets(diary, "2026-03-05 09:01") == []
    count_tablets(diary, SAM, at("2026-03-05 12:00"), "azathioprine", (Packs(25.0, loose=3),))
    assert told_of_tablets(diary, "2026-03-05 20:00") == []
    assert told_of_tablets(diary, "2026-03-06 09:00") == ["stock_low"]


def test_tablets_told_months_ago_are_not_to_be_told_again(diary: Diary) -> None:
    """Nobody records or counts anything any more, so what was counted still is too little."""
    count_tablets(diary, SAM, at("2026-03-02 07:00"), "azathioprine", (Packs(50.0, loose=6), Packs(25.0, loose=3)))
    assert told_of_tablets(diary, "2026-03-03 09:00") == ["stock_low"]
    assert told_of_tablets(diary, "2026-07-31 09:00") == []
    later = read_reminders(diary, at("2026-08-01 09:00")).reminders
    assert not any(item.stock for item in later)


def test_without_a_count_nothing_is_told_of_tablets(diary: Diary) -> None:
    agenda = read_reminders(diary, at("2026-03-20 10:00"))
    assert agenda.stocks == ()
    assert all(item.stock is None for item in agenda.reminders)


# --- How far back it looks -----------------------------------------------------------------------------------------


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[Diary]:
    """Without blood tests there is nothing to tell but doses."""
    with sam_s_diary(tmp_path, replace(plan(), schedules=())) as made:
        yield made


def answered_until(diary: Diary, last: int) -> None:
    """Every dose of March up to a day was taken, as another program recorded, so that nothing was ever told."""
    for day in range(1, last + 1):
        for slot in ("morning", "evening"):
            record_intake(diary, SAM, at("2026-04-01 07:00"), f"{slot}/2026-03-{day:02}", Answer(Outcome.TAKEN))


def days_read(diary: Diary, moment: str) -> tuple[str, str]:
    """The first and the last date that a look takes in."""
    doses = read_reminders(diary, at(moment)).doses
    return f"{doses[0].dose.day:%m-%d}", f"{doses[-1].dose.day:%m-%d}"


def test_after_a_look_that_found_nothing_it_looks_no_further_back(quiet: Diary) -> None:
    answered_until(quiet, 31)
    assert days_read(quiet, "2026-04-01 07:00") == ("03-01", "04-02")
    assert days_read(quiet, "2026-04-01 07:01") == ("03-30", "04-02")
    record_intake(quiet, SAM, at("2026-04-01 08:01"), "morning/2026-04-01", Answer(Outcome.TAKEN))
    assert days_read(quiet, "2026-04-01 08:02") == ("03-30", "04-02")


def test_a_look_that_found_something_tells_it_at_the_next_too(quiet: Diary) -> None:
    answered_until(quiet, 30)
    missed = ["morning/2026-03-31#missed", "evening/2026-03-31#missed"]
    for moment in ("2026-04-01 07:00", "2026-04-01 07:01"):
        assert ids(read_reminders(quiet, at(moment)).reminders)[:2] == missed


def test_what_comes_open_again_is_told(quiet: Diary) -> None:
    answered_until(quiet, 31)
    assert tell(quiet, "2026-04-01 07:00") == []
    delete_intake(quiet, SAM, at("2026-04-01 07:01"), "morning/2026-03-04")
    assert tell(quiet, "2026-04-01 07:02") == ["morning/2026-03-04#missed"]


def test_what_comes_open_again_is_told_also_after_later_ones_were(quiet: Diary) -> None:
    answered_until(quiet, 30)
    assert tell(quiet, "2026-04-01 07:00") == ["morning/2026-03-31#missed", "evening/2026-03-31#missed"]
    delete_intake(quiet, SAM, at("2026-04-01 07:01"), "morning/2026-03-04")
    with Diary.open(quiet.path, at("2026-04-01 07:02")) as started:
        assert tell(started, "2026-04-01 07:02") == ["morning/2026-03-04#missed"]
    assert tell(quiet, "2026-04-01 07:03") == []


def test_doses_that_a_correction_of_the_plan_adds_are_told(quiet: Diary) -> None:
    answered_until(quiet, 31)
    assert tell(quiet, "2026-04-01 07:00") == []
    usual = plan().prescriptions[0].steps[0].slots
    noon = step(date(2026, 3, 1), *usual, Slot("noon", 25.0, at=time(12)), last=date(2026, 3, 3))
    after = step(date(2026, 3, 4), *usual)
    edit_plan(quiet, SAM, at("2026-04-01 07:01"), lambda of: with_steps(of, noon, after), correct_past=True)
    assert tell(quiet, "2026-04-01 07:02") == [f"noon/2026-03-0{day}#missed" for day in (1, 2, 3)]
    assert tell(quiet, "2026-04-01 07:03") == []


def test_they_are_told_also_after_later_ones_were(quiet: Diary) -> None:
    answered_until(quiet, 30)
    tell(quiet, "2026-04-01 07:00")
    usual = plan().prescriptions[0].steps[0].slots
    noon = step(date(2026, 3, 1), *usual, Slot("noon", 25.0, at=time(12)), last=date(2026, 3, 3))
    after = step(date(2026, 3, 4), *usual)
    edit_plan(quiet, SAM, at("2026-04-01 07:01"), lambda of: with_steps(of, noon, after), correct_past=True)
    assert tell(quiet, "2026-04-01 07:02") == [f"noon/2026-03-0{day}#missed" for day in (1, 2, 3)]


def test_what_was_missed_while_the_computer_slept_is_told(quiet: Diary) -> None:
    answered_until(quiet, 31)
    assert tell(quiet, "2026-04-01 07:00") == []
    told = tell(quiet, "2026-04-20 07:00")
    assert len([item for item in told if item.endswith("#missed")]) == 2 * 19


def test_a_look_ahead_loses_nothing(quiet: Diary) -> None:
    """A clock that was wrong for a moment, or a look at another moment."""
    answered_until(quiet, 31)
    record_intake(quiet, SAM, at("2026-04-01 08:01"), "morning/2026-04-01", Answer(Outcome.SKIPPED))
    read_reminders(quiet, at("2026-04-01 17:00"))
    assert tell(quiet, "2026-03-20 07:00") == []
    assert tell(quiet, "2026-04-01 18:30") == ["evening/2026-04-01#due"]


def test_a_look_in_a_transaction_that_fails_is_forgotten(quiet: Diary) -> None:
    answered_until(quiet, 30)
    with pytest.raises(RuntimeError):
        _answer_look_and_fail(quiet)
    missed = ["morning/2026-03-31#missed", "evening/2026-03-31#missed"]
    assert [item for item in tell(quiet, "2026-04-10 07:00") if "03-31" in item] == missed


def _answer_look_and_fail(quiet: Diary) -> None:
    with quiet.writing():
        answered_until(quiet, 31)
        assert ids(read_reminders(quiet, at("2026-04-01 07:00")).reminders) == []
        raise RuntimeError
