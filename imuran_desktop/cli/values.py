"""What may stand on a command line: instants, dates, texts, and the options that several commands share."""

from datetime import date, datetime, time
from pathlib import Path

import click

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST


class InstantType(click.ParamType[datetime]):
    """An ISO 8601 date and time with an offset, such as 2026-03-01T08:10:00+00:00."""

    name = "INSTANT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the value, or fail with a sentence."""
        if isinstance(value, datetime):
            return value
        try:
            instant = datetime.fromisoformat(str(value))
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            self.fail(f"{value!r} is not a date and time with an offset, such as 2026-03-01T08:10:00+00:00", param, ctx)
        if not EARLIEST <= instant.date() <= LATEST:
            self.fail(f"{value!r} does not lie between {EARLIEST} and {LATEST}", param, ctx)
        return instant


class DayType(click.ParamType[date]):
    """An ISO 8601 date, such as 2026-03-01."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the value, or fail with a sentence."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2026-03-01", param, ctx)
        if not EARLIEST <= day <= LATEST:
            self.fail(f"{value!r} does not lie between {EARLIEST} and {LATEST}", param, ctx)
        return day


class PlainText(click.ParamType[str]):
    """Text that can be kept: bytes that are no text in the terminal's encoding can't."""

    name = "TEXT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the value, or fail with a sentence."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail("it is not text that can be read", param, ctx)
        return text.strip()


class FilePath(click.ParamType[Path]):
    """The name of a file, which need not be there."""

    name = "PATH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Read the value, or fail with a sentence."""
        if isinstance(value, Path):
            return value
        text = str(value)
        if not text or "\0" in text:
            self.fail(f"{text!r} is not the name of a file", param, ctx)
        return Path(text)


class DecimalType(click.ParamType[float]):
    """A number, with a point or a comma."""

    name = "NUMBER"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read the value, or fail with a sentence."""
        try:
            return float(str(value).replace(",", "."))
        except ValueError:
            self.fail(f"{value!r} is not a number such as 38.5", param, ctx)


class ClockTimeType(click.ParamType[time]):
    """A time of day, such as 10:30."""

    name = "HH:MM"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """Read the value, or fail with a sentence."""
        if isinstance(value, time):
            return value
        hour, _, minute = str(value).partition(":")
        try:
            return time(_two_digits(hour), _two_digits(minute))
        except ValueError:
            self.fail(f"{value!r} is not a time such as 10:30", param, ctx)


def _two_digits(text: str) -> int:
    """One digit or two, as a clock shows them.

    Raises:
        ValueError: when it is anything else.
    """
    if len(text) > len("59") or not text.isdecimal():
        raise ValueError(text)
    return int(text)


DECIMAL = DecimalType()
CLOCK_TIME = ClockTimeType()
INSTANT, DAY, TEXT, FILE = InstantType(), DayType(), PlainText(), FilePath()
DIARY = click.argument("diary", type=FILE)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
BY = click.option("--by", type=TEXT, default="", metavar="NAME", help="Who records this.")

DECIMALS = {"point": ".", "comma": ","}
DECIMAL_SIGN = click.Choice([*DECIMALS])
"""What stands before the decimals of a number."""
