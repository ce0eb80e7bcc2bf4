"""A right reference file with one thing changed, and what reading it complains about."""

from collections.abc import Callable
from pathlib import Path

import pytest

from imuran_desktop.domain.symptoms import Source
from imuran_desktop.reference.tables import ReferenceDataError

SOURCES = {"LEAFLET": Source("LEAFLET", "A leaflet", "2026-11-22")}


def sentence(read: Callable[[Path], object], path: Path, text: str, old: str, new: str) -> str:
    """What reading ``text`` with ``new`` in place of ``old`` complains about."""
    path.write_text(text, encoding="utf-8")
    assert read(path), "it is right until one thing is changed"
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReferenceDataError) as caught:
        read(path)
    return str(caught.value)
