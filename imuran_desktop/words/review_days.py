"""Days and longer times of a review in words: what they are called, what they hold, and the rows of its tables."""

from collections.abc import Mapping, Sequence
from datetime import date

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.review import Review, added
from imuran_desktop.domain.review_days import DayContents, DayCounts, Week, by_frequency
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.review import (
    blood_test_words,
    change_words,
    doses_words,
    hold_words,
    note_words,
    noted_words,
    times_words,
)
from imuran_desktop.words.visits import listed_visit_words


def span_title(language: Language, span: Span, unit: Unit, today: date) -> str:
    """A column by its time: "Monday 2 March", "2 March to 8 March", "March 2026", "2026"."""
    if unit is Unit.DAY or span.first == span.last:
        return full_day(language, span.first, today)
    if unit is Unit.WEEK:
        return week_title(language, span.first, span.last, today)
    if unit is Unit.MONTH:
        return month_words(language, span.first)
    return str(span.first.year)


def review_days(language: Language, review: Review) -> str:
    """The days of a review: "2 March 2026 to 29 March 2026"."""
    return language.tr("{first} to {last}", first=language.date(review.first), last=language.date(review.last))


def shown_words(language: Language, every: Review, shown: Review) -> str:
    """Which days these are, and how much is shown of them."""
    days, total, count = review_days(language, every), len(every.symptoms), len(shown.symptoms)
    none = len({item.day for item in every.noted if item.none})
    if total == 0 and none:
        return language.trn(
            "{days}: no symptoms, as recorded on {number} day.",
            "{days}: no symptoms, as recorded on {number} days.",
            none,
            days=days,
        )
    if total == 0:
        return language.tr("{days}: no symptom recorded. What is logged under Symptoms shows up here.", days=days)
    if count == total:
        return language.trn("{days}: {number} symptom entry.", "{days}: {number} symptom entries.", total, days=days)
    return language.trn(
        "{days}: {count} of {number} symptom entry shown.",
        "{days}: {count} of {number} symptom entries shown.",
        total,
        days=days,
        count=language.number(count),
    )


def month_words(language: Language, day: date) -> str:
    """A month with its year."""
    return language.tr("{month} {year}", month=language.month(day.month), year=day.year)


def week_title(language: Language, first: date, last: date, today: date) -> str:
    """Some days in a row: "Monday 2 March to Sunday 8 March"."""
    if first == last:
        return full_day(language, first, today)
    return language.tr(
        "{first} to {last}", first=full_day(language, first, today), last=full_day(language, last, today)
    )


def day_row(language: Language, known: SymptomList, contents: DayContents, today: date) -> tuple[str, str, str, str]:
    """A day of the table: the day, its doses, its symptoms, and what else there is."""
    return (
        full_day(language, contents.day, today),
        sentence_case(doses_words(language, contents.doses)) if any(contents.doses) else "",
        "; ".join(noted_words(language, known, item, today) for item in contents.noted),
        "; ".join(also_words(language, contents, today)),
    )


def also_words(language: Language, contents: DayContents, today: date) -> list[str]:
    """What there is on a day beside doses and symptoms."""
    return [
        *(change_words(language, item, today) for item in contents.changes),
        *(hold_words(language, item, today) for item in contents.holds),
        *(blood_test_words(language, item) for item in contents.tests),
        *(listed_visit_words(language, item) for item in contents.visits),
        *(note_words(language, item) for item in contents.notes),
    ]


def span_words(
    language: Language, known: SymptomList, span: Span, unit: Unit, days: Sequence[DayContents], today: date
) -> str:
    """All that a column holds, in sentences; ``days`` are those of it with anything on them."""
    doses = added(contents.doses for contents in days)
    parts = [sentence_case(doses_words(language, doses))] if any(doses) else []
    parts += _day_symptoms(language, known, days, today) if unit is Unit.DAY else _symptoms(language, known, days)
    parts += [words for contents in days for words in also_words(language, contents, today)]
    title = span_title(language, span, unit, today)
    words = "; ".join(parts).rstrip(".")
    return language.tr("{title}: {words}.", title=title, words=words)


def titled(language: Language, title: str, words: str) -> str:
    """Words with the time they are about: "Monday 2 March: 2 of 2 doses taken"."""
    return language.tr("{title}: {words}", title=title, words=words)


def _day_symptoms(language: Language, known: SymptomList, days: Sequence[DayContents], today: date) -> list[str]:
    noted = [item for contents in days for item in (*contents.lasting, *contents.noted)]
    words = [noted_words(language, known, item, today) for item in noted]
    if any(contents.feeling.hidden for contents in days):
        words.append(language.tr("something that is not shown here"))
    return words or [language.tr("Nothing recorded about symptoms")]


def _symptoms(language: Language, known: SymptomList, days: Sequence[DayContents]) -> list[str]:
    noted = (item for contents in days for item in contents.noted)
    words = [times_words(language, known, items) for items in by_frequency(noted).values()]
    none = sum(contents.feeling.none for contents in days)
    others = any(contents.feeling.symptom or contents.feeling.hidden for contents in days)
    return words or [nothing_began_words(language, none, others=others)]


def day_heads(language: Language) -> tuple[str, str, str, str]:
    """The columns of the table of days."""
    tr = language.tr
    return tr("Day"), tr("Doses"), tr("Symptoms"), tr("Changes, tests, visits and notes")


def week_heads(language: Language) -> tuple[str, str, str]:
    """The columns of the table of weeks."""
    tr = language.tr
    return tr("Week"), tr("How its days were"), tr("What began, and how often")


def week_row(language: Language, known: SymptomList, week: Week, today: date) -> tuple[str, str, str]:
    """A week of the table."""
    began = "; ".join(times_words(language, known, items) for items in week.began.values())
    return (
        week_title(language, week.first, week.last, today),
        counted_days_words(language, week.days),
        began or nothing_began_words(language, week.days.none, others=bool(week.days.bad or week.days.hidden)),
    )


def nothing_began_words(language: Language, none: int, *, others: bool) -> str:
    """Why there is no symptom to tell of that began on some days: nothing recorded is not the same as no symptoms.

    ``none`` is on how many of them *no symptoms* was recorded; ``others`` whether any has a symptom, shown or not.
    """
    if others:
        return language.tr("Nothing shown here began")
    if none:
        return language.trn("No symptoms on {number} day", "No symptoms on {number} days", none)
    return language.tr("Nothing recorded about symptoms")


def counted_days_words(language: Language, days: DayCounts) -> str:
    """How some days were: "1 severe day, 2 mild days, 4 days with nothing recorded"."""
    bad: Mapping[Severity | None, int] = days.bad
    trn = language.trn
    counted = (
        (bad.get(Severity.SEVERE, 0), "{number} severe day", "{number} severe days"),
        (bad.get(Severity.MODERATE, 0), "{number} moderate day", "{number} moderate days"),
        (bad.get(Severity.MILD, 0), "{number} mild day", "{number} mild days"),
        (bad.get(None, 0), "{number} day with a symptom", "{number} days with a symptom"),
        (days.none, "{number} day without symptoms", "{number} days without symptoms"),
        (days.hidden, "{number} day with what is not shown", "{number} days with what is not shown"),
        (days.unrecorded, "{number} day with nothing recorded", "{number} days with nothing recorded"),
    )
    return ", ".join(trn(one, many, number) for number, one, many in counted if number)
