from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from time import perf_counter

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.history import Author
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.store.sqlite import Connection, connect
from tests.benchmarks.figures import compare

_RUNS = 150
_AUTHOR = Author("d" * 32, "Sam")
_ROW = ("r" * 32, "morning/2026-03-01", '{"outcome": "taken"}')


def test_recording_a_dose(on_disk: Path, ten_years: Path) -> None:
    mine = on_disk / "recording.imuran"
    copyfile(ten_years, mine)
    raw = _raw_table(on_disk / "raw.sqlite")
    recording, commits = [], []
    with Diary.open(mine, datetime.now(UTC)) as diary:
        for run, dose in enumerate(_coming_doses(diary)):
            committed = _milliseconds(lambda: _commit_one_row(raw))
            recorded = _milliseconds(lambda dose=dose: _record(diary, dose))  # type: ignore[misc]
            if run:  # the first one imports and prepares
                commits.append(committed)
                recording.append(recorded)
    raw.close()
    compare("recording a dose / a raw commit of one row", recording, commits, "ms", aim=1.5)


def _coming_doses(diary: Diary) -> Iterator[Dose]:
    """Doses that nothing is recorded for: those after the diary's last day."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return iter(expected_doses(read_plan(diary), tomorrow, tomorrow + timedelta(days=_RUNS // 2)))


def _record(diary: Diary, dose: Dose) -> None:
    now = dose.instant + timedelta(minutes=5)
    written = record_intake(diary, _AUTHOR, now, dose.key, Answer(Outcome.TAKEN, dose.instant, Food.WITH))
    assert written.revision


def _raw_table(path: Path) -> Connection:
    """A table with nothing but a key, in a file with the diary's own settings."""
    path.touch()
    raw = connect(path)
    raw.execute("CREATE TABLE rows (id TEXT, entry TEXT, body TEXT)")
    return raw


def _commit_one_row(raw: Connection) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO rows VALUES (?, ?, ?)", _ROW)
    raw.execute("COMMIT")


def _milliseconds(act: Callable[[], None]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)
