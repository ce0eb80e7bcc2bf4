"""Medicines taken as needed, in words."""

from datetime import date, datetime

from imuran_desktop.domain.plan import Directions, Hold, Slot
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import instruction_words, medicine_words, moment_words, tablet_words
from imuran_desktop.words.held import hold_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.repeats import as_needed_words


def slot_name_words(language: Language, medicine: str, slot: Slot) -> str:
    """A medicine taken as needed, and how much: "Paracetamol 500 mg"."""
    return f"{medicine_words(language, medicine)} {language.amount(slot.amount_mg)}"


def needed_rule_words(language: Language, slot: Slot, directions: Directions) -> str:
    """What the prescription says: "Only when needed, at least 4 hours apart · 1 tablet of 500 mg"."""
    parts = (
        as_needed_words(language, slot.repeat),
        tablet_words(language, slot.tablets),
        instruction_words(language, directions),
    )
    return sentence_case(" · ".join(part for part in parts if part))


def needed_taken_words(language: Language, number: int, last: datetime | None, timeline: Timeline, today: date) -> str:
    """What was taken so far: "2 today, last at 14:10"."""
    tr = language.tr
    if last is None:
        return tr("{number} today", number=language.number(number)) if number else tr("None recorded today")
    local = timeline.local(last)
    if number and local.date() == today:
        return tr("{number} today, last at {time}", number=language.number(number), time=language.clock(local))
    when = moment_words(language, last, timeline, today)
    if number:
        return tr("{number} today, time not known; before that {when}", number=language.number(number), when=when)
    return tr("None today, last taken {when}", when=when)


def needed_doubt_words(
    language: Language,
    slot: Slot,
    near: datetime | None,
    taken: int | None,
    hold: Hold | None,
    timeline: Timeline,
    today: date,
) -> str:
    """What speaks for a second look before one more is recorded."""
    tr, lines = language.tr, []
    if near is not None:
        lines.append(tr("One was taken {when}.", when=moment_words(language, near, timeline, today)))
    if taken is not None:
        lines.append(language.trn("{number} is recorded for that day.", "{number} are recorded for that day.", taken))
    if lines:
        lines.append(tr("Your prescription says: {rules}.", rules=as_needed_words(language, slot.repeat)))
    if hold is not None:
        lines.append(tr("It is on hold: {words}", words=hold_words(language, hold, today)))
    return "\n".join(lines)
