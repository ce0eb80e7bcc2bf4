"""``report``: the reports of one diary or a thousand."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.progress import Progress
from imuran_desktop.cli.session import name_of, one_line, plain_errors, show
from imuran_desktop.cli.span import days_asked, spans_days
from imuran_desktop.cli.values import AS_JSON, FILE, INSTANT, TEXT
from imuran_desktop.domain.report_wish import ALL_SECTIONS, Paper, ReportSection, ReportWish
from imuran_desktop.services.report_files import ReportFormat

if TYPE_CHECKING:
    from imuran_desktop.domain.summary import Summary
    from imuran_desktop.services.report_files import NoReport
    from imuran_desktop.services.report_making import Failed, Job, Made

_FAILED = 1
_BY_SUFFIX = {item.suffix: item for item in ReportFormat}
_NO_REPORTS = ".doc .docx .htm .html .imuran .ods .odt .rtf .toml .txt .xls .xlsx .xml .zip"
_OF_FILES = {*_BY_SUFFIX, *_NO_REPORTS.split()}
"""Endings by which a name is meant as that of a file; a folder may be called Dr.Smith."""


class SectionsType(click.ParamType[frozenset[ReportSection]]):
    """Sections of a report, such as doses,symptoms; or ``all``, or ``none``."""

    name = "LIST"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[ReportSection]:
        """Read the value, or fail with a sentence."""
        if isinstance(value, frozenset):
            return value
        whole = {"all": ALL_SECTIONS, "none": frozenset[ReportSection]()}
        if str(value) in whole:
            return whole[str(value)]
        try:
            return frozenset(ReportSection(name.strip()) for name in str(value).split(","))
        except ValueError:
            known = ", ".join(ReportSection)
            self.fail(f"{value!r} does not name sections. Use all, none, or some of {known}, with commas", param, ctx)


@dataclass
class _Tally:
    """What became of the diaries."""

    made: list[dict[str, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    failed: list[dict[str, str]] = field(default_factory=list)
    people: dict[Path, "Summary | Failed"] = field(default_factory=dict)

    def add(self, found: "Made | Failed") -> None:
        """Count one more diary."""
        from imuran_desktop.services.report_making import Failed

        diary = name_of(found.path)
        if isinstance(found, Failed):
            self.failed.append({"diary": diary, "why": found.sentence})
            self.people[found.path] = found
            return
        if found.summary is not None:
            self.people[found.path] = found.summary
        report = name_of(found.out or found.path)
        if found.was_there:
            self.left_out.append(report)
        else:
            self.made.append({"diary": diary, "report": report})

    def sort(self) -> None:
        """Put them in the order of their names, whichever was ready first."""
        for known in (self.made, self.failed):
            known.sort(key=lambda item: item["diary"])
        self.left_out.sort()


@click.command()
@click.argument("diaries", metavar="DIARY...", type=FILE, nargs=-1, required=True)
@spans_days
@click.option("--everything", is_flag=True, help="From the first day that a diary knows of.")
@click.option("--since-visit", is_flag=True, help="From the day of the last visit to the clinic, where there was one.")
@click.option("--sections", type=SectionsType(), default="all", show_default=True, help="What follows the first page.")
@click.option("--paper", type=click.Choice([item.value for item in Paper]), default="a4", show_default=True)
@click.option("--out", type=FILE, required=True, metavar="FILE|FOLDER", help="Where the reports are to be.")
@click.option("--format", "wanted", type=click.Choice([item.value for item in ReportFormat]), help="[default: pdf]")
@click.option("--jobs", type=click.IntRange(1, 32), metavar="N", help="Work on so many at once.  [default: processors]")
@click.option("--resume", is_flag=True, help="Leave out the reports that are there already.")
@click.option("--by", type=TEXT, default="", metavar="NAME", help="Who makes the report.")
@click.option("--at", type=INSTANT, help="The instant at which to judge states.  [default: now]")
@AS_JSON
def report(
    diaries: tuple[Path, ...],
    first: date | None,
    last: date | None,
    sections: frozenset[ReportSection],
    paper: str,
    out: Path,
    wanted: str | None,
    jobs: int | None,
    by: str,
    at: datetime | None,
    *,
    everything: bool,
    since_visit: bool,
    resume: bool,
    as_json: bool,
) -> int:
    """Make the report of each DIARY, a file or a folder of them, for a clinic to read. Diaries are never changed.

    Without --from, --everything or --since-visit it is of the last 28 days; the app begins with 3 months. In a folder,
    each report is called after the person, the diary and the days. As csv or json, several diaries have a list of
    people too.
    """
    from imuran_desktop.services.report_making import Job

    if sum((first is not None, everything, since_visit)) > 1:
        raise click.UsageError("Say one of --from, --everything and --since-visit.")
    now = at or clock.now()
    begin, end = days_asked(first, last, at.date() if at else now.astimezone().date())
    wish = ReportWish(None if everything else begin, end, sections, Paper(paper), by, since_visit)
    found = _found(diaries)
    sort = ReportFormat(wanted) if wanted else _BY_SUFFIX.get(out.suffix.lower(), ReportFormat.PDF)
    file, folder = _place(len(found), sort, out)
    _make_folder(folder)
    listed = len(found) > 1 and sort is not ReportFormat.PDF
    people = _people_file(folder, sort) if listed else None
    job = Job(found[0], wish, now, environment_language().locale, sort, file, resume=resume, listed=listed)
    todo = [replace(job, path=path) for path in found]
    tally = _make_all(todo if file else _in_folder(todo, folder), jobs)
    told = _write_people((tally.people[path] for path in found), sort, people) if people else None
    data = {"made": tally.made, "left_out": tally.left_out, "failed": tally.failed, "people": told}
    show(data, as_json=as_json, sentence=_summary(tally, told, out))
    return _FAILED if tally.failed else 0


def _found(paths: Sequence[Path]) -> list[Path]:
    from imuran_desktop.services.diary_files import find_diaries

    found = find_diaries(paths)
    if not found:
        raise click.ClickException(f"No diary is in {', '.join(map(name_of, paths))}.")
    return found


def _place(count: int, sort: ReportFormat, out: Path) -> tuple[Path | None, Path]:
    """Where the reports are to be: the one file that is named, or none; and the folder."""
    if out.is_dir() or out.suffix.lower() not in _OF_FILES:
        return None, out
    if out.suffix.lower() != sort.suffix or sort is ReportFormat.CSV:
        named = "is a folder, and has no such ending" if sort is ReportFormat.CSV else f"ends in {sort.suffix}"
        raise click.BadParameter(f"{name_of(out)}: a report as {sort.value} {named}.", param_hint="--out")
    if count > 1:
        told = f"{name_of(out)} is one file, and there are {count} diaries. Name a folder."
        raise click.BadParameter(told, param_hint="--out")
    return out, out.parent


def _in_folder(jobs: "Sequence[Job]", folder: Path) -> "list[Job]":
    from imuran_desktop.services.diary_files import diary_id
    from imuran_desktop.services.report_making import into_folder

    return into_folder(jobs, [diary_id(job.path) if len(jobs) > 1 else None for job in jobs], folder)


def _make_folder(folder: Path) -> None:
    from imuran_desktop.services.report_files import NoReport, make_last_folder

    try:
        with plain_errors():
            make_last_folder(folder)
    except NoReport as error:
        raise click.BadParameter(_why(error), param_hint="--out") from error
    if not folder.is_dir():
        raise click.BadParameter(f"{name_of(folder)} is a file, not a folder.", param_hint="--out")


def _people_file(folder: Path, sort: ReportFormat) -> Path:
    """Where the list of all of them is to be; nothing else may be there."""
    from imuran_desktop.services.report_files import PEOPLE, NoReport, require_people_place

    out = folder / f"{PEOPLE}{sort.suffix}"
    try:
        require_people_place(_people((), sort), out)
    except NoReport as error:
        raise click.BadParameter(_why(error), param_hint="--out") from error
    return out


def _write_people(found: "Iterable[Summary | Failed]", sort: ReportFormat, out: Path) -> str:
    """Write one list of all of them, and say where."""
    from imuran_desktop.services.report_files import NoReport, write_people

    try:
        write_people(_people(found, sort), out)
    except NoReport as error:
        raise click.ClickException(_why(error)) from error
    return name_of(out)


def _people(found: "Iterable[Summary | Failed]", sort: ReportFormat) -> bytes:
    from imuran_desktop.services.summaries import people_csv, people_json

    return people_csv(found) if sort is ReportFormat.CSV else people_json(found)


def _why(error: "NoReport") -> str:
    from imuran_desktop.words.errors import report_trouble_words

    return report_trouble_words(environment_language(), error.trouble, name_of(error.path))


def _make_all(todo: "Sequence[Job]", workers: int | None) -> _Tally:
    """Make them side by side, telling what fails and how far it has come."""
    from imuran_desktop.services.report_making import Failed, clear_left, crashed, make
    from imuran_desktop.services.spread import Crashed, Spread, default_workers

    tally, progress = _Tally(), Progress(len(todo))
    work = Spread(make, todo, workers or default_workers(), after=partial(clear_left, todo))
    with _kept_log(), work as spread:
        try:
            for place, outcome in spread:
                job = todo[place]
                found = crashed(job.path, job.locale) if isinstance(outcome, Crashed) else outcome
                tally.add(found)
                if isinstance(found, Failed):
                    progress.say(one_line(_naming(found.path, found.sentence)))
                progress.step()
        except KeyboardInterrupt:
            progress.say(f"Stopped. {len(tally.made)} of {len(todo)} were made; --resume makes the others.")
            raise
    progress.end()
    tally.sort()
    return tally


@contextmanager
def _kept_log() -> Iterator[None]:
    """Keep what is to be logged where the app keeps its log."""
    from imuran_desktop.desktop.logs import start_logging, stop_logging
    from imuran_desktop.desktop.paths import log_dir

    handler = start_logging(log_dir())
    try:
        yield
    finally:
        if handler is not None:
            stop_logging(handler)


def _naming(path: Path, sentence: str) -> str:
    """``sentence``, after the name of the diary unless it has that in it."""
    name = name_of(path)
    return sentence if name in sentence else f"{name}: {sentence}"


def _summary(tally: _Tally, people: str | None, out: Path) -> str:
    made = [item["report"] for item in tally.made]
    said = [f"Made {made[0]}." if len(made) == 1 else f"Made {len(made) or 'no'} reports in {name_of(out)}."]
    if tally.left_out:
        said.append(f"Left out, because they are there already: {len(tally.left_out)}.")
    if tally.failed:
        said.append(f"Failed: {len(tally.failed)}.")
    if people:
        said.append(f"The list of all of them is {people}.")
    return " ".join(said)
