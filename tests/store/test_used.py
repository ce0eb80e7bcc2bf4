"""The tablets that intakes used up: kept, and brought up to date with what was written since."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.stock import UsedUp, used_up
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.merge import add_missing
from imuran_desktop.store.read import intakes
from imuran_desktop.store.revisions import append
from imuran_desktop.store.used import used_since
from tests.domain.builders import intake
from tests.services.plans import ALEX, SAM, START
from tests.store.making import NOW, new_diary, write

ONE = (TabletCount(50.0, 1),)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with new_diary(tmp_path) as made:
        yield made


def put(diary: Diary, day: int, outcome: Outcome = Outcome.TAKEN, *, count: float = 1, deleted: bool = False) -> None:
    """Say what became of the morning dose of a day of March."""
    key = f"morning/2026-03-{day:02}"
    found = replace(intake(key, outcome, NOW + timedelta(minutes=day)), tablets=(TabletCount(50.0, count),))
    with diary.writing():
        append(
            diary,
            SAM,
            NOW,
            kind=Kind.INTAKE,
            entry=key,
            body=record_codec.intake_body(found),
            day=key[-10:],
            deleted=deleted,
        )


def counts(diary: Diary, first: date = START) -> list[float]:
    return sorted(item.tablets[0].count for item in used_since(diary, first))


def queries(diary: Diary) -> list[str]:
    """The SQL that the diary runs from now on."""
    made: list[str] = []
    diary.connection.set_trace_callback(made.append)
    return made


def test_what_was_taken_is_found_by_its_day(diary: Diary) -> None:
    put(diary, 1)
    put(diary, 2, count=2)
    put(diary, 3, Outcome.SKIPPED)
    assert list(used_since(diary, date(2026, 3, 2))) == [
        UsedUp("azathioprine", NOW + timedelta(minutes=2), (TabletCount(50.0, 2),))
    ]
    assert counts(diary) == [1, 2]
    assert counts(diary, date(2026, 3, 2)) == [2]


def test_it_is_kept_and_only_what_is_new_is_read(diary: Diary) -> None:
    for day in range(1, 10):
        put(diary, day)
    assert counts(diary) == [1] * 9
    made = queries(diary)
    assert counts(diary) == [1] * 9
    write(diary, "headache")
    put(diary, 4, count=2)
    assert counts(diary) == [1] * 8 + [2]
    assert made
    assert not any("BETWEEN" in sql for sql in made), "that reads all of them"


def test_what_is_corrected_taken_out_and_put_back_counts(diary: Diary) -> None:
    put(diary, 1)
    assert counts(diary) == [1]
    put(diary, 1, Outcome.SKIPPED)
    assert counts(diary) == []
    put(diary, 1, count=3)
    assert counts(diary) == [3]
    put(diary, 1, deleted=True)
    assert counts(diary) == []


def test_what_another_writes_counts(diary: Diary) -> None:
    assert counts(diary) == []
    with Diary.open(diary.path, NOW) as other:
        put(other, 1)
    assert counts(diary) == [1]


def test_a_transaction_that_fails_leaves_nothing_behind(diary: Diary) -> None:
    put(diary, 1)
    assert counts(diary) == [1]
    with pytest.raises(RuntimeError):
        _put_and_fail(diary)
    assert counts(diary) == [1]
    put(diary, 3, count=5)
    assert counts(diary) == [1, 5]


def _put_and_fail(diary: Diary) -> None:
    with diary.writing():
        put(diary, 2, count=2)
        assert counts(diary) == [1, 2]
        raise RuntimeError


def test_a_merge_of_many_counts(tmp_path: Path) -> None:
    with new_diary(tmp_path) as diary, new_diary(tmp_path, "copy.imuran") as copy:
        assert counts(diary) == []
        with copy.writing():
            for number in range(250):
                day = START + timedelta(days=number)
                body = record_codec.intake_body(replace(intake(f"morning/{day}", at=NOW), tablets=ONE))
                append(copy, ALEX, NOW, kind=Kind.INTAKE, entry=f"morning/{day}", body=body, day=str(day))
        with diary.writing():
            add_missing(diary, copy)
        assert counts(diary) == [1] * 250


steps = st.tuples(st.integers(1, 4), st.sampled_from(Outcome), st.sampled_from([1, 2]), st.booleans(), st.booleans())


@given(st.lists(steps, max_size=8))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_is_what_reading_all_of_it_would_find(
    diary: Diary, done: list[tuple[int, Outcome, int, bool, bool]]
) -> None:
    for day, outcome, count, deleted, looks in done:
        put(diary, day, outcome, count=count, deleted=deleted)
        if looks:
            used_since(diary, START)
    everything = map(used_up, intakes(diary, START, date(2026, 12, 31)).values())
    assert set(used_since(diary, START)) == {found for found in everything if found}
