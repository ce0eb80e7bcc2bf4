"""``results DIARY``, and ``results DIARY import FILE.csv``: the diary comes first."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imuran_desktop.cli.result_lines import lines_of
from imuran_desktop.cli.results_import import import_results
from imuran_desktop.cli.session import opened, show
from imuran_desktop.cli.values import AS_JSON, DAY, DIARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imuran_desktop.domain.shown_reports import ShownReport


class _ShowUnlessSaid(click.Group):
    """A group whose first argument is a diary; without a command after it, what is in it is shown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is meant."""
        if args and not args[0].startswith("-") and args[1:2] not in ([name] for name in self.commands):
            args = [args[0], "show", *args[1:]]
        return super().parse_args(ctx, args)


@click.group(cls=_ShowUnlessSaid)
@DIARY
@click.pass_context
def results(context: click.Context, diary: Path) -> None:
    """Show the results of the blood tests in DIARY, or import a CSV file of them."""
    context.obj = diary


results.add_command(import_results)


@results.command("show")
@click.option("--from", "first", type=DAY, help="First local date.  [default: that of the first result]")
@click.option("--to", "last", type=DAY, help="Last local date, inclusive.  [default: that of the last result]")
@click.option("--csv", "as_csv", is_flag=True, help="Print them as a table that 'results DIARY import' reads.")
@AS_JSON
@click.pass_obj
def show_results(diary: Path, first: date | None, last: date | None, *, as_csv: bool, as_json: bool) -> None:
    """Show what came back from each blood test, the newest last."""
    from imuran_desktop.exchange.results_render import render_results
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reports.results_data import report_data
    from imuran_desktop.services.shown_reports import read_shown_reports

    if as_csv and as_json:
        raise click.UsageError("Say one of --csv and --json.")
    if first and last and last < first:
        raise click.BadParameter(f"{last} is before {first}.", param_hint="--to")
    analytes = load_analytes()
    with opened(diary, read_only=True) as existing:
        every = read_shown_reports(existing, analytes, first, last)
    if as_csv:
        click.echo(render_results([shown.report for shown in every], analytes), nl=False)
        return
    data = {
        "from": first and first.isoformat(),
        "to": last and last.isoformat(),
        "blood_tests": [report_data(shown, analytes) for shown in every],
    }
    lines = [line for shown in every for line in _lines(shown)]
    show(data, as_json=as_json, sentence="\n".join(lines) or "No results are in the diary for these days.")


def _lines(shown: "ShownReport") -> "Iterator[str]":
    report = shown.report
    yield f"{report.on}  {report.lab}".rstrip()
    for result in report.results:
        yield from (f"  {line}" for line in lines_of(shown, result))
    for file in report.files:
        yield f"  file: {file.name}"
