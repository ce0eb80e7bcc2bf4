"""The doses of a report in words, row by row: thousands of them, so what rows have in common is said once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

from imuran_desktop.domain.adherence import is_not_recorded, kind_of_unplanned
from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.texts import isolated
from imuran_desktop.words.doses import (
    dose_words,
    food_words,
    medicine_words,
    notable_words,
    reason_words,
    state_words,
)
from imuran_desktop.words.history import thing_words
from imuran_desktop.words.language import Language

_ONE_DAY = timedelta(days=1)


def printed_state_words(language: Language, state: DoseState) -> str:
    """The state of a dose as it is printed, where no colour or shape tells it."""
    tr = language.tr
    printed = {
        DoseState.UPCOMING: tr("still to come"),
        DoseState.DUE: tr("due, nothing recorded yet"),
        DoseState.OVERDUE: tr("overdue, nothing recorded yet"),
        DoseState.MISSED: tr("missed: nothing recorded"),
    }
    return printed.get(state) or state_words(language, state)


def no_dose_words(language: Language) -> str:
    """That there is no dose to tell of."""
    return language.tr("The plan asked for no dose in these days.")


def one_medicine_words(language: Language, medicine: str) -> str:
    """Of which medicine all doses are."""
    name = isolated(medicine_words(language, medicine))
    return language.tr("All doses in this table are of one medicine: {medicine}.", medicine=name)


def planned_words(language: Language) -> str:
    """What the rows of the doses in the plan say."""
    return language.tr(
        "Times are on the clock of the place where the person was. Where nothing is known of a dose, it says whether a "
        "reminder is recorded before its cut-off."
    )


def beside_words(language: Language) -> str:
    """What is recorded beside the plan."""
    return language.tr(
        "Extra: on top of a dose. As needed: the plan leaves it to the person when. Not planned: for a dose that is "
        "not in the plan now. None of these answers a dose in the table above."
    )


def recorded_late(report: Report, day: date, intake: Intake) -> bool:
    """Whether an intake was recorded, or put right, later than the day after ``day``, its own."""
    return report.plan.timeline.local(intake.recorded_at).date() > day + _ONE_DAY


class DoseRowWords:
    """The words of one report's doses."""

    def __init__(self, language: Language, report: Report, *, one_medicine: bool) -> None:
        """With ``one_medicine``, its name is left out of what is to be taken."""
        self._language, self._report, self._one_medicine = language, report, one_medicine
        self._state = cache(lambda state: printed_state_words(language, state))
        self.date = cache(language.short_date)
        self._clock = cache(lambda hour, minute: language.clock(time(hour, minute)))
        self._food = cache(lambda food: food_words(language, food))
        self._what: dict[int, str] = {}
        self._reminded = language.tr("a reminder was given")
        self._disputed = language.tr("recorded differently in two places")
        self._not_reminded = language.tr("no reminder is recorded")

    def clock(self, at: time | datetime) -> str:
        """A time of day."""
        return self._clock(at.hour, at.minute)

    def what(self, dose: Dose) -> str:
        """What the plan asks for."""
        terms = id(dose.terms)  # of the report's own doses, so that it means the same as long as this is there
        found = self._what.get(terms)
        if found is None:
            words = self._language.amount(dose.amount_mg) if self._one_medicine else dose_words(self._language, dose)
            found = self._what[terms] = words
        return found

    def thing(self, intake: Intake) -> str:
        """What was taken beside the plan."""
        return thing_words(self._language, intake)

    def state(self, item: LedgerDose) -> str:
        """Its state; where another amount was taken than asked for, that too."""
        words = self._state(item.state)
        if item.in_part:
            return self._language.tr("{state}, in part", state=words)
        return self._language.tr("{state}, more", state=words) if item.more else words

    def taken_at(self, day: date, intake: Intake | None) -> str:
        """When it was taken; with its date, where that is not ``day``."""
        if intake is None or intake.outcome is not Outcome.TAKEN:
            return ""
        if intake.at is None:
            return self._language.tr("time not known")
        local = self._report.plan.timeline.local(intake.at)
        if local.date() == day:
            return self.clock(local)
        return self._language.tr("{day} at {time}", day=self.date(local.date()), time=self.clock(local))

    def food(self, intake: Intake | None) -> str:
        """How it was taken; empty when unknown."""
        return self._food(intake.food) if intake is not None and intake.food is not None else ""

    def notes(self, item: LedgerDose) -> str:
        """What else there is to say of a dose."""
        return "; ".join(self._dose_notes(item))

    def other_notes(self, day: date, intake: Intake) -> str:
        """What else there is to say of an intake beside the plan."""
        disputed = [self._disputed] if intake.id in self._report.disputed else []
        return "; ".join([*self._intake_notes(day, intake, None), *disputed])

    def sort(self, intake: Intake) -> str:
        """What an intake that answers no dose is; and where it was not taken, what was recorded."""
        tr = self._language.tr
        kinds = {"as_needed": tr("as needed"), "extra": tr("extra"), "not_planned": tr("not planned")}
        words = kinds[kind_of_unplanned(intake)]
        if intake.outcome is Outcome.TAKEN:
            return words
        outcome = tr("skipped") if intake.outcome is Outcome.SKIPPED else tr("not sure")
        return tr("{what}, {outcome}", what=words, outcome=outcome)

    def _dose_notes(self, item: LedgerDose) -> Iterator[str]:
        if item.dose.hold is not None and item.state is not DoseState.HELD:
            yield self._language.tr("was on hold")
        if item.intake is not None:
            yield from self._intake_notes(item.dose.day, item.intake, item.dose.amount_mg)
        if item.dose.key in self._report.disputed:
            yield self._disputed
        if is_not_recorded(item) and item.dose.key not in self._report.not_remindable:
            yield self._reminded if item.dose.key in self._report.reminded else self._not_reminded

    def _intake_notes(self, day: date, intake: Intake, asked_mg: float | None) -> Iterator[str]:
        language = self._language
        if asked_mg is not None and intake.amount_mg != asked_mg:
            yield from notable_words(language, replace(intake, sick_after=False), asked_mg)
        if intake.sick_after:
            yield language.tr("was sick afterwards")
        if intake.outcome is Outcome.SKIPPED or intake.reason:
            yield isolated(reason_words(language, intake.reason)) or language.tr("no reason given")
        if intake.by:
            yield language.tr("recorded by {name}", name=isolated(intake.by))
        if recorded_late(self._report, day, intake):
            recorded = self._report.plan.timeline.local(intake.recorded_at).date()
            yield language.tr("recorded or put right on {day}", day=self.date(recorded))
