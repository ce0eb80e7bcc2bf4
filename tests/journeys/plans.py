"""Plans whose doses lie around the present minute, imported with the real command."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.journeys.desktop_session import Desktop

MINUTE = timedelta(minutes=1)
_NOON = 12


def midday_zone(now: datetime, ahead: int = 0) -> str:
    """A zone without clock changes in which it is between 12:00 and 13:00 now: far from any midnight.

    Or one whose clock is so many hours ``ahead`` of that; it goes to 2.
    """
    west = now.astimezone(UTC).hour - _NOON - ahead
    return f"Etc/GMT{west:+d}" if west else "Etc/GMT"


@dataclass(frozen=True)
class Medicine:
    """A prescription with one slot for each of these instants; its slots are called a1, a2, b1 …"""

    id: str
    times: Sequence[datetime]
    medicine: str = "azathioprine"
    since: int = 0
    """How many days ago recording began. Every dose since then counts, also one whose time had passed."""


class Plan:
    """A plan file, and the diary that it is imported into. The computer stands where the diary is."""

    def __init__(
        self, desktop: Desktop, *medicines: Medicine, tests_since: int | None = None, file: str = "diary.imuran"
    ) -> None:
        """`tests_since`: how many days ago the blood-test schedule began (the US label's: weekly at first)."""
        self.desktop = desktop
        self.now = datetime.now(UTC)
        self.zone = midday_zone(self.now)
        self.today = self.now.astimezone(ZoneInfo(self.zone)).date()
        self.diary = desktop.home / file
        desktop.env["TZ"] = self.zone
        self._import(_text(self, medicines, tests_since))

    def day(self, ago: int) -> date:
        """The date so many days ago."""
        return self.today - timedelta(days=ago)

    def clock(self, at: datetime) -> str:
        """The diary's clock at an instant: "12:05"."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def agenda(self, first: date | None = None) -> dict[str, Any]:
        """What the `agenda` command says: a process of its own reads the file."""
        since = ("--from", first.isoformat()) if first else ()
        found: dict[str, Any] = json.loads(self.command("agenda", str(self.diary), *since, "--json"))
        return found

    def states(self, first: date) -> list[str]:
        """The state of each dose from a day on, as `agenda` has it."""
        return [dose["state"] for dose in self.agenda(first)["doses"]]

    def dose(self, slot: str) -> dict[str, Any]:
        """Today's dose of this slot, as `agenda` has it."""
        found: dict[str, Any] = next(dose for dose in self.agenda()["doses"] if dose["slot"] == slot)
        return found

    def reminded(self, *parts: str) -> list[tuple[Any, ...]]:
        """What the log says of each reminder told so far; without ``parts`` its stage, delivery and reply."""
        log = json.loads(self.command("reminders", str(self.diary), "--json"))["reminders"]
        return [tuple(told[part] for part in parts or ("stage", "delivery", "reply")) for told in log]

    def key(self, slot: str, ago: int = 0) -> str:
        """The key of a dose."""
        return f"{slot}/{self.day(ago)}"

    def command(self, *arguments: str) -> str:
        """Run a command of the app, in a process of its own; what it printed."""
        return self.desktop.run(sys.executable, "-m", "imuran_desktop", *arguments, timeout=30)

    def _import(self, text: str) -> None:
        file = self.desktop.folder / "plan.toml"
        file.write_text(text)
        self.command("plan", "import", str(self.diary), str(file))


def _text(plan: Plan, medicines: Sequence[Medicine], tests_since: int | None) -> str:
    oldest = plan.day(max((each.since for each in medicines), default=0))
    lines = ["[person]", 'name = "Sam Example"', f'zone = "{plan.zone}"', f"recording_from = {oldest}"]
    for each in medicines:
        first = plan.day(each.since)
        lines += [
            "[[prescriptions]]",
            f'id = "{each.id}"',
            f'medicine = "{each.medicine}"',
            'food = "with_or_after"',
            "tablets_mg = [25, 50]",
            f"recording = {{ from = {first} }}",
            "[[prescriptions.steps]]",
            f"from = {first}",
        ]
        for number, at in enumerate(each.times, 1):
            lines += ["[[prescriptions.steps.slots]]", f'slot = "{each.id}{number}"', f'time = "{plan.clock(at)}"']
            lines += ["amount_mg = 75"]
    if tests_since is not None:
        lines += ["[monitoring]", 'preset = "us_label"', f"start = {plan.day(tests_since)}"]
    return "\n".join(lines) + "\n"


def ago(minutes: float) -> datetime:
    """An instant so many minutes ago."""
    return datetime.now(UTC) - minutes * MINUTE
