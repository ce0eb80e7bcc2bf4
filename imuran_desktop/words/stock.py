"""Tablets at home in words: what there is, how long it lasts, and what was entered of it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from imuran_desktop.domain.medicine_stock import Enough, MedicineStock
from imuran_desktop.domain.stock import LastsUnknown, Packs, RunOut, StockEntry, StockKind, WhyUnknown
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.doses import day_words, medicine_words, moment_words, tablet_words
from imuran_desktop.words.language import Language, sentence_case

_ONE_DAY = timedelta(days=1)


def tablets_at_home_words(language: Language, tablets: Mapping[float, float]) -> str:
    """How many there are of each strength: "42 tablets of 50 mg and 10 tablets of 25 mg"; none is shown below 0."""
    return count_words(language, (TabletCount(strength, max(0, count)) for strength, count in tablets.items()))


def count_words(language: Language, tablets: Iterable[TabletCount]) -> str:
    """Some tablets in one phrase."""
    return language.listed([_of_one(language, tablet) for tablet in tablets])


def packs_words(language: Language, packs: Packs) -> str:
    """How tablets were entered: "2 packs of 28 and 3 loose tablets"; empty where there were no packs."""
    if not packs.packs:
        return ""
    full = language.trn(
        "{number} pack of {tablets}",
        "{number} packs of {tablets}",
        packs.packs,
        tablets=language.number(packs.tablets_each),
    )
    if not packs.loose:
        return full
    loose = language.trn("{number} loose tablet", "{number} loose tablets", packs.loose)
    return language.listed([full, loose])


def lasts_words(language: Language, stock: MedicineStock, today: date) -> str:
    """How long the tablets last, in one sentence."""
    tr = language.tr
    match stock.end:
        case RunOut() as end:
            return _run_out_words(language, end, today)
        case LastsUnknown() as end:
            return _unknown_words(language, end, today)
    match stock.enough:
        case Enough.TO_THE_END:
            return tr("Enough for every dose until this medicine ends.")
        case Enough.NOTHING_DUE:
            return tr("No dose is planned, so it can't be said how long they last.")
        case Enough.BEYOND_HORIZON:
            return tr("Enough for more than a year.")
    return tr("Not counted yet.")


def first_words(language: Language, stock: MedicineStock) -> str:
    """Which tablets run out first, where some of another strength are left; empty otherwise."""
    end, there = stock.end, stock.on_hand or {}
    if not isinstance(end, RunOut):
        return ""
    if not any(count > 0 for strength, count in there.items() if strength not in end.short_mg):
        return ""
    strengths = language.listed([language.amount(strength) for strength in end.short_mg])
    return language.tr("The tablets of {strengths} run out first.", strengths=strengths)


def which_words(language: Language, end: RunOut) -> str:
    """Which tablets run out first: "tablets of 25 mg and 50 mg"."""
    strengths = language.listed([language.amount(strength) for strength in end.short_mg])
    return language.tr("tablets of {strengths}", strengths=strengths)


def below_words(language: Language, stock: MedicineStock) -> str:
    """That more was taken than there was; empty otherwise."""
    if not stock.below_nothing:
        return ""
    strengths = language.listed([language.amount(strength) for strength in stock.below_nothing])
    return language.tr(
        "More tablets of {strengths} were recorded as taken than were counted. Please count them again.",
        strengths=strengths,
    )


def not_reckoned_words(language: Language, stock: MedicineStock) -> str:
    """That some intakes don't say which tablets were taken; empty otherwise."""
    if not stock.not_reckoned:
        return ""
    return language.trn(
        "{number} dose was taken without saying which tablets, so it is not taken off. Please count again.",
        "{number} doses were taken without saying which tablets, so they are not taken off. Please count again.",
        stock.not_reckoned,
    )


def warning_words(language: Language, days_before: int | None) -> str:
    """When the person is reminded."""
    if days_before is None:
        return language.tr("No reminder before they run out")
    return language.trn(
        "Reminder {number} day before they run out", "Reminder {number} days before they run out", days_before
    )


