"""The history in words: days at a glance, lines, and versions of what was recorded."""

from collections.abc import Iterator
from datetime import date, datetime

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.plan import Slot
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import (
    day_words,
    dose_state_words,
    dose_words,
    food_words,
    intake_words,
    meal_words,
    medicine_words,
    moment_words,
    outcome_words,
    reason_words,
)
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.repeats import as_needed_words


def kind_words(language: Language, kind: str) -> str:
    """What a colour of the calendar means; ``kind`` is a `services.history_view.DayKind`."""
    tr = language.tr
    return {
        "all_taken": tr("all taken"),
        "some_taken": tr("some taken"),
        "none_taken": tr("none recorded as taken"),
        "held": tr("on hold"),
        "nothing_due": tr("nothing due"),
        "open": tr("still open"),
        "ahead": tr("still to come"),
        "before": tr("before the plan began"),
    }[kind]


def taken_of_due(language: Language, taken: int, due: int) -> str:
    """How many were taken, as short as it can be said."""
    return language.tr("{taken} of {due}", taken=language.number(taken), due=language.number(due))


def day_summary(language: Language, kind: str, counts: dict[str, int]) -> str:
    """A day in one phrase: "2 of 2 doses taken".

    ``counts`` are those of a `services.history_view.DayRecord`, by their names.
    """
    tr, due = language.tr, counts["due"]
    if kind == "ahead" and due:
        parts = [language.trn("{number} dose planned", "{number} doses planned", due)]
    elif not due:
        parts = [kind_words(language, kind)]
    else:
        taken = language.number(counts["taken"])
        parts = [language.trn("{taken} of {number} dose taken", "{taken} of {number} doses taken", due, taken=taken)]
        if kind == "open":
            parts[0] = tr("{summary} so far", summary=parts[0])
        parts += _counted(language, counts)
    if counts["others"]:
        parts.append(language.trn("{number} more recorded", "{number} more recorded", counts["others"]))
    return ", ".join(parts)


def _counted(language: Language, counts: dict[str, int]) -> Iterator[str]:
    trn = language.trn
    for name, one, many in (
        ("in_part", "{number} of them in part", "{number} of them in part"),
        ("skipped", "{number} skipped", "{number} skipped"),
        ("missed", "{number} missed", "{number} missed"),
        ("not_sure", "{number} not sure", "{number} not sure"),
        ("held", "{number} on hold", "{number} on hold"),
    ):
        if counts[name]:
            yield trn(one, many, counts[name])


def full_day(language: Language, day: date, today: date) -> str:
    """A date with its weekday; a year other than this one is named."""
    return language.day(day) if day.year == today.year else language.day_and_year(day)


def day_title(language: Language, day: date, today: date) -> str:
    """The heading of a day: "Today, Monday 9 March"; a year other than this one is named."""
    near, full = day_words(language, day, today), full_day(language, day, today)
    return full if near == full else language.tr("{near}, {day}", near=sentence_case(near), day=full)


def spoken_day(language: Language, day: date, today: date, summary: str) -> str:
    """A day of the calendar as a screen reader says it: "Monday 9 March: 2 of 2 doses taken"."""
    return language.tr("{day}: {summary}", day=day_title(language, day, today), summary=summary)


def thing_words(language: Language, intake: Intake) -> str:
    """What an intake without a dose was: "Azathioprine 75 mg"."""
    name = medicine_words(language, intake.medicine)
    return name if intake.amount_mg is None else f"{name} {language.amount(intake.amount_mg)}"


def line_state_words(language: Language, kind: str, item: LedgerDose | None, today: date) -> str:
    """The chip of a line; ``kind`` is a `services.history_view.LineKind`."""
    tr = language.tr
    if item is None:
        return {
            "extra": tr("extra"),
            "as_needed": tr("as needed"),
            "not_planned": tr("not planned"),
            "deleted": tr("deleted"),
        }[kind]
    if item.state is DoseState.UPCOMING and item.dose.day > today:
        return tr("planned")
    return dose_state_words(language, item)


