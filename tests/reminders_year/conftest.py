"""``pytest tests/reminders_year --years 200`` simulates that many years instead of twenty."""

import pytest

_YEARS = 20


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--years", type=int, default=_YEARS, help="how many years of reminders to simulate")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "year" in metafunc.fixturenames:
        # Where all tests are run this file is read too late for its option to be known.
        metafunc.parametrize("year", range(metafunc.config.getoption("--years", default=_YEARS)))
