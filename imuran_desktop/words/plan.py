"""The plan in words: doses of the day, dose steps and their dates, what a change does."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import islice

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.plan import DoseStep, MealTimes, Slot
from imuran_desktop.domain.repeats import DAILY, Repeat
from imuran_desktop.words.doses import day_words, meal_words, tablet_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.repeats import counted_repeat_words, is_counted, weekdays_words

_SHOWN_AMOUNTS = 2
_LOOKED_AHEAD_DAYS = 800


def slot_time_words(language: Language, slot: Slot) -> str:
    """When in the day: "at breakfast", "at 07:30"; empty for one taken as needed."""
    if slot.repeat.as_needed:
        return ""
    moment = language.clock(slot.at) if slot.at else meal_words(language, slot.meal)
    return language.tr("at {moment}", moment=moment)


def slot_words(language: Language, slot: Slot) -> str:
    """One dose of the day: "75 mg at breakfast", "50 mg at dinner, on Mondays and Thursdays"."""
    amount, repeat = language.amount(slot.amount_mg), counted_repeat_words(language, slot.repeat)
    if slot.repeat.as_needed:
        return language.tr("{amount} {when}", amount=amount, when=repeat)
    words = language.tr("{amount} {when}", amount=amount, when=slot_time_words(language, slot))
    return language.tr("{dose}, {repeat}", dose=words, repeat=repeat) if repeat else words


def slot_tablet_words(language: Language, slot: Slot) -> str:
    """One dose of the day with its tablets: "75 mg at breakfast (1 tablet of 50 mg + 1 tablet of 25 mg)"."""
    tablets = tablet_words(language, slot.tablets)
    words = slot_words(language, slot)
    return language.tr("{dose} ({tablets})", dose=words, tablets=tablets) if tablets else words


def step_words(language: Language, step: DoseStep) -> str:
    """All doses of a step: "50 mg at breakfast and 25 mg at dinner"."""
    words = [slot_words(language, slot) for slot in step.slots]
    # Words with commas of their own are kept apart by more than a comma.
    return language.listed(words) if all(slot.repeat == DAILY for slot in step.slots) else "; ".join(words)


def from_words(language: Language, day: date, today: date) -> str:
    """From when on: "from today", "from Monday 9 March"."""
    return language.tr("from {day}", day=day_words(language, day, today))


def since_words(language: Language, first: date, last: date | None, today: date) -> str:
    """Since when the present step holds: "Since 1 March 2026", with its end if it has one."""
    since = language.tr("Since today") if first == today else language.tr("Since {day}", day=language.date(first))
    if last is None:
        return since
    return language.tr("{since}, until {day}", since=since, day=day_words(language, last, today))


def span_words(language: Language, first: date, last: date | None) -> str:
    """The dates of a step that is over: "1 February 2026 to 28 February 2026"."""
    if last is None or last == first:
        return language.date(first)
    return language.tr("{first} to {last}", first=language.date(first), last=language.date(last))


def meal_time_words(language: Language, meals: MealTimes, meal: str) -> str:
    """When a meal is: "08:00", "08:00, but 09:30 on Saturdays and Sundays"."""
    usual = meals.times.get(meal)
    others: dict[time, set[int]] = {}
    for weekday, times in sorted(meals.other_days.items()):
        if meal in times and times[meal] != usual:
            others.setdefault(times[meal], set()).add(weekday)
    parts = [
        language.tr("{time} {days}", time=language.clock(at), days=weekdays_words(language, frozenset(days)))
        for at, days in others.items()
    ]
    if usual is None:
        return "; ".join(parts)
    words = language.clock(usual)
    return language.tr("{time}, but {others}", time=words, others=language.listed(parts)) if parts else words


def other_meal_times_words(language: Language, meals: MealTimes | None, meal: str | None) -> str:
    """When a meal is, where that is not the same every day: "08:00, but 09:30 on Sundays"; else empty."""
    if meals is None or meal is None:
        return ""
    others = {times[meal] for times in meals.other_days.values() if meal in times}
    return meal_time_words(language, meals, meal) if others - {meals.times.get(meal)} else ""


def next_days_words(language: Language, repeat: Repeat, today: date, last: date | None) -> str:
    """When a dose counted in days is next: "Next: tomorrow", "Next: today, then Wednesday 4 March".

    Empty where its own words say on which days it is, or it does not come again until ``last``.
    """
    if not is_counted(repeat):
        return ""
    ahead = (today + timedelta(days=number) for number in range(_LOOKED_AHEAD_DAYS))
    days = islice((day for day in ahead if repeat.falls_on(day) and (last is None or day <= last)), 2)
    words = [day_words(language, day, today) for day in days]
    if len(words) > 1 and repeat.falls_on(today):
        return language.tr("Next: {day}, then {other}", day=words[0], other=words[1])
    return language.tr("Next: {day}", day=words[0]) if words else ""


def coming_short_words(language: Language, doses: Sequence[Dose], *, as_needed: bool = False) -> str:
    """The doses of a day in mg, in as little room as can be: "75 + 25", "on hold", "no dose"; of more, their sum."""
    due = [dose.amount_mg for dose in doses if dose.hold is None]
    if len(due) > _SHOWN_AMOUNTS:
        return language.number(sum(due))
    if due:
        return " + ".join(language.number(amount) for amount in due)
    return language.tr("on hold") if doses else _nothing_due_words(language, as_needed=as_needed)


def coming_words(language: Language, doses: Sequence[Dose], *, changed: bool = False, as_needed: bool = False) -> str:
    """The doses of a day: "75 mg at breakfast, 25 mg at dinner, changed"."""
    tr = language.tr
    due = [dose for dose in doses if dose.hold is None]
    parts = [
        tr("{amount} {when}", amount=language.amount(dose.amount_mg), when=_dose_time(language, dose)) for dose in due
    ]
    if len(due) < len(doses):
        parts.append(tr("on hold"))
    if not doses:
        parts.append(_nothing_due_words(language, as_needed=as_needed))
    if changed:
        parts.append(tr("changed"))
    return ", ".join(parts)


def _nothing_due_words(language: Language, *, as_needed: bool) -> str:
    return language.tr("when needed") if as_needed else language.tr("no dose")


def coming_day_words(language: Language, first: date, last: date, today: date, doses: str) -> str:
    """What some days in a row ask for: "Monday 9 March: 75 mg at breakfast", "Today to Monday 9 March: on hold"."""
    begins, ends = day_words(language, first, today), day_words(language, last, today)
    days = begins if first == last else language.tr("{first} to {last}", first=begins, last=ends)
    return language.tr("{days}: {doses}", days=sentence_case(days), doses=doses)


def _dose_time(language: Language, dose: Dose) -> str:
    moment = meal_words(language, dose.meal) if dose.meal else language.clock(dose.at)
    return language.tr("at {moment}", moment=moment)


def food_choice_words(language: Language, food: FoodInstruction) -> str:
    """A food instruction as a choice."""
    tr = language.tr
    return {
        FoodInstruction.WITH_OR_AFTER: tr("With or just after food"),
        FoodInstruction.EMPTY_STOMACH: tr("On an empty stomach"),
        FoodInstruction.EITHER: tr("With or without food"),
        FoodInstruction.OWN_WORDS: tr("In my own words"),
    }[food]


def strengths_words(language: Language, tablets_mg: Sequence[float]) -> str:
    """Tablet strengths: "25 mg and 50 mg"."""
    return language.listed([language.amount(strength) for strength in sorted(tablets_mg)])


def course_end_words(language: Language, last: date, today: date) -> str:
    """That a changed dose ends when the one before it would have ended."""
    day = day_words(language, last, today)
    return language.tr("The end stays as it was planned: the last day is {day}.", day=day)


def effect_words(language: Language, kept: Sequence[Dose], begins: Dose | None, first: date, today: date) -> str:
    """What a change does to the next doses, in a sentence or two."""
    tr = language.tr
    sentences = []
    if kept:
        times = language.listed([language.clock(dose.at) for dose in kept])
        sentences.append(
            language.trn(
                "Today's {times} dose stays as it was.",
                "Today's {times} doses stay as they were.",
                len(kept),
                times=times,
            )
        )
    elif first > today:
        sentences.append(tr("Until {day} nothing changes.", day=day_words(language, first, today)))
    if begins is not None:
        day, time = day_words(language, begins.day, today, within=True), language.clock(begins.at)
        sentences.append(tr("The change begins with the {time} dose {day}.", time=time, day=day))
    return " ".join(sentences)
