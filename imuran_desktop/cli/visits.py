"""``record DIARY visit``."""

from datetime import date, time
from pathlib import Path

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import author, opened, show
from imuran_desktop.cli.values import AS_JSON, BY, CLOCK_TIME, DAY, TEXT


@click.command("visit")
@click.option("--on", type=DAY, required=True, help="The day of the visit.")
@click.option("--at", type=CLOCK_TIME, help="The time of the visit, if it is known.")
@click.option("--where", type=TEXT, default="", help="The clinic, and whom one sees there.")
@click.option("--question", "questions", type=TEXT, multiple=True, help="Something to ask there; as often as needed.")
@click.option("--said", type=TEXT, default="", help="What was said there, once the day has come.")
@BY
@AS_JSON
@click.pass_obj
def record_visit(
    diary: Path,
    on: date,
    at: time | None,
    where: str,
    questions: tuple[str, ...],
    said: str,
    by: str,
    *,
    as_json: bool,
) -> None:
    """Record a visit to the clinic, to come or past, with what to ask and what was said."""
    from imuran_desktop.domain.visits import Visit
    from imuran_desktop.services.visits import add_visit, visit_data
    from imuran_desktop.store.read import read_plan, visit_of
    from imuran_desktop.words.visits import visit_title

    now = clock.now()
    with opened(diary) as existing:
        visit = Visit("", on, at, where, "\n".join(questions), said)
        written = visit_of(existing, add_visit(existing, author(by), now, visit).entry)
        local = read_plan(existing).timeline.local(now)
    assert written is not None
    title = visit_title(environment_language(), written, local.date())
    show(visit_data(written, local), as_json=as_json, sentence=f"Recorded a clinic visit: {title}.")
