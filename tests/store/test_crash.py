"""A process killed at any moment: whatever it said was recorded is in the file."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from imuran_desktop.store.check import check
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes
from tests.services.plans import START, at, sam_s_diary

_RECORDER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.store.diary import Diary

now = datetime(2027, 3, 1, tzinfo=UTC)
with Diary.open(Path(sys.argv[1]), now) as diary:
    print("ready", flush=True)
    for number in range(300):
        day = datetime(2026, 3, 1, 8, tzinfo=UTC) + timedelta(days=number)
        for slot in ("morning", "evening"):
            key = f"{slot}/{day.date()}"
            record_intake(diary, Author("device"), now, key, Answer(Outcome.TAKEN, day, Food.WITH))
            print(key, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_what_was_said_to_be_recorded_is_in_the_file(tmp_path: Path, seed: int) -> None:
    diary = sam_s_diary(tmp_path)
    diary.close()
    random = Random(seed)
    child = subprocess.Popen(
        [sys.executable, "-c", _RECORDER, str(diary.path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    said = [child.stdout.readline().strip() for _ in range(random.randint(1, 25))]
    # A little work of our own, so that the moment falls anywhere in a write.
    sum(range(random.randint(0, 400_000)))
    child.kill()
    rest, _ = child.communicate()
    # The last line may be cut short: then it was not shown.
    said += [line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")]

    # A command that only reads must cope with what was left, too.
    with Diary.open(diary.path, at("2027-03-01 00:00"), read_only=True) as found:
        assert check(found) == []
        recorded = intakes(found, START, START + timedelta(days=300))
    assert set(said) <= set(recorded)
    assert len(recorded) <= len(said) + 1


def test_a_journal_left_behind_is_rolled_back_by_who_only_reads(tmp_path: Path) -> None:
    """The file as a process leaves it that is killed when its pages are written and its commit is not done."""
    with sam_s_diary(tmp_path) as diary:
        whole = diary.path.read_bytes()
        journal = diary.path.with_name(f"{diary.path.name}-journal")
        diary.connection.execute("PRAGMA cache_size = 1")  # so that pages reach the file before the commit
        diary.connection.execute("BEGIN IMMEDIATE")
        diary.database.table("about").insert_all({"key": str(number), "value": "x" * 500} for number in range(400))
        half, undo = diary.path.read_bytes(), journal.read_bytes()
        diary.connection.execute("ROLLBACK")
    assert half != whole
    diary.path.write_bytes(half)
    journal.write_bytes(undo)

    with Diary.open(diary.path, at("2026-03-01 07:00"), read_only=True) as found:
        assert check(found) == []
        assert found.connection.execute("SELECT count(*) FROM about").fetchone()[0] == 2
    assert not journal.exists()
