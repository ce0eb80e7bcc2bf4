"""What is wrong with the clinic's own schedule of blood tests, and what to do about it."""

from imuran_desktop.domain.schedule_checks import MOST_WEEKS, PhaseFault
from imuran_desktop.words.language import Language


def phase_fault_words(language: Language, fault: str) -> str:
    """One sentence about a fault of a schedule. ``fault`` is a `domain.schedule_checks.PhaseFault`."""
    tr = language.tr
    return {
        PhaseFault.NO_PHASES: tr("A schedule needs at least one line that says how often."),
        PhaseFault.EVERY_OR_WEEKS: tr("Say either how often, or in which weeks."),
        PhaseFault.SPAN_RANGE: tr("A length of time is at least one day, and at most ten years."),
        PhaseFault.TWO_ENDS: tr("Say in one way only when this ends."),
        PhaseFault.WEEKS_RISE: tr("Give the weeks in rising order, from week 1 on, such as 2, 4, 8."),
        PhaseFault.WEEKS_RANGE: tr("Weeks go up to {most}.", most=language.number(MOST_WEEKS)),
        PhaseFault.WEEKS_FIRST: tr("Weeks are counted from the start, so they can only come first."),
        PhaseFault.STABLE_RANGE: tr(
            "Weeks without a change of dose are 1 to {most}.", most=language.number(MOST_WEEKS)
        ),
        PhaseFault.NEVER_ENDS: tr("This goes on without an end, so what follows would never begin. Say how long."),
        PhaseFault.LAST_ENDS: tr(
            "This ends, and then no test would be planned. Let the last line go on without an end."
        ),
        PhaseFault.ENDS_EARLIER: tr("This is over before what comes before it. Check how long each lasts."),
    }[PhaseFault(fault)]
