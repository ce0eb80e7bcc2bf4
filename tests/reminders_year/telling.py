"""From the words of the reference to those of the app, and back."""

from imuran_desktop.domain.reminders import Reminder
from tests.reminders_year.wall_clock import calendar, day_of, minute_of
from tests.reminders_year.year import Heard


def app_key(key: str) -> str:
    """The dose key of a key of the reference."""
    slot, _, day = key.partition("/")
    return f"{slot}/{calendar(int(day))}"


def heard(item: Reminder) -> Heard:
    """What was told, in the words of the reference."""
    at = minute_of(item.at)
    if item.dose is not None:
        dose = item.dose.dose
        subject, at = f"{dose.slot}/{day_of(dose.day)}", max(at, minute_of(dose.instant))
    elif item.test is not None:
        subject = f"test {day_of(item.test.planned.due)}"
    else:
        assert item.stock is not None
        subject = f"tablets {item.stock.entries[0].id}"
    return Heard(item.id, subject, item.stage.value, item.repeat, at)
