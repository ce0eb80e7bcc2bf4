"""``record DIARY blood-test``: blood was taken, and what came back; or what is arranged for a planned test."""

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.result_lines import lines_of
from imuran_desktop.cli.session import author, content_of, opened, show
from imuran_desktop.cli.values import AS_JSON, BY, CLOCK_TIME, DAY, FILE, TEXT
from imuran_desktop.domain.codes import Arranged

if TYPE_CHECKING:
    from imuran_desktop.domain.blood_tests import BloodTest
    from imuran_desktop.domain.results import Result
    from imuran_desktop.store.diary import Diary


@click.command("blood-test")
@click.option("--on", type=DAY, help="The date on which blood was taken.")
@click.option("--result", "results", type=TEXT, multiple=True, help='What came back, such as "ALT=34 U/L (0-40)".')
@click.option("--lab", type=TEXT, default="", help="The laboratory that the results are from.")
@click.option("--file", "files", type=FILE, multiple=True, help="A file to keep with the test, such as the letter.")
@click.option("--booked", type=DAY, help="The date for which the test is booked.")
@click.option("--at", type=CLOCK_TIME, help="The time for which it is booked.")
@click.option("--where", type=TEXT, default="", help="Where blood will be taken.")
@click.option("--put-off", type=DAY, help="The date until which the test is put off.")
@click.option("--not-needed", is_flag=True, help="The test is not needed.")
@click.option("--reason", type=TEXT, default="", help="Why it is put off or not needed.")
@click.option("--due", type=DAY, help="The planned date of the test.  [default: that of the next one]")
@BY
@AS_JSON
@click.pass_obj
def record_blood_test(
    diary: Path,
    on: date | None,
    results: tuple[str, ...],
    lab: str,
    files: tuple[Path, ...],
    booked: date | None,
    at: time | None,
    where: str,
    put_off: date | None,
    reason: str,
    due: date | None,
    by: str,
    *,
    not_needed: bool,
    as_json: bool,
) -> None:
    """Record that blood was taken and what came back, or that a test is booked, put off or not needed."""
    if sum((on is not None, booked is not None, put_off is not None, not_needed)) != 1:
        raise click.UsageError("Say one of --on, --booked, --put-off and --not-needed.")
    _goes_with("--on", on, **{"--result": results, "--lab": lab, "--file": files})
    _goes_with("--booked", booked, **{"--at": at, "--where": where})
    _goes_with("--put-off or --not-needed", put_off or not_needed, **{"--reason": reason})
    _goes_with("--booked, --put-off or --not-needed", on is None, **{"--due": due})
    read = [_result(text) for text in results]
    letters = [(file.name, content_of(file)) for file in files]
    with opened(diary) as existing:
        if on is not None:
            data, sentence = _done(existing, on, by, read, lab, letters)
        elif booked is not None:
            data, sentence = _booked(existing, due, booked, at, where, by)
        else:
            data, sentence = _left_out(existing, due, put_off, reason, by)
    show(data, as_json=as_json, sentence=sentence)


def _goes_with(what: str, given: object, **options: object) -> None:
    """Refuse options that say something about what was not said."""
    for option, value in options.items():
        if value not in (None, "", ()) and not given:
            raise click.UsageError(f"{option} goes with {what}.")


def _result(text: str) -> "Result":
    from imuran_desktop.exchange.lab_text import read_lab_text
    from imuran_desktop.reference.analytes import load_analytes

    read = read_lab_text(text, load_analytes())
    if len(read.results) != 1 or len(read.lines) != 1:
        wrong = f"{text!r} is not a result such as 'ALT=34 U/L (0-40)'."
        raise click.BadParameter(wrong, param_hint="--result")
    return read.results[0]


