"""``record DIARY symptom`` and ``symptoms``."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import author, opened, show
from imuran_desktop.cli.span import days_asked, spans_days
from imuran_desktop.cli.values import AS_JSON, BY, DECIMAL, DIARY, INSTANT, TEXT
from imuran_desktop.domain.codes import Course, Level, Severity, SinceDose, Thought
from imuran_desktop.domain.symptoms import NO_SYMPTOMS

if TYPE_CHECKING:
    from imuran_desktop.domain.symptoms import SymptomEntry
    from imuran_desktop.domain.zones import Timeline


@click.command("symptom")
@click.argument("symptom", metavar="ID", type=TEXT)
@click.option("--severity", type=click.Choice([item.value for item in Severity]), help="By its effect on daily life.")
@click.option("--at", type=INSTANT, required=True, help="When it began.")
@click.option("--ended", type=INSTANT, help="When it was over.")
@click.option("--going-on", is_flag=True, help="It is still there.")
@click.option("--since-dose", type=click.Choice([item.value for item in SinceDose]), help="How long after a dose.")
@click.option("--could-be", type=click.Choice([item.value for item in Thought]), help="What the person thinks of it.")
@click.option("--temperature", type=DECIMAL, metavar="C", help="The temperature measured, in degrees Celsius.")
@click.option("--own-words", type=TEXT, default="", help="What a symptom is called that is not on the list.")
@click.option("--did", type=TEXT, default="", help="What the person did about it.")
@click.option("--note", type=TEXT, default="", help="Anything to add.")
@BY
@AS_JSON
@click.pass_obj
def record_symptom(
    diary: Path,
    symptom: str,
    severity: str | None,
    at: datetime,
    ended: datetime | None,
    since_dose: str | None,
    could_be: str | None,
    temperature: float | None,
    own_words: str,
    did: str,
    note: str,
    by: str,
    *,
    going_on: bool,
    as_json: bool,
) -> None:
    """Record the symptom ID of the documented list, or 'none' for a day without symptoms."""
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.reports.symptom_data import symptom_data
    from imuran_desktop.services.symptoms import Felt, log_no_symptoms, log_symptoms
    from imuran_desktop.words.symptom_entries import entry_title
    from imuran_desktop.words.symptoms import level_title

    if (symptom == NO_SYMPTOMS) == (severity is not None):
        raise click.UsageError("--severity goes with every symptom, and with nothing but a symptom.")
    said = (note, own_words, did, ended, since_dose, could_be, temperature, going_on or None)
    if symptom == NO_SYMPTOMS and any(item not in (None, "") for item in said):
        raise click.UsageError("'none' goes with --at and --by alone.")
    if going_on and ended is not None:
        raise click.UsageError("Say one of --ended and --going-on.")
    felt = Felt(
        symptom=symptom,
        severity=Severity(severity) if severity else None,
        began=at,
        note=note,
        own_words=own_words,
        course=Course.GOING_ON if going_on else None,
        ended=ended,
        since_dose=SinceDose(since_dose) if since_dose else None,
        thought=Thought(could_be) if could_be else None,
        did=did,
        temperature_c=temperature,
    )
    with opened(diary) as existing:
        if symptom == NO_SYMPTOMS:
            logged = log_no_symptoms(existing, author(by), clock.now(), at)
        else:
            logged = log_symptoms(existing, author(by), clock.now(), load_symptoms(), [felt])
    (entry,) = logged.recorded
    language = environment_language()
    named = entry_title(language, entry, load_symptoms())
    advice = "" if entry.says_none else f" {level_title(language, logged.level)}."
    show(symptom_data(entry, logged.level), as_json=as_json, sentence=f"Recorded: {named}.{advice}")


@click.command()
@DIARY
@spans_days
@AS_JSON
def symptoms(diary: Path, first: date | None, last: date | None, *, as_json: bool) -> None:
    """Show the symptoms recorded, oldest first, each with what the sources say to do about it."""
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.reports.symptom_data import symptom_data
    from imuran_desktop.services.symptom_diary import read_symptom_period
    from imuran_desktop.store.read import read_plan

    now = clock.now()
    with opened(diary, read_only=True) as existing:
        timeline = read_plan(existing).timeline
        today = timeline.local(now).date()
        first, last = days_asked(first, last, today)
        period = read_symptom_period(existing, load_symptoms(), now, first, last)
    entries = [entry for day in sorted(period.days) for entry in reversed(period.days[day])]
    data = {
        "from": str(first),
        "to": str(last),
        "symptoms": [symptom_data(entry, period.levels[entry.id]) for entry in entries],
    }
    lines = [_line(entry, period.levels[entry.id], timeline, today) for entry in entries]
    sentence = "\n".join([f"From {first} to {last}:", *lines]) if lines else f"Nothing recorded from {first} to {last}."
    show(data, as_json=as_json, sentence=sentence)


def _line(entry: "SymptomEntry", level: Level, timeline: "Timeline", today: date) -> str:
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.words.symptom_entries import entry_facts, entry_title
    from imuran_desktop.words.symptoms import level_title

    language = environment_language()
    said = [entry_title(language, entry, load_symptoms())]
    if level is not Level.LOG:
        said.append(level_title(language, level))
    said += [" ".join(fact.split()).rstrip(".") for fact in entry_facts(language, entry, timeline, today)]
    by = f" Recorded by {entry.by}." if entry.by else ""
    return f"{entry.local_start:%Y-%m-%d %H:%M}  {'. '.join(said)}.{by}"
