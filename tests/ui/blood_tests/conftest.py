"""A person at Today."""

import pytest

from tests.ui.blood_tests.overdue import NOW, TESTS
from tests.ui.today.at_today import AtToday, OpenToday


@pytest.fixture
def at(open_today: OpenToday) -> AtToday:
    """The test of yesterday is overdue, and nothing is arranged."""
    return open_today(TESTS, NOW)
