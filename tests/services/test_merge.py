"""Merging two copies of a diary: the same ledger whatever the order, and nothing lost."""

import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.ledger import LedgerDose, ledger
from imuran_desktop.domain.plan import Slot
from imuran_desktop.domain.plan_edit import with_step
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import EVERYTHING
from imuran_desktop.services.intakes import delete_intake, record_intake
from imuran_desktop.services.merge import merge
from imuran_desktop.services.plan import edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan
from imuran_desktop.store.revisions import every_revision
from tests.services.plans import ALEX, SAM, START, at, plan, sam_s_diary, step, with_steps

LAST = date(2026, 3, 5)
NOW = at("2026-03-05 21:00")


@dataclass(frozen=True)
class Act:
    """One thing that somebody does to their copy; ``moment`` is in minutes before the end."""

    what: str
    key: str
    moment: int
    outcome: Outcome
    food: Food | None


acts = st.lists(
    st.builds(
        Act,
        what=st.sampled_from(["record", "record", "extra", "delete", "dose"]),
        key=st.sampled_from([f"{slot}/2026-03-0{day}" for slot in ("morning", "evening") for day in (1, 3)]),
        moment=st.integers(0, 300),
        outcome=st.sampled_from(Outcome),
        food=st.sampled_from([None, *Food]),
    ),
    max_size=6,
)


def do(diary: Diary, act: Act, author: object) -> None:
    now = NOW - timedelta(minutes=act.moment)
    who = ALEX if author == "Alex" else SAM
    taken = act.outcome is Outcome.TAKEN
    answer = Answer(act.outcome, at("2026-03-03 20:00") if taken else None, act.food)
    match act.what:
        case "record":
            record_intake(diary, who, now, act.key, answer)
        case "extra":
            record_extra(diary, who, now, act.key, answer)
        case "delete" if act.key in intakes(diary, START, LAST):
            delete_intake(diary, who, now, act.key)
        case "dose":
            coming = step(LAST + timedelta(days=1 + act.moment % 5), Slot("morning", 75.0, meal="breakfast"))
            edit_plan(diary, who, now, lambda of: with_steps(of, *with_step(of.prescriptions[0], coming).steps))


def ledger_of(diary: Diary) -> list[LedgerDose]:
    return ledger(read_plan(diary), intakes(diary, START, LAST), START, LAST + timedelta(days=9), NOW)


def ids(diary: Diary) -> set[str]:
    return {revision.id for revision in every_revision(diary)}


@given(acts, acts, acts)
@settings(max_examples=25, deadline=None)
def test_in_either_order_the_ledger_is_the_same_and_no_revision_is_lost(
    before: list[Act], here: list[Act], there: list[Act]
) -> None:
    with TemporaryDirectory() as folder, sam_s_diary(Path(folder)) as one:
        for act in before:
            do(one, act, "Sam")
        shutil.copy(one.path, Path(folder) / "other.imuran")
        with Diary.open(Path(folder) / "other.imuran", NOW) as other:
            for act in here:
                do(one, act, "Sam")
            for act in there:
                do(other, act, "Alex")
            wanted = ids(one) | ids(other)

            merge(one, other)
            merge(other, one)

            assert ids(one) == ids(other) == wanted
            assert ledger_of(one) == ledger_of(other)
            assert intakes(one, START, LAST) == intakes(other, START, LAST)
            assert (check(one), check(other)) == ([], [])


def test_one_dose_recorded_by_two_people_is_one_dose(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as one:
        shutil.copy(one.path, tmp_path / "other.imuran")
        with Diary.open(tmp_path / "other.imuran", NOW) as other:
            record_intake(one, SAM, NOW, "morning/2026-03-03", Answer(Outcome.TAKEN))
            record_intake(other, ALEX, NOW, "morning/2026-03-03", Answer(Outcome.SKIPPED, reason="forgot"))

            assert merge(one, other).topics == EVERYTHING
            assert merge(one, other).topics == frozenset()
        assert len(intakes(one, START, LAST)) == 1


def test_another_diary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with sam_s_diary(tmp_path) as one, sam_s_diary(tmp_path / "other", plan()) as other:
        before = ids(one)
        with pytest.raises(Refused) as caught:
            merge(one, other)
        assert caught.value.reason is Reason.OTHER_DIARY
        assert ids(one) == before
