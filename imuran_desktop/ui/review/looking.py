"""What the parts of the page are given to show."""

from dataclasses import dataclass
from functools import cached_property

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.review_days import DayContents, contents_by_day, weeks
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import day_row, span_words, week_row

_PAST = (BloodTestState.OVERDUE, BloodTestState.NOT_DONE, BloodTestState.NOT_NEEDED)


@dataclass(frozen=True)
class Looking:
    """A review with what it takes to put it into words. ``week_begins`` is an ISO weekday, Monday = 1."""

    review: Review
    language: Language
    known: SymptomList
    week_begins: int

    @cached_property
    def _contents(self) -> list[DayContents]:
        """What each day holds, worked out when somebody asks."""
        return list(contents_by_day(self.review).values())

    def words_of(self, span: Span, unit: Unit) -> str:
        """All that lies on some days."""
        days = [contents for contents in self._contents if span.first <= contents.day <= span.last]
        return span_words(self.language, self.known, span, unit, days, self.review.today)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded, and no dose is past either: there is nothing to draw."""
        review = self.review
        happened = (review.noted, review.symptom_days, review.notes, review.changes, review.holds)
        visited = any(visit.day <= review.today for visit in review.visits)
        if any(happened) or visited or any(test.state.is_done or test.state in _PAST for test in review.tests):
            return False
        return not any(any(doses._replace(open=0)) for doses in review.doses.values())

    @property
    def day_rows(self) -> list[tuple[str, str, str, str]]:
        """The table of days, the newest first; days with nothing but doses taken are left out."""
        notable = (contents for contents in reversed(self._contents) if contents.notable)
        return [day_row(self.language, self.known, contents, self.review.today) for contents in notable]

    @property
    def week_rows(self) -> list[tuple[str, str, str]]:
        """The table of weeks, the newest first."""
        found = reversed(weeks(self.review, self.week_begins))
        return [week_row(self.language, self.known, week, self.review.today) for week in found]
