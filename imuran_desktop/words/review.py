"""Looking back in words: what a day or a longer time holds, tables, and what began after a dose change.

Dates beside dates: never where a symptom comes from.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, HeldDays, Noted, Review, ReviewTest, added, worst
from imuran_desktop.domain.review_days import DayContents, DayFeeling, Week, by_frequency
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.words.doses import blood_test_state_words, medicine_words
from imuran_desktop.words.history import day_summary, full_day
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.symptoms import severity_words, symptom_words


def name_words(language: Language, known: SymptomList, noted: Noted) -> str:
    """A symptom: in the person's own words where they gave them."""
    return noted.entry.own_words.strip() or symptom_words(language, noted.entry.symptom, known)


def how_bad_words(language: Language, severity: Severity | None) -> str:
    """A severity within a phrase."""
    return severity_words(language, severity).lower() if severity is not None else language.tr("how bad: not said")


def noted_words(language: Language, known: SymptomList, noted: Noted, today: date) -> str:
    """A symptom entry in one phrase: "Nausea, moderate, until 4 March, recorded by Alex"."""
    tr = language.tr
    parts = [name_words(language, known, noted)]
    if not noted.none:
        parts.append(how_bad_words(language, noted.severity))
    if noted.last > noted.day:
        parts.append(tr("until {day}", day=full_day(language, noted.last, today)))
    if noted.level in _PRESSING:
        parts.append(pressing_words(language, noted.level))
    if noted.entry.by:
        parts.append(tr("recorded by {name}", name=noted.entry.by))
    return ", ".join(parts)


_PRESSING = (Level.URGENT, Level.EMERGENCY)


def pressing_words(language: Language, level: Level) -> str:
    """What the sources say of an urgent sign, as short as a table has room for."""
    tr = language.tr
    return tr("emergency sign") if level is Level.EMERGENCY else tr("urgent sign")


def note_words(language: Language, note: DayNote) -> str:
    """A note with the name of the one who wrote it: "Alex wrote: …"."""
    if note.by:
        return language.tr("{name} wrote: {words}", name=note.by, words=note.text)
    return language.tr("Note: {words}", words=note.text)


def doses_words(language: Language, doses: DayDoses) -> str:
    """The doses of some days in one phrase: "12 of 14 doses taken, 2 missed"."""
    counts = {**doses._asdict(), "due": doses.due, "in_part": 0, "others": 0}
    kind = "open" if doses.open else "all_taken"
    return day_summary(language, kind if doses.due else "held" if doses.held else "nothing_due", counts)


def change_words(language: Language, change: DoseChange, today: date) -> str:
    """A dose change with both amounts."""
    return language.tr(
        "{medicine}: from {day}, {after} a day; before that, {before} a day",
        medicine=sentence_case(medicine_words(language, change.medicine)),
        day=full_day(language, change.day, today),
        after=language.amount(change.after_mg),
        before=language.amount(change.before_mg),
    )


def hold_words(language: Language, hold: HeldDays, today: date) -> str:
    """Days on hold."""
    tr, medicine = language.tr, sentence_case(medicine_words(language, hold.medicine))
    first = full_day(language, hold.first, today)
    if hold.last is None:
        return tr("{medicine} on hold from {first}", medicine=medicine, first=first)
    if hold.last <= hold.first:
        return tr("{medicine} on hold on {first}", medicine=medicine, first=first)
    last = full_day(language, hold.last, today)
    return tr("{medicine} on hold from {first} to {last}", medicine=medicine, first=first, last=last)


def blood_test_words(language: Language, test: ReviewTest, today: date | None = None) -> str:
    """A blood test and its state on its day, which is named where ``today`` is given."""
    state = blood_test_state_words(language, test.state)
    state = state[:1].lower() + state[1:]
    if today is None:
        return language.tr("Blood test: {state}", state=state)
    return language.tr("Blood test, {day}: {state}", day=full_day(language, test.day, today), state=state)


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


def feeling_words(language: Language, feeling: DayFeeling) -> str:
    """How a day was."""
    tr = language.tr
    if feeling.symptom:
        if feeling.severity is None:
            return tr("a symptom, how bad was not said")
        return {
            Severity.MILD: tr("mild at worst"),
            Severity.MODERATE: tr("moderate at worst"),
            Severity.SEVERE: tr("severe"),
        }[feeling.severity]
    if feeling.none:
        return tr("no symptoms")
    return tr("only what is not shown here") if feeling.hidden else tr("nothing recorded")