def _done(
    diary: "Diary", on: date, by: str, results: "list[Result]", lab: str, letters: list[tuple[str, bytes]]
) -> tuple[dict[str, Any], str]:
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.services.results_data import read_shown_report, report_data

    test = _write(diary, on, by, results, lab, letters)
    shown = read_shown_report(diary, load_analytes(), test)
    tests = (item for item in _tests(diary) if item.done and item.done.id == test)
    satisfied = next((item.planned.due.isoformat() for item in tests), None)
    data = {**report_data(shown, load_analytes()), "satisfies": satisfied}
    named = {result.analyte for result in results}
    said = [f"Recorded a blood test on {on}."]
    said += [line for result in shown.report.results if result.analyte in named for line in lines_of(shown, result)]
    return data, "\n  ".join(said)


def _write(
    diary: "Diary", on: date, by: str, results: "list[Result]", lab: str, letters: list[tuple[str, bytes]]
) -> str:
    """Record the test, if it is not, with what came back; other results of it stay. Its entry's id."""
    from imuran_desktop.domain.results import LabReport
    from imuran_desktop.services.blood_tests import record_blood_test as record_test
    from imuran_desktop.services.report_entry import Entered, NewLetter, save_report

    if not (results or lab or letters):
        return record_test(diary, author(by), clock.now(), on).entry
    kept = tuple(NewLetter(name, content) for name, content in letters)
    return save_report(diary, author(by), clock.now(), Entered(LabReport("", on), on, lab, tuple(results), kept)).entry


def _booked(
    diary: "Diary", due: date | None, booked: date, at: time | None, where: str, by: str
) -> tuple[dict[str, Any], str]:
    from imuran_desktop.services.arrangements import book_test

    due = due or _next_due(diary)
    entry = book_test(diary, author(by), clock.now(), due, booked, at, where).entry
    return _arranged(diary, entry, due), f"Recorded that the blood test of {due} is booked for {booked}."


def _left_out(diary: "Diary", due: date | None, until: date | None, reason: str, by: str) -> tuple[dict[str, Any], str]:
    from imuran_desktop.services.arrangements import put_off_test, waive_test

    due = due or _next_due(diary)
    if until is None:
        entry = waive_test(diary, author(by), clock.now(), due, reason).entry
        return _arranged(diary, entry, due), f"Recorded that the blood test of {due} is not needed."
    entry = put_off_test(diary, author(by), clock.now(), due, until, reason).entry
    return _arranged(diary, entry, due), f"Recorded that the blood test of {due} is put off until {until}."


def _arranged(diary: "Diary", entry: str, due: date) -> dict[str, Any]:
    from imuran_desktop.services.agenda import arrangement_data
    from imuran_desktop.store.read import arrangements

    return {"id": entry, "due": due.isoformat(), "arranged": arrangement_data(arrangements(diary)[due])}


def _next_due(diary: "Diary") -> date:
    from imuran_desktop.domain.blood_tests import next_blood_test
    from imuran_desktop.store.read import read_plan

    following = next_blood_test(_tests(diary), read_plan(diary).timeline.local(clock.now()).date())
    if following is None:
        raise click.UsageError("No blood test is planned.")
    return following.planned.due


def _tests(diary: "Diary") -> "list[BloodTest]":
    from imuran_desktop.services.blood_tests import read_blood_tests
    from imuran_desktop.store.read import read_plan

    plan = read_plan(diary)
    return read_blood_tests(diary, plan, plan.timeline.local(clock.now()).date())


def arranged_words(arranged: dict[str, Any]) -> str:
    """What was arranged, in a line of the agenda: "booked for 2026-03-13 at 09:30, Sample clinic"."""
    said = {
        Arranged.BOOKED: f"booked for {arranged['on']}",
        Arranged.PUT_OFF: f"put off until {arranged['on']}",
        Arranged.NOT_NEEDED: "not needed",
    }[Arranged(arranged["how"])]
    if arranged["at"]:
        said += f" at {arranged['at']}"
    more = [text for text in (arranged["where"], arranged["reason"]) if text]
    return ", ".join([said, *more])
