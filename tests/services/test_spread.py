"""Work in processes of their own, and what becomes of them."""

import logging
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from time import monotonic

import pytest

from imuran_desktop.services.spread import Crashed, Spread, default_workers
from tests.process_groups import signal_group
from tests.services import spread_works as works

CHECKOUT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended is there until its parent has taken note.
    return sys.platform != "linux" or ") Z" not in Path(f"/proc/{pid}/stat").read_text()


def wait_for(condition: Callable[[], object], seconds: float = 20) -> None:
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it does not come about"
        threading.Event().wait(0.01)


def cancel_once_marked(spread: Spread[Path, None], *marks: Path) -> list[float]:
    """Cancel from another thread once the marks are there; the list gets the moment."""
    moments: list[float] = []

    def cancel() -> None:
        wait_for(lambda: all(mark.exists() and mark.read_text() for mark in marks))
        moments.append(monotonic())
        spread.cancel()

    threading.Thread(target=cancel).start()
    return moments


def test_each_item_has_its_outcome() -> None:
    with Spread(works.double, range(20), 2) as spread:
        assert sorted(spread) == [(number, 2 * number) for number in range(20)]


def test_one_worker_goes_from_the_first_to_the_last() -> None:
    with Spread(works.double, [5, 3, 8], 1) as spread:
        assert list(spread) == [(0, 10), (1, 6), (2, 16)]


def test_nothing_to_do_starts_nothing() -> None:
    nothing: list[int] = []
    with Spread(works.double, nothing, 4) as spread:
        assert list(spread) == []


def test_the_work_is_done_elsewhere_by_as_many_as_are_wanted() -> None:
    with Spread(works.process_id, range(12), 3) as spread:
        ids = {pid for _, pid in spread}
    assert os.getpid() not in ids
    assert 1 <= len(ids) <= 3
    assert not any(is_running(pid) for pid in ids if isinstance(pid, int))


def test_there_is_a_worker_for_each_processor() -> None:
    assert 1 <= default_workers() <= (os.cpu_count() or 1)


def test_a_worker_is_renewed_after_some_items() -> None:
    with Spread(works.process_id, range(6), 1, renew=2) as spread:
        ids = [pid for _, pid in spread]
    assert len(set(ids)) == 3
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_costs_its_item_alone(workers: int) -> None:
    with Spread(works.die_of_three, range(8), workers) as spread:
        outcomes = dict(spread)
    assert outcomes == {number: Crashed(3) if number == 3 else number for number in range(8)}


def test_an_item_that_kills_every_worker_ends_all_the_same() -> None:
    with Spread(works.die_of_three, [3, 3, 3], 2) as spread:
        assert sorted(place for place, outcome in spread if outcome == Crashed(place)) == [0, 1, 2]


def test_an_error_costs_its_item_alone_and_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Spread(works.fail_of_three, range(5), 1) as spread:
        assert list(spread) == [(number, Crashed(3) if number == 3 else number) for number in range(5)]
    (record,) = caplog.records
    assert "ValueError" in record.getMessage()
    assert "fail_of_three" in record.getMessage()
    assert "3 tablets" not in caplog.text


def test_an_error_of_the_system_is_not_mistaken_for_a_dead_worker() -> None:
    with Spread(works.fail_to_read, range(3), 1) as spread:
        assert list(spread) == [(number, Crashed(number)) for number in range(3)]


def test_an_outcome_that_cannot_be_sent_is_none() -> None:
    with Spread(works.what_cannot_be_sent, [1], 1) as spread:
        assert list(spread) == [(0, Crashed(0))]


