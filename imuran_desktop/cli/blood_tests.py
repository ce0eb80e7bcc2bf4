"""``record DIARY blood-test``: blood was taken, and what came back; or what is arranged for a planned test."""

import re
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.result_lines import lines_of, result_line
from imuran_desktop.cli.session import author, content_of, opened, show
from imuran_desktop.cli.values import AS_JSON, BY, CLOCK_TIME, DAY, DECIMAL_SIGN, DECIMALS, FILE, TEXT
from imuran_desktop.domain.codes import Arranged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from imuran_desktop.domain.blood_tests import BloodTest
    from imuran_desktop.domain.results import Result
    from imuran_desktop.domain.results_merge import Clash
    from imuran_desktop.services.report_entry import Entered
    from imuran_desktop.store.diary import Diary

NOT_RECORDED = 1
_OWN_NAME = re.compile(r"\s*(?P<name>[^\W\d][\w -]*?)\s*[=:\s]\s*(?P<value>\d[\d.,]*)(?:\s*[^\d\s]\S*)?\s*")
"""A name and a number, whatever the one is; a unit may follow."""


@dataclass(frozen=True)
class _Asked:
    """What was said; ``on``, ``booked``, ``put_off`` and ``not_needed`` are the four things to be done."""

    on: date | None
    results: tuple[str, ...]
    decimal: str | None
    replace: bool
    lab: str
    files: tuple[Path, ...]
    booked: date | None
    at: time | None
    where: str
    put_off: date | None
    not_needed: bool
    reason: str
    due: date | None
    by: str

    def check(self) -> None:
        """Refuse what doesn't go together."""
        if sum((self.on is not None, self.booked is not None, self.put_off is not None, self.not_needed)) != 1:
            raise click.UsageError("Say one of --on, --booked, --put-off and --not-needed.")
        done = {"--result": self.results, "--decimal": self.decimal, "--replace": self.replace}
        _goes_with("--on", self.on, done | {"--lab": self.lab, "--file": self.files})
        _goes_with("--booked", self.booked, {"--at": self.at, "--where": self.where})
        _goes_with("--put-off or --not-needed", self.put_off or self.not_needed, {"--reason": self.reason})
        _goes_with("--booked, --put-off or --not-needed", self.on is None, {"--due": self.due})


@click.command("blood-test")
@click.option("--on", type=DAY, help="The date on which blood was taken.")
@click.option("--result", "results", type=TEXT, multiple=True, help='What came back, such as "ALT=34 U/L (0-40)".')
@click.option(
    "--decimal", type=DECIMAL_SIGN, help="The sign before decimals, where a number such as 1.250 leaves it open."
)
@click.option("--replace", is_flag=True, help="Have the diary say this where it says something else.")
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
def record_blood_test(diary: Path, /, *, as_json: bool, **said: Any) -> int:
    """Record that blood was taken and what came back, or that a test is booked, put off or not needed.

    Exits 1, with nothing recorded, where the diary says something else of a result and --replace was not said.
    """
    asked = _Asked(**said)
    asked.check()
    read = _results(asked)
    letters = [(file.name, content_of(file)) for file in asked.files]
    with opened(diary) as existing, existing.writing():
        if asked.on is not None:
            entered = _entered(asked, asked.on, read, letters)
            found = _clashes(existing, entered)
            if found and not asked.replace:
                for clash in found:
                    click.echo(f"{asked.on}  {_clash_words(clash)}", err=True)
                return NOT_RECORDED
            data, sentence = _done(existing, asked.by, entered, found)
        elif asked.booked is not None:
            data, sentence = _booked(existing, asked, asked.booked)
        else:
            data, sentence = _left_out(existing, asked)
    show(data, as_json=as_json, sentence=sentence)
    return 0


def _goes_with(what: str, given: object, options: "Mapping[str, object]") -> None:
    """Refuse options that say something about what was not said."""
    for option, value in options.items():
        if value and not given:
            raise click.UsageError(f"{option} goes with {what}.")


def _results(asked: _Asked) -> "tuple[Result, ...]":
    return tuple(_result(text, DECIMALS.get(asked.decimal or "", "")) for text in asked.results)


def _result(text: str, decimal: str) -> "Result":
    from imuran_desktop.exchange.lab_text import read_lab_text
    from imuran_desktop.exchange.lab_values import Unread
    from imuran_desktop.reference.analytes import load_analytes

    read = read_lab_text(text, load_analytes(), decimal)
    if [line.why for line in read.unread] == [Unread.UNCLEAR_NUMBER] and not decimal:
        wrong = f"A number in {text!r} can be read in two ways: say --decimal point or --decimal comma."
        raise click.BadParameter(wrong, param_hint="--result")
    if len(read.results) != 1 or len(read.lines) != 1:
        wrong = _own_name_words(text) or f"{text!r} is not a result such as 'ALT=34 U/L (0-40)'."
        raise click.BadParameter(wrong, param_hint="--result")
    return read.results[0]


