"""A due dose is told again until it is acted on; a snooze and quiet hours move when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from imuran_desktop.domain.codes import Outcome, Stage
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.reminders import Rules, Subjects, next_instant, reminders
from tests.domain.builders import LONDON, day, intake, local, plan, prescription, slot, step, travels
from tests.domain.telling import HOME, ONE_DAY, TODAY, TWICE, A, B, at, told_of_doses

USUAL = Rules()
DUE, MISSED = f"{A}#due", f"{A}#missed"


def snoozed_until(wall: str) -> str:
    return f"{DUE}#{int(at(wall).timestamp())}"


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("08:00", DUE),
        ("08:14:59", DUE),
        ("08:15", f"{DUE}#1"),
        ("08:30", f"{DUE}#2"),
        ("08:45", f"{DUE}#3"),
        ("12:59:59", f"{DUE}#3"),
        ("13:00", MISSED),
    ],
)
def test_a_due_dose_is_told_again_three_times_and_then_waits_until_it_is_missed(wall: str, expected: str) -> None:
    assert told_of_doses(wall, rules=USUAL) == [expected]
    assert told_of_doses(wall, [expected], rules=USUAL) == []


def test_a_repeat_says_which_it_is() -> None:
    now = at("08:31")
    doses = ledger(TWICE, {}, TODAY, TODAY, now)
    (again,) = reminders(Subjects(doses, HOME), {DUE, f"{DUE}#1"}, now, USUAL)
    assert (again.stage, again.repeat, again.at, again.dose) == (Stage.DUE, 2, at("08:30"), doses[0])


def test_after_an_absence_only_the_latest_repeat_is_told() -> None:
    assert told_of_doses("10:00", rules=USUAL) == [f"{DUE}#3"]
    assert told_of_doses("10:00", [DUE], rules=USUAL) == [f"{DUE}#3"]
    assert told_of_doses("10:00", [f"{DUE}#3"], rules=USUAL) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_an_answer_ends_the_repeats(outcome: Outcome) -> None:
    for wall in ("08:15", "08:46", "13:00"):
        assert told_of_doses(wall, [DUE], recorded=[intake(A, outcome)], rules=USUAL) == []


@pytest.mark.parametrize(
    ("every", "repeats", "last"),
    [(5, 10, ("08:50", 10)), (120, 10, ("12:00", 2)), (100, 3, ("11:20", 2)), (75, 4, ("11:45", 3)), (60, 0, None)],
)
def test_how_often_and_how_many_is_the_person_s_choice(every: int, repeats: int, last: tuple[str, int] | None) -> None:
    """None comes at the cut-off or after it."""
    rules = Rules(repeat_every=timedelta(minutes=every), repeats=repeats)
    expected = DUE if last is None else f"{DUE}#{last[1]}"
    assert told_of_doses("12:59:59", rules=rules) == [expected]
    if last is not None:
        assert told_of_doses(last[0], rules=rules) == [expected]


def test_a_snooze_is_followed_by_its_own_repeats() -> None:
    put_off, again = {A: at("08:20")}, snoozed_until("08:20")
    told = [DUE, f"{DUE}#1"]
    assert told_of_doses("08:19", told, put_off, rules=USUAL) == [], "the second repeat was put off with it"
    assert told_of_doses("08:20", told, put_off, rules=USUAL) == [again]
    assert told_of_doses("08:34", [*told, again], put_off, rules=USUAL) == []
    assert told_of_doses("08:35", [*told, again], put_off, rules=USUAL) == [f"{again}#1"]
    assert told_of_doses("09:05", [*told, again], put_off, rules=USUAL) == [f"{again}#3"]
    assert told_of_doses("13:00", [*told, again], put_off, rules=USUAL) == [MISSED]


def test_a_snooze_again_begins_the_repeats_again() -> None:
    first, second = snoozed_until("08:20"), snoozed_until("08:40")
    told = [DUE, first, f"{first}#1"]
    assert told_of_doses("08:39", told, {A: at("08:40")}, rules=USUAL) == []
    assert told_of_doses("08:40", told, {A: at("08:40")}, rules=USUAL) == [second]
    assert told_of_doses("08:55", [*told, second], {A: at("08:40")}, rules=USUAL) == [f"{second}#1"]


def test_a_snooze_until_the_cut_off_or_later_leaves_only_the_miss() -> None:
    for until in ("13:00", "14:00"):
        assert told_of_doses("12:59", [DUE], {A: at(until)}, rules=USUAL) == []
        assert told_of_doses("14:30", [DUE], {A: at(until)}, rules=USUAL) == [MISSED]


def test_a_clock_set_back_repeats_nothing() -> None:
    told = [DUE, f"{DUE}#1", f"{DUE}#2"]
    assert told_of_doses("08:05", told, rules=USUAL) == []
    assert told_of_doses("08:31", told, rules=USUAL) == []
    assert told_of_doses("08:45", told, rules=USUAL) == [f"{DUE}#3"]


def test_a_dose_on_hold_or_after_the_end_is_never_told() -> None:
    item = TWICE.prescriptions[0]
    until_ten = _changed(holds=(Hold(Change(TODAY, at("07:00")), Change(TODAY, at("10:00"))),))
    ended = _changed(ends=Change(TODAY, at("10:00")))
    assert item.holds == ()
    assert _told(until_ten, "08:15") == []
    assert _told(until_ten, "18:00") == [f"{B}#due"]
    assert _told(ended, "09:00") == [f"{DUE}#3"]
    assert _told(ended, "18:00") == [MISSED]


def _changed(**parts: object) -> Plan:
    return replace(TWICE, prescriptions=(replace(TWICE.prescriptions[0], **parts),))  # type: ignore[arg-type]


def _told(of: Plan, wall: str, rules: Rules = USUAL, told: Sequence[str] = ()) -> list[str]:
    doses = ledger(of, {}, TODAY, TODAY + ONE_DAY, at(wall))
    return [item.id for item in reminders(Subjects(doses, of.timeline), told, at(wall), rules)]


# --- Quiet hours ---------------------------------------------------------------------------------------------------


def quiet(begins: str, ends: str, repeats: int = 3) -> Rules:
    return Rules(repeats=repeats, quiet=QuietHours(time.fromisoformat(begins), time.fromisoformat(ends)))


def test_quiet_hours_delay_a_dose_and_its_repeats_begin_then() -> None:
    rules = quiet("22:00", "09:00")
    assert told_of_doses("08:59:59", rules=rules) == []
    assert told_of_doses("09:00", rules=rules) == [DUE]
    assert told_of_doses("09:14", [DUE], rules=rules) == []
    assert told_of_doses("09:15", [DUE], rules=rules) == [f"{DUE}#1"]


def test_where_waiting_would_be_too_late_the_dose_is_told_at_its_time() -> None:
    for ends in ("13:00", "15:00"):
        rules = quiet("07:00", ends)
        assert told_of_doses("07:59", rules=rules) == []
        assert told_of_doses("08:00", rules=rules) == [DUE]
        assert told_of_doses("12:00", [DUE], rules=rules) == [], "it is the one chance: its repeats can wait"
    assert told_of_doses("08:00", rules=quiet("07:00", "12:59")) == []
    assert told_of_doses("12:59", rules=quiet("07:00", "12:59")) == [DUE]


def test_repeats_that_fall_into_the_quiet_hours_become_one_after_them() -> None:
    rules = quiet("08:10", "10:00")
    assert told_of_doses("09:59", [DUE], rules=rules) == []
    (again,) = told_of_doses("10:00", [DUE], rules=rules)
    assert again.startswith(f"{DUE}#")
    assert told_of_doses("12:59", [DUE, again], rules=rules) == []


def test_quiet_hours_keep_back_that_a_dose_was_missed_and_never_tell_it_as_due() -> None:
    rules = quiet("12:00", "14:00")
    assert told_of_doses("13:30", rules=rules) == []
    assert told_of_doses("13:30", [DUE], rules=rules) == []
    assert told_of_doses("14:00", [DUE], rules=rules) == [MISSED]


def test_a_computer_that_wakes_in_quiet_hours_stays_quiet_until_they_end() -> None:
    """Dinner's dose can be told until 01:00: in quiet hours that end before, it waits for their end."""
    rules = quiet("22:00", "23:30")
    assert told_of_doses("22:30", [MISSED], rules=rules) == []
    assert told_of_doses("23:30", [MISSED], rules=rules) == [f"{B}#due#3"]


