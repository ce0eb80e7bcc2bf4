"""The commands, over the same services as the app. Results go to stdout, one sentence about a failure to stderr."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from imuran_desktop import clock
from imuran_desktop.domain.codes import Food, Outcome, Severity
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.zones import valid_zone
from imuran_desktop.exchange.toml_reader import FileProblem
from imuran_desktop.services.plan import PastChanged, PlanRefused
from imuran_desktop.services.problems import Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.words.errors import file_words, past_words, plan_place, plan_words, refusal_words, store_words
from imuran_desktop.words.language import Language

BAD_INPUT = 2


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code: 0, or 2 for bad input with one sentence on stderr."""
    try:
        result = commands.main(list(arguments), prog_name="imuran-desktop", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" See '{context.command_path} --help'." if context else ""
        click.echo(f"{error.format_message().rstrip()}{hint}", err=True)
        return BAD_INPUT
    except click.Abort:
        return BAD_INPUT
    return result if isinstance(result, int) else 0


def environment_language() -> Language:
    """The language that the environment asks for."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return Language.of_environment([os.environ.get(name, "") for name in names])


class InstantType(click.ParamType):
    """An ISO 8601 date and time with an offset, such as 2026-03-01T08:10:00+00:00."""

    name = "INSTANT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the value, or fail with a sentence."""
        if isinstance(value, datetime):
            return value
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            self.fail(f"{value!r} is not a date and time with an offset, such as 2026-03-01T08:10:00+00:00", param, ctx)
        return instant


class DayType(click.ParamType):
    """An ISO 8601 date, such as 2026-03-01."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the value, or fail with a sentence."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2026-03-01", param, ctx)


INSTANT, DAY = InstantType(), DayType()
DIARY = click.argument("diary", type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
BY = click.option("--by", default="", metavar="NAME", help="Who records this.")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what services refuse into one sentence and exit code 2."""
    language = environment_language()
    try:
        yield
    except StoreError as error:
        raise click.ClickException(store_words(language, error.trouble, str(error.path))) from error
    except Refused as error:
        raise click.ClickException(refusal_words(language, error.reason, error.figures)) from error
    except FileProblem as error:
        raise click.ClickException(file_words(language, error.fault, error.where, error.figures)) from error
    except PastChanged as error:
        raise click.ClickException(past_words(language, error.keys)) from error
    except PlanRefused as error:
        problem = error.problems[0]
        raise click.ClickException(f"{plan_place(problem.where)}: {plan_words(language, problem)}") from error


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[Diary]:
    """An open diary for one command."""
    with plain_errors(), Diary.open(path, clock.now(), read_only=read_only) as diary:
        yield diary


def author(by: str = "") -> Author:
    """Who records from this computer."""
    from imuran_desktop.desktop.device import device_id
    from imuran_desktop.desktop.paths import config_dir

    return Author(device_id(config_dir()), by.strip())


def show(data: Any, *, as_json: bool, sentence: str) -> None:
    """Print a result."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2) if as_json else sentence)


@click.group(invoke_without_command=True)
@click.option("--diary", type=click.Path(path_type=Path), help="Open this diary instead of your own.")
@click.option("--background", is_flag=True, help="Start without showing the window.")
@click.version_option(package_name="imuran-desktop", message="%(version)s")
@click.pass_context
def commands(context: click.Context, diary: Path | None, *, background: bool) -> int:
    """Imuran Desktop, a medication diary for azathioprine. Without a command it starts the app.

    A record-keeping aid: not medical advice, not a substitute for your clinic, not monitored by anyone.
    """
    if context.invoked_subcommand is not None:
        return 0
    from imuran_desktop.app import start

    return start(diary, environment_language(), background=background)


@commands.group()
def plan() -> None:
    """Bring a plan in from a TOML file, or write it out."""


@plan.command("import")
@DIARY
@click.argument("file", metavar="PLAN.toml", type=click.Path(path_type=Path))
@click.option("--correct-past", is_flag=True, help="Allow the plan to change doses whose time has come.")
@AS_JSON
def plan_import(diary: Path, file: Path, *, correct_past: bool, as_json: bool) -> None:
    """Bring a diary's plan up to PLAN.toml, making the diary if need be. Doing it twice is the same as once."""
    from imuran_desktop.desktop.home_zone import home_zone
    from imuran_desktop.exchange.plan_file import parse_plan
    from imuran_desktop.reference import load_presets
    from imuran_desktop.services.plan_import import import_into, import_new

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} can't be read as text: check the name and that it is saved as UTF-8.") from error
    now = clock.now()
    with plain_errors():
        parsed = parse_plan(text)
        presets = dict(load_presets())
        if diary.exists():
            with opened(diary) as existing:
                saved = import_into(existing, author(), now, parsed, presets, correct_past=correct_past)
            entries, past = saved.entries, saved.past
        else:
            import_new(diary, author(), now, parsed, presets, home_zone()).close()
            entries, past = -1, ()
    sentence = {-1: f"Made {diary}.", 0: "Nothing to change."}.get(entries, f"Saved {entries} changed entries.")
    if past:
        sentence += f" {len(past)} doses before now changed, the first of them {past[0]}."
    show({"created": entries < 0, "entries": max(entries, 0), "past": list(past)}, as_json=as_json, sentence=sentence)


