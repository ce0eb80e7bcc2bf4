"""A plan changed differently in two copies: both are kept, one is shown, and somebody chooses."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.services.changes import EVERYTHING
from imuran_desktop.services.merge import merge
from imuran_desktop.services.plan import edit_plan
from imuran_desktop.services.plan_disputes import plan_disputes, settle_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, SAM, at, sam_s_diary

NOW = at("2026-03-05 21:00")
LATER = at("2026-03-05 22:00")


def change_reason(diary: Diary, author: Author, reason: str, now: datetime = NOW) -> None:
    def edit(plan: Plan) -> Plan:
        return replace(plan, prescriptions=(replace(plan.prescriptions[0], reason=reason),))

    edit_plan(diary, author, now, edit)


def reason_in(diary: Diary) -> str:
    return read_plan(diary).prescriptions[0].reason


@pytest.fixture
def disputed(tmp_path: Path) -> Iterator[Diary]:
    with sam_s_diary(tmp_path) as one:
        shutil.copy(one.path, tmp_path / "copy.imuran")
        with Diary.open(tmp_path / "copy.imuran", NOW) as copy:
            change_reason(one, SAM, "here")
            change_reason(copy, ALEX, "there", LATER)
            merge(one, copy)
        yield one


def test_both_versions_are_told_the_one_that_holds_first(disputed: Diary) -> None:
    (dispute,) = plan_disputes(disputed)
    assert (dispute.entry, dispute.kind) == ("prescription:aza", Kind.PRESCRIPTION)
    said = [version.says for version in dispute.versions]
    assert all(isinstance(part, Prescription) for part in said)
    assert [part.reason for part in said if isinstance(part, Prescription)] == ["there", "here"]
    assert [(version.by, version.changed_at) for version in dispute.versions] == [("Alex", LATER), ("", NOW)]
    assert reason_in(disputed) == "there"


def test_the_chosen_one_holds_and_the_other_stays_readable(disputed: Diary) -> None:
    (dispute,) = plan_disputes(disputed)
    settled = settle_plan(disputed, SAM, LATER, dispute.entry, dispute.versions[1].revision)

    assert settled.topics == EVERYTHING
    assert plan_disputes(disputed) == []
    assert reason_in(disputed) == "here"
    assert {version.body["reason"] for version in history_of(disputed, dispute.entry)} == {"", "here", "there"}


def test_nothing_is_left_to_choose_once_somebody_chose(disputed: Diary) -> None:
    (dispute,) = plan_disputes(disputed)
    settle_plan(disputed, SAM, LATER, dispute.entry, dispute.versions[0].revision)
    with pytest.raises(Refused) as caught:
        settle_plan(disputed, SAM, LATER, dispute.entry, dispute.versions[1].revision)
    assert caught.value.reason is Reason.NOTHING_RECORDED
    assert reason_in(disputed) == "there"


def test_a_plan_of_one_copy_has_no_disputes(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        change_reason(diary, SAM, "once")
        change_reason(diary, SAM, "twice")
        assert plan_disputes(diary) == []