def _own_name_words(text: str) -> str:
    """How to say a result that is not on the list, where ``text`` looks like one."""
    from imuran_desktop.domain.analyte_names import AnalyteNames
    from imuran_desktop.reference.analytes import load_analytes

    found = _OWN_NAME.fullmatch(text)
    if found is None or AnalyteNames(load_analytes()).find(found["name"]):
        return ""
    said = f"{found['name']}={found['value']}"
    return (
        f"{found['name']!r} is not on the list of what laboratories measure. It is kept under that name when it is "
        f"said with = and a unit, such as '{said} U/L'."
    )


def _entered(
    asked: _Asked, on: date, results: "tuple[Result, ...]", letters: "Iterable[tuple[str, bytes]]"
) -> "Entered":
    from imuran_desktop.domain.results import LabReport
    from imuran_desktop.services.report_entry import Entered, NewLetter

    kept = tuple(NewLetter(name, content) for name, content in letters)
    return Entered(LabReport("", on), on, asked.lab, results, kept)


def _clashes(diary: "Diary", entered: "Entered") -> "tuple[Clash, ...]":
    from imuran_desktop.services.report_entry import clashes

    return clashes(diary, entered)


def _clash_words(clash: "Clash") -> str:
    known = result_line(clash.known)
    return f"{result_line(clash.entered)}: the diary says {known}. Nothing was recorded. --replace takes it over."


def _done(diary: "Diary", by: str, entered: "Entered", replaced: "tuple[Clash, ...]") -> tuple[dict[str, Any], str]:
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reports.results_data import report_data, result_data
    from imuran_desktop.services.counted_tests import read_counted
    from imuran_desktop.services.shown_reports import read_shown_report
    from imuran_desktop.store.read import read_plan
    from imuran_desktop.words.blood_tests import counted_words

    test, analytes = _write(diary, by, entered), load_analytes()
    shown = read_shown_report(diary, analytes, test)
    tests = (item for item in _tests(diary) if item.done and item.done.id == test)
    satisfied = next((item.planned.due.isoformat() for item in tests), None)
    data = {
        **report_data(shown, analytes),
        "satisfies": satisfied,
        "replaced": [result_data(clash.known, analytes) for clash in replaced],
    }
    before = {clash.known.analyte: clash.known for clash in replaced}
    named = {result.analyte for result in entered.results}
    said = [f"Recorded a blood test on {entered.on}."]
    for result in shown.report.results:
        if result.analyte in named:
            said += lines_of(shown, result, before.get(result.analyte))
    counted = read_counted(diary, clock.now(), test)
    if counted is not None:
        today = read_plan(diary).timeline.local(clock.now()).date()
        said.append(counted_words(environment_language(), counted, today))
    return data, "\n  ".join(said)


def _write(diary: "Diary", by: str, entered: "Entered") -> str:
    """Record the test, if it is not, with what came back; other results of it stay. Its entry's id."""
    from imuran_desktop.services.blood_tests import record_blood_test as record_test
    from imuran_desktop.services.report_entry import save_report

    if not (entered.results or entered.lab or entered.letters):
        return record_test(diary, author(by), clock.now(), entered.on).entry
    return save_report(diary, author(by), clock.now(), entered).entry


def _booked(diary: "Diary", asked: _Asked, booked: date) -> tuple[dict[str, Any], str]:
    from imuran_desktop.services.arrangements import book_test

    due = _due(diary, asked, Arranged.BOOKED)
    entry = book_test(diary, author(asked.by), clock.now(), due, booked, asked.at, asked.where).entry
    return _arranged(diary, entry, due), f"Recorded that the blood test of {due} is booked for {booked}."


def _left_out(diary: "Diary", asked: _Asked) -> tuple[dict[str, Any], str]:
    from imuran_desktop.services.arrangements import put_off_test, waive_test

    due, until = _due(diary, asked, Arranged.PUT_OFF if asked.put_off else Arranged.NOT_NEEDED), asked.put_off
    if until is None:
        written = waive_test(diary, author(asked.by), clock.now(), due, asked.reason)
        data = _arranged(diary, written.entry, due)
        if not (written.revision or asked.due):
            another = "For another one, say its date with --due."
            return data, f"The blood test of {due} is recorded as not needed already. {another}"
        return data, f"Recorded that the blood test of {due} is not needed."
    entry = put_off_test(diary, author(asked.by), clock.now(), due, until, asked.reason).entry
    return _arranged(diary, entry, due), f"Recorded that the blood test of {due} is put off until {until}."


def _arranged(diary: "Diary", entry: str, due: date) -> dict[str, Any]:
    from imuran_desktop.services.agenda import arrangement_data
    from imuran_desktop.store.read import arrangements

    return {"id": entry, "due": due.isoformat(), "arranged": arrangement_data(arrangements(diary)[due])}


def _due(diary: "Diary", asked: _Asked, how: Arranged) -> date:
    """The planned date of the test that is meant."""
    from imuran_desktop.services.arrangements import meant_test
    from imuran_desktop.store.read import read_plan

    if asked.due is not None:
        return asked.due
    today = read_plan(diary).timeline.local(clock.now()).date()
    meant = meant_test(_tests(diary), today, how, asked.booked or asked.put_off)
    if meant is None:
        raise click.UsageError("No blood test is planned.")
    return meant.planned.due


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