@plan.command("export")
@DIARY
def plan_export(diary: Path) -> None:
    """Write the plan to stdout as a plan file."""
    from imuran_desktop.exchange.plan_render import render_plan
    from imuran_desktop.store.read import read_plan

    with opened(diary, read_only=True) as existing:
        click.echo(render_plan(read_plan(existing), clock.now()), nl=False)


@commands.command()
@DIARY
@click.option("--from", "first", type=DAY, help="First local date.  [default: the day of --at]")
@click.option("--to", "last", type=DAY, help="Last local date, inclusive.  [default: the day of --at]")
@click.option("--at", type=INSTANT, help="The instant at which to judge states.  [default: now]")
@click.option("--zone", metavar="IANA", help="A zone to use instead of the diary's whole timeline.")
@AS_JSON
def agenda(
    diary: Path, first: date | None, last: date | None, at: datetime | None, zone: str | None, *, as_json: bool
) -> None:
    """Show the doses and blood tests of a range of dates."""
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
    lines += [f"{test['due']}        blood test: {', '.join(test['tests'])}  {test['state']}" for test in data["blood_tests"]]
    show(data, as_json=as_json, sentence="\n".join(lines) or "Nothing is planned.")


@commands.group()
def record() -> None:
    """Record a dose, a symptom or a blood test."""


@record.command("dose")
@DIARY
@click.argument("key")
@click.option("--taken", type=INSTANT, help="When it was taken.")
@click.option("--taken-time-unknown", is_flag=True, help="It was taken, nobody knows when.")
@click.option("--skipped", is_flag=True, help="It was left out on purpose.")
@click.option("--not-sure", is_flag=True, help="Nobody knows whether it was taken.")
@click.option("--food", type=click.Choice([str(food) for food in Food]), help="How it was taken.")
@click.option("--reason", default="", help="Why it was skipped.")
@BY
@AS_JSON
def record_dose(
    diary: Path,
    key: str,
    taken: datetime | None,
    food: str | None,
    reason: str,
    by: str,
    *,
    taken_time_unknown: bool,
    skipped: bool,
    not_sure: bool,
    as_json: bool,
) -> None:
    """Record what happened to the dose KEY (see 'agenda' for the keys)."""
    from imuran_desktop.services.agenda import intake_data
    from imuran_desktop.services.intakes import Answer, doubt_about, record_intake
    from imuran_desktop.store.read import read_plan

    chosen = [taken is not None, taken_time_unknown, skipped, not_sure]
    if sum(chosen) != 1:
        raise click.UsageError("Say one of --taken, --taken-time-unknown, --skipped and --not-sure.")
    if food and not (chosen[0] or chosen[1]):
        raise click.UsageError("--food goes with --taken or --taken-time-unknown.")
    if reason and not skipped:
        raise click.UsageError("--reason goes with --skipped.")
    outcome = [Outcome.TAKEN, Outcome.TAKEN, Outcome.SKIPPED, Outcome.NOT_SURE][chosen.index(True)]
    answer = Answer(outcome, taken, Food(food) if food else None, reason.strip())
    with opened(diary) as existing:
        doubt = doubt_about(existing, read_plan(existing), key, answer)
        recorded = record_intake(existing, author(by), clock.now(), key, answer)
    data = {
        "key": key,
        "intake": recorded.intake and intake_data(recorded.intake),
        "replaced": intake_data(recorded.replaced) if recorded.replaced and recorded.revision else None,
        "close_to": doubt and doubt.close and {"key": doubt.close.id, **intake_data(doubt.close)},
        "revision": recorded.revision or None,
    }
    close = f" Another was taken close to it: {doubt.close.id}." if doubt and doubt.close else ""
    show(data, as_json=as_json, sentence=f"Recorded {key}: {outcome}.{close}")