def times_words(language: Language, known: SymptomList, items: Iterable[Noted]) -> str:
    """How often a symptom was recorded in some days: "Nausea 3 times, moderate at worst"."""
    found = list(items)
    name, bad = name_words(language, known, found[0]), worst(item.severity for item in found)
    if len(found) == 1:
        return f"{name}, {how_bad_words(language, bad)}"
    if bad is None:
        return language.trn("{name} {number} time", "{name} {number} times", len(found), name=name)
    at_worst = feeling_words(language, DayFeeling(symptom=True, severity=bad))
    return language.trn(
        "{name} {number} time, {at_worst}",
        "{name} {number} times, {at_worst}",
        len(found),
        name=name,
        at_worst=at_worst,
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
        *(note_words(language, item) for item in contents.notes),
    ]


def span_words(
    language: Language, known: SymptomList, span: Span, unit: Unit, days: Sequence[DayContents], today: date
) -> str:
    """All that a column holds, in sentences; ``days`` are those of it with anything on them."""
    doses = added(contents.doses for contents in days)
    noted = [item for contents in days for item in contents.noted]
    if unit is Unit.DAY:
        symptoms = [noted_words(language, known, item, today) for item in noted]
    else:
        symptoms = [times_words(language, known, items) for items in by_frequency(noted).values()]
    parts = [sentence_case(doses_words(language, doses))] if any(doses) else []
    parts += symptoms or [language.tr("No symptom recorded")]
    parts += [words for contents in days for words in also_words(language, contents, today)]
    title = span_title(language, span, unit, today)
    words = "; ".join(parts).rstrip(".")
    return language.tr("{title}: {words}.", title=title, words=words)


def day_heads(language: Language) -> tuple[str, str, str, str]:
    """The columns of the table of days."""
    tr = language.tr
    return tr("Day"), tr("Doses"), tr("Symptoms"), tr("Changes, tests and notes")


def week_heads(language: Language) -> tuple[str, str, str]:
    """The columns of the table of weeks."""
    tr = language.tr
    return tr("Week"), tr("How its days were"), tr("What began, and how often")


def week_row(language: Language, known: SymptomList, week: Week, today: date) -> tuple[str, str, str]:
    """A week of the table."""
    began = "; ".join(times_words(language, known, items) for items in week.began.values())
    return (
        week_title(language, week.first, week.last, today),
        days_words(language, week),
        began or language.tr("No symptom"),
    )


def days_words(language: Language, week: Week) -> str:
    """How the days of a week were: "1 severe day, 2 mild days, 4 days with nothing recorded"."""
    bad: Mapping[Severity | None, int] = week.bad
    trn = language.trn
    counted = (
        (bad.get(Severity.SEVERE, 0), "{number} severe day", "{number} severe days"),
        (bad.get(Severity.MODERATE, 0), "{number} moderate day", "{number} moderate days"),
        (bad.get(Severity.MILD, 0), "{number} mild day", "{number} mild days"),
        (bad.get(None, 0), "{number} day with a symptom", "{number} days with a symptom"),
        (week.none, "{number} day without symptoms", "{number} days without symptoms"),
        (week.hidden, "{number} day with what is not shown", "{number} days with what is not shown"),
        (week.unrecorded, "{number} day with nothing recorded", "{number} days with nothing recorded"),
    )
    return ", ".join(trn(one, many, number) for number, one, many in counted if number)


def after_words(language: Language, known: SymptomList, days: int, noted: Sequence[Noted], today: date) -> str:
    """What began on one day, counted from a dose change: two dates, and nothing else."""
    what = "; ".join(f"{name_words(language, known, item)}, {how_bad_words(language, item.severity)}" for item in noted)
    began = full_day(language, noted[0].day, today)
    if days == 0:
        return language.tr("Began on {began}, the day of the change: {what}", began=began, what=what)
    return language.trn(
        "Began on {began}, {number} day after the change: {what}",
        "Began on {began}, {number} days after the change: {what}",
        days,
        began=began,
        what=what,
    )


def not_a_cause_words(language: Language) -> str:
    """What dates beside dates do not say."""
    return language.tr(
        "These are dates, side by side. They do not say where a symptom comes from: many things can begin at such a "
        "time. Your clinic can look at them with you."
    )
