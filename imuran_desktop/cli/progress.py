"""How far a long command has come, on stderr: one line that is written over in a terminal, else a line now and then."""

import sys
from time import monotonic

import click

_EVERY_S = 5.0
_CLEAR = "\r\N{ESCAPE}[K"


class Progress:
    """Tells how many of ``count`` things are done; where no line can be written over, every ``every_s`` seconds."""

    def __init__(self, count: int, every_s: float = _EVERY_S) -> None:
        self._count, self._every_s = count, every_s
        self._done, self._told = 0, monotonic()
        self._rewrites = sys.stderr.isatty()

    def step(self) -> None:
        """Tell that one more is done, unless that was the last one."""
        self._done += 1
        if self._done == self._count:
            return
        words = f"{self._done} of {self._count} …"
        if self._rewrites:
            click.echo(_CLEAR + words, nl=False, err=True)
        elif monotonic() - self._told >= self._every_s:
            self._told = monotonic()
            click.echo(words, err=True)

    def say(self, sentence: str) -> None:
        """Say something else, on a line of its own."""
        self.end()
        click.echo(sentence, err=True)

    def end(self) -> None:
        """Leave the terminal as if nothing had been told."""
        if self._rewrites:
            click.echo(_CLEAR, nl=False, err=True)
