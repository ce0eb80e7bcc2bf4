"""Other medicines and vaccines that the sources name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.folding import folded
from imuran_desktop.domain.interactions import Interaction, Interactions
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.reference.tables import Table, load_sources, read_table, reference_file


@cache
def load_interactions() -> Interactions:
    """Everything that the sources name, in reading order."""
    return read_interactions(reference_file("interactions"), load_sources())


def read_interactions(path: Path, sources: Mapping[str, Source]) -> Interactions:
    """The other medicines and vaccines in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    seen: set[str] = set()
    items = tuple(_interaction(entry, sources, seen) for entry in file.entries("interactions", "interaction"))
    file.finish()
    return Interactions(items, sources)


def _interaction(entry: Table, sources: Mapping[str, Source], seen: set[str]) -> Interaction:
    sort = _sort(entry)
    if sort is HealthSort.MEDICINE and entry.has("live"):
        raise entry.fail('only a vaccine can be "live"')
    return Interaction(
        id=entry.id,
        name=entry.text("name"),
        names=_names(entry, seen),
        sort=sort,
        live=entry.take("live", bool) if entry.has("live") else None,
        note=entry.text("note"),
        sources=entry.known("sources", sources, "source"),
    )


def _sort(entry: Table) -> HealthSort:
    value = entry.text("sort")
    if value not in (HealthSort.MEDICINE, HealthSort.VACCINE):
        raise entry.fail(f'"sort" must be "medicine" or "vaccine", not "{value}"')
    return HealthSort(value)


def _names(entry: Table, seen: set[str]) -> tuple[str, ...]:
    """Its names, which nothing else may be called: a search would find both."""
    names = entry.texts("names")
    for name in names:
        if folded(name) in seen:
            raise entry.fail(f'"names" has "{name}", which is there already')
        seen.add(folded(name))
    return names