def stock_kind_words(language: Language, kind: StockKind) -> str:
    """What an entry says of its tablets."""
    tr = language.tr
    return {StockKind.COUNTED: tr("Counted"), StockKind.REFILLED: tr("Got more")}[kind]


def stock_entry_words(language: Language, entry: StockEntry) -> str:
    """An entry without its time: "Counted: 42 tablets of 50 mg"."""
    kind, tablets = stock_kind_words(language, entry.kind), count_words(language, entry.tablets)
    return language.tr("{what}: {tablets}", what=kind, tablets=tablets)


def stock_moment_words(language: Language, entry: StockEntry, timeline: Timeline, today: date) -> str:
    """When it was, and who recorded it: "Yesterday at 12:00 · recorded by Alex"."""
    parts = [moment_words(language, entry.at, timeline, today)]
    parts += _packs_of_each(language, entry)
    if entry.by:
        parts.append(language.tr("recorded by {name}", name=entry.by))
    words = " · ".join([*parts, entry.note] if entry.note else parts)
    return sentence_case(words)


def days_words(language: Language, end: RunOut) -> str:
    """For how long there are tablets, as a short heading says it: "Tablets for 5 more days"."""
    if not end.days_left:
        return language.tr("Not enough tablets for today")
    if end.days_left == 1:
        return language.tr("Tablets for today only")
    return language.trn("Tablets for {number} more day", "Tablets for {number} more days", end.days_left)


def low_title_words(language: Language, stock: MedicineStock) -> str:
    """Of tablets that run out, for how long there are any: "Azathioprine: Tablets for 5 more days"."""
    days = days_words(language, stock.end) if isinstance(stock.end, RunOut) else ""
    return language.tr("{medicine}: {words}", medicine=medicine_words(language, stock.medicine), words=days)


def low_words(language: Language, stock: MedicineStock, today: date) -> str:
    """Of tablets that run out, until when which of them last; or that they should be counted again."""
    until = until_words(language, stock.end, today) if isinstance(stock.end, RunOut) else ""
    return below_words(language, stock) or until


def until_words(language: Language, end: RunOut, today: date) -> str:
    """Until when which tablets last, in a sentence."""
    if not end.days_left:
        return language.tr("There are not enough {tablets} for today's doses.", tablets=which_words(language, end))
    return language.tr(
        "Your {tablets} last until the end of {day}.",
        tablets=which_words(language, end),
        day=_last(language, end, today),
    )


def _packs_of_each(language: Language, entry: StockEntry) -> list[str]:
    """How the tablets of an entry were packed; where they are of several strengths, which."""
    full = [item for item in entry.packs if item.packs]
    if len(entry.tablets) == 1:
        return [packs_words(language, item) for item in full]
    return [
        language.tr(
            "{strength}: {packs}", strength=language.amount(item.strength_mg), packs=packs_words(language, item)
        )
        for item in full
    ]


def _run_out_words(language: Language, end: RunOut, today: date) -> str:
    if not end.days_left:
        return language.tr("Not enough for today's doses.")
    if end.days_left == 1:
        return language.tr("Enough for today only.")
    return language.trn(
        "Enough for {number} more day, until the end of {day}.",
        "Enough for {number} more days, until the end of {day}.",
        end.days_left,
        day=_last(language, end, today),
    )


def _last(language: Language, end: RunOut, today: date) -> str:
    """The last day for which there is enough."""
    return day_words(language, end.day - _ONE_DAY, today)


def _unknown_words(language: Language, end: LastsUnknown, today: date) -> str:
    tr = language.tr
    day = day_words(language, end.day, today, within=True)
    if end.why is WhyUnknown.NO_TABLETS:
        return tr(
            "The plan does not say which tablets make the dose {day}, so it can't be said how long they last.", day=day
        )
    strengths = language.listed([language.amount(strength) for strength in end.strengths_mg])
    return tr(
        "The dose {day} needs tablets of {strengths}. Count those too, to see how long they last.",
        day=day,
        strengths=strengths,
    )


def _of_one(language: Language, tablet: TabletCount) -> str:
    if not tablet.count:
        return language.tr("no tablets of {strength}", strength=language.amount(tablet.strength_mg))
    return tablet_words(language, (tablet,))
