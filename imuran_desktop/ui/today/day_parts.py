"""From what the diary says of today to the parts of the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import Arranged, DoseState, Outcome
from imuran_desktop.domain.ledger import Intake, LedgerDose, next_has_come
from imuran_desktop.services.as_needed import AsNeeded
from imuran_desktop.services.today import Today
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.dose_card import DoseCard
from imuran_desktop.ui.today.dose_row import WAITING, DoseRow
from imuran_desktop.ui.today.foot_cards import BloodTestCard, FeelingCard, SideBySide
from imuran_desktop.ui.today.parts import Part
from imuran_desktop.ui.today.status_card import StatusCard, status_words
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.doses import missed_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import last_taken_words, next_dose_words, snoozed_words, uncounted_words

if TYPE_CHECKING:
    from imuran_desktop.domain.medicine_stock import MedicineStock
    from imuran_desktop.domain.visits import Visit
    from imuran_desktop.services.conflicts import Conflicts
    from imuran_desktop.ui.today.away_card import AwayCard
    from imuran_desktop.ui.today.conflicts_card import ConflictsCard
    from imuran_desktop.ui.today.first_day import FirstDay
    from imuran_desktop.ui.today.needed_card import NeededCard
    from imuran_desktop.ui.today.no_plan_card import NoPlanCard
    from imuran_desktop.ui.today.other_row import OtherRow
    from imuran_desktop.ui.today.paused_card import PausedCard
    from imuran_desktop.ui.today.stock_card import StockCard

DOSE_CARD = "dose"


@dataclass(frozen=True)
class Acts:
    """What the buttons of the page do."""

    taken: Callable[[LedgerDose, str], object]
    """Taken now, with this food (empty: unknown)."""
    ask: Callable[[LedgerDose, Outcome | None, str], object]
    """Ask what happened; what the person has said already, and the food chosen so far."""
    unsure: Callable[[LedgerDose], object]
    tested: Callable[[], object]
    arrange_test: Callable[[BloodTest, Arranged], object]
    """A blood test is booked, or put off: ask for which day."""
    tests: Callable[[], object]
    """All blood tests."""
    log_symptom: Callable[[], object]
    no_symptoms: Callable[[], object]
    symptoms: Callable[[], object]
    """The Symptoms page, as it is."""
    health: Callable[[], object]
    """Where medicines, allergies and numbers to call are."""
    plan: Callable[[], object]
    tablets: Callable[[], object]
    """Where the tablets at home are counted."""
    history: Callable[[date], object]
    """What was recorded on this day."""
    look_away: Callable[[], object]
    leave_away: Callable[[], object]
    visits: Callable[[], object]
    """The visits to the clinic."""
    needed_now: Callable[[AsNeeded], object]
    needed_earlier: Callable[[AsNeeded], object]
    earlier_today: Callable[[], object]
    """A dose was taken today that is not counted, as it was before the diary."""
    guide: Callable[[str], object]
    """What the guide says on this topic."""
    change_other: Callable[[Intake], object]
    """Change what was recorded beside the doses."""


class DayParts:
    """Makes the parts."""

    def __init__(self, look: ThemeController, language: Language, acts: Acts) -> None:
        self._look, self._language, self._acts = look, language, acts

    def of(
        self,
        today: Today,
        away: Sequence[LedgerDose],
        low: "Sequence[MedicineStock]" = (),
        conflicts: "Conflicts | None" = None,
    ) -> list[Part]:
        """The parts of the page, from top to bottom.

        ``away`` are the doses missed while the app was not running, ``low`` the tablets that run out soon,
        ``conflicts`` what two copies of the diary say differently.
        """
        parts = list(self._doses(today)) if today.plan.prescriptions else [Part("no plan", None, self._no_plan)]
        # What to do now stays on top: all else can wait until that is done.
        waiting = sum(item.state in WAITING for item in today.doses)
        if today.on_hold:
            parts.insert(waiting, self._paused(today))
        if away:
            parts.insert(
                max(waiting, 1) + bool(today.on_hold),
                Part("away", (tuple(away), today.day), lambda: self._away(away, today)),
            )
        if today.visit is not None:
            parts.append(self._visit(today.visit, today))
        if conflicts:
            parts.append(Part("conflicts", conflicts, lambda: self._conflicts(conflicts)))
        if low:
            parts.append(Part("stock", (tuple(low), today.day), lambda: self._stock(low, today)))
        foot = (today.blood_test, today.contacts, today.symptoms, today.day)
        parts.append(Part("foot", foot, lambda: self._foot(today)))
        return parts

    def _doses(self, today: Today) -> Iterator[Part]:
        """The dose to answer now comes first and large, with what else waits below it.

        Then come today's others in order, yesterday's open ones, what else was recorded for today, and what is taken
        as needed.
        """
        first = next((item for item in today.doses if item.state in WAITING), None)
        yield self._card(first, today) if first else self._status(today)
        rest = [item for item in today.doses if item is not first]
        rest.sort(key=lambda item: (item.state not in WAITING, item.dose.day < today.day))
        explained = {first.dose.prescription.id} if first and first.state is DoseState.OVERDUE else set()
        for item in rest:
            prescription = item.dose.prescription.id
            explain = item.state is DoseState.MISSED and prescription not in explained
            if explain:
                explained.add(prescription)
            yield self._row(item, today, self._explanation(item, today) if explain else "")
        yield from (self._other(intake, today) for intake in today.others)
        if today.as_needed:
            yield Part("needed", (today.as_needed, today.day), lambda: self._needed(today))
        if _is_first_day(today):
            yield self._first_day(today, status_shown=first is None)
        facts = self._facts(today, status_shown=first is None)
        if facts:
            yield Part("facts", facts, lambda: _lines(facts))

    def _card(self, item: LedgerDose, today: Today) -> Part:
        # Its state is left out: the card shows another one without being made anew, so what was chosen on it stays.
        return Part(DOSE_CARD, (item.dose, today.day, today.plan.timeline), lambda: self._dose_card(item, today))

    def _dose_card(self, item: LedgerDose, today: Today) -> DoseCard:
        card = DoseCard(self._look, self._language, item, today.day, self._clock(item, today))
        acts = self._acts
        card.taken.connect(lambda food: acts.taken(item, food))
        card.earlier.connect(lambda: acts.ask(item, Outcome.TAKEN, card.food.value))
        card.skipped.connect(lambda: acts.ask(item, Outcome.SKIPPED, ""))
        card.unsure.connect(lambda: acts.unsure(item))
        card.guide_asked.connect(acts.guide)
        return card

    def _status(self, today: Today) -> Part:
        shows = (status_words(self._language, today), today.next_dose, today.day)
        return Part("status", shows, lambda: StatusCard(self._look, self._language, today))

    def _paused(self, today: Today) -> Part:
        def make() -> "PausedCard":
            from imuran_desktop.ui.today.paused_card import PausedCard  # late: doses are seldom on hold

            return PausedCard(self._look, self._language, today.on_hold, today.day)

        return Part("paused", (today.on_hold, today.day), make)

    def _first_day(self, today: Today, *, status_shown: bool) -> Part:
        sentence = uncounted_words(self._language, today.plan.person, today.day)
        if status_shown and status_words(self._language, today)[0] == sentence:
            sentence = ""

        def make() -> "FirstDay":
            from imuran_desktop.ui.today.first_day import FirstDay  # late: there is one such day in years

            part = FirstDay(self._look, self._language, sentence)
            part.asked.connect(self._acts.earlier_today)
            return part

        return Part("first day", sentence, make)

    def _explanation(self, item: LedgerDose, today: Today) -> str:
        """What to say of a missed dose; once the next one has come or is recorded, nothing of taking this one."""
        come = next_has_come(item, today.doses)
        return missed_words(self._language, item.dose.prescription, next_has_come=come)

    def _row(self, item: LedgerDose, today: Today, explanation: str) -> Part:
        def make() -> DoseRow:
            row = DoseRow(
                self._look,
                self._language,
                item,
                today.plan.timeline,
                today.day,
                explanation=explanation,
                clock=self._clock(item, today),
            )
            row.record.connect(lambda: self._acts.ask(item, None, ""))
            row.taken.connect(lambda food: self._acts.taken(item, food))
            row.guide_asked.connect(self._acts.guide)
            return row

        return Part(f"row {item.dose.key}", (item, today.day, today.plan.timeline, explanation), make)

    def _other(self, intake: Intake, today: Today) -> Part:
        timeline = today.plan.timeline

        def make() -> "OtherRow":
            from imuran_desktop.ui.today.other_row import OtherRow  # late: it is seldom there

            row = OtherRow(self._look, self._language, intake, timeline, today.day)
            row.change.connect(lambda: self._acts.change_other(intake))
            return row

        return Part(f"other {intake.id}", (intake, today.day, timeline), make)

    def _clock(self, item: LedgerDose, today: Today) -> str:
        """Whose time a dose's is, if it isn't the one here."""
        if len(today.plan.timeline.changes) == 1:
            return ""
        from imuran_desktop.words.travel import other_clock_words  # late: most people never travel

        return other_clock_words(self._language, item.dose, today.plan.timeline, today.now)

    def _facts(self, today: Today, *, status_shown: bool) -> tuple[str, ...]:
        language, timeline = self._language, today.plan.timeline
        lines = [snoozed_words(language, dose, until, timeline, today.day) for dose, until in today.snoozed]
        if today.last_taken is not None:
            lines.append(last_taken_words(language, today.last_taken, timeline, today.day))
        if today.next_dose is not None and not status_shown:
            lines.append(next_dose_words(language, today.next_dose.dose, timeline, today.day))
        return tuple(lines)

    def _foot(self, today: Today) -> SideBySide:
        test, acts = today.blood_test, self._acts
        card = BloodTestCard(self._language, test, today.day, today.contacts)
        card.done.connect(acts.tested)
        card.guide_asked.connect(acts.guide)
        card.plan_asked.connect(acts.plan)
        card.tests_asked.connect(acts.tests)
        if test is not None:
            card.arrange_asked.connect(lambda how: acts.arrange_test(test, how))
        feeling = FeelingCard(self._language, today.symptoms)
        feeling.log_asked.connect(acts.log_symptom)
        feeling.none_asked.connect(acts.no_symptoms)
        return SideBySide(self._look, card, feeling)

    def _no_plan(self) -> "NoPlanCard":
        from imuran_desktop.ui.today.no_plan_card import NoPlanCard  # late, as on most days there is a plan

        card = NoPlanCard(self._look, self._language)
        card.plan_asked.connect(self._acts.plan)
        return card

    def _needed(self, today: Today) -> "NeededCard":
        from imuran_desktop.ui.today.needed_card import NeededCard  # late: few people have one

        card = NeededCard(self._look, self._language, today.as_needed, today.plan.timeline, today.day)
        card.taken.connect(self._acts.needed_now)
        card.earlier.connect(self._acts.needed_earlier)
        return card

    def _visit(self, visit: "Visit", today: Today) -> Part:
        from imuran_desktop.ui.today.visit_card import VisitCard, visit_lines  # late: on most days none is near

        lines = visit_lines(self._language, visit, today.plan.timeline.local(today.now))

        def make() -> VisitCard:
            card = VisitCard(self._look, self._language, *lines)
            card.asked.connect(self._acts.visits)
            return card

        return Part("visit", lines, make)

    def _stock(self, low: "Sequence[MedicineStock]", today: Today) -> "StockCard":
        from imuran_desktop.ui.today.stock_card import StockCard  # late: it is never in the first picture

        card = StockCard(self._language, low, today.day)
        card.tablets_asked.connect(self._acts.tablets)
        return card

    def _conflicts(self, conflicts: "Conflicts") -> "ConflictsCard":
        from imuran_desktop.ui.today.conflicts_card import ConflictsCard  # late: it is never in the first picture

        card = ConflictsCard(self._look, self._language, conflicts)
        card.day_asked.connect(self._acts.history)
        card.plan_asked.connect(self._acts.plan)
        card.symptoms_asked.connect(self._acts.symptoms)
        card.health_asked.connect(self._acts.health)
        card.visits_asked.connect(self._acts.visits)
        card.tests_asked.connect(self._acts.tests)
        return card

    def _away(self, away: Sequence[LedgerDose], today: Today) -> "AwayCard":
        from imuran_desktop.ui.today.away_card import AwayCard  # late: it is never in the first picture

        card = AwayCard(self._language, away, today.day)
        card.asked.connect(self._acts.look_away)
        card.closed.connect(self._acts.leave_away)
        return card


def _is_first_day(today: Today) -> bool:
    """Whether a dose of today is not counted because the diary, or a medicine in it, began after its time."""
    if not any(item.recording.first == today.day for item in today.plan.prescriptions):
        return False
    from imuran_desktop.services.slots import uncounted_today  # late: there is one such day in years

    return uncounted_today(today.plan, today.day)


def _lines(lines: Sequence[str]) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for line in lines:
        column.addWidget(Muted(line))
    return widget
