"""``travel``: record that the person's clock changed, or show what that would do."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.session import author, opened, show
from imuran_desktop.cli.values import AS_JSON, DIARY, INSTANT, TEXT
from imuran_desktop.domain.zones import Timeline, valid_zone


@click.command()
@DIARY
@click.argument("zone", type=TEXT)
@click.option("--from", "since", type=INSTANT, help="The instant of arrival.  [default: now]")
@click.option("--preview", is_flag=True, help="Show the next doses before and after, and record nothing.")
@AS_JSON
def travel(diary: Path, zone: str, since: datetime | None, *, preview: bool, as_json: bool) -> None:
    """Record that doses follow the clock of ZONE, such as America/New_York, from an instant on."""
    from imuran_desktop.services.travel import effect_of, effect_on, record_journey
    from imuran_desktop.store.read import read_plan

    if not valid_zone(zone):
        raise click.BadParameter(f"{zone!r} is not a time zone. Use a name such as Europe/London.", param_hint="ZONE")
    now = clock.now()
    at = since or now
    with opened(diary, read_only=preview) as existing:
        if preview:
            effect, written = effect_of(read_plan(existing), zone, at, now), False
        else:
            edited = record_journey(existing, author(), now, zone, at)
            effect, written = effect_on(edited.before, edited.after, now), edited.entries > 0
    home = str(effect.before.timeline.zone_at(at))
    doses = [
        {
            "key": item.dose.key,
            "before": _on(effect.before.timeline, item.before),
            "after": _on(effect.after.timeline, item.after),
        }
        for item in effect.doses
    ]
    data = {
        "zone": zone,
        "before": home,
        "from": at.isoformat(),
        "recorded": written,
        "doses": doses,
        "past_doses": effect.past.count,
    }
    show(data, as_json=as_json, sentence="\n".join(_lines(data, preview=preview)))


def _on(timeline: Timeline, at: datetime | None) -> str | None:
    """An instant on the person's clock."""
    return timeline.local(at).isoformat() if at else None


def _lines(data: dict[str, Any], *, preview: bool) -> list[str]:
    done = "Recorded" if data["recorded"] else "Not recorded" if preview else "Nothing to change"
    lines = [f"{done}: doses follow {data['zone']} from {data['from']}."]
    lines += [
        f"{dose['key']}  {dose['before'] or 'not due'}  ->  {dose['after'] or 'not due'}" for dose in data["doses"]
    ]
    if data["past_doses"]:
        lines.append(f"Doses before now that {'would change' if preview else 'changed'}: {data['past_doses']}.")
    return lines
