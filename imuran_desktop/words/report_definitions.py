"""What the figures and words of a report mean, and what reports of adherence should say of themselves.

EMERGE is the ESPACOMP Medication Adherence Reporting Guideline (De Geest et al. 2018); it asks for the phase of
adherence by the ABC taxonomy (Vrijens et al. 2012), its operational definition, how it was measured, and results.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from imuran_desktop.domain.adherence import Figure
from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.initiation import Began, Initiation
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_doses import printed_state_words

_EMERGE = (
    "De Geest S, Zullig LL, Dunbar-Jacob J, Helmy R, Hughes DA, Wilson IB, Vrijens B. ESPACOMP Medication Adherence "
    "Reporting Guideline (EMERGE). Annals of Internal Medicine 2018;169:30-35. doi:10.7326/M18-0543."
)
_ABC = (
    "Vrijens B, De Geest S, Hughes DA, et al. A new taxonomy for describing and defining adherence to medications. "
    "British Journal of Clinical Pharmacology 2012;73:691-705. doi:10.1111/j.1365-2125.2012.04167.x."
)
SOURCES = (_EMERGE, _ABC)
"""As they are cited, in every language."""
_NO_PHASE = frozenset({Figure.ON_HOLD, Figure.AS_NEEDED, Figure.NOT_PLANNED})
"""What is told without being held up against the plan."""
_MINUTE = timedelta(minutes=1)


def phase_words(language: Language, figure: Figure) -> str:
    """Which phase of adherence a figure describes."""
    tr = language.tr
    if figure in _NO_PHASE:
        return tr("none: told for completeness")
    return tr("persistence") if figure is Figure.PERSISTENCE else tr("implementation")


def state_meanings(language: Language) -> tuple[tuple[str, str], ...]:
    """What each state of a dose means."""
    tr = language.tr
    meanings = {
        DoseState.TAKEN: tr("Recorded as taken, close to its time or at a time that is not known."),
        DoseState.TAKEN_EARLY: tr("Recorded as taken, longer before its time than counts as on time."),
        DoseState.TAKEN_LATE: tr("Recorded as taken, longer after its time than counts as on time."),
        DoseState.SKIPPED: tr("Recorded as not taken, with a reason where one was given."),
        DoseState.NOT_SURE: tr("The person recorded that they do not know whether they took it."),
        DoseState.MISSED: tr("Nothing was recorded by its cut-off. It may have been taken or not."),
        DoseState.HELD: tr("The clinic or a hospital had it paused. It was not due, and no figure counts it as due."),
        DoseState.UPCOMING: tr("Its time had not come when this report was made."),
        DoseState.DUE: tr("Its time had come when this report was made, and it was not late yet."),
        DoseState.OVERDUE: tr("It was late when this report was made, and its cut-off had not come."),
    }
    states = tuple((printed_state_words(language, state), meaning) for state, meaning in meanings.items())
    more = tr("Taken, but less or more than the plan asks for. Both count as taken; the notes say how much it was.")
    return (*states, (tr("in part, more"), more))


def cutoff_words(language: Language) -> str:
    """Until when a dose can be answered before it counts as missed."""
    return language.tr(
        "The cut-off is halfway to the next dose of the same medicine, and at most 12 hours after the dose's time. It "
        "is a rule for keeping records, not advice on when a dose may be taken. A dose can be recorded or put right "
        "later, and then counts as what was recorded."
    )


def no_reminder_words(language: Language) -> str:
    """Why no reminder may be recorded of a dose. Which of the reasons it was, nobody knows."""
    return language.tr(
        "Where no reminder is recorded, the app may not have been running, its reminders may have been off, somebody "
        "else may have been logged in, or the dose may have been put into the plan later."
    )


def window_words(language: Language, medicine: str, windows: Iterable[timedelta]) -> str:
    """How close to its time a dose of a medicine is on time; of several windows, all that held in these days."""
    tr = language.tr
    minutes = [language.trn("{number} minute", "{number} minutes", window / _MINUTE) for window in windows]
    if len(minutes) == 1:
        return tr(
            "{medicine}: on time is up to {minutes} before or after the planned time",
            medicine=medicine,
            minutes=minutes[0],
        )
    return tr(
        "{medicine}: how far from the planned time is still on time changed in these days: {minutes}, before or after "
        "it",
        medicine=medicine,
        minutes=language.listed(minutes),
    )


def food_words(language: Language, medicine: str, instructions: Iterable[str]) -> str:
    """What the prescription of a medicine says about food; of several instructions, all that held in these days."""
    return language.tr("{medicine}: {food}", medicine=medicine, food="; ".join(instructions))


def food_meaning(language: Language) -> str:
    """When food was as instructed."""
    return language.tr(
        "With or after food fits the instruction to take it with or just after food; without food fits an empty "
        "stomach. Where either will do, or the instruction is in own words, food is not counted. Nor is it where "
        "nobody recorded it."
    )


def zone_lines(language: Language, timeline: Timeline, span: Span) -> tuple[str, ...]:
    """By which time zones the days were counted."""
    moves = sorted((change.at, change.zone) for change in timeline.changes if change.at is not None)
    dated = [(timeline.local(at).date(), zone) for at, zone in moves]
    within = [(day, zone) for day, zone in dated if span.first < day <= span.last]
    noon = datetime.combine(span.first, time(12), UTC)
    at_first = dict(dated).get(span.first, timeline.zone_at(noon).key)
    if not within:
        return (at_first,)
    return (
        language.tr("At first: {zone}", zone=at_first),
        *(language.tr("From {day}: {zone}", day=language.date(day), zone=zone) for day, zone in within),
    )


def initiation_words(language: Language, initiation: Initiation) -> str:
    """When a medicine was first taken."""
    tr = language.tr
    day = language.date(initiation.day) if initiation.day is not None else ""
    return {
        Began.BEFORE: tr("began before these days"),
        Began.RECORDED: tr("first recorded as taken on {day}", day=day),
        Began.NOT_RECORDED: tr("no dose recorded as taken in these days"),
        Began.LATER: tr("to begin on {day}", day=day),
        Began.NOT_PLANNED: tr("not in the plan, so it can't be said"),
    }[initiation.began]


def measured_words(language: Language, recorded: int, late: int) -> str:
    """How adherence was measured: by whom, and how soon. ``late`` of the ``recorded`` came after the day after."""
    tr = language.tr
    how = tr(
        "Self-recorded in an electronic diary, by the person or somebody for them. Each entry keeps when it was made. "
        "Entries can be made or put right afterwards. What was taken was not checked by a device, a blood level or a "
        "pharmacy."
    )
    if not recorded:
        return f"{how} " + tr("In these days nothing was recorded of any dose.")
    return f"{how} " + tr(
        "Entries on doses in these days: {recorded}. Of these, made or put right later than the day after: {late}.",
        recorded=language.number(recorded),
        late=language.number(late),
    )


def no_pass_mark_words(language: Language) -> str:
    """That nothing here is judged."""
    return language.tr(
        "This report has no pass mark. No figure is called high or low enough, and none says why a dose was not "
        "recorded. Each share stands beside both of its counts, so that it can be checked."
    )


def reporting_items(language: Language, recorded: int, late: int) -> tuple[tuple[str, str], ...]:
    """The minimum that a report of adherence is asked to say, and where this one says it."""
    tr = language.tr
    return (
        (
            tr("Phases of adherence"),
            tr(
                "By the ABC taxonomy: initiation is when a medicine is first taken, implementation how far the doses "
                "taken fit the plan, and persistence how long it goes on. The tables here say which figure describes "
                "which phase."
            ),
        ),
        (
            tr("Operational definition"),
            tr("Each figure is defined in the table above. A dose is due once it is answered or its cut-off is past."),
        ),
        (tr("How it was measured"), measured_words(language, recorded, late)),
        (
            tr("Results"),
            tr("On the first page for each medicine, with counts; the phases in short in the table below."),
        ),
        (tr("No pass mark"), no_pass_mark_words(language)),
    )
