"""What is said of doses that were missed while the app was not running."""

from collections.abc import Sequence
from datetime import date, datetime

from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import day_words, dose_words, meal_words, moment_words
from imuran_desktop.words.language import Language, sentence_case


def away_count_words(language: Language, doses: Sequence[Dose], today: date) -> str:
    """How many doses have nothing recorded, and from when: there is at least one."""
    days = [dose.day for dose in doses]
    first, last = min(days), max(days)
    if first == last:
        return language.trn(
            "{number} dose has nothing recorded, {day}.",
            "{number} doses have nothing recorded, {day}.",
            len(days),
            day=day_words(language, first, today, within=True),
        )
    return language.trn(
        "{number} dose has nothing recorded, from {first} to {last}.",
        "{number} doses have nothing recorded, from {first} to {last}.",
        len(days),
        first=day_words(language, first, today),
        last=day_words(language, last, today),
    )


def away_agreed_words(language: Language) -> str:
    """What the sources agree on about doses missed earlier: none of them is to be taken now."""
    return language.tr(
        "If you missed some of them, never take two doses together. Tell your clinic about missed doses."
    )


def week_words(language: Language, monday: date, today: date) -> str:
    """A week, by its Monday: "Week of Monday 2 March"."""
    return language.tr("Week of {day}", day=day_words(language, monday, today))


def slot_line_words(language: Language, dose: Dose) -> str:
    """When in its day a dose is: "08:00 · breakfast"."""
    return " · ".join(part for part in (language.clock(dose.at), meal_words(language, dose.meal)) if part)


def tally_words(language: Language, taken: int, skipped: int, left: int, unanswered: int) -> str:
    """How far the person has come: "4 taken, 1 skipped, 7 not answered"."""
    parts = (
        (taken, language.trn("{number} taken", "{number} taken", taken)),
        (skipped, language.trn("{number} skipped", "{number} skipped", skipped)),
        (left, language.trn("{number} left as not recorded", "{number} left as not recorded", left)),
        (unanswered, language.trn("{number} not answered", "{number} not answered", unanswered)),
    )
    return ", ".join(words for number, words in parts if number)


def recorded_words(language: Language, taken: int, skipped: int, left: int, known: int) -> str:
    """What one *Save* recorded: "10 taken, 2 skipped", and what others had recorded meanwhile."""
    words = tally_words(language, taken, skipped, left, 0)
    others = language.trn(
        "{number} was recorded by somebody else meanwhile and stays as it is",
        "{number} were recorded by somebody else meanwhile and stay as they are",
        known,
    )
    return ". ".join(part for part in (words, others if known else "") if part)


def close_words(language: Language, pairs: Sequence[tuple[Dose, str]], today: date) -> str:
    """The doses that are close to another one, each with when that was taken."""
    lines = [
        language.tr(
            "{dose}, planned for {day} at {time}: another dose was taken {other}.",
            dose=dose_words(language, dose),
            day=day_words(language, dose.day, today),
            time=language.clock(dose.at),
            other=other,
        )
        for dose, other in pairs
    ]
    return "\n".join(lines)


def mark_time_words(language: Language, dose: Dose, at: datetime | None, timeline: Timeline, today: date) -> str:
    """When a dose that is marked as taken was taken."""
    if at is None:
        return language.tr("Time not known")
    if at == dose.instant:
        return language.tr("At {time}, as planned", time=language.clock(dose.at))
    words = moment_words(language, at, timeline, today)
    return sentence_case(words)
