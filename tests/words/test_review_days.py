"""Days and longer times of a review in words."""

import pytest

from imuran_desktop.domain.codes import BloodTestState, Severity
from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, Filters, Noted, Review, ReviewTest
from imuran_desktop.domain.review_days import DayContents, contents_by_day, weeks
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import day_row, shown_words, span_title, span_words, week_row
from tests.domain.builders import day
from tests.domain.reviewing import FIRST, LAST, a_review, noted

ENGLISH, KNOWN = Language("en_GB"), load_symptoms()
CHANGE = DoseChange(day("2026-03-10"), "azathioprine", 50, 75)
NAUSEA = "Feeling sick to your stomach (nausea)"
NONE = noted("2026-03-04", NO_SYMPTOMS, None)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("unit", "span", "title"),
    [
        (Unit.DAY, Span(FIRST, FIRST), "Monday 2 March"),
        (Unit.WEEK, Span(FIRST, day("2026-03-08")), "Monday 2 March to Sunday 8 March"),
        (Unit.MONTH, Span(day("2026-03-01"), day("2026-03-31")), "March 2026"),
        (Unit.YEAR, Span(day("2025-01-01"), day("2025-12-31")), "2025"),
    ],
)
def test_columns_are_called_by_their_time(unit: Unit, span: Span, title: str) -> None:
    assert span_title(ENGLISH, span, unit, LAST) == title


def test_a_column_in_sentences() -> None:
    third = DayContents(day("2026-03-03"), DayDoses(taken=2), (noted("2026-03-03"),))
    fourth = DayContents(
        day("2026-03-04"),
        DayDoses(taken=1, missed=1),
        (noted("2026-03-04", severity=Severity.MODERATE),),
        notes=(DayNote("n", day("2026-03-04"), "Slept badly.", "Alex"),),
    )
    week = Span(FIRST, day("2026-03-08"))
    assert span_words(ENGLISH, KNOWN, week, Unit.WEEK, [third, fourth], LAST) == (
        "Monday 2 March to Sunday 8 March: 3 of 4 doses taken, 1 missed; "
        "Feeling sick to your stomach (nausea) 2 times, moderate at worst; Alex wrote: Slept badly."
    )


def words_of(review: Review, first: str, last: str, unit: Unit) -> str:
    span = Span(day(first), day(last))
    days = [item for on, item in contents_by_day(review).items() if span.first <= on <= span.last]
    return span_words(ENGLISH, KNOWN, span, unit, days, LAST).partition(": ")[2]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], "Nothing recorded about symptoms."),
        ([noted("2026-03-04", NO_SYMPTOMS, None, by="Alex")], "No symptoms, recorded by Alex."),
        ([noted("2026-03-02", until="2026-03-04")], f"{NAUSEA}, mild, until Wednesday 4 March."),
    ],
)
def test_a_day_on_which_nothing_began_says_what_is_known_of_it(items: list[Noted], words: str) -> None:
    assert words_of(a_review(*items), "2026-03-04", "2026-03-04", Unit.DAY) == words


def test_a_day_says_that_something_is_not_shown() -> None:
    review = a_review(noted("2026-03-04"), noted("2026-03-04", NO_SYMPTOMS, None))
    hidden = words_of(review.filtered(Filters(severity=Severity.SEVERE)), "2026-03-04", "2026-03-04", Unit.DAY)
    assert hidden == "No symptoms; something that is not shown here."


NOTHING_BEGAN = [
    (a_review(), "Nothing recorded about symptoms"),
    (a_review(NONE), "No symptoms on 1 day"),
    (a_review(NONE, noted("2026-03-06", NO_SYMPTOMS, None)), "No symptoms on 2 days"),
    (a_review(noted("2026-02-20", until="2026-03-03"), NONE), "Nothing shown here began"),
    (a_review(noted("2026-03-03"), NONE).filtered(Filters(severity=Severity.SEVERE)), "Nothing shown here began"),
]


@pytest.mark.parametrize(("review", "words"), NOTHING_BEGAN)
def test_nothing_recorded_no_symptoms_and_nothing_shown_are_kept_apart(review: Review, words: str) -> None:
    assert week_row(ENGLISH, KNOWN, weeks(review, 1)[0], LAST)[2] == words
    assert words_of(review, "2026-03-02", "2026-03-08", Unit.WEEK) == f"{words}."


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (a_review(), "no symptom recorded. What is logged under Symptoms shows up here."),
        (a_review(NONE), "no symptoms, as recorded on 1 day."),
        (a_review(noted("2026-03-03"), NONE), "1 symptom entry."),
    ],
)
def test_how_much_there_is(review: Review, words: str) -> None:
    assert plain(shown_words(ENGLISH, review, review)).partition(": ")[2] == words
    hidden = review.filtered(Filters(severity=Severity.SEVERE))
    if review.symptoms:
        assert plain(shown_words(ENGLISH, review, hidden)).endswith(": 0 of 1 symptom entry shown.")


def test_rows_of_the_tables() -> None:
    contents = DayContents(
        day("2026-03-10"),
        DayDoses(taken=2),
        (noted("2026-03-10"),),
        changes=(CHANGE,),
        tests=(ReviewTest(FIRST, BloodTestState.DONE),),
    )
    assert [plain(cell) for cell in day_row(ENGLISH, KNOWN, contents, LAST)] == [
        "Tuesday 10 March",
        "2 of 2 doses taken",
        "Feeling sick to your stomach (nausea), mild",
        "Azathioprine: from Tuesday 10 March, 75 mg a day; before that, 50 mg a day; Blood test: done",
    ]
    first, *_, last = weeks(a_review(noted("2026-03-03"), noted("2026-03-04", severity=Severity.SEVERE)), 1)
    assert week_row(ENGLISH, KNOWN, first, LAST) == (
        "Monday 2 March to Sunday 8 March",
        "1 severe day, 1 mild day, 5 days with nothing recorded",
        "Feeling sick to your stomach (nausea) 2 times, severe",
    )
    assert week_row(ENGLISH, KNOWN, last, LAST)[1:] == (
        "7 days with nothing recorded",
        "Nothing recorded about symptoms",
    )
