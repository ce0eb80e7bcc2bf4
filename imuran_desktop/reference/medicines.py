"""The medicines that the app knows."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.medicines import MedicineInfo, TabletInfo
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.reference.tables import Table, load_sources, read_table, reference_file


@cache
def load_medicines() -> Mapping[str, MedicineInfo]:
    """The medicines the app knows, by id."""
    return read_medicines(reference_file("medicines"), load_sources())


def read_medicines(path: Path, sources: Mapping[str, Source]) -> Mapping[str, MedicineInfo]:
    """The medicines in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    medicines = {entry.id: _medicine(entry, sources) for entry in file.entries("medicines", "medicine")}
    file.finish()
    return medicines


def _medicine(entry: Table, sources: Mapping[str, Source]) -> MedicineInfo:
    return MedicineInfo(
        id=entry.id,
        name=entry.text("name"),
        brand=entry.text("brand"),
        atc=entry.text("atc"),
        rxnorm=entry.text("rxnorm"),
        tablets=tuple(_tablet(table) for table in entry.tables("tablets", "tablet")),
        food=_food(entry),
        swallow=entry.text("swallow"),
        sources=tuple(sources[source] for source in entry.known("sources", sources, "source")),
    )


def _food(entry: Table) -> FoodInstruction:
    value = entry.text("food")
    # "In my own words" needs the person's words: it cannot be a default.
    if value not in list(FoodInstruction) or value == FoodInstruction.OWN_WORDS:
        raise entry.fail(f'"food" is the unknown instruction "{value}"')
    return FoodInstruction(value)


def _tablet(table: Table) -> TabletInfo:
    return TabletInfo(table.number("strength_mg"), table.text("rxnorm"))
