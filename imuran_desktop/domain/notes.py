"""Notes on a day, by the person or by somebody who cares for them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayNote:
    """What somebody wrote about a day. ``by`` is empty when the one who wrote it has not said."""

    id: str
    day: date
    text: str
    by: str = ""
