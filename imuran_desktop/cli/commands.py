"""The command line as a whole: the app itself, ``agenda``, ``demo`` and ``check``, beside the two groups."""

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.blood_tests import arranged_words
from imuran_desktop.cli.figures import figures
from imuran_desktop.cli.guide import guide
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.merge import merge
from imuran_desktop.cli.plain_start import PlainStart
from imuran_desktop.cli.plan import plan
from imuran_desktop.cli.record import record
from imuran_desktop.cli.reminders import reminders
from imuran_desktop.cli.report import report
from imuran_desktop.cli.results import results
from imuran_desktop.cli.session import name_of, one_line, opened, plain_errors, show
from imuran_desktop.cli.stock import stock
from imuran_desktop.cli.symptoms import symptoms
from imuran_desktop.cli.travel import travel
from imuran_desktop.cli.values import AS_JSON, DAY, DIARY, FILE, INSTANT, TEXT
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.plan_checks import EARLIEST
from imuran_desktop.domain.zones import valid_zone

NOT_PRINTED = 1
BAD_INPUT = 2
INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int | PlainStart:
    """Run one command and return its exit code, or how the app is to be started.

    The code is 0, or 2 for bad input with one sentence on stderr; 1 for damage that ``check`` found, and for a result
    that could not be printed.
    """
    try:
        result = commands.main(list(arguments), prog_name="imuran-desktop", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" See '{context.command_path} --help'." if context else ""
        click.echo(one_line(f"{error.format_message().rstrip('. ')}.{hint}"), err=True)
        return BAD_INPUT
    except click.Abort:
        return INTERRUPTED
    except OSError as error:  # those of files are sentences by now
        return _not_printed(error)
    return result if isinstance(result, int | PlainStart) else 0


def _not_printed(error: OSError) -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try to print the rest at its end
    told = f"The result could not be printed ({error.strerror or error}). What was to be recorded is recorded."
    click.echo(one_line(told), err=True)
    return NOT_PRINTED


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    from importlib.metadata import PackageNotFoundError, version

    if wanted:
        try:
            click.echo(version("imuran-desktop"))
        except PackageNotFoundError:
            click.echo("not installed: run from a checkout")
        context.exit()


@click.group(invoke_without_command=True)
@click.option("--diary", type=FILE, help="Open this diary instead of your own.")
@click.option("--background", is_flag=True, help="Start without showing the window.")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Its number.")
@click.pass_context
def commands(context: click.Context, diary: Path | None, *, background: bool) -> PlainStart | None:
    """Imuran Desktop, a medication diary for azathioprine. Without a command it starts the app.

    A record-keeping aid: not medical advice, not a substitute for your clinic, not monitored by anyone.
    """
    if context.invoked_subcommand is not None:
        if diary or background:
            raise click.UsageError("--diary and --background go without a command, to start the app.")
        return None
    return PlainStart(diary, background)


commands.add_command(figures)
commands.add_command(guide)
commands.add_command(merge)
commands.add_command(plan)
commands.add_command(record)
commands.add_command(reminders)
commands.add_command(report)
commands.add_command(results)
commands.add_command(travel)
commands.add_command(stock)
commands.add_command(symptoms)


_MOMENT = len("2026-03-02 08:00")


@commands.command()
@DIARY
@click.option("--from", "first", type=DAY, help="First local date.  [default: the day of --at]")
@click.option("--to", "last", type=DAY, help="Last local date, inclusive.  [default: the day of --at]")
@click.option("--at", type=INSTANT, help="The instant at which to judge states.  [default: now]")
@click.option("--zone", type=TEXT, metavar="IANA", help="A zone to use instead of the diary's whole timeline.")
@AS_JSON
def agenda(
    diary: Path, first: date | None, last: date | None, at: datetime | None, zone: str | None, *, as_json: bool
) -> None:
    """Show the doses, blood tests and clinic visits of a range of dates."""
    from imuran_desktop.services.agenda import read_agenda

    if zone is not None and not valid_zone(zone):
        raise click.BadParameter(f"{zone!r} is not a time zone. Use a name such as Europe/London.", param_hint="--zone")
    if first and last and last < first:
        raise click.BadParameter(f"{last} is before {first}.", param_hint="--to")
    with opened(diary, read_only=True) as existing:
        data = read_agenda(existing, at or clock.now(), first, last, zone)
    lines = [
        f"{dose['date']} {dose['time']}  {dose['medicine']} {dose['amount_mg']} mg  {dose['food']}  "
        f"{dose['state']}  {dose['key']}"
        for dose in data["doses"]
    ]
    lines += [_test_line(test) for test in data["blood_tests"]]
    lines += [_visit_line(visit) for visit in data["visits"]]
    # Each begins with its date; what has no time comes before what has one.
    by_date = sorted(lines, key=lambda line: line[:_MOMENT])
    show(data, as_json=as_json, sentence="\n".join(by_date) or "Nothing is planned.")


def _test_line(test: dict[str, Any]) -> str:
    arranged, said = test["arranged"], [] if test["state"] in list(Arranged) else [test["state"]]
    if arranged is not None and test["done"] is None:
        said.append(arranged_words(arranged))
    if test["done"] not in (None, test["due"]):
        said.append(f"done on {test['done']}")
    return f"{test['due']}        blood test: {', '.join(test['tests'])}  {', '.join(said)}"


def _visit_line(visit: dict[str, Any]) -> str:
    line = f"{visit['date']} {visit['time'] or '     '}  clinic visit"
    return f"{line}: {visit['where']}" if visit["where"] else line


@commands.command()
@DIARY
@click.option("--days", type=click.IntRange(1, 36525), default=60, show_default=True, help="How many days to make up.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same diary.")
@click.option("--until", type=DAY, help="The last day.  [default: today]")
@click.option("--people", type=click.IntRange(1, 10000), help="Make a folder with the diaries of so many people.")
def demo(diary: Path, days: int, seed: int, until: date | None, people: int | None) -> None:
    """Make up a believable diary to try things out, or a folder of them. They say that they are sample data."""
    from imuran_desktop.services.demo import make_demo, make_demos

    now = clock.now()
    last = until or now.astimezone().date()
    if last - timedelta(days=days - 1) < EARLIEST:
        raise click.BadParameter(f"{days} days before {last} is before {EARLIEST}.", param_hint="--days")
    with plain_errors():
        try:
            if people is None:
                make_demo(diary, now, days, seed, last).close()
            else:
                make_demos(diary, now, days, seed, last, people)
        except FileExistsError:
            taken = f"{name_of(diary)} exists already. Choose another name; it was not changed."
            raise click.ClickException(taken) from None
    number = "" if people is None else f", {people} {'diary' if people == 1 else 'diaries'}"
    click.echo(f"Made {name_of(diary)}{number}: {days} days of sample data.")


@commands.command()
@DIARY
def check(diary: Path) -> int:
    """Check that a diary's file and history are whole. Exits 1 when they are not."""
    from imuran_desktop.store.check import check_file
    from imuran_desktop.words.errors import damage_words

    with plain_errors():
        damage = check_file(diary, clock.now())
    if not damage:
        click.echo(f"{name_of(diary)} is whole.")
        return 0
    for code in damage:
        click.echo(damage_words(environment_language(), code), err=True)
    return 1
