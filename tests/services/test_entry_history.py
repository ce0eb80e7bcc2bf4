"""Earlier versions of an intake, and picking one of two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import heads
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entry_history import disputed_days, settle, versions
from imuran_desktop.services.intakes import delete_intake, record_intake, undo
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of
from imuran_desktop.store.revisions import current_of, history_of, insert
from tests.services.plans import ALEX, KEY, SAM, at, revision_count

NOW = at("2026-03-02 09:00")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def disputed(diary: Diary) -> Diary:
    """Sam recorded it as taken, Alex as skipped on another computer; Alex's is the one shown meanwhile."""
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN, at("2026-03-02 08:05")))
    known = current_of(diary, KEY)
    assert known is not None
    body = {**known.body, "outcome": "skipped", "at": None, "amount_mg": None, "by": "Alex"}
    theirs = replace(known, id="f" * 32, device=ALEX.device, by="Alex", recorded_at=LATER, body=body, parents=())
    with diary.writing():
        insert(diary, [theirs])
    return diary


def outcomes(diary: Diary) -> list[Outcome]:
    return [version.intake.outcome for version in versions(diary, KEY)]


def test_nothing_was_recorded(diary: Diary) -> None:
    assert versions(diary, KEY) == []


def test_versions_are_told_newest_first_with_who_and_where(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN, at("2026-03-02 08:05")))
    record_intake(diary, ALEX, LATER, KEY, Answer(Outcome.NOT_SURE))
    delete_intake(diary, SAM, LATER + timedelta(hours=1), KEY)
    found = versions(diary, KEY)
    assert [item.intake.outcome for item in found] == [Outcome.NOT_SURE, Outcome.NOT_SURE, Outcome.TAKEN]
    assert [item.deleted for item in found] == [True, False, False]
    assert [item.is_current for item in found] == [True, False, False]
    assert [item.device for item in found] == [SAM.device, ALEX.device, SAM.device]
    assert [item.by for item in found] == ["", "Alex", ""]
    assert found[2].recorded_at == NOW


def test_of_two_current_ones_the_one_shown_comes_first(disputed: Diary) -> None:
    assert outcomes(disputed) == [Outcome.SKIPPED, Outcome.TAKEN]
    assert [item.is_current for item in versions(disputed, KEY)] == [True, True]


def test_the_days_of_disputes_are_found_until_they_are_settled(disputed: Diary) -> None:
    record_intake(disputed, SAM, NOW, "evening/2026-03-01", Answer(Outcome.NOT_SURE))
    record_intake(disputed, ALEX, LATER, "evening/2026-03-01", Answer(Outcome.SKIPPED))
    assert disputed_days(disputed) == [date(2026, 3, 2)]
    settle(disputed, SAM, LATER, KEY, versions(disputed, KEY)[0].revision)
    assert disputed_days(disputed) == []


@pytest.mark.parametrize("place", [0, 1])
def test_the_one_picked_holds_and_replaces_both(disputed: Diary, place: int) -> None:
    chosen = versions(disputed, KEY)[place]
    settled = settle(disputed, SAM, LATER, KEY, chosen.revision)
    assert settled.topics == {Topic.DOSES}
    history = history_of(disputed, KEY)
    assert [item.id for item in heads(history)] == [settled.revision]
    assert len(history) == 3
    now_said = intake_of(disputed, KEY)
    assert now_said is not None
    assert (now_said.outcome, now_said.by) == (chosen.intake.outcome, chosen.intake.by)


def test_picking_the_only_one_writes_nothing(diary: Diary) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, Answer(Outcome.NOT_SURE))
    before = revision_count(diary)
    assert settle(diary, SAM, LATER, KEY, recorded.revision).topics == frozenset()
    assert revision_count(diary) == before


def test_a_settlement_can_be_undone(disputed: Diary) -> None:
    settled = settle(disputed, SAM, LATER, KEY, versions(disputed, KEY)[1].revision)
    undo(disputed, SAM, LATER, settled)
    assert outcomes(disputed)[0] is Outcome.SKIPPED


def test_what_was_deleted_can_be_put_back_and_that_undone(diary: Diary) -> None:
    recorded = record_intake(diary, ALEX, NOW, KEY, Answer(Outcome.NOT_SURE))
    delete_intake(diary, SAM, LATER, KEY)
    put_back = settle(diary, SAM, LATER, KEY, recorded.revision)
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.outcome, intake.by) == (Outcome.NOT_SURE, "Alex")
    undo(diary, SAM, LATER, put_back)
    assert intake_of(diary, KEY) is None


def test_a_version_of_something_else_is_refused(diary: Diary) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, Answer(Outcome.NOT_SURE))
    with pytest.raises(Refused) as caught:
        settle(diary, SAM, NOW, "evening/2026-03-01", recorded.revision)
    assert caught.value.reason is Reason.NOTHING_RECORDED
