"""The guide."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from imuran_desktop.domain.guide import Guide, Statement, Topic
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.reference.tables import Table, load_sources, read_table, reference_file


@cache
def load_guide() -> Guide:
    """The guide, its topics in reading order."""
    return read_guide(reference_file("guide"), load_sources())


def read_guide(path: Path, sources: Mapping[str, Source]) -> Guide:
    """The guide in a TOML file. Raises `ReferenceDataError`."""
    file = read_table(path)
    seen: set[str] = set()
    topics = {entry.id: _topic(entry, sources, seen) for entry in file.entries("topics", "topic")}
    file.finish()
    return Guide(topics, sources)


def _topic(entry: Table, sources: Mapping[str, Source], seen: set[str]) -> Topic:
    return Topic(
        id=entry.id,
        title=entry.text("title"),
        about=entry.text("about"),
        also=entry.texts("also"),
        statements=tuple(_statements(entry, sources, seen)),
    )


def _statements(entry: Table, sources: Mapping[str, Source], seen: set[str]) -> Iterator[Statement]:
    for table in entry.entries("statements", "statement"):
        if table.id in seen:
            raise table.fail("another topic has a statement with the same id")
        seen.add(table.id)
        yield Statement(
            id=table.id,
            text=table.text("text"),
            sources=table.known("sources", sources, "source"),
            disputed=table.take("disputed", bool) if table.has("disputed") else False,
        )
