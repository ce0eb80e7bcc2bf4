"""The sources, and what every reference file is held to."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from imuran_desktop.reference.guide import load_guide
from imuran_desktop.reference.interactions import load_interactions
from imuran_desktop.reference.medicines import load_medicines
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.reference.tables import ReferenceDataError, load_sources, read_sources, read_table, reference_file
from tests.reference.mistakes import sentence

CHECKOUT = Path(__file__).parents[2]
NAMES = ("symptoms", "monitoring", "medicines", "guide", "interactions", "analytes")


def used() -> Iterator[str]:
    """The id of every source that some fact names."""
    symptoms = load_symptoms()
    for symptom in symptoms.symptoms.values():
        yield from symptom.sources
    for combination in symptoms.combinations:
        yield from combination.sources
    for medicine in load_medicines().values():
        yield from (source.id for source in medicine.sources)
    for topic in load_guide().topics.values():
        for statement in topic.statements:
            yield from statement.sources
    for item in load_interactions().items:
        yield from item.sources
    yield from read_table(reference_file("analytes")).texts("sources")


def test_every_source_is_used() -> None:
    assert {*used()} == load_sources().keys()


def test_each_source_is_named_once() -> None:
    names = [source.name for source in load_sources().values()]

    assert len({*names}) == len(names)


def test_only_what_had_no_text_was_never_checked() -> None:
    unchecked = [id_ for id_, source in load_sources().items() if not source.checked]

    assert unchecked == ["BG"]


def test_the_file_is_read_once() -> None:
    assert load_sources() is load_sources()


def test_importing_the_loaders_costs_a_start_neither_a_parser_nor_a_file() -> None:
    modules = ", ".join(f"imuran_desktop.reference.{name}" for name in NAMES)
    code = f"import sys, {modules}; print(*{{'tomllib', 'importlib.resources'}} & {{*sys.modules}})"

    # Without site, whose .pth files import what they like.
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""


FILE = """
[[sources]]
id = "LEAFLET"
name = "A leaflet"
checked = "2026-11-22"

[[sources]]
id = "BOOK"
name = "A book"
checked = ""
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "BOOK"', 'id = "LEAFLET"', 'source "LEAFLET": another entry has the same id.'),
        (
            '"2026-11-22"',
            '"22/11/2026"',
            'source "LEAFLET": "checked" must be a date like 2026-11-22, or empty, not "22/11/2026".',
        ),
        (
            '"2026-11-22"',
            '"20261122"',
            'source "LEAFLET": "checked" must be a date like 2026-11-22, or empty, not "20261122".',
        ),
    ],
)
def test_a_mistake_in_the_sources_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert sentence(read_sources, tmp_path / "sources.toml", FILE, old, new) == f"sources.toml, {said}"


@pytest.mark.parametrize("content", [None, b"id = ", b"\xff"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "sources.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ReferenceDataError, match=r"^sources\.toml: cannot be read \("):
        read_sources(path)
