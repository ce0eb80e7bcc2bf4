"""The checks that every change must pass, each with a name: what `test.py` runs, in this order.

Standard library only: the tools themselves run in the virtual environment.
"""

import os
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import _setup
from _environment import Environment
from _requirements import CHECKOUT, DEV, QT, without
from _steps import run_step, say

# Tests of what is built on Qt. Everything else is the core, which must work where Qt is not installed.
QT_TESTS = ("app", "ui", "desktop", "journeys", "benchmarks", "test_app.py")
LONG_TESTS = (
    "reminders_year",
    "cli/test_report.py",
    "reports/test_recount.py",
    "reports/test_typeset.py",
    "services/test_report_making.py",
    "services/test_spread.py",
)
"""Of the core too, but enough once, among all tests: they need nothing that the shorter ones of the core do not."""
ALONE = ("journeys", "benchmarks")
"""Tests that measure, or that wait for real servers, have the computer to themselves."""
_SIDE_BY_SIDE = ("-n", "auto")


@dataclass
class Run:
    """What the checks share: the environment, pytest's extra arguments, and the tally of the whole test run."""

    environment: Environment
    pytest_arguments: Sequence[str] = ()
    tally: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Check:
    """A named check. `act` returns True if it passed; it may also raise SetupError with what went wrong."""

    name: str
    what: str
    act: Callable[[Run], bool]


def _tool(*arguments: str) -> Callable[[Run], bool]:
    def act(run: Run) -> bool:
        return subprocess.call(run.environment.command(*arguments), cwd=CHECKOUT) == 0

    return act


def _types(platform: str) -> Check:
    # A cache for each platform: they would keep overwriting a shared one.
    arguments = ("-m", "mypy", "--strict", f"--platform={platform}", f"--cache-dir=.mypy_cache/{platform}")
    return Check(f"types-{platform}", f"mypy for {platform}", _tool(*arguments))


def _core_tests(run: Run) -> bool:
    """Run the core's tests in an environment that has no Qt at all."""
    environment = Environment(run.environment.folder / "core")
    _setup.fill(environment, without(DEV.read_text(encoding="utf-8"), QT), "the core's packages, without Qt")
    ignored = [f"--ignore=tests/{name}" for name in (*QT_TESTS, *LONG_TESTS)]
    # The plug-in knows the settings of pytest-qt, which is not installed there.
    arguments = [
        "-m",
        "pytest",
        "-q",
        "-p",
        "_pytest_core",
        "-o",
        "cache_dir=.pytest_cache/core",
        *ignored,
        *_SIDE_BY_SIDE,
    ]
    return _pytest([str(environment.python), *arguments], PYTHONPATH=str(CHECKOUT / "packaging"))


def _all_tests(run: Run) -> bool:
    """Run every test there is, or those that were asked for.

    Journeys start an X server of their own; other tests with widgets need no screen.
    """
    runs = [run.pytest_arguments] if run.pytest_arguments else _whole_runs()
    with tempfile.TemporaryDirectory() as folder:
        reports = [Path(folder) / f"tests-{number}.xml" for number in range(len(runs))]
        # All of them, also after one that failed: whoever mends it wants to know of the others.
        passed = [
            _pytest([str(run.environment.python), "-m", "pytest", f"--junit-xml={report}", *arguments])
            for report, arguments in zip(reports, runs, strict=True)
        ]
        run.tally.append(tally(*(report.read_text(encoding="utf-8") for report in reports if report.exists())))
    return all(passed)


def _whole_runs() -> list[Sequence[str]]:
    """What pytest is told in each of the runs that together are every test."""
    return [
        ["-q", *(f"--ignore=tests/{name}" for name in ALONE), *_SIDE_BY_SIDE],
        [f"tests/{name}" for name in ALONE],
    ]


def _pytest(command: list[str], **extra: str) -> bool:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **extra}
    return subprocess.call(command, cwd=CHECKOUT, env=environment) == 0


def tally(*junit_xml: str) -> str:
    """Return the result of one or more test runs as one line, from pytest's XML reports."""
    suites = [next(ET.fromstring(text).iter("testsuite")) for text in junit_xml]  # noqa: S314 - pytest wrote them
    names = ("tests", "failures", "errors", "skipped")
    count = {name: sum(int(suite.get(name, "0")) for suite in suites) for name in names}
    failed = count["failures"] + count["errors"]
    passed = count["tests"] - failed - count["skipped"]
    return f"tests: {passed} passed, {failed} failed, {count['skipped']} skipped"


def _wheel(run: Run) -> bool:
    """Build the wheel, look for the resources in it, and try the command in an environment that has only the wheel."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build = ["-m", "pip", "wheel", str(CHECKOUT), "--no-deps", "--no-build-isolation", "--quiet"]
        run_step(run.environment.command(*build, "-w", str(folder)), "The wheel could not be built.")
        (wheel,) = folder.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            lacking = missing_resources(CHECKOUT / "resources", archive.namelist())
        if lacking:
            say(f"The wheel lacks: {', '.join(lacking)}")
            return False
        return _try_wheel(run.environment, wheel, folder / "venv")


def missing_resources(folder: Path, packed: Sequence[str]) -> list[str]:
    """Return the files under `folder` that are not among a wheel's names, where they go below the package."""
    wanted = (f"imuran_desktop/resources/{path.relative_to(folder).as_posix()}" for path in _files(folder))
    return sorted(set(wanted).difference(packed))


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _try_wheel(tools: Environment, wheel: Path, folder: Path) -> bool:
    trial = Environment(folder)
    run_step([tools.python, "-m", "venv", "--without-pip", folder], "The trial environment could not be made.")
    install = tools.command("-m", "pip", "--python", str(trial.python), "install", "--quiet", "--no-deps", "--no-index")
    run_step([*install, str(wheel)], "The wheel could not be installed.")
    # The dependencies are lent by the main environment. Its link to the checkout does not come along: a .pth file is
    # not read through another one.
    (trial.site_packages() / "lent.pth").write_text(f"{tools.site_packages()}\n", encoding="utf-8")
    command = trial.python.with_name("imuran-desktop.exe" if os.name == "nt" else "imuran-desktop")
    run_step([command, "--help"], "The installed command does not start.")
    # Sample data is made from the reference data, so this fails if the resources are not where the app looks.
    demo: list[str | Path] = [command, "demo", folder / "trial.imuran", "--days", "2"]
    run_step(demo, "The installed command does not find its resources.")
    return True


_LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

CHECKS = (
    Check("ruff", "ruff's rules", _tool("-m", "ruff", "check")),
    Check("format", "ruff's format", _tool("-m", "ruff", "format", "--check")),
    *map(_types, ("linux", "win32", "darwin")),
    Check("layers", "the import contracts", _tool("-c", _LINT_IMPORTS, "--no-logo")),
    Check("core", "the core's tests, without Qt", _core_tests),
    Check("wheel", "the wheel and its command", _wheel),
    Check("tests", "every test", _all_tests),
)
