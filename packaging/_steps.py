"""Saying what is going on, and stopping with a sentence when a step fails. Standard library only."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

OLDEST_PYTHON = (3, 11)


class SetupError(Exception):
    """A step failed. The text says what failed and what to do, for the person at the keyboard."""


def say(text: str) -> None:
    """Print a line at once, so that it stands before the output of whatever is started next."""
    print(text, flush=True)


def run_step(command: Sequence[str | Path], trouble: str) -> None:
    """Run a command, its output on the screen.

    Raises SetupError with the sentence `trouble` if the command cannot be started or fails.
    """
    try:
        status = subprocess.call(command)
    except OSError as error:
        msg = f"{trouble} ({error})"
        raise SetupError(msg) from error
    if status != 0:
        raise SetupError(trouble)


def is_interactive() -> bool:
    """Return True if there is a person to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def agrees(question: str) -> bool:
    """Ask a yes-or-no question; Enter alone means yes."""
    try:
        return input(f"{question} [Y/n] ").strip().lower() in {"", "y", "yes"}
    except EOFError:
        return False
