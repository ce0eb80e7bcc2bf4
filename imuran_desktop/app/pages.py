"""The pages of the window, each made when it is first shown, and the ways from one to another."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from PySide6.QtWidgets import QWidget

from imuran_desktop.services.changes import Topic
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.today import TodayPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController

if TYPE_CHECKING:
    from imuran_desktop.ui.pages.blood_tests import BloodTestsPage
    from imuran_desktop.ui.pages.card import CardPage
    from imuran_desktop.ui.pages.guide import GuidePage
    from imuran_desktop.ui.pages.history import HistoryPage
    from imuran_desktop.ui.pages.plan import PlanPage
    from imuran_desktop.ui.pages.results import ResultsPage
    from imuran_desktop.ui.pages.review import ReviewPage
    from imuran_desktop.ui.pages.symptoms import SymptomsPage


class Refreshable(Protocol):
    """A page that shows a part of the diary."""

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Show what changed, if it is shown here."""


@runtime_checkable
class _Ticking(Protocol):
    """A page that changes as time goes by."""

    def tick(self) -> None:
        """Show what time alone has changed."""


class _Working(Protocol):
    """A page that has something done beside the window."""

    def stop(self) -> None:
        """Have nothing more done."""


P = TypeVar("P", bound=Refreshable)
_ASIDE = frozenset({"health", "card", "visits"})
"""Side pages with *Back*, which may lead to each other."""


