"""Reference data: the documented symptoms, published monitoring schedules and medicines. Its only loader and check.

The facts are TOML files in ``resources/reference``. Each fact carries its sources, and each source the day on which
it was last checked. Whatever is wrong with a file raises `ReferenceDataError`: wrong data is never shown, not even in
part.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import TypeVar

from imuran_desktop.domain.codes import FoodInstruction, Level, Severity
from imuran_desktop.domain.medicines import MedicineInfo, TabletInfo
from imuran_desktop.domain.monitoring import Interval, MonitoringPreset, Phase
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, Combination, Source, Symptom, SymptomList
from imuran_desktop.resources_path import resources_dir

_T = TypeVar("_T")
_KINDS: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    dict: "a table",
}


class ReferenceDataError(Exception):
    """A reference file is wrong. The message is a sentence: the file, the entry and what is wrong with it."""


@cache
def load_symptoms() -> SymptomList:
    """The documented symptoms with their sources and combinations."""
    return read_symptoms(_reference_file("symptoms"))


@cache
def load_presets() -> Mapping[str, MonitoringPreset]:
    """The published monitoring schedules by id, in the order in which to offer them."""
    return read_presets(_reference_file("monitoring"))


@cache
def load_medicines() -> Mapping[str, MedicineInfo]:
    """The medicines the app knows, by id."""
    return read_medicines(_reference_file("medicines"))


def read_symptoms(path: Path) -> SymptomList:
    """The symptom list in a TOML file. Raises `ReferenceDataError`."""
    file = _read(path)
    sources = _sources(file)
    symptoms = {entry.id: _symptom(entry, sources) for entry in file.entries("symptoms", "symptom")}
    combinations = tuple(_combination(table, symptoms, sources) for table in file.tables("combinations", "combination"))
    file.finish()
    return SymptomList(symptoms, combinations, sources)


def read_presets(path: Path) -> Mapping[str, MonitoringPreset]:
    """The monitoring presets in a TOML file. Raises `ReferenceDataError`."""
    file = _read(path)
    presets = {entry.id: _preset(entry) for entry in file.entries("presets", "preset")}
    file.finish()
    return presets


def read_medicines(path: Path) -> Mapping[str, MedicineInfo]:
    """The medicines in a TOML file. Raises `ReferenceDataError`."""
    file = _read(path)
    sources = _sources(file)
    medicines = {entry.id: _medicine(entry, sources) for entry in file.entries("medicines", "medicine")}
    file.finish()
    return medicines


def _reference_file(name: str) -> Path:
    return resources_dir() / "reference" / f"{name}.toml"


def _read(path: Path) -> "_Table":
    # Imported here: most starts of the app read no reference data before the first paint.
    import tomllib

    try:
        return _Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ReferenceDataError(f"{path.name}: cannot be read ({error}).") from error


class _Table:
    """One TOML table while it is read. Each key is taken by name; `finish` refuses those that nobody took."""

    def __init__(self, where: str, values: Mapping[str, object]) -> None:
        self.where = where
        self.id = ""
        self._left = dict(values)

    def fail(self, what: str) -> ReferenceDataError:
        return ReferenceDataError(f"{self.where}: {what}.")

    def finish(self) -> None:
        for key in self._left:
            raise self.fail(f'unknown key "{key}"')

    def has(self, key: str) -> bool:
        return key in self._left

    def take(self, key: str, kind: type[_T]) -> _T:
        if key not in self._left:
            raise self.fail(f'missing key "{key}"')
        return self._as(self._left.pop(key), key, kind)

    def _as(self, value: object, key: str, kind: type[_T]) -> _T:
        # bool is a subclass of int, but "true" is not a number of days.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fail(f'"{key}" must be {_KINDS[kind]}, not {value!r}')
        return value

    def text(self, key: str) -> str:
        return self._text(self.take(key, str), key)

    def _text(self, text: str, key: str) -> str:
        if not text or text != text.strip():
            raise self.fail(f'"{key}" has an empty text, or one with spaces around it')
        return text

    def number(self, key: str) -> float:
        value = self.take(key, object)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < inf:
            raise self.fail(f'"{key}" must be a number above zero, not {value!r}')
        return value

    def items(self, key: str, kind: type[_T]) -> tuple[_T, ...]:
        """A list, not empty."""
        items = tuple(self._as(item, key, kind) for item in self.take(key, list))
        if not items:
            raise self.fail(f'"{key}" is empty')
        return items

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, not empty and none twice."""
        texts = tuple(self._text(text, key) for text in self.items(key, str))
        for text in texts:
            if texts.count(text) > 1:
                raise self.fail(f'"{key}" names "{text}" twice')
        return texts

    def known(self, key: str, among: Collection[str], what: str) -> tuple[str, ...]:
        """A list of ids that are all `among` the ids of one `what`."""
        items = self.texts(key)
        for item in items:
            if item not in among:
                raise self.fail(f'"{key}" names the unknown {what} "{item}"')
        return items

    def level(self, key: str) -> Level:
        value = self.text(key)
        if value not in list(Level):
            raise self.fail(f'"{key}" is the unknown level "{value}"')
        return Level(value)

    def checked(self) -> str:
        value = self.take("checked", str)
        try:
            # Empty means that there was no text to check against.
            valid = not value or date.fromisoformat(value).isoformat() == value
        except ValueError:
            valid = False
        if not valid:
            raise self.fail(f'"checked" must be a date like 2026-11-22, or empty, not "{value}"')
        return value

    def table(self, key: str) -> "_Table":
        return _Table(f'{self.where}, "{key}"', self.take(key, dict))

    def tables(self, key: str, noun: str) -> Iterator["_Table"]:
        """Each table of a list, named by its place in it, and held to having no unknown key."""
        for number, values in enumerate(self.items(key, dict), 1):
            table = _Table(f"{self.where}, {noun} {number}", values)
            yield table
            table.finish()

    def entries(self, key: str, noun: str) -> Iterator["_Table"]:
        """Each table of a list, named by its id, which no other of them may have."""
        seen: set[str] = set()
        for table in self.tables(key, noun):
            table.id = table.text("id")
            table.where = f'{self.where}, {noun} "{table.id}"'
            if table.id in seen:
                raise table.fail("another entry has the same id")
            seen.add(table.id)
            yield table


