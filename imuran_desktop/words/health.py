"""Other medicines, allergies and vaccines in words."""

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.words.language import Language, sentence_case


def health_sort_words(language: Language, sort: HealthSort) -> str:
    """The heading of each list."""
    tr = language.tr
    return {
        HealthSort.MEDICINE: tr("Other medicines"),
        HealthSort.ALLERGY: tr("Allergies"),
        HealthSort.VACCINE: tr("Vaccines"),
    }[sort]


def about_list_words(language: Language, sort: HealthSort) -> str:
    """What belongs into each list."""
    tr = language.tr
    return {
        HealthSort.MEDICINE: tr(
            "What you take beside your plan: on prescription or bought, with vitamins, herbs and creams."
        ),
        HealthSort.ALLERGY: tr(
            "To medicines, foods or anything else. If you know of none, you can write down “none known”."
        ),
        HealthSort.VACCINE: tr("Those you had, and those you are to have."),
    }[sort]


def none_written_words(language: Language, sort: HealthSort) -> str:
    """An empty list: it says nothing about the person."""
    tr = language.tr
    return {
        HealthSort.MEDICINE: tr("No other medicines are written down here. That does not mean there are none."),
        HealthSort.ALLERGY: tr("No allergies are written down here. That does not mean there are none."),
        HealthSort.VACCINE: tr("No vaccines are written down here. That does not mean there were none."),
    }[sort]


def item_words(language: Language, item: HealthItem) -> str:
    """An item in one line: "Ramipril: 2.5 mg in the evening, since 1 March 2026"."""
    tr, name = language.tr, sentence_case(item.name)
    more = ", ".join(part for part in (item.detail, item_day_words(language, item)) if part)
    return tr("{name}: {details}", name=name, details=more) if more else name


def item_day_words(language: Language, item: HealthItem) -> str:
    """Since when a medicine is taken, or when a vaccine was given; empty where that is not known."""
    if item.on is None:
        return ""
    day = language.date(item.on)
    return (
        language.tr("given on {day}", day=day)
        if item.sort is HealthSort.VACCINE
        else language.tr("since {day}", day=day)
    )


def written_by_words(language: Language, item: HealthItem) -> str:
    """Who wrote an item down; empty for the person."""
    return language.tr("Written down by {name}", name=item.by) if item.by else ""


def add_words(language: Language, sort: HealthSort) -> str:
    """The button that adds to a list, and the title of what it opens."""
    tr = language.tr
    return {
        HealthSort.MEDICINE: tr("Add a medicine"),
        HealthSort.ALLERGY: tr("Add an allergy"),
        HealthSort.VACCINE: tr("Add a vaccine"),
    }[sort]


def change_words(language: Language, sort: HealthSort) -> str:
    """The title of what puts an item right."""
    tr = language.tr
    return {
        HealthSort.MEDICINE: tr("Change this medicine"),
        HealthSort.ALLERGY: tr("Change this allergy"),
        HealthSort.VACCINE: tr("Change this vaccine"),
    }[sort]
