"""``plan import`` and ``plan export``."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imuran_desktop import clock
from imuran_desktop.cli.session import author, name_of, opened, plain_errors, show
from imuran_desktop.cli.values import AS_JSON, DIARY, FILE
from imuran_desktop.store.diary import Diary

if TYPE_CHECKING:
    from imuran_desktop.services.plan import Edited


@click.group()
def plan() -> None:
    """Bring a plan in from a TOML file, or write it out."""


@plan.command("import")
@DIARY
@click.argument("file", metavar="PLAN.toml", type=FILE)
@click.option("--correct-past", is_flag=True, help="Allow the plan to change doses whose time has come.")
@AS_JSON
def plan_import(diary: Path, file: Path, *, correct_past: bool, as_json: bool) -> None:
    """Bring a diary's plan up to PLAN.toml, making the diary if need be. Doing it twice is the same as once."""
    from imuran_desktop.desktop.home_zone import home_zone
    from imuran_desktop.exchange.plan_file import parse_plan
    from imuran_desktop.reference.monitoring import load_presets
    from imuran_desktop.services.plan_import import import_into, import_new

    text = _text_of(file)
    now = clock.now()
    with plain_errors():
        parsed = parse_plan(text)
        if _made(diary, lambda: import_new(diary, author(), now, parsed, load_presets(), home_zone())):
            saved = None
        else:
            with opened(diary) as existing:
                saved = import_into(existing, author(), now, parsed, load_presets(), correct_past=correct_past)
    entries, past = (saved.entries, saved.past) if saved else (-1, ())
    sentence = {-1: f"Made {name_of(diary)}.", 0: "Nothing to change.", 1: "Saved 1 changed entry."}.get(
        entries, f"Saved {entries} changed entries."
    )
    if past:
        sentence += f" Doses before now that changed: {len(past)}, the first of them {past[0]}."
    rises = _rises(saved, now) if saved else []
    if rises:
        sentence += (
            f" The dose goes up on {rises[0]}, and the blood tests were not planned more often again. "
            "Add the date to restarts under [monitoring] if your clinic wants that."
        )
    found = {"created": entries < 0, "entries": max(entries, 0), "past": list(past)}
    show(found | {"increases": [day.isoformat() for day in rises]}, as_json=as_json, sentence=sentence)


@plan.command("export")
@DIARY
def plan_export(diary: Path) -> None:
    """Write the plan to stdout as a plan file."""
    from imuran_desktop.exchange.plan_render import render_plan
    from imuran_desktop.store.read import read_plan

    with opened(diary, read_only=True) as existing:
        text = render_plan(read_plan(existing), clock.now())
    click.echo(text, nl=False)


def _rises(saved: "Edited", now: datetime) -> list[date]:
    """The dose increases after which the schedule asks for closer tests again: an import never decides that."""
    from imuran_desktop.services.plan_view import restart_days

    return restart_days(saved.before, saved.after, saved.after.timeline.local(now).date())


def _made(path: Path, make: Callable[[], Diary]) -> bool:
    """Make the diary, unless there is one; somebody else may make it at this moment."""
    if path.exists():
        return False
    try:
        make().close()
    except FileExistsError:
        if path.exists():
            return False
        raise  # a link that leads nowhere
    return True


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise click.ClickException(f"There is no file {name_of(file)}. Check the name.") from None
    except (OSError, ValueError) as error:
        wrong = f"{name_of(file)} can't be read as text. Check the name, and that it is saved as UTF-8."
        raise click.ClickException(wrong) from error
