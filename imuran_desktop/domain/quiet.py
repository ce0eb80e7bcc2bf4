"""Quiet hours: the time of day in which nothing is told that can wait."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from imuran_desktop.domain.zones import Timeline

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class QuietHours:
    """From ``begins`` until ``ends`` on the person's clock, past midnight where that is earlier; both differ."""

    begins: time
    ends: time

    def after(self, at: datetime, timeline: Timeline) -> datetime:
        """``at`` (UTC) itself, or the end of the quiet hours that it falls into: a journey may end them too."""
        moment = at
        while (ends := self._ends(moment, timeline)) is not None:
            changes = (change.at for change in timeline.changes if change.at and moment < change.at < ends)
            moment = min(changes, default=ends)
        return moment

    def _ends(self, at: datetime, timeline: Timeline) -> datetime | None:
        """When the quiet hours that ``at`` falls into end by the clock of that place; None if it falls into none."""
        local = timeline.local(at)
        now, day = local.time(), local.date()
        over_midnight = self.ends < self.begins
        if over_midnight and now >= self.begins:
            day += _ONE_DAY
        elif now >= self.ends or (not over_midnight and now < self.begins):
            return None
        here = Timeline.fixed(str(timeline.zone_at(at)))
        ends = here.instant(day, self.ends) or here.instant(day + _ONE_DAY, self.ends)  # None: a date that was skipped
        # Before: the clock shows these hours twice that day.
        return ends if ends is not None and ends > at else None
