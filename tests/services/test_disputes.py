"""What was changed differently in two copies: both are kept, one is shown, and somebody chooses."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import EVERYTHING, Topic
from imuran_desktop.services.conflicts import Conflicts, read_conflicts
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.disputes import FEELING_KINDS, HEALTH_KINDS, Dispute, disputes, settle_dispute
from imuran_desktop.services.merge import merge
from imuran_desktop.services.plan import edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.symptoms import Felt, change_symptom, log_symptoms
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import PLAN_KINDS, read_contacts, read_plan, symptoms
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, SAM, at, sam_s_diary

KNOWN = load_symptoms()
NOW = at("2026-03-05 21:00")
LATER = at("2026-03-05 22:00")


def disputes_of_plan(diary: Diary) -> list[Dispute]:
    return disputes(diary, *PLAN_KINDS)


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
    (dispute,) = disputes_of_plan(disputed)
    assert (dispute.entry, dispute.kind) == ("prescription:aza", Kind.PRESCRIPTION)
    said = [version.says for version in dispute.versions]
    assert all(isinstance(part, Prescription) for part in said)
    assert [part.reason for part in said if isinstance(part, Prescription)] == ["there", "here"]
    assert [(version.by, version.changed_at) for version in dispute.versions] == [("Alex", LATER), ("", NOW)]
    assert reason_in(disputed) == "there"


def test_the_chosen_one_holds_and_the_other_stays_readable(disputed: Diary) -> None:
    (dispute,) = disputes_of_plan(disputed)
    settled = settle_dispute(disputed, SAM, LATER, dispute.entry, dispute.versions[1].revision)

    assert settled.topics == EVERYTHING
    assert disputes_of_plan(disputed) == []
    assert reason_in(disputed) == "here"
    assert {version.body["reason"] for version in history_of(disputed, dispute.entry)} == {"", "here", "there"}


def test_nothing_is_left_to_choose_once_somebody_chose(disputed: Diary) -> None:
    (dispute,) = disputes_of_plan(disputed)
    settle_dispute(disputed, SAM, LATER, dispute.entry, dispute.versions[0].revision)
    with pytest.raises(Refused) as caught:
        settle_dispute(disputed, SAM, LATER, dispute.entry, dispute.versions[1].revision)
    assert caught.value.reason is Reason.NOTHING_RECORDED
    assert reason_in(disputed) == "there"


def test_a_plan_of_one_copy_has_no_disputes(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        change_reason(diary, SAM, "once")
        change_reason(diary, SAM, "twice")
        assert disputes_of_plan(diary) == []


def test_feelings_and_numbers_to_call_are_settled_too(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as one:
        entry = log_symptoms(one, SAM, NOW, KNOWN, [Felt("nausea", Severity.MILD, NOW)]).entry
        shutil.copy(one.path, tmp_path / "copy.imuran")
        with Diary.open(tmp_path / "copy.imuran", NOW) as copy:
            change_symptom(one, SAM, NOW, KNOWN, entry, Felt("nausea", Severity.SEVERE, NOW))
            change_symptom(copy, ALEX, LATER, KNOWN, entry, Felt("nausea", Severity.MODERATE, NOW))
            set_contacts(one, SAM, NOW, Contacts(clinic_number="1"))
            set_contacts(copy, ALEX, LATER, Contacts(clinic_number="2"))
            assert set(merge(one, copy).disputed) == {entry, "contacts"}
        assert read_conflicts(one).conflicts == Conflicts(feelings=1, health=1)
        (felt,), (numbers,) = disputes(one, *FEELING_KINDS), disputes(one, *HEALTH_KINDS)
        assert [version.by for version in felt.versions] == ["Alex", ""]
        assert settle_dispute(one, SAM, LATER, entry, felt.versions[1].revision).topics == {Topic.SYMPTOMS}
        assert settle_dispute(one, SAM, LATER, "contacts", numbers.versions[0].revision).topics == {Topic.CONTACTS}
        assert not read_conflicts(one).conflicts
        assert [item.severity for item in symptoms(one, NOW.date(), NOW.date())] == [Severity.SEVERE]
        assert read_contacts(one) == Contacts(clinic_number="2")
