"""Visits to the clinic in words."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.visits import Visit
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language, sentence_case


def visit_title(language: Language, visit: Visit, today: date) -> str:
    """When and where: "Tuesday 3 March at 10:30, City Hospital"."""
    day = full_day(language, visit.day, today)
    when = language.tr("{day} at {time}", day=day, time=language.clock(visit.at)) if visit.at else day
    return _with_where(language, when, visit)


def visit_when(language: Language, visit: Visit, today: date) -> str:
    """When and where, within a sentence: "on Tuesday 3 March at 10:30, City Hospital", "today at 10:30"."""
    tr, days = language.tr, (visit.day - today).days
    if visit.at is None:
        near = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}
        words = near.get(days) or tr("on {day}", day=full_day(language, visit.day, today))
    else:
        at = language.clock(visit.at)
        near = {
            -1: tr("yesterday at {time}", time=at),
            0: tr("today at {time}", time=at),
            1: tr("tomorrow at {time}", time=at),
        }
        words = near.get(days) or tr("on {day} at {time}", day=full_day(language, visit.day, today), time=at)
    return _with_where(language, words, visit)


def _with_where(language: Language, when: str, visit: Visit) -> str:
    return language.tr("{when}, {where}", when=when, where=visit.where) if visit.where else when


def near_words(language: Language, visit: Visit, today: date) -> str:
    """A visit of today or of the next days: "Clinic visit on Tuesday 3 March at 10:30, City Hospital"."""
    return language.tr("Clinic visit {when}", when=visit_when(language, visit, today))


def next_words(language: Language, visit: Visit | None, today: date) -> str:
    """The visit to come in one sentence."""
    if visit is None:
        return language.tr("No visit to come is written down.")
    return language.tr("Your next visit is {when}.", when=visit_when(language, visit, today))


def last_words(language: Language, visit: Visit, today: date) -> str:
    """The last visit in one sentence."""
    return language.tr("Your last visit was {when}.", when=visit_when(language, visit, today))


def days_to_go_words(language: Language, visit: Visit, today: date) -> str:
    """How far off a visit is; empty where its day is named by a word such as today."""
    days = (visit.day - today).days
    return language.trn("In {number} day.", "In {number} days.", days) if days > 1 else ""


def questions_words(language: Language, count: int) -> str:
    """How many questions there are to ask."""
    if not count:
        return language.tr("No question is written down yet.")
    return language.trn("{number} question to ask", "{number} questions to ask", count)


def beginning_words(text: str, letters: int = 120) -> str:
    """The beginning of what was said, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= letters else f"{line[: letters - 1].rpartition(' ')[0] or line[: letters - 1]} …"


def said_words(language: Language, visit: Visit) -> str:
    """What was said at a visit, with its beginning only; empty where nothing is written down."""
    return language.tr("Said: {words}", words=beginning_words(visit.said)) if visit.said else ""


def written_by_words(language: Language, visit: Visit) -> str:
    """Who wrote a visit down; empty for the person."""
    return language.tr("Written down by {name}", name=visit.by) if visit.by else ""


def about_visits_words(language: Language) -> str:
    """What the page is for."""
    return language.tr("When you go, what you want to ask there, and what was said.")


def no_visit_yet_words(language: Language) -> str:
    """How to begin where there is no visit to come."""
    return language.tr(
        "Add a visit, and you can collect your questions for it here. If you don't know the time yet, leave it out."
    )


def looked_back_words(language: Language, visit: Visit, today: date) -> str:
    """A visit among what one looks back on: "Clinic visit, Tuesday 3 March at 10:30, City Hospital; said: …"."""
    words = language.tr("Clinic visit, {title}", title=visit_title(language, visit, today))
    return _with_said(language, words, visit)


def listed_visit_words(language: Language, visit: Visit) -> str:
    """A visit beside its day, which is named elsewhere: "Clinic visit at 10:30, City Hospital; said: …"."""
    tr = language.tr
    words = tr("Clinic visit at {time}", time=language.clock(visit.at)) if visit.at else tr("Clinic visit")
    return _with_said(language, _with_where(language, words, visit), visit)


def _with_said(language: Language, words: str, visit: Visit) -> str:
    said = " ".join(visit.said.split()).rstrip(".")
    return language.tr("{visit}; said: {words}", visit=words, words=said) if said else words


def version_words(language: Language, visit: Visit, today: date) -> str:
    """All that one version of a visit says, on a line."""
    tr = language.tr
    said = " ".join(visit.said.split())
    parts = (
        visit_title(language, visit, today),
        tr("to ask: {questions}", questions=" ".join(visit.asks)) if visit.asks else "",
        tr("said: {words}", words=said) if said else "",
    )
    return "; ".join(part for part in parts if part)


def sheet_title_words(language: Language) -> str:
    """The title of the sheet to take along."""
    return language.tr("Questions for the clinic")


def sheet_lead_words(language: Language, visit: Visit, person: str, today: date) -> str:
    """Whose sheet it is, and for which visit."""
    return language.tr("{name}, {visit}", name=person, visit=visit_title(language, visit, today))


def questions_text(language: Language, visit: Visit, today: date) -> str:
    """The questions as plain text, to be put into a message."""
    return "\n".join([sentence_case(near_words(language, visit, today)), *(f"- {line}" for line in visit.asks)])


def places(visits: Sequence[Visit], most: int = 3) -> list[str]:
    """Where visits were or are to be, the latest first, each once."""
    found = {visit.where.casefold(): visit.where for visit in visits if visit.where}
    latest = dict.fromkeys(visit.where.casefold() for visit in reversed(visits) if visit.where)
    return [found[key] for key in list(latest)[:most]]


def bulleted(lines: Sequence[str]) -> str:
    """Lines as a list, to be read."""
    return "\n".join(f"• {line}" for line in lines)
