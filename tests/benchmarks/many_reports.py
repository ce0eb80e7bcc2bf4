"""Makes the reports of as many diaries as it is asked to, side by side or one after the other, and prints the time."""

import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.services.report_making import Job, Made, make
from imuran_desktop.services.spread import Spread

UNTIL = date(2026, 6, 30)
DAYS = 90
_NOW = datetime(2026, 6, 30, 18, tzinfo=UTC)
_WISH = ReportWish(UNTIL - timedelta(days=DAYS - 1), UNTIL)
_WARM = 5


def jobs(diaries: Path, out: Path, count: int) -> list[Job]:
    """A job for each of the first ``count`` diaries of a folder."""
    paths = sorted(diaries.iterdir())[:count]
    return [Job(path, _WISH, _NOW, "en_GB", out=out / f"{path.stem}.pdf") for path in paths]


def alone(wanted: list[Job]) -> list[float]:
    """The seconds of each report, when this process has made some before."""
    for job in wanted[:_WARM]:
        make(job)
    seconds = []
    for job in wanted:
        started = perf_counter()
        outcome = make(job)
        seconds.append(perf_counter() - started)
        assert isinstance(outcome, Made), outcome
    return seconds


def side_by_side(wanted: list[Job], workers: int) -> float:
    """The seconds of all of them together, from the start of the first process to the end of the last."""
    started = perf_counter()
    with Spread(make, wanted, workers) as spread:
        for _, outcome in spread:
            assert isinstance(outcome, Made), outcome
    return perf_counter() - started


if __name__ == "__main__":
    diaries, out, count, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    wanted = jobs(diaries, out, count)
    print(json.dumps(side_by_side(wanted, workers) if workers else alone(wanted)))