def test_what_cannot_wait_for_the_end_of_quiet_hours_is_told_and_the_rest_with_it() -> None:
    rules = quiet("22:00", "07:00")
    assert told_of_doses("22:30", rules=rules) == [MISSED, f"{B}#due#3"]


def test_the_end_of_quiet_hours_is_a_moment_to_look() -> None:
    now = at("22:30")
    doses = ledger(TWICE, {}, TODAY, TODAY + ONE_DAY, now)
    assert next_instant(Subjects(doses, HOME), now, quiet("22:00", "23:30")) == at("23:30")


def test_the_last_chance_of_the_day_is_told_at_its_time_and_only_the_repeats_wait_for_the_morning() -> None:
    late = plan(prescription(step(slot("a", "23:00")), recording=TODAY))
    rules = quiet("22:00", "07:00")
    assert _told(late, "22:59", rules) == []
    assert _told(late, "23:00", rules) == [DUE]
    assert _told(late, "11 00:30", rules, [DUE]) == []
    assert _told(late, "11 00:30", rules) == [DUE], "it was not told on its day"
    assert _told(late, "11 07:00", rules, [DUE]) == [f"{DUE}#3"]
    assert _told(late, "11 11:00", rules, [DUE]) == [MISSED]


def test_a_computer_that_wakes_after_midnight_does_not_tell_what_was_due_in_the_evening() -> None:
    evening = plan(prescription(step(slot("a", "20:00")), recording=TODAY))
    rules = quiet("22:00", "07:00")
    assert _told(evening, "23:59", rules) == [f"{DUE}#3"], "the last chance on its day"
    assert _told(evening, "11 00:00", rules) == []
    assert _told(evening, "11 07:00", rules) == [f"{DUE}#3"]


