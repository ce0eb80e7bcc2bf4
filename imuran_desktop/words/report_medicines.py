"""The medicines of a report in words: what the plan asked for, day by day, and when doses were on hold."""

from collections.abc import Iterator

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.dose_changes import daily_amount
from imuran_desktop.domain.plan import DoseStep, Hold
from imuran_desktop.domain.repeats import DAILY
from imuran_desktop.domain.report_medicines import DatedStep, ReportedMedicine
from imuran_desktop.domain.texts import isolated
from imuran_desktop.words.doses import instruction_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.plan import slot_time_words, step_words

_NAMED = 3
"""So many doses of a day are told one by one."""
_STEPS_BY_LINE = 3
"""So many dose steps have a line each."""


def medicines_title(language: Language) -> str:
    """What stands above them."""
    return language.tr("Medicines in the plan")


def no_medicines_words(language: Language) -> str:
    """That there are none."""
    return language.tr("The plan has no medicine for these days.")


def medicine_lines(language: Language, item: ReportedMedicine) -> str:
    """All there is to say of a medicine.

    A few dose steps, and holds, have a line each. One step alone, and many, are told without breaks: it is a page with
    much on it.
    """
    steps, holds, about = _steps(language, item), list(_holds(language, item)), _about(language, item)
    if holds or 1 < len(item.steps) <= _STEPS_BY_LINE:
        return "\n".join([*map(sentence_case, steps), *holds, *([sentence_case("; ".join(about))] if about else [])])
    return sentence_case("; ".join([*steps, *about]))


def _steps(language: Language, item: ReportedMedicine) -> list[str]:
    """Its doses with their dates, and its end."""
    words = [dated_step_words(language, dated) for dated in item.steps]
    if item.recorded_from is not None:
        words.append(language.tr("in this diary from {day} on", day=language.short_date(item.recorded_from)))
    if item.ended is not None:
        words.append(language.tr("ended: the last day was {day}", day=language.short_date(item.ended)))
    return words


def _holds(language: Language, item: ReportedMedicine) -> Iterator[str]:
    return (dated_hold_words(language, hold) for hold in item.holds)


def _about(language: Language, item: ReportedMedicine) -> list[str]:
    """What its directions say about food, what it is for, and who prescribed it."""
    parts = list(_food(language, item))
    if item.prescription.reason:
        parts.append(language.tr("for: {reason}", reason=isolated(item.prescription.reason)))
    if item.prescription.prescriber:
        parts.append(language.tr("prescribed by: {name}", name=isolated(item.prescription.prescriber)))
    return parts


def dated_step_words(language: Language, dated: DatedStep) -> str:
    """A dose step from when on: "from 2 March 2026: 50 mg a day, at breakfast"."""
    first, doses = language.short_date(dated.first), dose_step_words(language, dated.step)
    if dated.first == dated.last:
        return language.tr("on {day}: {doses}", day=first, doses=doses)
    if not dated.then_none or dated.last is None:
        return language.tr("from {first}: {doses}", first=first, doses=doses)
    return language.tr(
        "from {first} to {last}: {doses}", first=first, last=language.short_date(dated.last), doses=doses
    )


def dose_step_words(language: Language, step: DoseStep) -> str:
    """What a dose step asks for: "75 mg a day (50 mg at breakfast and 25 mg at dinner)"; of many doses, their sum."""
    tr, slots = language.tr, step.slots
    if not slots:
        return tr("no dose")
    amount, daily = language.amount(daily_amount(step)), all(slot.repeat == DAILY for slot in slots)
    if daily and len(slots) == 1:
        return tr("{amount} a day, {when}", amount=amount, when=slot_time_words(language, slots[0]))
    if len(slots) > _NAMED:
        return _many_words(language, len(slots), amount, daily=daily)
    words = step_words(language, step)
    return tr("{amount} a day ({doses})", amount=amount, doses=words) if daily else words


def _many_words(language: Language, number: int, amount: str, *, daily: bool) -> str:
    if daily:
        return language.trn(
            "{amount} a day, in {number} dose", "{amount} a day, in {number} doses", number, amount=amount
        )
    return language.trn(
        "{amount} a day on average, in {number} dose that is not due every day",
        "{amount} a day on average, in {number} doses, not all of them every day",
        number,
        amount=amount,
    )


def dated_hold_words(language: Language, hold: Hold) -> str:
    """A hold: "On hold from 9 March 2026 to 15 March 2026: as the clinic said (Nurse Example)"."""
    tr, first, last = language.tr, language.short_date(hold.begins.first), hold.last_day
    if last is None:
        days = tr("On hold from {first}, until further notice", first=first)
    elif last == hold.begins.first:
        days = tr("On hold on {day}", day=first)
    else:
        days = tr("On hold from {first} to {last}", first=first, last=language.short_date(last))
    reason = {
        HoldReason.CLINIC: tr("as the clinic said"),
        HoldReason.HOSPITAL: tr("in hospital, given by the ward"),
    }[hold.reason]
    if hold.said_by:
        return tr("{days}: {reason} ({name})", days=days, reason=reason, name=isolated(hold.said_by))
    return tr("{days}: {reason}", days=days, reason=reason)


def _food(language: Language, item: ReportedMedicine) -> Iterator[str]:
    """What its directions say about food, with dates where that changed."""
    said = [(day, words) for day, of in item.directions if (words := instruction_words(language, of))]
    for day, words in said:
        if len(said) == 1:
            yield words
        else:
            yield language.tr("{food} from {day} on", food=words, day=language.short_date(day))
