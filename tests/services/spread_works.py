"""What workers do in the tests of `spread`; a module of its own, since each of them imports it."""

import logging
import os
import sys
import time
from pathlib import Path
from threading import Event

from imuran_desktop.domain.report_wish import ReportOf
from imuran_desktop.services.report_files import write_report
from imuran_desktop.services.report_making import Job
from tests.process_groups import be_deaf_to_ending


def double(number: int) -> int:
    return 2 * number


def process_id(_: object) -> int:
    return os.getpid()


def die_of_three(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number


def fail_of_three(number: int) -> int:
    if number == 3:
        raise ValueError(f"Sam took {number} tablets")
    return number


def fail_to_read(_: object) -> None:
    raise OSError("Sam took 50 mg")


def what_cannot_be_sent(_: object) -> object:
    return lambda: 1


def warn(number: int) -> int:
    logging.getLogger("imuran_desktop.test").warning("number %s", number)
    return number


def warn_as_library(amount: int) -> None:
    try:
        raise ValueError(f"{amount} mg")
    except ValueError:
        logging.getLogger("fontTools.subset").exception("no glyph for %s mg", amount)


def say_much(number: int) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.write("to whom?\n")
        stream.flush()
    for descriptor in (1, 2):
        os.write(descriptor, b"and again\n")
    return number


def large(number: int) -> bytes:
    return bytes(1_000_000)


def modules(_: object) -> list[str]:
    return sorted(sys.modules)


def typst_threads(_: object) -> str | None:
    return os.environ.get("RAYON_NUM_THREADS")


def hang(mark: Path) -> None:
    """Leave a mark, and then be as deaf to signals as a long call of a library in C."""
    be_deaf_to_ending()
    mark.write_text(str(os.getpid()))
    Event().wait()


def wait_drafting(mark: Path) -> None:
    """Leave a mark until asked to end."""
    mark.write_text(str(os.getpid()))
    try:
        Event().wait()
    finally:
        mark.unlink()


def clear_up_slowly(mark: Path) -> None:
    """Leave a mark until asked to end, and a little longer."""
    try:
        wait_drafting(mark)
    finally:
        mark.touch()
        time.sleep(0.1)  # noqa: TID251 - a slow disk
        mark.unlink()


def wait_a_while(mark: Path) -> None:
    """Leave a mark, and be done a moment later."""
    mark.write_text(str(os.getpid()))
    time.sleep(0.5)  # noqa: TID251 - the work


def hang_drafting(job: Job) -> None:
    """Begin to write a report, and never come to the end of it, whatever is asked."""

    def hang(fd: object) -> None:
        del fd
        be_deaf_to_ending()
        while True:
            time.sleep(1)  # noqa: TID251 - it never ends by itself

    os.fsync = hang
    assert job.out is not None
    of = ReportOf("041b7e0e8c1f", job.wish.last, job.wish.last)
    write_report({"": b"50 mg"}, job.format, job.out, of, mark=job.drafts)