def test_a_snooze_is_exact_also_in_quiet_hours() -> None:
    rules = quiet("08:10", "10:00")
    again = snoozed_until("08:30")
    assert told_of_doses("08:30", [DUE], {A: at("08:30")}, rules=rules) == [again]
    assert told_of_doses("09:00", [DUE, again], {A: at("08:30")}, rules=rules) == [], "its repeats wait"
    assert len(told_of_doses("10:00", [DUE, again], {A: at("08:30")}, rules=rules)) == 1


@pytest.mark.parametrize(
    ("on", "ends", "told_at"),
    [
        ("2026-03-29", "01:30", "2026-03-29T01:00:00+00:00"),  # the clock jumps from 01:00 to 02:00
        ("2026-10-25", "01:30", "2026-10-25T00:30:00+00:00"),  # it shows 01:30 twice: the first counts
        ("2026-10-25", "07:00", "2026-10-25T07:00:00+00:00"),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_day_it_is_changed(on: str, ends: str, told_at: str) -> None:
    of = plan(prescription(step(slot("a", "00:10")), recording=day("2026-03-01")))
    doses = ledger(of, {}, day(on), day(on), local(f"{on}T12:30"))
    now = local(f"{on}T09:00")
    (told,) = reminders(Subjects(ledger(of, {}, day(on), day(on), now), HOME), (), now, quiet("23:00", ends, 0))
    assert told.id == f"{doses[0].dose.key}#due"
    assert told.at.isoformat() == told_at


def test_quiet_hours_are_those_of_the_place_the_person_is_in() -> None:
    """On the way to New York, where it is afternoon again: nobody waits for another morning."""
    at_home = plan(prescription(step(slot("a", "22:30")), recording=TODAY))
    away = replace(at_home, timeline=travels(LONDON, (at("23:00"), "America/New_York")))
    rules = quiet("22:00", "07:00")
    assert _told(at_home, "22:45", rules) == [DUE], "the last chance of the day"
    assert _told(away, "22:45", rules) == []
    assert _told(away, "23:00", rules) == [DUE]
