"""The timeline, as people and programs read it."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import BloodTestState, Level, Severity
from imuran_desktop.domain.columns import Unit
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import DayDoses, HeldDays, Noted, Review, ReviewTest
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reports.drawing import Style
from imuran_desktop.reports.timeline import Drawing, draw_timeline
from tests.domain.builders import day
from tests.domain.reviewing import FIRST, LAST, a_review, noted
from tests.domain.test_review import entries
from tests.reports.drawings import ENGLISH, GREY, KNOWN, mark, shapes, texts, titles

EVERYTHING = replace(
    a_review(
        noted("2026-03-03", severity=Severity.MILD),
        noted("2026-03-04", severity=Severity.MODERATE, until="2026-03-06"),
        noted("2026-03-05", severity=Severity.SEVERE, level=Level.URGENT),
        noted("2026-03-06", severity=None),
        noted("2026-03-07", NO_SYMPTOMS, None),
        noted("2026-03-10", "any_other_symptom", own="Tingling <all> & down the left arm, from the elbow on"),
    ),
    notes=(DayNote("n", day("2026-03-05"), "Slept badly", "Alex"),),
    changes=(
        DoseChange(day("2026-02-20"), "azathioprine", 25, 50),
        DoseChange(day("2026-03-16"), "azathioprine", 50, 75),
    ),
    holds=(HeldDays(day("2026-03-20"), day("2026-03-22"), "azathioprine"),),
    tests=(
        ReviewTest(day("2026-03-08"), BloodTestState.DONE),
        ReviewTest(day("2026-03-15"), BloodTestState.NOT_DONE),
        ReviewTest(day("2026-03-22"), BloodTestState.PLANNED),
    ),
    visits=(
        Visit("v", day("2026-03-09"), time(10, 30), "City Hospital", said="Go on."),
        Visit("w", day("2026-03-25")),
    ),
    doses={
        FIRST: DayDoses(taken=2),
        day("2026-03-03"): DayDoses(missed=2),
        day("2026-03-04"): DayDoses(skipped=2),
        day("2026-03-05"): DayDoses(not_sure=2),
        day("2026-03-06"): DayDoses(held=2),
        day("2026-03-07"): DayDoses(open=2),
        day("2026-03-08"): DayDoses(held=2, held_taken=2),
    },
)


def draw(review: Review = EVERYTHING, width: float = 900, style: Style = GREY) -> Drawing:
    return draw_timeline(review, ENGLISH, KNOWN, style, width, 1)


def test_the_rows_are_named_the_most_frequent_symptom_first() -> None:
    words = texts(draw())
    rows = ["Doses", "Changes and holds", "Blood tests", "Clinic visits", "Notes", "Urgent signs"]
    rows.append("Worst of the day")
    assert [words.index(row) for row in rows] == sorted(words.index(row) for row in rows)
    nausea = next(text for text in words if text.startswith("Feeling sick"))
    own = next(text for text in words if text.startswith("Tingling"))
    assert words.index("Worst of the day") < words.index(nausea) < words.index(own)
    assert own.endswith("…"), "what is long is shortened"


def test_every_mark_says_in_words_what_it_is() -> None:
    drawing = draw()
    said = titles(drawing)
    assert said[0] == "Symptoms and doses, 2 March 2026 to 29 March 2026"
    assert said[1:] == [item.words for item in drawing.marks]
    for words in (
        "Monday 2 March: 2 of 2 doses taken",
        "Tuesday 3 March: 0 of 2 doses taken, 2 missed",
        "Azathioprine: from Monday 16 March, 75\N{NO-BREAK SPACE}mg a day; before that, 50\N{NO-BREAK SPACE}mg a day",
        "Azathioprine on hold from Friday 20 March to Sunday 22 March",
        "Blood test, Sunday 8 March: done",
        "Clinic visit, Monday 9 March at 10:30, City Hospital; said: Go on",
        "Alex wrote: Slept badly",
        "Thursday 5 March: severe",
        "Saturday 7 March: no symptoms",
        "Thursday 5 March: Feeling sick to your stomach (nausea), severe, urgent sign",
        "Tingling <all> & down the left arm, from the elbow on, mild",
    ):
        assert any(words in title for title in said), words


def test_severities_and_doses_are_told_apart_without_colours() -> None:
    drawing = draw()
    bars = [mark(drawing, f"{on}: Feeling sick") for on in ("3 March", "4 March", "5 March", "6 March")]
    assert len(set(bars)) == 4
    states = ("2 of 2 doses taken", "2 missed", "2 skipped", "2 not sure", "on hold", "2 taken while on hold")
    assert len({mark(drawing, words) for words in states}) == len(states)
    tests = [mark(drawing, f"Blood test, {on}") for on in ("Sunday 8 March", "Sunday 15 March", "Sunday 22 March")]
    assert len(set(tests)) == 3


def test_results_are_in_is_drawn_as_done_and_what_was_not_needed_like_neither() -> None:
    states = (BloodTestState.RESULTS_IN, BloodTestState.NOT_NEEDED, BloodTestState.BOOKED, BloodTestState.NOT_DONE)
    tests = tuple(ReviewTest(day(f"2026-03-{10 + 2 * place}"), state) for place, state in enumerate(states))
    drawing = draw(replace(EVERYTHING, tests=(ReviewTest(day("2026-03-08"), BloodTestState.DONE), *tests)))
    done, results_in, not_needed, booked, not_done = (
        mark(drawing, words) for words in ("8 March: done", "results in", "not needed", "14 March: booked", "not done")
    )
    assert done == results_in
    assert len({done, not_needed, booked, not_done}) == 4
    keys = {"test done", "test not needed", "test planned", "test not done on its day"}
    assert keys <= set(texts(drawing))
    only = texts(draw(replace(EVERYTHING, tests=tests[:2])))
    assert {"test done", "test not needed"} <= set(only)
    assert not {"test planned", "test not done on its day"} & set(only)


def test_a_visit_looks_like_nothing_else_and_one_to_come_is_hollow() -> None:
    review = replace(EVERYTHING, today=day("2026-03-20"))
    drawing = draw(review)
    others = ("Blood test, Sunday 8 March", "Alex wrote", "Thursday 5 March: Feeling sick", "Azathioprine: from")
    looks = [mark(drawing, words) for words in ("Clinic visit, Monday 9", "Clinic visit, Wednesday 25", *others)]
    assert len(set(looks)) == len(looks)
    assert {"clinic visit", "clinic visit to come"} <= set(texts(drawing))
    assert "clinic visit to come" not in texts(draw())


def test_a_change_from_before_is_not_drawn() -> None:
    assert not any("20 February" in title for title in titles(draw()))


@pytest.mark.parametrize(
    ("days", "width", "unit"),
    [(28, 900, Unit.DAY), (91, 900, Unit.DAY), (91, 300, Unit.WEEK), (365, 900, Unit.WEEK), (3650, 900, Unit.MONTH)],
)
def test_a_long_time_is_drawn_by_weeks_or_months(days: int, width: float, unit: Unit) -> None:
    drawing = draw(replace(EVERYTHING, last=FIRST + timedelta(days=days - 1)), width)
    assert drawing.unit is unit
    assert drawing.columns[0].span.first == FIRST
    assert drawing.columns[-1].span.last == FIRST + timedelta(days=days - 1)


def test_weeks_say_how_often_and_how_bad() -> None:
    drawing = draw(replace(EVERYTHING, last=date(2027, 3, 1), today=date(2027, 3, 1)))
    week = "Monday, 2 March 2026 to Sunday, 8 March 2026"
    assert f"{week}: Feeling sick to your stomach (nausea) 4 times, severe" in titles(drawing)
    assert f"{week}: 4 days with symptoms, 1 without" in titles(drawing)


def test_it_says_what_the_height_of_a_bar_means() -> None:
    assert "The taller a bar, the worse it was." in texts(draw())
    words = " ".join(texts(draw(replace(EVERYTHING, last=date(2027, 3, 1), today=date(2027, 3, 1)))))
    assert "Days with symptoms: a bar of full height means every day of the week." in words
    assert "Each symptom: a bar of full height means 4 times in a week." in words
    wide = texts(draw(style=replace(GREY, size=30, scale=2), width=300))
    assert wide[-2:] == ["The taller a bar, the", "worse it was."]
    assert not any("taller" in text for text in texts(draw(a_review())))


def test_an_amount_gives_way_to_days_on_hold() -> None:
    amount = "75\N{NO-BREAK SPACE}mg"
    assert amount in texts(draw())
    held = replace(EVERYTHING, holds=(HeldDays(day("2026-03-17"), day("2026-03-22"), "azathioprine"),))
    drawing = draw(held)
    assert amount not in texts(drawing)
    assert any(f"from Monday 16 March, {amount} a day" in title for title in titles(drawing))


def test_beyond_a_dozen_symptoms_it_says_how_many_more() -> None:
    many = [noted("2026-03-03", "any_other_symptom", own=f"Ache number {number}") for number in range(15)]
    words = texts(draw(a_review(*many)))
    assert sum(text.startswith("Ache number") for text in words) == 12
    assert "and 3 more, in the table" in words


def test_an_empty_diary_has_its_days_all_the_same() -> None:
    drawing = draw(a_review())
    assert len(drawing.columns) == 28
    assert drawing.marks == ()
    assert texts(drawing)[:1] == ["March"]


review_parts = st.builds(
    lambda items, length: replace(
        EVERYTHING, last=FIRST + timedelta(days=length), noted=tuple(sorted(items, key=lambda item: item.day))
    ),
    st.lists(entries, max_size=15),
    st.integers(0, 1500),
)


@settings(max_examples=40, deadline=None)
@given(
    review=review_parts,
    width=st.integers(240, 1600),
    scale=st.sampled_from([1.0, 1.5, 2.0]),
)
def test_nothing_lies_outside_the_drawing(review: Review, width: int, scale: float) -> None:
    drawing = draw(review, width, replace(GREY, size=15 * scale, scale=scale))
    for shape in shapes(drawing):
        assert all(-0.5 <= x <= width + 0.5 for x in shape.xs), shape
        assert all(-0.5 <= y <= drawing.height + 0.5 for y in shape.ys), shape


@settings(max_examples=40, deadline=None)
@given(items=st.lists(entries, max_size=15))
def test_each_entry_is_told_once_in_its_own_row(items: list[Noted]) -> None:
    drawing = draw(a_review(*(replace(item, level=Level.LOG) for item in items)))  # urgent ones have a row of their own
    symptoms = [item for item in items if not item.none]
    for name, symptom in (("Feeling sick", "nausea"), ("rash", "rash"), ("Headache", "headache")):
        told = sum(title.count(name) for title in titles(drawing)[1:])
        assert told == sum(item.entry.symptom == symptom for item in symptoms)


def test_it_ends_where_the_review_does() -> None:
    assert draw().columns[-1].span.last == LAST


def test_where_months_are_narrow_the_one_with_the_year_is_named_first() -> None:
    first, last = date(2026, 7, 1), date(2027, 6, 30)
    words = texts(draw(replace(EVERYTHING, first=first, last=last, today=last), 620))
    assert "January 2027" in words
    assert "December" not in words, "there is no room for both"


def test_a_dose_in_three_hundred_is_seen() -> None:
    drawing = draw(replace(EVERYTHING, doses={FIRST: DayDoses(taken=299, missed=1)}))
    heights = [max(shape.ys) - min(shape.ys) for shape in shapes(drawing) if shape.kind == "rect"]
    assert min(heights) >= 3
