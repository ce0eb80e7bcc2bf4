"""Parts of the checks themselves: the tally of a test run, and what a wheel must carry."""

from pathlib import Path

import pytest
from _checks import ALONE, CHECKS, QT_TESTS, missing_resources, tally
from _requirements import CHECKOUT


def test_the_tally_counts_errors_as_failures() -> None:
    report = '<testsuites><testsuite tests="9" failures="1" errors="1" skipped="2" /></testsuites>'
    assert tally(report) == "tests: 5 passed, 2 failed, 2 skipped"
    assert tally(report, report) == "tests: 10 passed, 4 failed, 4 skipped"
    assert tally() == "tests: 0 passed, 0 failed, 0 skipped"


def test_what_runs_alone_is_there() -> None:
    assert all((CHECKOUT / "tests" / name).is_dir() for name in ALONE)


def test_a_resource_that_a_wheel_lacks_is_named(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "pill.svg").touch()
    (tmp_path / "notes.toml").touch()
    assert missing_resources(tmp_path, ["imuran_desktop/resources/icons/pill.svg"]) == [
        "imuran_desktop/resources/notes.toml"
    ]


def test_the_whole_test_run_comes_last() -> None:
    assert CHECKS[-1].name == "tests"
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("name", ["domain", "store", "services", "exchange", "words", "packaging"])
def test_the_core_is_not_left_out_of_the_run_without_qt(name: str) -> None:
    assert name not in QT_TESTS


def test_what_is_left_out_is_all_that_imports_qt() -> None:
    """A test that needs Qt but is not left out would fail there, so this names it sooner and more plainly."""
    left_out = {CHECKOUT / "tests" / name for name in QT_TESTS}
    for path in (CHECKOUT / "tests").rglob("test_*.py"):
        if not left_out.intersection([path, *path.parents]):
            lines = path.read_text("utf-8").splitlines()
            assert not [line for line in lines if line.startswith(("from PySide6", "import PySide6"))], path
