"""The pressing symptoms of a report in words: as they were recorded, and never where they come from."""

from collections.abc import Iterator

from imuran_desktop.domain.codes import Course
from imuran_desktop.domain.report_pressing import Pressing
from imuran_desktop.domain.review import Noted
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.report_symptoms import how_bad_words, no_symptom_words
from imuran_desktop.words.symptom_entries import entry_name
from imuran_desktop.words.symptoms import level_short
from imuran_desktop.words.temperature import temperature_words


def pressing_title(language: Language) -> str:
    """What stands above them."""
    return language.tr("Symptoms to get help for, or to tell the clinic")


def pressing_heads(language: Language) -> tuple[str, ...]:
    """The columns of their table."""
    tr = language.tr
    return tr("Began"), tr("Symptom"), tr("How bad"), tr("The app says"), tr("How it went")


def pressing_row(language: Language, known: SymptomList, item: Noted) -> tuple[str, ...]:
    """A symptom as it was recorded, and what the sources say to do about it."""
    return (
        language.short_date(item.day),
        _symptom(language, known, item),
        sentence_case(how_bad_words(language, item.entry)),
        sentence_case(level_short(language, item.level)),
        sentence_case("; ".join(_course(language, item))),
    )


def _symptom(language: Language, known: SymptomList, item: Noted) -> str:
    name, celsius = entry_name(language, item.entry, known), item.entry.temperature_c
    if celsius is None:
        return name
    return language.tr("{symptom}, {temperature}", symptom=name, temperature=temperature_words(language, celsius))


def _course(language: Language, item: Noted) -> Iterator[str]:
    """Whether it went on, and whether the clinic was told."""
    tr, entry = language.tr, item.entry
    if entry.ended is not None:
        ended_at_once = item.last <= item.day
        yield tr("over the same day") if ended_at_once else tr("until {day}", day=language.short_date(item.last))
    elif entry.course is None:
        yield tr("not said")
    else:
        yield {Course.GOING_ON: tr("going on when last recorded"), Course.ENDED: tr("over")}[entry.course]
    if entry.told_on is not None:
        yield tr("clinic told {day}", day=language.short_date(entry.told_on))


def more_pressing_words(language: Language, number: int) -> str:
    """That there are more than the table shows."""
    return language.trn(
        "And {number} more, no more pressing than these: see the symptom diary.",
        "And {number} more, none of them more pressing than these: see the symptom diary.",
        number,
    )


def none_pressing_words(language: Language, found: Pressing) -> str:
    """That none is there to show: what was not recorded is not known."""
    tr, trn = language.tr, language.trn
    if found.others:
        return trn(
            "The symptom in the diary for these days is not one to get help for, or to tell the clinic soon: see the "
            "symptom diary.",
            "Of the {number} symptoms in the diary for these days, none is one to get help for, or to tell the clinic "
            "soon: see the symptom diary.",
            found.others,
        )
    words = no_symptom_words(language)
    if found.none_days:
        said = trn(
            "That there were none was recorded on {number} day.",
            "That there were none was recorded on {number} days.",
            found.none_days,
        )
        return f"{words} {said}"
    return f"{words} " + tr("That does not say that there were none.")
