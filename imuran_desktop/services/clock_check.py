"""Whether this computer's clock is plainly wrong: behind what was recorded by it."""

from datetime import datetime, timedelta

from imuran_desktop.store.diary import Diary
from imuran_desktop.store.revisions import last_recorded

TOLERANCE = timedelta(minutes=2)
"""So far a clock may be put back without a word: computers correct theirs by seconds."""


def clock_behind(diary: Diary, device: str, now: datetime) -> datetime | None:
    """When this ``device`` recorded its last entry, if its clock says now that this is still to come; else None.

    What was recorded on other devices is left out: if their clocks were wrong, nobody could put it right here.

    Raises:
        StoreError: when the diary can't be read.
    """
    last = last_recorded(diary, device)
    return last if last is not None and last - now > TOLERANCE else None
