"""A pytest plug-in for the run without Qt: it knows pytest-qt's settings, so that strict configuration accepts them."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings in pyproject.toml that pytest-qt would."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "used by pytest-qt, which is not installed here", type="linelist")
