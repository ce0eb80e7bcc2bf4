"""What is wrong with the phases of a monitoring schedule, before anybody follows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from imuran_desktop.domain.phases import Interval, Phase

MOST_WEEKS = 520
"""The longest that a schedule may wait for anything: ten years."""
_MOST_DAYS, _MOST_MONTHS = MOST_WEEKS * 7, MOST_WEEKS * 12 // 52
_ANY_DAY = date(2001, 1, 1)
"""From which spans of days and of months are compared."""


class PhaseFault(StrEnum):
    """What can be wrong with the phases of a schedule."""

    NO_PHASES = "no_phases"
    EVERY_OR_WEEKS = "every_or_weeks"
    """It says neither how often nor in which weeks, or both."""
    SPAN_RANGE = "span_range"
    TWO_ENDS = "two_ends"
    WEEKS_RISE = "weeks_rise"
    WEEKS_RANGE = "weeks_range"
    WEEKS_FIRST = "weeks_first"
    STABLE_RANGE = "stable_range"
    NEVER_ENDS = "never_ends"
    LAST_ENDS = "last_ends"
    ENDS_EARLIER = "ends_earlier"


@dataclass(frozen=True)
class ScheduleFault:
    """One thing wrong, and in which phase, counted from 0; None when it is about the whole."""

    fault: PhaseFault
    phase: int | None = None


def schedule_faults(phases: Sequence[Phase]) -> list[ScheduleFault]:
    """Everything wrong with ``phases``; empty when they can be followed, one after the other, without an end."""
    if not phases:
        return [ScheduleFault(PhaseFault.NO_PHASES)]
    alone = [ScheduleFault(fault, number) for number, phase in enumerate(phases) for fault in phase_faults(phase)]
    return alone or list(_order_faults(phases))


def phase_faults(phase: Phase) -> Iterator[PhaseFault]:
    """What is wrong with one phase, whatever stands around it."""
    if (phase.every is None) == (not phase.at_weeks):
        yield PhaseFault.EVERY_OR_WEEKS
    if len([end for end in (phase.until, phase.lasts, phase.stable_weeks) if end is not None]) > 1:
        yield PhaseFault.TWO_ENDS
    if any(later <= earlier for earlier, later in pairwise((0, *phase.at_weeks))):
        yield PhaseFault.WEEKS_RISE
    elif phase.at_weeks and phase.at_weeks[-1] > MOST_WEEKS:
        yield PhaseFault.WEEKS_RANGE
    if phase.stable_weeks is not None and not 1 <= phase.stable_weeks <= MOST_WEEKS:
        yield PhaseFault.STABLE_RANGE
    if not all(_in_range(span) for span in (phase.every, phase.until, phase.lasts) if span is not None):
        yield PhaseFault.SPAN_RANGE


def _in_range(span: Interval) -> bool:
    whole = 0 <= span.days <= _MOST_DAYS and 0 <= span.months <= _MOST_MONTHS
    return whole and span.days + span.months > 0


def _order_faults(phases: Sequence[Phase]) -> Iterator[ScheduleFault]:
    for number, phase in enumerate(phases[:-1]):
        if phase.open_ended:
            yield ScheduleFault(PhaseFault.NEVER_ENDS, number)
    for number, phase in enumerate(phases[1:], 1):
        if phase.at_weeks:
            yield ScheduleFault(PhaseFault.WEEKS_FIRST, number)
    if not phases[-1].open_ended:
        yield ScheduleFault(PhaseFault.LAST_ENDS, len(phases) - 1)
    last = _ANY_DAY
    for number, phase in enumerate(phases):
        end = _known_end(phase)
        if end is not None and end <= last:
            yield ScheduleFault(PhaseFault.ENDS_EARLIER, number)
        last = max(last, end or last)


def _known_end(phase: Phase) -> date | None:
    """When a phase is over, where it says so by itself, counted from `_ANY_DAY`."""
    if phase.at_weeks:
        return Interval(days=7 * phase.at_weeks[-1]).after(_ANY_DAY)
    return phase.until.after(_ANY_DAY) if phase.until is not None else None