def planned_line_words(language: Language, item: LedgerDose) -> str:
    """What a dose nothing is recorded for shows: its meal, and why nothing is due."""
    tr = language.tr
    if item.dose.hold is not None:
        said_by = item.dose.hold.said_by
        return tr("On hold. {name} said so.", name=said_by) if said_by else tr("On hold: not due on this day.")
    if item.state is DoseState.MISSED:
        return tr("Nothing was recorded.")
    return sentence_case(meal_words(language, item.dose.meal))


def recorded_words(language: Language, intake: Intake, timeline: Timeline, day: date) -> str:
    """What was recorded, below the heading of ``day``: "Taken at 08:10, with food".

    Another amount than asked for, and sickness, stand above it: see `words.doses.notable_words`.
    """
    parts = [_what_and_when(language, intake, timeline, day)]
    parts += [food_words(language, intake.food), reason_words(language, intake.reason)]
    if intake.by:
        parts.append(language.tr("recorded by {name}", name=intake.by))
    return ", ".join(part for part in parts if part)


def _what_and_when(language: Language, intake: Intake, timeline: Timeline, day: date) -> str:
    tr, outcome = language.tr, outcome_words(language, intake.outcome)
    if intake.outcome is not Outcome.TAKEN:
        return outcome
    if intake.at is None:
        return tr("{outcome}, time not known", outcome=outcome)
    local = timeline.local(intake.at)
    if local.date() == day:
        return tr("{outcome} at {time}", outcome=outcome, time=language.clock(local))
    when = tr("{day} at {time}", day=language.day(local.date()), time=language.clock(local))
    return tr("{outcome} on {when}", outcome=outcome, when=when)


def line_name(title: str, when: str, state: str) -> str:
    """What a screen reader calls a line: "Azathioprine 75 mg, Monday 9 March at 08:00, taken"."""
    return ", ".join(part for part in (title, when, state) if part)


def line_title(language: Language, item: LedgerDose | None, intake: Intake | None) -> str:
    """What a line is about."""
    if item is not None:
        return dose_words(language, item.dose)
    return thing_words(language, intake) if intake is not None else ""


def version_words(language: Language, intake: Intake, timeline: Timeline, today: date, *, deleted: bool) -> str:
    """What one version says."""
    return language.tr("Deleted") if deleted else intake_words(language, intake, timeline, today)


def version_origin(
    language: Language,
    recorded_at: datetime,
    by: str,
    timeline: Timeline,
    today: date,
    *,
    here: bool,
    deleted: bool = False,
) -> str:
    """When a version was recorded, or deleted, by whom and where."""
    tr = language.tr
    sentences = {
        (False, False, True): tr("Recorded {when}, on this device"),
        (False, False, False): tr("Recorded {when}, on another device"),
        (False, True, True): tr("Recorded {when} by {name}, on this device"),
        (False, True, False): tr("Recorded {when} by {name}, on another device"),
        (True, False, True): tr("Deleted {when}, on this device"),
        (True, False, False): tr("Deleted {when}, on another device"),
        (True, True, True): tr("Deleted {when} by {name}, on this device"),
        (True, True, False): tr("Deleted {when} by {name}, on another device"),
    }
    when = moment_words(language, recorded_at, timeline, today)
    return sentences[deleted, bool(by), here].format(when=when, name=by)


def takeable_words(
    language: Language,
    medicine: str,
    amount_mg: float,
    dose: Dose | None = None,
    slot: Slot | None = None,
    *,
    uncounted: bool = False,
) -> str:
    """Something that may have been taken: "Azathioprine 75 mg, extra to the dose at 08:00".

    Args:
        dose: the dose of the day that it was on top of.
        slot: the slot that is taken as needed.
        uncounted: it lies before what the diary counts.
    """
    tr, what = language.tr, f"{medicine_words(language, medicine)} {language.amount(amount_mg)}"
    if dose is not None:
        return tr("{what}, extra to the dose at {time}", what=what, time=language.clock(dose.at))
    if slot is not None:
        return tr("{what}, {rules}", what=what, rules=as_needed_words(language, slot.repeat))
    if uncounted:
        return tr("{what}, taken before this diary counts", what=what)
    return tr("{what}, not planned for this day", what=what)
