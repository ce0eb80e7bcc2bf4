"""Putting what was entered for a blood test together with what the diary says of it meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from imuran_desktop.domain.results import Analytes, Result


@dataclass(frozen=True)
class Clash:
    """A result that the diary has as ``known``, of which ``entered`` says something else."""

    known: Result
    entered: Result


@dataclass(frozen=True)
class Merged:
    """The results together. For each clash the entered one is among them."""

    results: tuple[Result, ...]
    clashes: tuple[Clash, ...] = ()


def merge_results(
    before: Sequence[Result], now: Sequence[Result], entered: Sequence[Result], analytes: Analytes
) -> Merged:
    """What a person entered who began with ``before``, together with what the diary says ``now``.

    What they left as it was follows the diary, what they changed or added is as entered, and what they took out is
    gone, unless it was changed meanwhile. The order is that of the list of analytes; what is not on it comes after.
    """
    began, present, typed = _by_analyte(before), _by_analyte(now), _by_analyte(entered)
    results: list[Result] = []
    clashes: list[Clash] = []
    for name in dict.fromkeys((*present, *typed)):
        known, given, first = present.get(name), typed.get(name), began.get(name)
        if given is None or given == first:
            # Not touched, or taken out by the person; taken out by both where nothing is left.
            if known is not None and not (given is None and known == first):
                results.append(known)
            continue
        if known is not None and known not in (given, first):
            clashes.append(Clash(known, given))
        results.append(given)
    order = {name: place for place, name in enumerate(analytes)}
    results.sort(key=lambda result: order.get(result.analyte, len(order)))
    return Merged(tuple(results), tuple(clashes))


def _by_analyte(results: Sequence[Result]) -> Mapping[str, Result]:
    return {result.analyte: result for result in results}