def _sources(file: _Table) -> Mapping[str, Source]:
    return {
        entry.id: Source(entry.id, entry.text("name"), entry.checked()) for entry in file.entries("sources", "source")
    }


def _symptom(entry: _Table, sources: Mapping[str, Source]) -> Symptom:
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


def _levels(table: _Table) -> Mapping[Severity, Level]:
    levels = {severity: table.level(severity) for severity in Severity}
    table.finish()
    for (milder, low), (worse, high) in pairwise(levels.items()):
        if high.rank < low.rank:
            raise table.fail(f'"{worse}" is less pressing than "{milder}"')
    return levels


def _combination(table: _Table, symptoms: Mapping[str, Symptom], sources: Mapping[str, Source]) -> Combination:
    any_of = frozenset(table.known("any_of", symptoms, "symptom"))
    with_any = frozenset(table.known("with_any", symptoms, "symptom"))
    for both in sorted(any_of & with_any):
        # It would be raised by being recorded twice, or by itself.
        raise table.fail(f'"{both}" is on both sides')
    return Combination(any_of, with_any, table.level("becomes"), table.known("sources", sources, "source"))


def _preset(entry: _Table) -> MonitoringPreset:
    phases = tuple(_phase(table) for table in entry.tables("phases", "phase"))
    if any(_open_ended(phase) for phase in phases[:-1]):
        raise entry.fail("a phase that never ends is followed by another")
    if not _open_ended(phases[-1]):
        raise entry.fail("the last phase ends, which would leave the person without tests")
    if any(phase.at_weeks for phase in phases[1:]):
        raise entry.fail('"at_weeks" counts from the start, so only the first phase may have it')
    return MonitoringPreset(
        id=entry.id,
        name=entry.text("name"),
        tests=entry.texts("tests"),
        phases=phases,
        source=entry.text("source"),
        caveat=entry.text("caveat"),
        restarts=entry.take("restarts", bool),
        checked=entry.checked(),
    )


def _open_ended(phase: Phase) -> bool:
    return phase.every is not None and (phase.until, phase.lasts, phase.stable_weeks) == (None, None, None)


def _phase(table: _Table) -> Phase:
    if table.has("every") == table.has("at_weeks"):
        raise table.fail('exactly one of "every" and "at_weeks" is needed')
    if sum(map(table.has, ("until", "lasts", "stable_weeks"))) > 1:
        raise table.fail('at most one of "until", "lasts" and "stable_weeks" may end it')
    at_weeks = table.items("at_weeks", int) if table.has("at_weeks") else ()
    if any(later <= earlier for earlier, later in pairwise((0, *at_weeks))):
        raise table.fail('"at_weeks" must rise from 1 or more')
    stable_weeks = table.take("stable_weeks", int) if table.has("stable_weeks") else None
    if stable_weeks is not None and stable_weeks < 1:
        raise table.fail('"stable_weeks" must be 1 or more')
    return Phase(
        every=_interval(table, "every"),
        at_weeks=at_weeks,
        until=_interval(table, "until"),
        lasts=_interval(table, "lasts"),
        stable_weeks=stable_weeks,
    )


def _interval(table: _Table, key: str) -> Interval | None:
    if not table.has(key):
        return None
    parts = table.table(key)
    days, months = (parts.take(unit, int) if parts.has(unit) else 0 for unit in ("days", "months"))
    parts.finish()
    if min(days, months) < 0 or days + months == 0:
        raise parts.fail("an interval has days, months or both, and none below zero")
    return Interval(days=days, months=months)


def _medicine(entry: _Table, sources: Mapping[str, Source]) -> MedicineInfo:
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


def _food(entry: _Table) -> FoodInstruction:
    value = entry.text("food")
    # "In my own words" needs the person's words: it cannot be a default.
    if value not in list(FoodInstruction) or value == FoodInstruction.OWN_WORDS:
        raise entry.fail(f'"food" is the unknown instruction "{value}"')
    return FoodInstruction(value)


def _tablet(table: _Table) -> TabletInfo:
    return TabletInfo(table.number("strength_mg"), table.text("rxnorm"))
