"""Recording what happened to a dose."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Change, Hold
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import Recorded, delete_intake, move_intake, record_intake, undo, undo_all
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes, last_taken, read_plan
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, KEY, NOW, SAM, START, TAKEN, at, plan, revision_count, sam_s_diary, why_refused


def test_a_dose_taken_with_food(diary: Diary) -> None:
    recorded = record_intake(diary, ALEX, NOW, KEY, TAKEN)
    assert recorded.topics == {Topic.DOSES}
    assert recorded.entry == KEY
    assert recorded.replaced is None
    with Diary.open(diary.path, NOW) as again:
        intake = intake_of(again, KEY)
    assert intake == recorded.intake
    assert intake is not None
    assert (intake.outcome, intake.at, intake.food) == (Outcome.TAKEN, TAKEN.at, Food.WITH)
    assert (intake.amount_mg, intake.medicine, intake.prescription) == (50.0, "azathioprine", "aza")
    assert (intake.offset_s, intake.zone, intake.by, intake.extra) == (0, "Europe/London", "Alex", False)


def test_what_is_not_known_is_not_made_up(diary: Diary) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN))
    assert recorded.intake is not None
    assert (recorded.intake.at, recorded.intake.food) == (None, None)
    assert last_taken(diary) is None


def test_the_plan_is_the_one_that_holds_while_it_is_written(diary: Diary) -> None:
    """Another process ended the prescription since this one looked. What was refused leaves no transaction open."""
    known = read_plan(diary)
    over = replace(known, prescriptions=tuple(replace(item, ends=Change(START)) for item in known.prescriptions))
    with Diary.open(diary.path, NOW) as other:
        save_plan(other, SAM, NOW, over, correct_past=True)
    assert why_refused(lambda: record_intake(diary, SAM, NOW, KEY, TAKEN)) is Reason.UNKNOWN_DOSE
    assert not diary.connection.in_transaction


def test_the_same_answer_twice_writes_nothing(diary: Diary) -> None:
    first = record_intake(diary, SAM, NOW, KEY, TAKEN)
    count = revision_count(diary)
    again = record_intake(diary, SAM, NOW + timedelta(minutes=1), KEY, TAKEN)
    assert revision_count(diary) == count
    assert (again.topics, again.revision) == (frozenset(), "")
    assert again.intake == first.intake


def test_a_correction_keeps_what_it_corrects(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    corrected = record_intake(diary, ALEX, NOW, KEY, Answer(Outcome.SKIPPED, reason="ran_out"))
    assert corrected.replaced is not None
    assert corrected.replaced.at == TAKEN.at
    assert [item.body["outcome"] for item in history_of(diary, KEY)] == ["skipped", "taken"]
    assert [item.by for item in history_of(diary, KEY)] == ["Alex", ""]


def test_undo_puts_back_what_stood_before(diary: Diary) -> None:
    first = record_intake(diary, ALEX, NOW, KEY, TAKEN)
    second = record_intake(diary, SAM, NOW, KEY, Answer(Outcome.NOT_SURE))
    undone = undo(diary, SAM, NOW + timedelta(minutes=1), second)
    assert undone.topics == {Topic.DOSES}
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert first.intake is not None
    assert (intake.outcome, intake.at, intake.food, intake.by) == (Outcome.TAKEN, TAKEN.at, Food.WITH, "Alex")
    assert [item.by for item in history_of(diary, KEY)] == ["", "", "Alex"], "who acted, newest first"


def test_undo_puts_back_that_nothing_was_recorded(diary: Diary) -> None:
    undo(diary, ALEX, NOW, record_intake(diary, SAM, NOW, KEY, TAKEN))
    assert [item.by for item in history_of(diary, KEY)] == ["Alex", ""]
    assert intake_of(diary, KEY) is None
    assert intakes(diary, START, START.replace(month=4)) == {}
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    assert intake_of(diary, KEY) is not None


def test_undo_of_what_wrote_nothing_is_refused(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    again = record_intake(diary, SAM, NOW, KEY, TAKEN)
    assert why_refused(lambda: undo(diary, SAM, NOW, again)) is Reason.NOTHING_TO_UNDO
    assert why_refused(lambda: undo(diary, SAM, NOW, Recorded(frozenset()))) is Reason.NOTHING_TO_UNDO
    assert intake_of(diary, KEY) is not None


def test_undo_never_takes_back_what_another_recorded_since(diary: Diary) -> None:
    mine = record_intake(diary, SAM, NOW, KEY, TAKEN)
    record_intake(diary, ALEX, NOW, KEY, Answer(Outcome.SKIPPED))
    count = revision_count(diary)
    assert why_refused(lambda: undo(diary, SAM, NOW, mine)) is Reason.NOTHING_TO_UNDO
    assert revision_count(diary) == count


def test_two_people_who_record_one_dose_make_one_entry(diary: Diary) -> None:
    with Diary.open(diary.path, NOW) as other:
        record_intake(diary, SAM, NOW, KEY, TAKEN)
        record_intake(other, ALEX, NOW, KEY, Answer(Outcome.TAKEN, at("2026-03-02 08:05")))
        assert list(intakes(diary, START, START.replace(day=2))) == [KEY]


def test_the_last_taken_is_the_latest_time_and_no_skipped_one(diary: Diary) -> None:
    record_intake(
        diary, SAM, at("2026-03-03 19:00"), "evening/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-03 01:00"))
    )
    record_intake(
        diary, SAM, at("2026-03-03 19:00"), "morning/2026-03-03", Answer(Outcome.TAKEN, at("2026-03-03 00:30"))
    )
    record_intake(diary, SAM, at("2026-03-03 19:00"), "evening/2026-03-03", Answer(Outcome.SKIPPED))
    last = last_taken(diary)
    assert last is not None
    assert last.id == "evening/2026-03-02"


def test_what_was_deleted_stays_readable_and_can_be_put_back(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    deleted = delete_intake(diary, ALEX, NOW, KEY)
    assert intake_of(diary, KEY) is None
    assert [version.deleted for version in history_of(diary, KEY)] == [True, False]

    undo(diary, SAM, NOW, deleted)
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.at, intake.food) == (TAKEN.at, TAKEN.food)


def test_what_is_not_recorded_can_t_be_deleted(diary: Diary) -> None:
    assert why_refused(lambda: delete_intake(diary, SAM, NOW, KEY)) is Reason.NOTHING_RECORDED


def test_a_dose_on_hold_can_be_recorded_all_the_same(tmp_path: Path) -> None:
    of = plan()
    item = replace(of.prescriptions[0], holds=(Hold(Change(START)),))
    with sam_s_diary(tmp_path, replace(of, prescriptions=(item,))) as diary:
        record_intake(diary, SAM, NOW, KEY, TAKEN)
        assert intake_of(diary, KEY) is not None


def test_an_intake_is_moved_to_another_dose_with_both_entries_telling_so(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-01", TAKEN)
    moved = move_intake(diary, ALEX, NOW, "evening/2026-03-01", KEY, TAKEN)
    assert moved.topics == {Topic.DOSES}
    assert intake_of(diary, "evening/2026-03-01") is None
    found = intake_of(diary, KEY)
    assert found is not None
    assert (found.at, found.by) == (TAKEN.at, "Alex")
    assert len(history_of(diary, "evening/2026-03-01")) == 2


def test_what_can_t_be_moved_stays(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-01", TAKEN)
    before = revision_count(diary)
    assert why_refused(lambda: move_intake(diary, SAM, NOW, "morning/2026-03-01", KEY, TAKEN)) == "nothing_recorded"
    assert why_refused(lambda: move_intake(diary, SAM, NOW, "evening/2026-03-01", "none/2026-03-02", TAKEN)) == (
        "unknown_dose"
    )
    assert revision_count(diary) == before


def moved_to_key(diary: Diary, key: str) -> tuple[Recorded, Recorded]:
    """An intake recorded for another dose, and moved: what that wrote."""
    record_intake(diary, SAM, NOW, key, TAKEN)
    moved = move_intake(diary, SAM, NOW, key, KEY, TAKEN)
    assert moved.taken_out is not None
    assert moved.recorded is not None
    return moved.taken_out, moved.recorded


def test_a_move_is_undone_in_both_places_or_in_none(diary: Diary) -> None:
    evening = "evening/2026-03-01"
    steps = moved_to_key(diary, evening)
    record_intake(diary, ALEX, NOW, evening, Answer(Outcome.SKIPPED))
    before = revision_count(diary)
    assert why_refused(lambda: undo_all(diary, SAM, NOW, steps)) is Reason.NOTHING_TO_UNDO
    assert revision_count(diary) == before
    assert intake_of(diary, KEY) is not None


def test_a_move_is_undone(diary: Diary) -> None:
    evening = "evening/2026-03-01"
    assert undo_all(diary, SAM, NOW, moved_to_key(diary, evening)).topics == {Topic.DOSES}
    assert intake_of(diary, KEY) is None
    found = intake_of(diary, evening)
    assert found is not None
    assert found.at == TAKEN.at


def test_no_steps_are_nothing_to_undo(diary: Diary) -> None:
    assert why_refused(lambda: undo_all(diary, SAM, NOW, ())) is Reason.NOTHING_TO_UNDO
