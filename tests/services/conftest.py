"""What the tests of services share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from imuran_desktop.store.diary import Diary
from tests.services.plans import sam_s_diary


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """Sam's diary: 50 mg due at 08:00 and 25 mg at 18:30, from 1 March 2026 on."""
    with sam_s_diary(tmp_path) as made:
        yield made
