"""Dose steps of a plan file."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from imuran_desktop.domain.plan import Change
from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.exchange.plan_parts import FileSlot, FileStep
from imuran_desktop.exchange.plan_slots import read_change, read_step, with_slot_ids
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem, read_toml

FIRST = date(2026, 3, 2)


def step(*slots: str) -> FileStep:
    """A step that begins on the first day, with slots of these keys."""
    return read_step(read_toml(f"from = {FIRST}\n" + "".join(f"[[slots]]\n{slot}\n" for slot in slots)))


def slot(keys: str) -> FileSlot:
    return step(f"amount_mg = 50\n{keys}").slots[0]


@pytest.mark.parametrize(
    ("keys", "repeat"),
    [
        ("", DAILY),
        ("repeat = 'daily'", DAILY),
        ("repeat = 'weekdays'\nweekdays = ['thu', 'mon']", Repeat(RepeatKind.WEEKDAYS, frozenset({1, 4}))),
        ("repeat = 'every_days'\nevery = 2", Repeat(RepeatKind.EVERY_DAYS, every=2, since=FIRST)),
        (
            "repeat = 'every_days'\nevery = 2\nsince = 2026-03-03",
            Repeat(RepeatKind.EVERY_DAYS, every=2, since=date(2026, 3, 3)),
        ),
        (
            "repeat = 'cycle'\ndays_on = 21\ndays_off = 7",
            Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=FIRST),
        ),
        (
            "repeat = 'every_months'\nevery = 3\nsince = 2026-01-31",
            Repeat(RepeatKind.EVERY_MONTHS, every=3, since=date(2026, 1, 31)),
        ),
        ("repeat = 'as_needed'", Repeat(RepeatKind.AS_NEEDED)),
        (
            "repeat = 'as_needed'\nmin_gap_hours = 4.5\nmost_per_day = 4",
            Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4, minutes=30), most_per_day=4),
        ),
    ],
)
def test_every_repeat(keys: str, repeat: Repeat) -> None:
    assert slot(keys).repeat == repeat


@pytest.mark.parametrize(
    ("keys", "fault", "key"),
    [
        ("repeat = 'weekly'", "unknown_word", "repeat"),
        ("weekdays = ['mon']", "unknown_key", "weekdays"),
        ("repeat = 'daily'\nevery = 1", "unknown_key", "every"),
        ("repeat = 'weekdays'\nweekdays = ['mon']\nsince = 2026-03-02", "unknown_key", "since"),
        ("repeat = 'weekdays'", "missing_key", "weekdays"),
        ("repeat = 'weekdays'\nweekdays = []", "wrong_sort", "weekdays"),
        ("repeat = 'weekdays'\nweekdays = [1]", "wrong_sort", "weekdays"),
        ("repeat = 'weekdays'\nweekdays = ['Mon']", "unknown_word", "weekdays"),
        ("repeat = 'every_days'", "missing_key", "every"),
        ("repeat = 'every_days'\nevery = 0", "out_of_range", "every"),
        ("repeat = 'every_days'\nevery = 367", "out_of_range", "every"),
        ("repeat = 'every_days'\nevery = 1.5", "wrong_sort", "every"),
        ("repeat = 'every_days'\nevery = 2\ndays_on = 2", "unknown_key", "days_on"),
        ("repeat = 'every_months'\nevery = 2\nsince = 'May'", "wrong_sort", "since"),
        ("repeat = 'cycle'\ndays_on = 21", "missing_key", "days_off"),
        ("repeat = 'cycle'\ndays_on = 0\ndays_off = 7", "out_of_range", "days_on"),
        ("repeat = 'cycle'\ndays_on = 21\ndays_off = -1", "out_of_range", "days_off"),
        ("repeat = 'cycle'\ndays_on = 21\ndays_off = 7\nevery = 28", "unknown_key", "every"),
        ("repeat = 'as_needed'\nmeal = 'breakfast'", "unknown_key", "meal"),
        ("repeat = 'as_needed'\ntime = '08:00'", "unknown_key", "time"),
        ("repeat = 'as_needed'\nmin_gap_hours = 0", "out_of_range", "min_gap_hours"),
        ("repeat = 'as_needed'\nmost_per_day = 0", "out_of_range", "most_per_day"),
        ("most_per_day = 4", "unknown_key", "most_per_day"),
        ("tablets = [{ mg = 50, count = 2 }]", "other_amount", "tablets"),
        ("tablets = [{ mg = 0, count = 2 }]", "out_of_range", "tablets[1].mg"),
        ("tablets = [{ mg = 50, count = 0 }]", "out_of_range", "tablets[1].count"),
        ("tablets = [{ mg = 50 }]", "missing_key", "tablets[1].count"),
        ("tablets = [{ mg = 50, count = 1, half = true }]", "unknown_key", "tablets[1].half"),
        ("tablets = [50]", "wrong_sort", "tablets"),
    ],
)
def test_each_fault_says_where_it_is(keys: str, fault: str, key: str) -> None:
    with pytest.raises(FileProblem) as caught:
        slot(keys)
    assert (caught.value.fault, caught.value.where) == (fault, f"slots[1].{key}")


@pytest.mark.parametrize(
    ("keys", "tablets"),
    [
        ("", None),
        ("tablets = []", ()),
        ("tablets = [{ mg = 20, count = 2.5 }]", (TabletCount(20, 2.5),)),
        ("tablets = [{ mg = 25, count = 1.0 }, { mg = 12.5, count = 2 }]", (TabletCount(25, 1), TabletCount(12.5, 2))),
    ],
)
def test_the_tablets_of_a_slot(keys: str, tablets: tuple[TabletCount, ...] | None) -> None:
    assert slot(keys).tablets == tablets


def test_slots_without_ids_get_one_each_from_their_place_in_the_day() -> None:
    breakfast = "amount_mg = 50\nmeal = 'breakfast'\nrepeat = 'every_days'\nevery = 2"
    found = with_slot_ids(
        step(breakfast, f"{breakfast}\nsince = 2026-03-03", "amount_mg = 1\ntime = '07:30'", "amount_mg = 1"), "aza"
    )
    assert [slot.id for slot in found.slots] == ["aza-breakfast", "aza-breakfast-2", "aza-0730", "aza-slot"]
    assert found.slots[2].at == time(7, 30)


def test_an_id_the_file_has_is_not_made_for_another_slot() -> None:
    found = with_slot_ids(step("amount_mg = 1\nmeal = 'lunch'", "amount_mg = 1\nslot = 'aza-lunch'"), "aza")
    assert [slot.id for slot in found.slots] == ["aza-lunch-2", "aza-lunch"]


@pytest.mark.parametrize("made", ["2026-02-27T08:00:00Z", "2026-03-05T23:59:00Z", "2026-03-02T10:00:00+14:00"])
def test_a_change_made_near_its_first_day(made: str) -> None:
    changed_at = datetime.fromisoformat(made).astimezone(UTC)
    assert read_change(read_toml(f"from = {FIRST}\nchanged_at = {made}")) == Change(FIRST, changed_at)


@pytest.mark.parametrize("made", ["2036-03-02T08:00:00Z", "2026-03-06T00:00:00Z", "2026-02-26T23:00:00Z"])
def test_a_change_cannot_be_made_long_before_or_after_its_first_day(made: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_change(read_toml(f"from = {FIRST}\nchanged_at = {made}"))
    assert (caught.value.fault, caught.value.where) == (FileFault.MADE_FAR_OFF, "changed_at")
    assert caught.value.figures["first"] == FIRST


def test_a_change_may_be_made_long_before_a_day_that_was_answered_ahead() -> None:
    text = f"from = {FIRST}\nchanged_at = 2026-01-02T08:00:00Z\nanswered = ['morning']"
    assert read_change(read_toml(text)).answered == {"morning"}
    with pytest.raises(FileProblem):
        read_change(read_toml(text.replace("2026-01", "2027-01")))
