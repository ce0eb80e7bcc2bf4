"""The documented symptoms."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, Combination, Source, Symptom, SymptomList
from imuran_desktop.reference.tables import Table, load_sources, read_table, reference_file


@cache
def load_symptoms() -> SymptomList:
    """The documented symptoms with their sources and combinations."""
    return read_symptoms(reference_file("symptoms"), load_sources())


def read_symptoms(path: Path, sources: Mapping[str, Source]) -> SymptomList:
    """The symptom list in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    symptoms = {entry.id: _symptom(entry, sources) for entry in file.entries("symptoms", "symptom")}
    combinations = tuple(_combination(table, symptoms, sources) for table in file.tables("combinations", "combination"))
    file.finish()
    return SymptomList(symptoms, combinations, sources)


def _symptom(entry: Table, sources: Mapping[str, Source]) -> Symptom:
    if entry.id == NO_SYMPTOMS:
        raise entry.fail("this id means a day without symptoms")
    return Symptom(
        id=entry.id,
        label=entry.text("label"),
        also=entry.texts("also"),
        body_system=entry.text("body_system"),
        levels=_levels(entry.table("levels")),
        sources=entry.known("sources", sources, "source"),
    )


def _levels(table: Table) -> Mapping[Severity, Level]:
    levels = {severity: table.level(severity) for severity in Severity}
    table.finish()
    for (milder, low), (worse, high) in pairwise(levels.items()):
        if high.rank < low.rank:
            raise table.fail(f'"{worse}" is less pressing than "{milder}"')
    return levels


def _combination(table: Table, symptoms: Mapping[str, Symptom], sources: Mapping[str, Source]) -> Combination:
    any_of = frozenset(table.known("any_of", symptoms, "symptom"))
    with_any = frozenset(table.known("with_any", symptoms, "symptom"))
    for both in sorted(any_of & with_any):
        # It would be raised by being recorded twice, or by itself.
        raise table.fail(f'"{both}" is on both sides')
    return Combination(any_of, with_any, table.level("becomes"), table.known("sources", sources, "source"))
