"""The days that a command looks at: four weeks up to today, unless others are asked for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import click

from imuran_desktop.cli.values import DAY

_DAYS = 28


def spans_days(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--from`` and ``--to``, as ``first`` and ``last``; `days_asked` reads them."""
    options: tuple[Callable[[Any], Any], ...] = (
        click.option("--to", "last", type=DAY, help="Last local date, inclusive.  [default: today]"),
        click.option("--from", "first", type=DAY, help=f"First local date.  [default: {_DAYS} days up to --to]"),
    )
    for option in options:
        command = option(command)
    return command


def days_asked(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """The first and the last day. Fails with a sentence where they are the wrong way round."""
    last = last or max(first or date.min, today)
    first = first or last - timedelta(days=_DAYS - 1)
    if last < first:
        raise click.BadParameter(f"{last} is before {first}.", param_hint="--to")
    return first, last