class Pages:
    """Puts the pages of one diary on the window's rail, and tells those that were made what changed."""

    def __init__(
        self, window: MainWindow, session: Session, look: ThemeController, make_settings: Callable[[], QWidget]
    ) -> None:
        self._window, self._session, self._look = window, session, look
        self._made: list[Refreshable] = []
        self._working: list[_Working] = []
        self._trail: list[str] = []
        """The pages that *Back* leads to, the last one first."""
        self._symptoms: SymptomsPage | None = None
        self._history: HistoryPage | None = None
        self._plan: PlanPage | None = None
        self._guide: GuidePage | None = None
        self._card: CardPage | None = None
        self._review: ReviewPage | None = None
        self._tests: BloodTestsPage | None = None
        self._results: ResultsPage | None = None
        self.today = self._keep(TodayPage(session, look))
        self._connect_today()
        tr = session.language.tr
        window.add_page("today", "today", tr("Today"), lambda: self.today)
        window.add_page("history", "history", tr("History"), self._make_history)
        window.add_page("symptoms", "symptoms", tr("Symptoms"), self._make_symptoms)
        window.add_page("blood_tests", "blood-test", tr("Blood tests"), self._make_blood_tests)
        window.add_page("plan", "plan", tr("Plan"), self._make_plan)
        window.add_page("report", "report", tr("Report"), self._make_report)
        window.add_page("guide", "guide", tr("Guide"), self._make_guide)
        window.add_side_page("away", "today", self._make_away)
        window.add_side_page("review", "symptoms", self._make_review)
        window.add_side_page("trends", "blood_tests", self._make_trends)
        window.add_side_page("results", "blood_tests", self._make_results)
        window.add_side_page("alert_values", "blood_tests", self._make_alert_values)
        window.add_side_page("visits", "blood_tests", self._make_visits)
        window.add_side_page("many_diaries", "report", self._make_many_diaries)
        window.add_side_page("health", "guide", self._make_health)
        window.add_side_page("card", "guide", self._make_card)
        window.add_page("settings", "settings", tr("Settings"), make_settings, foot=True)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Tell every page that was shown what changed."""
        for page in self._made:
            page.refresh(topics)

    def close(self) -> None:
        """End what pages have done beside the window: nothing of it outlives that."""
        for page in self._working:
            page.stop()

    def tick(self) -> None:
        """Have what is seen show what time alone has changed."""
        self.today.tick()
        for page in self._made:
            if page is not self.today and isinstance(page, _Ticking) and isinstance(page, QWidget) and page.isVisible():
                page.tick()

    def _keep(self, page: P) -> P:
        self._made.append(page)
        return page

    def _connect_today(self) -> None:
        today = self.today
        today.plan_asked.connect(lambda: self._window.go("plan"))
        today.tablets_asked.connect(self._show_tablets)
        today.history_asked.connect(self._show_day)
        today.log_symptom_asked.connect(self._log_symptom)
        today.symptoms_asked.connect(lambda: self._window.go("symptoms"))
        today.health_asked.connect(self._show_health)
        today.visits_asked.connect(self._show_visits)
        today.tests_asked.connect(lambda: self._window.go("blood_tests"))
        today.results_asked.connect(self._enter_results)
        today.guide_asked.connect(self._show_topic)
        today.away_asked.connect(lambda: self._window.go("away"))

    def _make_history(self) -> QWidget:
        from imuran_desktop.ui.pages.history import HistoryPage

        self._history = self._keep(HistoryPage(self._session, self._look))
        return self._history

    def _make_symptoms(self) -> QWidget:
        from imuran_desktop.ui.pages.symptoms import SymptomsPage

        page = self._symptoms = self._keep(SymptomsPage(self._session, self._look))
        page.review_asked.connect(lambda: self._window.go("review"))
        page.guide_asked.connect(self._show_topic)
        page.numbers_asked.connect(self._change_numbers)
        page.card_asked.connect(self._show_card)
        return page

    def _make_review(self) -> QWidget:
        from imuran_desktop.ui.pages.review import ReviewPage

        page = self._review = self._keep(ReviewPage(self._session, self._look))
        page.back_asked.connect(lambda: self._window.go("symptoms"))
        page.day_asked.connect(self._show_day)
        page.visits_asked.connect(self._show_visits)
        return page

    def _make_blood_tests(self) -> QWidget:
        from imuran_desktop.ui.pages.blood_tests import BloodTestsPage

        page = self._tests = self._keep(BloodTestsPage(self._session, self._look))
        page.results_asked.connect(self._enter_results)
        page.trends_asked.connect(lambda: self._window.go("trends"))
        page.alert_values_asked.connect(lambda: self._go_aside("alert_values"))
        page.visits_asked.connect(self._show_visits)
        page.schedule_asked.connect(self._change_schedule)
        page.numbers_asked.connect(self._change_numbers)
        page.guide_asked.connect(self._show_topic)
        return page

    def _make_results(self) -> QWidget:
        from imuran_desktop.ui.pages.results import ResultsPage

        page = self._results = self._keep(ResultsPage(self._session, self._look))
        page.back_asked.connect(lambda: self._window.go("blood_tests"))
        page.saved.connect(self._tell_results)
        return page

    def _make_alert_values(self) -> QWidget:
        from imuran_desktop.ui.pages.alert_values import AlertValuesPage

        page = self._keep(AlertValuesPage(self._session, self._look))
        page.back_asked.connect(self._go_back)
        return page

    def _make_trends(self) -> QWidget:
        from imuran_desktop.ui.pages.trends import TrendsPage

        page = self._keep(TrendsPage(self._session, self._look))
        page.back_asked.connect(lambda: self._window.go("blood_tests"))
        page.results_asked.connect(self._enter_results)
        return page

    def _make_visits(self) -> QWidget:
        from imuran_desktop.ui.pages.visits import VisitsPage

        page = self._keep(VisitsPage(self._session, self._look))
        page.back_asked.connect(self._go_back)
        page.review_asked.connect(self._look_since_visit)
        return page

    def _make_plan(self) -> QWidget:
        from imuran_desktop.ui.pages.plan import PlanPage

        page = self._plan = self._keep(PlanPage(self._session, self._look))
        page.guide_asked.connect(self._show_topic)
        page.health_asked.connect(self._show_health)
        page.card_asked.connect(self._show_card)
        page.schedule_left.connect(self._tell_schedule)
        return page

    def _make_guide(self) -> QWidget:
        from imuran_desktop.ui.pages.guide import GuidePage

        page = self._guide = GuidePage(self._session, self._look)
        page.health_asked.connect(self._show_health)
        page.card_asked.connect(self._show_card)
        return page

    def _make_report(self) -> QWidget:
        from imuran_desktop.ui.pages.report import ReportPage

        page = self._keep(ReportPage(self._session, self._look))
        self._working.append(page)
        page.many_asked.connect(lambda: self._window.go("many_diaries"))
        return page

    def _make_many_diaries(self) -> QWidget:
        from imuran_desktop.ui.pages.many_diaries import ManyDiariesPage

        page = ManyDiariesPage(self._look, self._session.language, self._session.now)
        self._working.append(page)
        page.back_asked.connect(lambda: self._window.go("report"))
        return page

    def _make_health(self) -> QWidget:
        from imuran_desktop.ui.pages.health import HealthPage

        page = self._keep(HealthPage(self._session, self._look))
        page.back_asked.connect(self._go_back)
        page.card_asked.connect(self._show_card)
        page.guide_asked.connect(self._show_topic)
        return page

    def _make_card(self) -> QWidget:
        from imuran_desktop.ui.pages.card import CardPage

        page = self._card = self._keep(CardPage(self._session, self._look))
        page.back_asked.connect(self._go_back)
        page.health_asked.connect(self._show_health)
        return page

    def _make_away(self) -> QWidget:
        from imuran_desktop.ui.pages.away import AwayPage

        page = self._keep(AwayPage(self._session, self._look))
        page.closed.connect(lambda: self._window.go("today"))
        page.recorded.connect(self.today.tell_recorded)
        return page

    def _show_tablets(self) -> None:
        self._window.go("plan")
        if self._plan is not None:
            self._plan.show_tablets()

    def _show_day(self, day: date) -> None:
        self._window.go("history")
        if self._history is not None:
            self._history.show_day(day)

    def _log_symptom(self) -> None:
        self._window.go("symptoms")
        if self._symptoms is not None:
            self._symptoms.start_logging()

    def _show_topic(self, topic: str) -> None:
        self._window.go("guide")
        if self._guide is not None:
            self._guide.show_topic(topic)

    def _show_health(self) -> None:
        self._go_aside("health")

    def _show_card(self) -> None:
        self._go_aside("card")

    def _show_visits(self) -> None:
        self._go_aside("visits")

    def _enter_results(self, test: str, on: date) -> None:
        self._window.go("results")
        if self._results is not None:
            self._results.open(test, on)

    def _tell_results(self, words: str, take_back: object) -> None:
        self._window.go("blood_tests")
        if self._tests is not None:
            self._tests.tell_recorded(words, take_back)

    def _change_schedule(self) -> None:
        self._window.go("plan")
        if self._plan is not None:
            self._plan.show_blood_tests()

    def _tell_schedule(self, words: str) -> None:
        self._window.go("blood_tests")
        if self._tests is not None and words:
            self._tests.tell_recorded(words, None)

    def _look_since_visit(self) -> None:
        self._window.go("review")
        if self._review is not None:
            self._review.look_since_visit()

    def _change_numbers(self) -> None:
        self._go_aside("card")
        if self._card is not None:
            self._card.change_numbers()

    def _go_aside(self, key: str) -> None:
        """Show a side page from which one goes back to where one was, step by step."""
        here = self._window.current
        if here not in _ASIDE:
            self._trail.clear()
        elif key in self._trail:  # there and back again is no step
            del self._trail[self._trail.index(key) :]
            self._window.go(key)
            return
        self._trail.append(here)
        self._window.go(key)

    def _go_back(self) -> None:
        self._window.go(self._trail.pop() if self._trail else "guide")
