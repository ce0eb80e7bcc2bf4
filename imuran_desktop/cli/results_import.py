"""``results DIARY import FILE.csv``."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.result_lines import lines_of, result_line
from imuran_desktop.cli.session import author, content_of, name_of, opened, show
from imuran_desktop.cli.values import AS_JSON, BY, DECIMAL_SIGN, DECIMALS, FILE, TEXT

if TYPE_CHECKING:
    from imuran_desktop.domain.shown_reports import ShownReport
    from imuran_desktop.exchange.csv_layout import Layout
    from imuran_desktop.exchange.csv_table import Table
    from imuran_desktop.exchange.results_csv import CsvProblem, CsvResults
    from imuran_desktop.services.results_import import Compared, Comparison
    from imuran_desktop.store.diary import Diary

NOT_ALL = 1
_ORDERS = {"day-first": "day_first", "month-first": "month_first"}


@click.command("import")
@click.argument("file", metavar="FILE.csv", type=FILE)
@click.option("--map", "mapped", type=TEXT, multiple=True, metavar="FIELD=COLUMN", help="Which column holds what.")
@click.option("--dates", type=click.Choice([*_ORDERS]), help="How dates such as 03/04/2026 are written.")
@click.option(
    "--decimal", type=DECIMAL_SIGN, help="The sign before decimals, where numbers such as 1.250 leave it open."
)
@click.option("--replace", is_flag=True, help="Have the diary say what the file says where the two differ.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@BY
@AS_JSON
@click.pass_obj
def import_results(
    diary: Path,
    file: Path,
    mapped: tuple[str, ...],
    dates: str | None,
    decimal: str | None,
    by: str,
    *,
    replace: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import the results in FILE.csv. Exits 1 where any of it was not taken over; all the rest of it was.

    The fields of --map are date, name, value, unit, low, high, range, lab, comment and sample.
    """
    from imuran_desktop.services.results_import import Fate, bring_in, compare, refuse_days_to_come

    read, now = _read(file, mapped, dates, decimal), clock.now()
    with opened(diary, read_only=dry_run) as existing, nullcontext() if dry_run else existing.writing():
        refuse_days_to_come(existing, now, read.tests)
        compared = compare(existing, read.tests)
        taken = compared.to_bring(replace=replace)
        shown = _shown(existing, taken)
        if not dry_run:
            bring_in(existing, author(by), now, read.tests, replace=replace)
    left = [item for item in compared.of(Fate.DIFFERENT) if item not in taken]
    show(
        _data(read, compared, shown, dry_run=dry_run),
        as_json=as_json,
        sentence=_sentence(compared, shown, dry_run=dry_run),
    )
    for line in (*map(_left_words, left), *_problem_lines(read)):
        click.echo(line, err=True)
    return NOT_ALL if left or read.problems else 0


def _read(file: Path, mapped: Sequence[str], dates: str | None, decimal: str | None) -> "CsvResults":
    from imuran_desktop.exchange.csv_layout import guess_layout
    from imuran_desktop.exchange.csv_table import TableRefused, read_table
    from imuran_desktop.exchange.lab_dates import DateOrder
    from imuran_desktop.exchange.results_csv import read_results
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.words.results_csv import refused_words

    try:
        table = read_table(content_of(file))
    except TableRefused as refusal:
        raise click.ClickException(refused_words(environment_language(), refusal.code, refusal.figures)) from refusal
    layout = _with_mapped(guess_layout(table.header, load_analytes()), table, mapped)
    if not layout.is_usable:
        columns = ", ".join(table.column(place) for place in range(len(table.header)))
        raise click.ClickException(
            f"It is not plain which columns of {name_of(file)} hold the date, the name and the value. Say it with "
            f"--map, such as --map date=Taken. Its columns are: {columns}."
        )
    order = DateOrder(_ORDERS[dates]) if dates else None
    return read_results(table, layout, load_analytes(), order, DECIMALS.get(decimal or "", ""))


def _with_mapped(layout: "Layout", table: "Table", mapped: Sequence[str]) -> "Layout":
    """The layout with the columns that were named instead of the guessed ones."""
    from imuran_desktop.exchange.csv_layout import Field, Layout

    named = dict(_pair(text, table) for text in mapped)
    fields = {field: place for field, place in layout.fields.items() if place not in named.values()} | named
    if named and Field.NAME in fields and Field.VALUE in fields:
        return Layout(fields, {})
    return Layout(fields, {place: item for place, item in layout.measured.items() if place not in fields.values()})


