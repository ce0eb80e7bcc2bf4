"""The figures of a report in words. None is judged."""

from collections.abc import Iterator, Mapping

from imuran_desktop.domain.adherence import Figure, Figures
from imuran_desktop.domain.report_figures import Open, Recorders, Reminded
from imuran_desktop.domain.texts import isolated
from imuran_desktop.words.adherence import FigureWords, figure_words, name_words, ratio_words, run_words
from imuran_desktop.words.language import Language

_TOLD_IF_ANY: Mapping[Figure, str] = {
    Figure.IN_PART: "in_part",
    Figure.SICK_AFTER: "sick_after",
    Figure.ON_HOLD: "held",
    Figure.EXTRA: "extra",
    Figure.AS_NEEDED: "as_needed",
    Figure.NOT_PLANNED: "not_planned",
}
"""The figures that are told only where there is something to count, with what they count."""


def figures_title(language: Language) -> str:
    """What stands above them."""
    return language.tr("Doses due, and what was recorded")


def figure_heads(language: Language) -> tuple[str, ...]:
    """The columns of their table."""
    names = name_words(language)
    shown = (Figure.TAKEN, Figure.ON_TIME, Figure.FOOD, Figure.AS_PLANNED, Figure.LONGEST_RUN)
    return language.tr("Medicine"), *(names[figure] for figure in shown)


def figure_row(language: Language, name: str, of: Figures) -> tuple[str, ...]:
    """A medicine with its figures."""
    ratios = (of.taken, of.on_time, of.food, of.as_planned)
    return name, *(ratio_words(language, ratio) for ratio in ratios), run_words(language, of.longest_run, short=True)


def more_words(language: Language, of: Figures, reminded: Reminded) -> str:
    """What else there is to say of a medicine, in one paragraph: what was skipped, what is not recorded, and so on."""
    return " ".join(_sentences(language, of, reminded))


def _sentences(language: Language, of: Figures, reminded: Reminded) -> Iterator[str]:
    words = {item.figure: item for item in figure_words(language, of)}
    if of.counts.due:
        yield _counted(language, words[Figure.SKIPPED])
        yield from _not_recorded(language, of, reminded)
    else:
        yield language.tr("No dose was due: nothing to count.")
    for figure, name in _TOLD_IF_ANY.items():
        if getattr(of.counts, name):
            yield _counted(language, words[figure])


def _counted(language: Language, words: FigureWords) -> str:
    return language.tr("{name}: {value}.", name=words.name, value=words.value)


def _not_recorded(language: Language, of: Figures, reminded: Reminded) -> Iterator[str]:
    trn, counts = language.trn, of.counts
    if not of.not_recorded:
        yield language.tr("Not recorded: none.")
        return
    parts = []
    if counts.missed:
        parts.append(trn("{number} missed: nothing recorded", "{number} missed: nothing recorded", counts.missed))
    if counts.not_sure:
        parts.append(trn("{number} not sure", "{number} not sure", counts.not_sure))
    if not reminded.told and not reminded.untold:
        yield trn(
            "Not recorded: {number} dose ({parts}).",
            "Not recorded: {number} doses ({parts}).",
            of.not_recorded,
            parts="; ".join(parts),
        )
        return
    yield trn(
        "Not recorded: {number} dose ({parts}); {reminders}.",
        "Not recorded: {number} doses ({parts}); {reminders}.",
        of.not_recorded,
        parts="; ".join(parts),
        reminders=_reminded(language, reminded),
    )


def _reminded(language: Language, reminded: Reminded) -> str:
    """For how many of the doses that are not recorded a reminder was given in time."""
    tr, number = language.tr, language.number
    told, untold, unable = reminded.told, reminded.untold, reminded.unable
    if not untold and not unable:
        return language.trn("a reminder was given", "a reminder was given for each", told)
    if not told and not unable:
        return tr("no reminder is recorded")
    parts = []
    if told:
        parts.append(tr("a reminder was given for {number}", number=number(told)))
    if untold:
        parts.append(tr("none is recorded for {number}", number=number(untold)))
    if unable:
        parts.append(tr("none could be given for {number}", number=number(unable)))
    return ", ".join(parts)


def nothing_due_words(language: Language) -> str:
    """That there is nothing to count in the whole period."""
    return language.tr("No dose was due in these days, and none is recorded: nothing to count.")


def recorders_words(language: Language, recorders: Recorders) -> Iterator[str]:
    """Who else entered what is counted; nothing where the person did all of it."""
    if not recorders.by_others:
        return
    names = [
        language.tr("{name} ({number})", name=isolated(name), number=language.number(number))
        for name, number in recorders.by_others.items()
    ]
    yield language.trn(
        "{others} of {number} entry on doses was made by someone else: {names}.",
        "{others} of {number} entries on doses were made by someone else: {names}.",
        recorders.entries,
        others=language.number(sum(recorders.by_others.values())),
        names=language.listed(names),
    )


def disputed_words(language: Language, number: int) -> Iterator[str]:
    """That some entries of the report are counted as one of two copies of the diary has them."""
    if number:
        yield language.trn(
            "{number} entry was recorded differently in two places, and nobody has decided yet; the report counts what "
            "the diary shows until then.",
            "{number} entries were recorded differently in two places, and nobody has decided yet; the report counts "
            "what the diary shows until then.",
            number,
        )


def left_out_words(language: Language, still: Open) -> Iterator[str]:
    """What is not counted: the days before recording began, and doses that can still be answered."""
    if still.recording_from is not None:
        day = language.date(still.recording_from)
        yield language.tr("Recording began on {day}: nothing before that day is counted.", day=day)
    if still.doses:
        yield language.trn(
            "{number} dose is still open, and not counted yet.",
            "{number} doses are still open, and not counted yet.",
            still.doses,
        )
