"""``record DIARY dose``, beside those of other modules: the diary comes first."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imuran_desktop import clock
from imuran_desktop.cli.alert_values import record_alert_values
from imuran_desktop.cli.blood_tests import record_blood_test
from imuran_desktop.cli.session import author, opened, show
from imuran_desktop.cli.symptoms import record_symptom
from imuran_desktop.cli.values import AS_JSON, BY, DIARY, INSTANT, TEXT
from imuran_desktop.cli.visits import record_visit
from imuran_desktop.domain.codes import Food, Outcome

if TYPE_CHECKING:
    from imuran_desktop.services.doubts import Doubt


@click.group()
@DIARY
@click.pass_context
def record(context: click.Context, diary: Path) -> None:
    """Record a dose, a symptom, a blood test or a clinic visit in DIARY."""
    context.obj = diary


@record.command("dose")
@click.argument("key", type=TEXT)
@click.option("--taken", type=INSTANT, help="When it was taken.")
@click.option("--taken-time-unknown", is_flag=True, help="It was taken, nobody knows when.")
@click.option("--skipped", is_flag=True, help="It was left out on purpose.")
@click.option("--not-sure", is_flag=True, help="Nobody knows whether it was taken.")
@click.option("--food", type=click.Choice([food.value for food in Food]), help="How it was taken.")
@click.option("--amount", type=float, metavar="MG", help="How much was taken, where it was not all of the dose.")
@click.option("--sick-after", is_flag=True, help="The person was sick after taking it.")
@click.option("--reason", type=TEXT, default="", help="Why it was skipped.")
@BY
@AS_JSON
@click.pass_obj
def record_dose(
    diary: Path,
    key: str,
    taken: datetime | None,
    food: str | None,
    amount: float | None,
    reason: str,
    by: str,
    *,
    sick_after: bool,
    taken_time_unknown: bool,
    skipped: bool,
    not_sure: bool,
    as_json: bool,
) -> None:
    """Record what happened to the dose KEY (see 'agenda' for the keys)."""
    from imuran_desktop.services.agenda import intake_data
    from imuran_desktop.services.answers import Answer
    from imuran_desktop.services.doubts import doubt_about
    from imuran_desktop.services.intakes import record_intake
    from imuran_desktop.store.read import read_plan

    chosen = [taken is not None, taken_time_unknown, skipped, not_sure]
    if sum(chosen) != 1:
        raise click.UsageError("Say one of --taken, --taken-time-unknown, --skipped and --not-sure.")
    for option, given in (("--food", food), ("--amount", amount is not None), ("--sick-after", sick_after)):
        if given and not (chosen[0] or chosen[1]):
            raise click.UsageError(f"{option} goes with --taken or --taken-time-unknown.")
    if reason and not skipped:
        raise click.UsageError("--reason goes with --skipped.")
    outcome = [Outcome.TAKEN, Outcome.TAKEN, Outcome.SKIPPED, Outcome.NOT_SURE][chosen.index(True)]
    answer = Answer(outcome, taken, Food(food) if food else None, reason, amount, sick_after)
    with opened(diary) as existing:
        doubt = doubt_about(existing, read_plan(existing), key, answer)
        recorded = record_intake(existing, author(by), clock.now(), key, answer)
    data = {
        "key": recorded.entry,
        "intake": recorded.intake and intake_data(recorded.intake),
        "replaced": intake_data(recorded.replaced) if recorded.replaced and recorded.revision else None,
        "close_to": doubt and doubt.close and {"key": doubt.close.id, **intake_data(doubt.close)},
        "far_more": bool(doubt and doubt.far_more),
        "revision": recorded.revision or None,
    }
    show(data, as_json=as_json, sentence=f"Recorded {recorded.entry}: {outcome}.{_doubt_sentence(doubt, amount)}")


def _doubt_sentence(doubt: "Doubt | None", amount: float | None) -> str:
    """What the app would have asked about first."""
    sentences = []
    if doubt and doubt.close:
        sentences.append(f" Another was taken close to it: {doubt.close.id}.")
    if doubt and doubt.far_more:
        sentences.append(f" {amount:g} mg is far more than the {doubt.asked_mg:g} mg that the plan asks for.")
    return "".join(sentences)


record.add_command(record_alert_values)
record.add_command(record_blood_test)
record.add_command(record_symptom)
record.add_command(record_visit)
