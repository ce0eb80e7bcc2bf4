"""Setting up: the system's part, the virtual environment and the packages; each only if it is still to be done."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import _system
from _environment import Environment
from _requirements import APP, CHECKOUT, DEV, digest
from _steps import SetupError, say

Step = tuple[str, Callable[[], None]]


def prepare_app() -> Environment:
    """Make everything ready that the app needs to run. Raises SetupError."""
    environment = Environment(CHECKOUT / ".venv")
    text = APP.read_text(encoding="utf-8")
    _prepare(environment, text, [digest(text)], {}, "the app's packages")
    return environment


def prepare_tests() -> Environment:
    """Make everything ready that the checks and tests need, which includes what the app needs. Raises SetupError."""
    environment = Environment(CHECKOUT / ".venv")
    text = DEV.read_text(encoding="utf-8")
    app_text = APP.read_text(encoding="utf-8")
    # The dev file serves the app as well, so the app's start has nothing to do afterwards.
    programs = _system.missing_programs() if sys.platform == "linux" else {}
    _prepare(environment, text, [digest(text), digest(app_text)], programs, "the app's packages and the test tools")
    return environment


def fill(environment: Environment, requirements: str, what: str) -> None:
    """Make an environment with just these requirements, unless it is there already. Raises SetupError."""
    key = digest(requirements)
    if not environment.is_ready(key):
        _perform(_python_steps(environment, requirements, [key], what))


def _prepare(
    environment: Environment, requirements: str, digests: Sequence[str], programs: _system.Needs, what: str
) -> None:
    ready = environment.is_ready(digests[0])
    libraries = _system.missing_libraries() if sys.platform == "linux" else {}
    venv = {} if ready or environment.is_usable() else _system.missing_venv()
    missing = {**venv, **libraries, **programs}
    steps: list[Step] = []
    if missing and _system.has_apt():
        steps.append(("what is missing from the system", lambda: _system.install_with_apt(missing)))
    elif venv:
        raise SetupError(_system.describe(venv) + " Then start this again.")
    elif missing:
        say(f"Note: {_system.describe(missing)}")
    if not ready:
        steps += _python_steps(environment, requirements, digests, what)
        steps.append(("a first try of the window toolkit", lambda: _try_qt(environment)))
    _perform(steps)


def _python_steps(environment: Environment, requirements: str, digests: Sequence[str], what: str) -> list[Step]:
    place = os.path.relpath(environment.folder, CHECKOUT)
    return [
        (f"the virtual environment in {place}", environment.make),
        (f"{what}, which takes a minute or two", lambda: environment.install(requirements, digests)),
    ]


def _perform(steps: Sequence[Step]) -> None:
    for number, (what, act) in enumerate(steps, start=1):
        say(f"Setting up ({number} of {len(steps)}): {what}")
        act()


def _try_qt(environment: Environment) -> None:
    """Start the toolkit once, so that a system library that it cannot find is named here and not by a crash."""
    done = subprocess.run(
        environment.command("-c", "import PySide6.QtWidgets"), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        msg = (
            f"The window toolkit (Qt) does not load: {reason}\n"
            "Install the system library that it names with your system's package manager, then start this again."
        )
        raise SetupError(msg)
