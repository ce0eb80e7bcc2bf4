"""``reminders``: the log of what the person was told."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import opened, show
from imuran_desktop.cli.span import days_asked, spans_days
from imuran_desktop.cli.values import AS_JSON, DIARY
from imuran_desktop.domain.zones import Timeline

if TYPE_CHECKING:
    from imuran_desktop.domain.reminder_log import LoggedReminder


@click.command()
@DIARY
@spans_days
@AS_JSON
def reminders(diary: Path, first: date | None, last: date | None, *, as_json: bool) -> None:
    """Show the reminders that were told: how each was shown, how it was answered, and what was recorded after it."""
    from imuran_desktop.services.reminder_log import read_log
    from imuran_desktop.store.read import read_plan
    from imuran_desktop.words.reminder_log import logged_words

    with opened(diary, read_only=True) as existing:
        timeline = read_plan(existing).timeline
        first, last = days_asked(first, last, timeline.local(clock.now()).date())
        log = read_log(existing, first, last)
    language = environment_language()
    data = {"from": str(first), "to": str(last), "reminders": [_reminder(item, timeline) for item in log]}
    lines = [logged_words(language, item, timeline) for item in log]
    show(data, as_json=as_json, sentence="\n".join(lines) or "No reminder was told on these days.")


def _reminder(item: "LoggedReminder", timeline: Timeline) -> dict[str, Any]:
    return {
        "id": item.id,
        "subject": item.subject,
        "stage": item.stage.value,
        "at": _instant(timeline, item.at),
        "told_at": _instant(timeline, item.told_at),
        "delivery": item.delivery and item.delivery.value,
        "reply": item.reply and item.reply.value,
        "replied_at": _instant(timeline, item.replied_at),
        "outcome": item.outcome and item.outcome.value,
        "recorded_at": _instant(timeline, item.recorded_at),
    }


def _instant(timeline: Timeline, at: datetime | None) -> str | None:
    """An instant on the person's clock."""
    return timeline.local(at).isoformat() if at else None
