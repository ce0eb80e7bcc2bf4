"""``figures``."""

from datetime import date
from pathlib import Path

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import opened, show
from imuran_desktop.cli.span import days_asked, spans_days
from imuran_desktop.cli.values import AS_JSON, DIARY


@click.command()
@DIARY
@spans_days
@AS_JSON
def figures(diary: Path, first: date | None, last: date | None, *, as_json: bool) -> None:
    """Show what was recorded of what was planned: adherence figures, each with its counts and what it means."""
    from imuran_desktop.reports.figures_data import figures_data
    from imuran_desktop.services.figures import read_figures
    from imuran_desktop.store.read import read_plan
    from imuran_desktop.words.adherence import figure_words
    from imuran_desktop.words.doses import medicine_words

    now, language = clock.now(), environment_language()
    with opened(diary, read_only=True) as existing:
        first, last = days_asked(first, last, read_plan(existing).timeline.local(now).date())
        found = read_figures(existing, now, first, last)
    lines = []
    for item in found:
        lines += [medicine_words(language, item.medicine), ""]
        for line in figure_words(language, item.figures, item.lasted):
            lines += [f"  {line.name}: {line.value}", f"    {line.meaning}"]
        lines.append("")
    data = {"from": str(first), "to": str(last), "medicines": [figures_data(item) for item in found]}
    show(data, as_json=as_json, sentence="\n".join(lines).rstrip() or "Nothing is planned or recorded.")
