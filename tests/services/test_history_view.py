"""The days of a month at a glance, and every line of a range."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.domain.history import Author, Kind, Revision
from imuran_desktop.domain.plan import Change, Hold, Plan, Slot
from imuran_desktop.domain.plan_edit import with_tablets
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.history_view import (
    DayKind,
    DayRecord,
    HistoryLine,
    LineKind,
    first_day,
    has_recorded,
    read_month,
    read_range,
)
from imuran_desktop.services.intakes import delete_intake, record_intake, undo
from imuran_desktop.services.unplanned import correct_unplanned, record_as_needed, record_extra
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import append, current_of, insert
from tests.services.plans import SAM, START, TABLETS, at, plan, sam_s_diary, step

NOW = at("2026-03-04 12:00")
"""A Wednesday."""
MARCH = date(2026, 3, 1), date(2026, 3, 31)


def diary_of(folder: Path, of: Plan) -> Diary:
    return sam_s_diary(folder, of)


def on_hold(first: int, last: int | None) -> Plan:
    ends = Change(date(2026, 3, last + 1)) if last else None
    item = replace(plan().prescriptions[0], holds=(Hold(Change(date(2026, 3, first)), ends),))
    return replace(plan(), prescriptions=(item,))


def take(diary: Diary, key: str, outcome: Outcome = Outcome.TAKEN, when: str = "", amount: float | None = None) -> None:
    answer = Answer(outcome, at(when) if when else None, amount_mg=amount)
    record_intake(diary, SAM, NOW, key, answer)


def kinds(diary: Diary, first: date = MARCH[0], last: date = date(2026, 3, 6)) -> list[str]:
    return [record.kind.value for record in read_month(diary, NOW, first, last)]


def on(diary: Diary, day: int) -> DayRecord:
    return next(item for item in read_month(diary, NOW, *MARCH) if item.day.day == day)


def lines(diary: Diary, first: int, last: int) -> list[HistoryLine]:
    return read_range(diary, NOW, date(2026, 3, first), date(2026, 3, last))


def test_a_day_is_all_some_or_none(diary: Diary) -> None:
    take(diary, "morning/2026-03-01", when="2026-03-01 08:05")
    take(diary, "evening/2026-03-01", when="2026-03-01 18:40")
    take(diary, "morning/2026-03-02", when="2026-03-02 08:05")
    take(diary, "evening/2026-03-03", Outcome.SKIPPED)
    assert kinds(diary) == ["all_taken", "some_taken", "none_taken", "open", "ahead", "ahead"]


def test_its_counts_part_the_doses_due(diary: Diary) -> None:
    take(diary, "morning/2026-03-01", when="2026-03-01 08:05", amount=25)
    take(diary, "evening/2026-03-01", Outcome.NOT_SURE)
    first, today = on(diary, 1), on(diary, 4)
    assert (first.due, first.taken, first.in_part, first.not_sure, first.missed) == (2, 1, 1, 1, 0)
    assert (on(diary, 2).missed, today.missed, today.open) == (2, 0, 2)


def test_a_dose_taken_in_part_leaves_the_day_at_some(diary: Diary) -> None:
    take(diary, "morning/2026-03-01", when="2026-03-01 08:05", amount=25)
    take(diary, "evening/2026-03-01", when="2026-03-01 18:30")
    assert on(diary, 1).kind is DayKind.SOME_TAKEN


def test_days_before_the_plan_and_without_doses_are_told_apart(tmp_path: Path) -> None:
    weekly = Slot("w", 50.0, meal="breakfast", repeat=Repeat(RepeatKind.WEEKDAYS, frozenset({1})))
    with diary_of(tmp_path, plan(step(START, weekly))) as diary:
        found = read_month(diary, NOW, date(2026, 2, 28), date(2026, 3, 5))
    assert [record.kind.value for record in found] == [
        "before",
        "nothing_due",
        "none_taken",
        "nothing_due",
        "nothing_due",
        "ahead",
    ]
    assert first_day(plan()) == START


def test_days_on_hold_are_held_also_those_to_come(tmp_path: Path) -> None:
    with diary_of(tmp_path, on_hold(2, None)) as diary:
        assert kinds(diary) == ["none_taken", "held", "held", "held", "held", "held"]
        assert (on(diary, 2).due, on(diary, 2).held) == (0, 2)


def test_a_dose_taken_while_on_hold_is_told_beside(tmp_path: Path) -> None:
    with diary_of(tmp_path, on_hold(2, 3)) as diary:
        take(diary, "morning/2026-03-02", when="2026-03-02 08:00")
        found = on(diary, 2)
        assert (found.kind, found.taken, found.others) == (DayKind.HELD, 0, 1)
        assert [line.item.state for line in lines(diary, 2, 2) if line.item] == [DoseState.TAKEN, DoseState.HELD]


def test_a_dose_recorded_ahead_opens_its_day(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "morning/2026-03-05", Answer(Outcome.TAKEN, NOW))
    assert on(diary, 5).kind is DayKind.OPEN


def test_every_dose_has_its_line_in_order(diary: Diary) -> None:
    take(diary, "evening/2026-03-02", when="2026-03-02 18:40")
    found = lines(diary, 2, 3)
    assert [line.entry for line in found] == [
        "morning/2026-03-02",
        "evening/2026-03-02",
        "morning/2026-03-03",
        "evening/2026-03-03",
    ]
    assert [line.revisions for line in found] == [0, 1, 0, 0]
    assert {line.kind for line in found} == {LineKind.DOSE}


def test_an_extra_intake_stands_where_it_was_taken(diary: Diary) -> None:
    record_extra(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 12:00")))
    assert [line.kind.value for line in lines(diary, 2, 2)] == ["dose", "extra", "dose"]
    assert on(diary, 2).others == 1


def test_an_extra_intake_of_unknown_time_stays_on_the_day_of_its_dose(diary: Diary) -> None:
    extra = record_extra(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.TAKEN))
    assert [line.kind for line in lines(diary, 2, 2)].count(LineKind.EXTRA) == 1
    correct_unplanned(diary, SAM, NOW + timedelta(days=3), extra.entry, Answer(Outcome.TAKEN, amount_mg=25))
    assert [line.kind for line in lines(diary, 2, 2)].count(LineKind.EXTRA) == 1


def test_undo_brings_it_back_to_the_day_it_was_on(diary: Diary) -> None:
    extra = record_extra(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.TAKEN))
    moved = correct_unplanned(diary, SAM, NOW, extra.entry, Answer(Outcome.TAKEN, at("2026-03-03 09:00")))
    assert LineKind.EXTRA in [line.kind for line in lines(diary, 3, 3)]
    undo(diary, SAM, NOW, moved)
    assert LineKind.EXTRA in [line.kind for line in lines(diary, 2, 2)]


def test_what_was_taken_as_needed_has_a_line(tmp_path: Path) -> None:
    slot = with_tablets(Slot("n", 25.0, repeat=Repeat(RepeatKind.AS_NEEDED)), TABLETS)
    with diary_of(tmp_path, plan(step(START, slot))) as diary:
        record_as_needed(diary, SAM, NOW, "aza", "n", Answer(Outcome.TAKEN, at("2026-03-02 10:00")))
        assert [line.kind for line in lines(diary, 1, 4)] == [LineKind.AS_NEEDED]
        assert (on(diary, 2).kind, on(diary, 2).others) == (DayKind.NOTHING_DUE, 1)


def test_whether_anything_is_recorded_in_a_range(diary: Diary) -> None:
    take(diary, "morning/2026-03-02", when="2026-03-02 08:00")
    assert has_recorded(diary, *MARCH)
    assert not has_recorded(diary, date(2026, 3, 3), date(2026, 3, 31))


def record_unplanned(diary: Diary, key: str = "gone/2026-03-02") -> None:
    """An intake whose slot has left the plan since."""
    take(diary, "morning/2026-03-02", when="2026-03-02 08:00")
    known = current_of(diary, "morning/2026-03-02")
    assert known is not None
    with diary.writing():
        append(diary, SAM, NOW, kind=Kind.INTAKE, entry=key, body=known.body, day="2026-03-02")


def test_an_intake_whose_dose_is_gone_stays_as_not_planned(diary: Diary) -> None:
    record_unplanned(diary)
    assert [line.kind.value for line in lines(diary, 2, 2)] == ["dose", "not_planned", "dose"]


def test_what_was_deleted_leaves_its_versions_with_its_dose(diary: Diary) -> None:
    take(diary, "morning/2026-03-02", when="2026-03-02 08:00")
    delete_intake(diary, SAM, NOW, "morning/2026-03-02")
    line = lines(diary, 2, 2)[0]
    assert (line.kind, line.intake, line.revisions) == (LineKind.DOSE, None, 2)
    assert line.item is not None
    assert line.item.state is DoseState.MISSED


def test_what_was_deleted_and_has_no_dose_has_a_line_of_its_own(diary: Diary) -> None:
    record_unplanned(diary)
    delete_intake(diary, SAM, NOW, "gone/2026-03-02")
    line = next(line for line in lines(diary, 2, 2) if line.entry == "gone/2026-03-02")
    assert (line.kind, line.revisions) == (LineKind.DELETED, 2)
    assert on(diary, 2).others == 0


def test_two_heads_are_in_dispute(diary: Diary) -> None:
    take(diary, "morning/2026-03-02", when="2026-03-02 08:00")
    known = current_of(diary, "morning/2026-03-02")
    assert known is not None
    with diary.writing():
        insert(diary, [replace(known, id="f" * 32, device="other", by="Alex", parents=())])
    first, second = lines(diary, 2, 2)
    assert (first.in_dispute, first.heads, first.revisions) == (True, 2, 2)
    assert not second.in_dispute


ANSWERS = st.dictionaries(
    st.tuples(st.sampled_from(("morning", "evening")), st.integers(1, 10)),
    st.tuples(st.sampled_from(Outcome), st.booleans()),
    max_size=20,
)


@settings(max_examples=15, deadline=None)
@given(ANSWERS, st.integers(1, 10), st.integers(1, 10))
def test_a_month_counts_what_its_lines_say(
    answers: dict[tuple[str, int], tuple[Outcome, bool]], one: int, other: int
) -> None:
    first, last = date(2026, 3, min(one, other)), date(2026, 3, max(one, other))
    now = at("2026-03-11 08:00")
    with TemporaryDirectory() as folder, sam_s_diary(Path(folder)) as diary:
        with diary.writing():
            insert(diary, [_made(slot, day, *said) for (slot, day), said in answers.items()])
        month, found = read_month(diary, now, first, last), read_range(diary, now, first, last)
    assert [record.day for record in month] == [first + timedelta(days=n) for n in range((last - first).days + 1)]
    for record in month:
        of_day = [line.item for line in found if line.day == record.day and line.item]
        assert record.due == len(of_day)
        assert record.taken == sum(item.intake is not None and item.intake.outcome == "taken" for item in of_day)
        assert record.taken + record.skipped + record.not_sure + record.missed + record.open == record.due
        assert (record.kind is DayKind.ALL_TAKEN) == (record.taken - record.in_part == record.due)


def _made(slot: str, day: int, outcome: Outcome, part: bool) -> Revision:
    body = {
        "prescription": "aza",
        "medicine": "azathioprine",
        "outcome": outcome.value,
        "at": None,
        "offset_s": 0,
        "zone": "Europe/London",
        "food": None,
        "amount_mg": (12.5 if part else 50.0) if outcome is Outcome.TAKEN else None,
        "reason": "",
        "extra": False,
        "by": "",
    }
    key = f"{slot}/2026-03-{day:02}"
    return Revision(key, key, Kind.INTAKE, f"2026-03-{day:02}", 1, NOW, Author("d").device, "", False, body)