@record.command("symptom")
@DIARY
@click.argument("symptom", metavar="ID")
@click.option("--severity", type=click.Choice([str(severity) for severity in Severity]), required=True)
@click.option("--at", type=INSTANT, required=True, help="When it began.")
@click.option("--note", default="", help="Anything to add.")
@BY
@AS_JSON
def record_symptom(
    diary: Path, symptom: str, severity: str, at: datetime, note: str, by: str, *, as_json: bool
) -> None:
    """Record the symptom ID of the documented list."""
    from imuran_desktop.reference import load_symptoms
    from imuran_desktop.services.symptoms import log_symptom
    from imuran_desktop.words.symptoms import level_title

    with opened(diary) as existing:
        logged = log_symptom(
            existing, author(by), clock.now(), load_symptoms(), symptom, Severity(severity), at, note
        )
    words = level_title(environment_language(), logged.level)
    data = {"id": logged.entry, "symptom": symptom, "severity": severity, "at": at.isoformat(), "level": logged.level}
    show(data, as_json=as_json, sentence=f"Recorded {symptom}. {words}.")


@record.command("blood-test")
@DIARY
@click.option("--on", type=DAY, required=True, help="The date on which blood was taken.")
@BY
@AS_JSON
def record_blood_test(diary: Path, on: date, by: str, *, as_json: bool) -> None:
    """Record that blood was taken."""
    from imuran_desktop.services.blood_tests import read_blood_tests
    from imuran_desktop.services.blood_tests import record_blood_test as record_test
    from imuran_desktop.store.read import read_plan

    with opened(diary) as existing:
        changed = record_test(existing, author(by), clock.now(), on)
        plan = read_plan(existing)
        tests = read_blood_tests(existing, plan, plan.timeline.local(clock.now()).date())
    satisfied = next((test.planned.due.isoformat() for test in tests if test.done and test.done.on == on), None)
    data = {"id": changed.entry, "on": on.isoformat(), "satisfies": satisfied}
    show(data, as_json=as_json, sentence=f"Recorded a blood test on {on}.")


@commands.command()
@DIARY
@click.option("--days", type=click.IntRange(1, 36525), default=60, show_default=True, help="How many days to make up.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same diary.")
@click.option("--until", type=DAY, help="The last day.  [default: today]")
def demo(diary: Path, days: int, seed: int, until: date | None) -> None:
    """Make up a believable diary to try things out. It says that it is sample data."""
    from imuran_desktop.services.demo import make_demo

    now = clock.now()
    last = until or (now + timedelta(0)).astimezone().date()
    with plain_errors():
        try:
            make_demo(diary, now, days, seed, last).close()
        except FileExistsError:
            raise click.ClickException(f"{diary} exists already. Choose another name; it was not changed.") from None
    click.echo(f"Made {diary}: {days} days of sample data.")


@commands.command()
@DIARY
def check(diary: Path) -> int:
    """Check that a diary's file and history are whole. Exits 1 when they are not."""
    from imuran_desktop.store.check import check as check_diary
    from imuran_desktop.words.errors import damage_words

    with opened(diary, read_only=True) as existing:
        damage = check_diary(existing)
    if not damage:
        click.echo(f"{diary} is whole.")
        return 0
    for code in damage:
        click.echo(damage_words(environment_language(), code), err=True)
    return 1
