"""Runs without a dose: doses due one after the other of which none was taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Run:
    """``doses`` due one after the other of which none was recorded as taken, on the dates ``first`` to ``last``."""

    doses: int
    first: date
    last: date


@dataclass(frozen=True)
class Runs:
    """The runs of a period: its ``longest`` (the earliest of them), and those that it opens and closes with.

    These may go on in the periods beside it. Unless ``any_taken``, all three are the one run there is.
    """

    longest: Run | None = None
    opening: Run | None = None
    closing: Run | None = None
    any_taken: bool = False


NO_RUNS = Runs()
_TAKEN = Runs(any_taken=True)


def runs_of(day: date, *, taken: bool) -> Runs:
    """The runs of a single dose due on ``day``."""
    if taken:
        return _TAKEN
    run = Run(1, day, day)
    return Runs(run, run, run)


def joined(parts: Iterable[Runs]) -> Runs:
    """The runs of a period from those of its parts, which follow one another."""
    longest: Run | None = None
    opening: Run | None = None
    closing: Run | None = None
    any_taken = False
    for part in parts:
        across = _one_run(closing, part.opening)
        longest = _longer(_longer(longest, across), part.longest)
        opening = opening if any_taken else across
        closing = part.closing if part.any_taken else across
        any_taken = any_taken or part.any_taken
    return Runs(longest, opening, closing, any_taken)


def _one_run(earlier: Run | None, later: Run | None) -> Run | None:
    if earlier is None or later is None:
        return earlier or later
    return Run(earlier.doses + later.doses, earlier.first, later.last)


def _longer(earlier: Run | None, later: Run | None) -> Run | None:
    if earlier is None or later is None:
        return earlier or later
    return later if later.doses > earlier.doses else earlier