def test_what_workers_log_is_logged_here(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Spread(works.warn, [1, 2], 1) as spread:
        list(spread)
    assert [(record.name, record.getMessage()) for record in caplog.records] == [
        ("imuran_desktop.test", "number 1"),
        ("imuran_desktop.test", "number 2"),
    ]


def test_workers_print_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with Spread(works.say_much, range(3), 1) as spread:
        assert len(list(spread)) == 3
    assert capfd.readouterr() == ("", "")


def test_a_worker_loads_no_more_than_the_work_needs() -> None:
    program = (
        "from imuran_desktop.services.spread import Spread\n"
        "from tests.services.spread_works import modules\n"
        "if __name__ == '__main__':\n"
        "    with Spread(modules, [1], 1) as spread:\n"
        "        print(*next(iter(spread))[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"PySide6", "click", "typst", "pytest", "sqlcipher3"}


@pytest.mark.parametrize("workers", [1, 2])
@posix
def test_cancelled_from_another_thread_it_ends_at_once_also_in_a_call_that_hears_nothing(
    tmp_path: Path, workers: int
) -> None:
    marks = [tmp_path / str(number) for number in range(workers)]
    with Spread(works.hang, marks, workers) as spread:
        moments = cancel_once_marked(spread, *marks)
        assert list(spread) == []
    assert monotonic() - moments[0] < 5
    assert not any(is_running(int(mark.read_text())) for mark in marks)


@posix
def test_a_worker_may_clear_up_before_it_ends(tmp_path: Path) -> None:
    mark = tmp_path / "draft"
    with Spread(works.wait_drafting, [mark], 1) as spread:
        cancel_once_marked(spread, mark)
        assert list(spread) == []
    assert not mark.exists()


@posix
def test_it_is_not_disturbed_in_that_by_being_asked_again(tmp_path: Path) -> None:
    mark = tmp_path / "draft"
    with Spread(works.clear_up_slowly, [mark], 1) as spread:
        cancel_once_marked(spread, mark)
        for _ in spread:
            pass
        spread.cancel()
    assert not mark.exists()


def test_cancelled_between_two_outcomes_nothing_more_comes() -> None:
    with Spread(works.double, range(100), 2) as spread:
        seen = 0
        for _ in spread:
            seen += 1
            spread.cancel()
            spread.cancel()
    assert seen == 1


def test_cancelled_before_it_began_it_does_nothing() -> None:
    with Spread(works.double, range(3), 2) as spread:
        spread.cancel()
        assert list(spread) == []


@posix
def test_left_in_the_middle_nothing_stays_behind(tmp_path: Path) -> None:
    with Spread(works.process_id, range(1000), 2) as spread:
        ids = {pid for _, pid in islice(spread, 20)}
    assert not any(is_running(pid) for pid in ids if isinstance(pid, int))


def test_what_came_of_it_is_not_kept() -> None:
    def peak(number: int) -> int:
        tracemalloc.start()
        with Spread(works.large, range(number), 2) as spread:
            for _, outcome in spread:
                assert isinstance(outcome, bytes)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(100) < 1.2 * peak(10)


def test_a_thousand_items_take_no_more_memory_than_ten() -> None:
    def peak(number: int) -> int:
        items = range(number)
        tracemalloc.start()
        with Spread(works.double, items, 2) as spread:
            assert sum(1 for _ in spread) == number
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(1000) < 1.5 * peak(10)


_HANGS = """
import sys
from pathlib import Path
from imuran_desktop.services.spread import Spread
from tests.services.spread_works import WORK
if __name__ == "__main__":
    with Spread(WORK, [Path(name) for name in sys.argv[1:]], 2) as spread:
        print(list(spread))
"""


def hanging(work: Callable[[Path], None], *marks: Path) -> subprocess.Popen[str]:
    """A program of its own, all workers of which are busy."""
    program = _HANGS.replace("WORK", work.__name__)
    child = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, marks)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_for(lambda: all(mark.exists() and mark.read_text() for mark in marks))
    return child


@posix
@pytest.mark.parametrize("work", [works.hang, works.wait_drafting])
def test_interrupted_from_the_keyboard_only_the_program_itself_complains(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    child = hanging(work, *marks)
    ids = [int(mark.read_text()) for mark in marks]
    signal_group(child.pid, signal.SIGINT)  # as a terminal does it: to everyone
    out, err = child.communicate(timeout=20)
    assert out == ""
    assert err.count("Traceback") == 1
    assert "Process " not in err
    assert not any(is_running(pid) for pid in ids)


@posix
def test_workers_end_when_nobody_is_left_to_work_for(tmp_path: Path) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    child = hanging(works.wait_a_while, *marks)
    ids = [int(mark.read_text()) for mark in marks]
    child.kill()
    child.communicate(timeout=20)
    wait_for(lambda: not any(is_running(pid) for pid in ids))


@posix
@pytest.mark.parametrize("work", [works.hang, works.wait_drafting])
def test_workers_end_with_the_program_also_in_the_middle_of_an_item(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    child = hanging(work, *marks)
    ids = [int(mark.read_text()) for mark in marks]
    child.kill()
    child.communicate(timeout=20)
    wait_for(lambda: not any(is_running(pid) for pid in ids), 5)
    assert work is works.hang or not any(mark.exists() for mark in marks), "they could clear up"


_LEAVES = """
import sys, threading
from pathlib import Path
from imuran_desktop.services.spread import Spread
from tests.services.spread_works import hang
if __name__ == "__main__":
    marks = [Path(name) for name in sys.argv[1:]]
    spread = Spread(hang, marks, 2, after=lambda: print("clear"))
    threading.Thread(target=list, args=(spread,), daemon=True).start()
    while not all(mark.exists() and mark.read_text() for mark in marks):
        threading.Event().wait(0.01)
"""


@posix
def test_a_program_that_just_ends_neither_waits_for_workers_nor_leaves_any(tmp_path: Path) -> None:
    marks = [tmp_path / "one", tmp_path / "two"]
    command = [sys.executable, "-c", _LEAVES, *map(str, marks)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "clear\n", "")
    assert not any(is_running(int(mark.read_text())) for mark in marks)


def test_what_follows_is_done_once_when_all_is_done() -> None:
    cleared: list[str] = []
    with Spread(works.double, range(3), 2, after=lambda: cleared.append("clear")) as spread:
        assert len(list(spread)) == 3
    assert cleared == ["clear"]


@posix
def test_many_deaf_workers_are_ended_in_the_time_of_one(tmp_path: Path) -> None:
    marks = [tmp_path / str(number) for number in range(10)]
    with Spread(works.hang, marks, 10) as spread:
        moments = cancel_once_marked(spread, *marks)
        assert list(spread) == []
    assert monotonic() - moments[0] < 2, "one after the other they take 3 s"


def test_of_what_a_library_logs_only_that_it_did_is_passed_on(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Spread(works.warn_as_library, [50], 1) as spread:
        list(spread)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("fontTools.subset", logging.ERROR)
    assert "ValueError" in record.getMessage()
    assert "50 mg" not in record.getMessage()


@pytest.mark.parametrize(("items", "threads"), [([1], None), ([1, 2], "1")])
def test_only_one_that_is_alone_has_all_processors_for_its_pages(
    items: list[int], threads: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAYON_NUM_THREADS", raising=False)
    with Spread(works.typst_threads, items, 2) as spread:
        assert {outcome for _, outcome in spread} == {threads}
