"""The guide: what the sources say about taking the medicine, by topic."""

from collections.abc import Mapping
from dataclasses import dataclass

from imuran_desktop.domain.symptoms import Source

SIDE_EFFECTS = "side_effects"
"""The topic that also lists the symptoms, by how pressing they are."""


@dataclass(frozen=True)
class Statement:
    """One thing that the sources say. ``disputed`` when they differ, which the text then says too."""

    id: str
    text: str
    sources: tuple[str, ...]
    disputed: bool = False


@dataclass(frozen=True)
class Topic:
    """What is said about one subject. ``about`` is its lead sentence, ``also`` words that people search for."""

    id: str
    title: str
    about: str
    also: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Guide:
    """The topics by id, in reading order, and the sources by id."""

    topics: Mapping[str, Topic]
    sources: Mapping[str, Source]
