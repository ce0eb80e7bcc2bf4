"""The commands as a script runs them, and what came out."""

import io
import json
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from imuran_desktop.cli import run

# Long ago by any clock that the tests may meet.
PLAN = """
[person]
name = "Sam Example"
zone = "Europe/London"
recording_from = 2021-03-01
[[meals]]
from = 2021-03-01
breakfast = "08:00"
dinner = "18:30"
[[prescriptions]]
id = "aza"
medicine = "azathioprine"
tablets_mg = [25, 50]
  [[prescriptions.steps]]
  from = 2021-03-01
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 50
    [[prescriptions.steps.slots]]
    slot = "evening"
    meal = "dinner"
    amount_mg = 25
[monitoring]
preset = "us_label"
start = 2021-03-01
"""
KEY = "morning/2021-03-02"
AT = "2021-03-02T08:10:00+00:00"


@dataclass(frozen=True)
class Result:
    """The exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON that was printed."""
        assert (self.code, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one sentence about what was refused; nothing else was printed."""
        assert (self.code, self.out) == (2, "")
        assert self.err.count("\n") == 1
        assert self.err.endswith("\n")
        sentence = self.err.strip()
        assert sentence[:1].strip()
        assert sentence.endswith((".", "?")), sentence
        return sentence


Runner = Callable[..., Result]


def run_here(*arguments: object) -> Result:
    """Run one command in this process."""
    return _run([str(argument) for argument in arguments])


def _run(arguments: Sequence[str]) -> Result:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return Result(code, out.getvalue(), err.getvalue())