def _pair(text: str, table: "Table") -> tuple[Any, int]:
    from imuran_desktop.exchange.csv_layout import Field

    field, _, column = (part.strip() for part in text.partition("="))
    if field not in list(Field):
        raise click.BadParameter(f"{field!r} is not one of {', '.join(Field)}.", param_hint="--map")
    headings = [heading.casefold() for heading in table.header]
    if column.casefold() not in headings:
        columns = ", ".join(table.column(place) for place in range(len(table.header)))
        raise click.BadParameter(f"There is no column {column!r}. There are: {columns}.", param_hint="--map")
    return Field(field), headings.index(column.casefold())


def _shown(diary: "Diary", taken: "Sequence[Compared]") -> "Mapping[Compared, ShownReport]":
    """Each result that is taken over, as it is shown: with what of it is past a value that the clinic set."""
    from imuran_desktop.domain.results import LabReport
    from imuran_desktop.domain.shown_reports import ShownReport
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.services.results_import import past_limits

    past = past_limits(diary, taken, load_analytes())
    reports = (LabReport("", item.on, results=(item.result,)) for item in taken)
    return {
        item: ShownReport(report, past.get(place, ()))
        for place, (item, report) in enumerate(zip(taken, reports, strict=True))
    }


def _sentence(compared: "Comparison", taken: "Mapping[Compared, ShownReport]", *, dry_run: bool) -> str:
    from imuran_desktop.services.results_import import Fate

    words = {Fate.NEW: "new", Fate.SAME: "there already", Fate.DIFFERENT: "different"}
    counts = ", ".join(f"{len(compared.of(fate))} {words[fate]}" for fate in Fate)
    lines = []
    for item, shown in taken.items():
        first, *questioned = lines_of(shown, item.result, item.known)
        lines += [f"  {item.on}  {first}", *(f"  {line}" for line in questioned)]
    head = f"{counts}. {'Would be taken over:' if dry_run else 'Taken over:'}" if lines else f"{counts}."
    return "\n".join([head, *lines])


def _left_words(item: "Compared") -> str:
    line = f"{item.on}  {result_line(item.result)}: not taken over"
    if item.twice:
        return f"{line}. The file says two different things of it."
    return f"{line}. The diary says {result_line(item.known)}. --replace takes it over." if item.known else f"{line}."


def _problem_lines(read: "CsvResults") -> "Iterable[str]":
    from imuran_desktop.words.results_csv import problem_words

    language = environment_language()
    unclear = [problem.text for problem in read.problems if problem.code == "unclear_date"]
    for problem in read.problems:
        if problem.code == "unclear_date":
            continue
        yield problem_words(language, problem.code, problem.row, problem.column, problem.text, problem.count)
    if read.asks_for_order:
        yield (
            f"{len(unclear)} of the dates, such as {unclear[0]}, can be read in two ways. Say --dates day-first or "
            "--dates month-first."
        )
    if read.asks_for_decimal:
        yield "Some numbers can be read in two ways. Say --decimal point or --decimal comma."


def _data(
    read: "CsvResults", compared: "Comparison", taken: "Mapping[Compared, ShownReport]", *, dry_run: bool
) -> dict[str, Any]:
    return {
        "dry_run": dry_run,
        "results": [_item_data(item, taken.get(item)) for item in compared.items],
        "problems": [_problem_data(problem) for problem in read.problems],
    }


def _item_data(item: "Compared", taken: "ShownReport | None") -> dict[str, Any]:
    from imuran_desktop.domain.units import doubts
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reports.results_data import past_data, result_data

    analytes = load_analytes()
    return {
        "on": item.on.isoformat(),
        "lab": item.lab or None,
        **result_data(item.result, analytes),
        "fate": item.fate.value,
        "taken_over": taken is not None,
        "twice": item.twice,
        "in_diary": result_data(item.known, analytes) if item.known is not None else None,
        "past_clinic_values": [past_data(past) for past in taken.past] if taken is not None else [],
        "doubts": [doubt.code.value for doubt in doubts(item.result, analytes.get(item.result.analyte))],
    }


def _problem_data(problem: "CsvProblem") -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code.value,
        "text": problem.text,
        "count": problem.count,
    }
