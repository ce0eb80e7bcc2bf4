"""The strip of a report's first page, as people and programs read it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import AlertValues
from imuran_desktop.domain.codes import BloodTestState, Course, DoseState, Level, Severity
from imuran_desktop.domain.columns import fitting
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.report import PlanAhead, Report
from imuran_desktop.domain.report_doses import doses_in_order
from imuran_desktop.domain.results import LabReport
from imuran_desktop.domain.review import DayDoses, HeldDays, Noted, Review, ReviewTest
from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.domain.trends import Trends, trends_of
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reports.content import Drawing
from imuran_desktop.reports.paper_style import PAPER_STYLE, PRINT_WIDTH
from imuran_desktop.reports.strip import draw_strip
from tests.domain.builders import day
from tests.domain.results import report, result
from tests.domain.reviewing import FIRST, LAST, a_review, noted
from tests.domain.test_review import entries
from tests.reports.drawings import ENGLISH, Shape, mark, shapes, texts, titles
from tests.reports.reporting import ANALYTES, KNOWN, UNTIL, demo_report
from tests.words.plain import plain

MG = "\N{NO-BREAK SPACE}mg"
EVERYTHING = replace(
    a_review(
        noted("2026-03-03", severity=Severity.MILD),
        noted("2026-03-04", severity=Severity.MODERATE, until="2026-03-06"),
        noted("2026-03-05", severity=Severity.SEVERE, level=Level.URGENT),
        noted("2026-03-07", NO_SYMPTOMS, None),
    ),
    changes=(
        DoseChange(day("2026-02-20"), "azathioprine", 25, 50),
        DoseChange(day("2026-03-16"), "azathioprine", 50, 75),
        DoseChange(day("2026-03-16"), "prednisolone", 20, 10),
    ),
    holds=(HeldDays(day("2026-03-20"), day("2026-03-22"), "azathioprine"),),
    tests=(
        ReviewTest(day("2026-03-08"), BloodTestState.RESULTS_IN),
        ReviewTest(day("2026-03-15"), BloodTestState.NOT_DONE),
        ReviewTest(day("2026-03-22"), BloodTestState.PLANNED),
    ),
    visits=(Visit("v", day("2026-03-09"), time(10, 30), "City Hospital"),),
    doses={
        FIRST: DayDoses(taken=2),
        day("2026-03-03"): DayDoses(missed=2),
        day("2026-03-04"): DayDoses(skipped=1, taken=1),
        day("2026-03-05"): DayDoses(not_sure=2),
        day("2026-03-20"): DayDoses(held=2),
        day("2026-03-21"): DayDoses(held=2, held_taken=2),
        LAST: DayDoses(open=1, taken=1),
    },
)
VALUES = (
    report("2026-03-08", *(result(name, "5.0", "g/L", "4.0", "11.0") for name in ("wbc", "alt", "haemoglobin", "mcv"))),
    report("2026-03-15", *(result(name, "3.5", "g/L", "4.0", "11.0") for name in ("wbc", "neutrophils", "mcv"))),
    report("2026-03-22", result("wbc", "6.25", "g/L", "4.0", "11.0")),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return demo_report(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def bare(demo: Report) -> Report:
    """A report with little in it, that a failed test can write out."""
    nothing = dict.fromkeys(("figures", "doses", "others", "tests", "overdue", "reports", "latest"), ())
    ahead = PlanAhead(demo.ahead.until)
    return a_report(replace(demo, reminded=frozenset(), stock_checks=(), ahead=ahead, **nothing), a_review(), ())  # type: ignore[arg-type]


def a_report(demo: Report, review: Review = EVERYTHING, values: Sequence[LabReport] = VALUES) -> Report:
    found = trends_of(values, AlertValues(), ANALYTES, review.first, review.last)
    return replace(demo, review=review, trends=Trends(review.first, review.last, review.today, found))


def draw(of: Report) -> Drawing:
    return draw_strip(of, ENGLISH, KNOWN, ANALYTES)


def test_the_rows_are_named_from_doses_to_values(demo: Report) -> None:
    words = texts(draw(a_report(demo)))
    rows = ["Doses", "Azathioprine", "Prednisolone", "Symptoms", "Blood tests", "Clinic visits"]
    rows += ["White cells", "Neutrophils", "ALT", "Haemoglobin"]
    assert [words.index(row) for row in rows] == sorted(words.index(row) for row in rows)
    assert "MCV" not in words, "there is room for four"
    assert words.count("g/L") == 4
    assert words.count("Range 4.0 to 11.0") == 4


def test_rows_without_anything_on_them_are_left_out(demo: Report) -> None:
    few = replace(EVERYTHING, changes=(), holds=(), tests=(), visits=())
    words = texts(draw(a_report(demo, few, ())))
    assert {"Doses", "Symptoms"} <= set(words)
    assert not {"Azathioprine", "Blood tests", "Clinic visits", "White cells", "result"} & set(words)


def test_an_empty_period_says_that_it_is(demo: Report) -> None:
    drawing = draw(a_report(demo, a_review(), ()))
    words = texts(drawing)
    assert {"Doses", "nothing due", "Symptoms", "Nothing recorded about symptoms"} <= set(words)
    assert drawing.alt == (
        "From 2 March 2026 to 29 March 2026, a column for each day. Doses: nothing due. Symptoms: 28 days with nothing "
        "recorded. Blood tests: none. No blood values."
    )


def test_beyond_three_medicines_the_others_share_a_row(demo: Report) -> None:
    others = [DoseChange(day("2026-03-10"), f"Medicine {letter}", 1, 2) for letter in "ABCD"]
    words = texts(draw(a_report(demo, replace(EVERYTHING, changes=(*EVERYTHING.changes, *others)))))
    named = [word for word in words if word in ("Azathioprine", "Other medicines") or word.startswith("Medicine ")]
    assert named == ["Azathioprine", "Medicine A", "Other medicines"]


def test_one_day_is_at_one_place_in_every_row(demo: Report) -> None:
    on = day("2026-03-08")
    review = replace(
        EVERYTHING,
        doses={on: DayDoses(missed=1)},
        noted=(noted(on, severity=Severity.SEVERE, level=Level.URGENT),),
        changes=(DoseChange(on, "azathioprine", 50, 75),),
        holds=(),
        tests=(ReviewTest(on, BloodTestState.DONE),),
        visits=(Visit("v", on),),
    )
    drawing = draw(a_report(demo, review, VALUES[:1]))
    # What is white all over only keeps lines off a label.
    drawing = replace(drawing, svg=re.sub(f'<rect [^>]*fill="{PAPER_STYLE.ground}"/>', "", drawing.svg))
    marks = [shape for shape in shapes(drawing) if _is_mark(shape, drawing) and max(shape.ys) < _last_row(drawing)]
    assert len(marks) == 6 + 4, "doses, symptom, urgent sign, change, test and visit, then the values"
    assert len({round((min(shape.xs) + max(shape.xs)) / 2, 1) for shape in marks}) == 1


def _last_row(drawing: Drawing) -> float:
    """Where the last thin line across the whole drawing is: below it are the keys."""
    return max(max(shape.ys) for shape in shapes(drawing) if shape.xs[-1] - shape.xs[0] >= drawing.width - 1)


def _is_mark(shape: Shape, drawing: Drawing) -> bool:
    return shape.kind != "text" and shape.kind != "line" and max(shape.xs) - min(shape.xs) < drawing.width / 4


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        (1, "day"),
        (28, "day"),
        (91, "day"),
        (122, "day"),
        (200, "week"),
        (730, "week"),
        (3650, "month"),
        (18262, "year"),
    ],
)
def test_a_column_is_as_long_as_it_must_be_to_be_seen(demo: Report, days: int, unit: str) -> None:
    last = FIRST + timedelta(days=days - 1)
    drawing = draw(a_report(demo, replace(EVERYTHING, last=last, today=last)))
    assert f"a column for each {unit}." in drawing.alt
    assert drawing.height <= 330
    assert drawing.width == PRINT_WIDTH


def test_every_mark_says_in_words_what_it_is(demo: Report) -> None:
    said = [plain(words) for words in titles(draw(a_report(demo)))]
    for words in (
        "Monday 2 March: 2 of 2 doses taken",
        "Tuesday 3 March: 0 of 2 doses taken, 2 missed",
        "Azathioprine: from Monday 16 March, 75 mg a day; before that, 50 mg a day",
        "Azathioprine on hold from Friday 20 March to Sunday 22 March",
        "Blood test, Sunday 15 March: not done",
        "Clinic visit, Monday 9 March at 10:30, City Hospital",
        "Thursday 5 March: severe",
        "Feeling sick to your stomach (nausea), severe, urgent sign",
        "Sunday 15 March: White cells 3.5 g/L; laboratory's range: 4.0 to 11.0; below the laboratory's range.",
    ):
        assert any(words in title for title in said), words


def test_what_is_outside_the_range_and_what_is_urgent_have_shapes_of_their_own(demo: Report) -> None:
    drawing = draw(a_report(demo))
    outside, within = mark(drawing, "15 March: White cells 3.5"), mark(drawing, "8 March: White cells 5.0")
    assert outside != within
    looks = {
        outside,
        within,
        *(mark(drawing, words) for words in ("urgent sign", "Clinic visit", "Blood test, Sunday 8")),
    }
    assert len(looks) == 5
    keys = {"urgent sign", "outside the laboratory's range", "missed: nothing recorded", "the taller, the worse"}
    assert keys <= set(texts(drawing))


def test_the_first_and_the_last_value_stand_beside_their_row(demo: Report) -> None:
    drawing = draw(a_report(demo))
    words = texts(drawing)
    assert words.count("5.0") == 3, "the first white cells; the only ALT and haemoglobin"
    assert {"6.25", "3.5"} <= set(words)
    assert drawing.svg.count('text-anchor="end"') == 1, "a single value stands at one end only"


def test_a_dose_in_three_hundred_is_seen(demo: Report) -> None:
    review = replace(EVERYTHING, doses={FIRST: DayDoses(taken=299, missed=1)})
    drawing = draw(a_report(demo, review, ()))
    group = re.search(r"<title>Monday 2 March: 299 of 300 doses taken, 1 missed</title>(.*?)</g>", drawing.svg)
    assert group is not None
    heights = [float(height) for height in re.findall(r'height="([\d.]+)"', group[1])]
    assert min(heights) >= 2.5
    assert sum(heights) < 23


def test_a_state_of_few_days_is_seen_in_a_column_of_a_year(demo: Report) -> None:
    last = FIRST + timedelta(days=40 * 365)
    doses = {FIRST + timedelta(days=number): DayDoses(taken=2) for number in range(300)}
    doses[FIRST] = DayDoses(missed=1, taken=1)
    drawing = draw(a_report(demo, replace(EVERYTHING, last=last, today=last, doses=doses), ()))
    look = mark(drawing, "2026: ")
    assert PAPER_STYLE.severe in look


def test_words_of_any_script_are_written_as_xml(demo: Report) -> None:
    name = 'Λευκά <&> "كريات" with a name that goes on for longer than there is room for it'
    values = [report("2026-03-08", result(name, "5", "<&>/L"))]
    drawing = draw(a_report(demo, EVERYTHING, values))
    shown = next(text for text in texts(drawing) if text.startswith("Λευκά <"))
    assert shown.endswith("…")
    assert "<&>/L" in texts(drawing)
    assert f"{name}: 1 result, 5" in drawing.alt


def test_a_number_with_very_many_digits_leaves_room_for_the_days(demo: Report) -> None:
    long = "1234567890" * 6
    values = [report(f"2026-03-{on:02}", result("alt", long, "U/L", "0", "5")) for on in (8, 15)]
    drawing = draw(a_report(demo, EVERYTHING, values))
    assert all(max(shape.xs) <= drawing.width + 0.5 for shape in shapes(drawing))
    left = min(min(shape.xs) for shape in shapes(drawing) if shape.kind == "circle")
    assert left < drawing.width / 2


def test_the_words_tell_what_is_drawn(demo: Report) -> None:
    alt = plain(draw(a_report(demo)).alt)
    assert alt.startswith(
        "From 2 March 2026 to 29 March 2026, a column for each day. Doses: 4 of 9 doses taken, 1 skipped, "
        "2 missed, 2 not sure, 4 on hold, 2 taken while on hold, 1 still open. Missed: nothing recorded. "
        "Azathioprine: from Monday 16 March, 75 mg a day; before that, 50 mg a day. Prednisolone: from Monday "
        "16 March, 10 mg a day; before that, 20 mg a day. Azathioprine on hold from Friday 20 March to Sunday 22 "
        "March. Symptoms: 1 severe day, 2 "
        "moderate days, 1 mild day, 1 day without symptoms, 23 days with nothing recorded. 1 urgent sign: 5 March "
        "2026. Blood tests: 1 done, 1 not done on the day and 1 planned. 1 clinic visit. White cells: 3 results, first "
        "5.0 g/L on 8 March 2026, last 6.25 g/L on 22 March 2026, lowest 3.5 g/L, highest 6.25 g/L; 1 outside the "
        "laboratory's range."
    )


def test_an_urgent_sign_from_before_these_days_is_not_among_them(demo: Report) -> None:
    before = a_review(noted("2026-02-28", until="2026-03-03", level=Level.URGENT))
    drawing = draw(a_report(demo, before))
    assert "urgent" not in drawing.alt
    assert "urgent sign" not in texts(drawing)
    assert "2 mild days" in drawing.alt, "it lasted into them"


def test_where_all_is_on_hold_the_words_say_how_many(demo: Report) -> None:
    held = replace(EVERYTHING, doses={FIRST: DayDoses(held=2), LAST: DayDoses(held=2, held_taken=1)})
    assert "Doses: 4 doses on hold, 1 of them taken." in draw(a_report(demo, held)).alt


def test_the_words_do_not_grow_without_end(demo: Report) -> None:
    last = FIRST + timedelta(days=3650)
    on = [FIRST + timedelta(days=7 * number) for number in range(500)]
    review = replace(
        a_review(*(noted(of, level=Level.URGENT) for of in on), first=FIRST, last=last),
        changes=tuple(DoseChange(of, "azathioprine", 50 + number, 51 + number) for number, of in enumerate(on)),
        holds=tuple(HeldDays(of, of, "azathioprine") for of in on),
        tests=tuple(ReviewTest(of, BloodTestState.DONE) for of in on),
    )
    alt = draw(a_report(demo, review)).alt
    assert "500 changes of daily amounts. Doses were on hold 500 times." in alt
    assert "500 urgent signs, the first on 2 March 2026, the last on " in alt
    assert len(alt) < 1500


def test_the_words_of_a_demo_agree_with_a_count_of_its_doses(demo: Report) -> None:
    states = Counter(item.state for item in demo.doses if item.dose.hold is None)
    due = sum(number for state, number in states.items() if state is DoseState.MISSED or not state.is_open)
    taken = sum(states[state] for state in DoseState if state.is_taken)
    summary = draw(demo).alt.partition("Doses: ")[2].partition(".")[0]
    assert summary.startswith(f"{taken} of {due} doses taken")
    for state, words in (
        (DoseState.SKIPPED, "skipped"),
        (DoseState.MISSED, "missed"),
        (DoseState.NOT_SURE, "not sure"),
    ):
        assert (f"{states[state]} {words}" in summary) == bool(states[state])
    held = sum(item.dose.hold is not None for item in demo.doses)
    assert f"{held} on hold" in summary
    for trend in demo.trends.trends:
        if trend.analyte in ("wbc", "neutrophils", "platelets", "alt"):
            outside = sum(point.outside is not None for point in trend.points)
            words = plain(draw(demo).alt).partition(f"{ANALYTES[trend.analyte].name}: ")[2].partition("range")[0]
            assert words.startswith(f"{len(trend.points)} results, first {trend.points[0].value} ")
            assert f"; {outside} outside" in words


def test_the_same_report_is_drawn_the_same(demo: Report) -> None:
    assert draw(demo) == draw(demo)


def test_text_is_of_eight_points_at_least(demo: Report) -> None:
    sizes = {float(size) for size in re.findall(r'font-size="([\d.]+)"', draw(demo).svg)}
    assert min(sizes) * 72 / 96 >= 8


values_of = st.dictionaries(
    st.integers(0, 1400), st.decimals(Decimal("0.1"), Decimal(500), places=1), min_size=1, max_size=20
)
counts = st.builds(DayDoses, *(st.integers(0, 300) for _ in range(6)))


@settings(max_examples=60, deadline=None)
@given(
    items=st.lists(entries, max_size=15),
    length=st.integers(0, 1500),
    doses=st.dictionaries(st.integers(0, 1500), counts, max_size=20),
    values=values_of,
)
def test_nothing_lies_outside_the_drawing(
    bare: Report,
    items: list[Noted],
    length: int,
    doses: dict[int, DayDoses],
    values: dict[int, Decimal],
) -> None:
    last = FIRST + timedelta(days=length)
    review = replace(
        EVERYTHING,
        last=last,
        noted=tuple(sorted(items, key=lambda item: item.day)),
        doses={_day(number): of for number, of in doses.items() if number <= length},
    )
    reports = [report(_day(number), result("wbc", str(value), low="4", high="11")) for number, value in values.items()]
    drawing = draw(a_report(bare, review, reports))
    for shape in shapes(drawing):
        assert all(-0.5 <= x <= drawing.width + 0.5 for x in shape.xs), shape
        assert all(-0.5 <= y <= drawing.height + 0.5 for y in shape.ys), shape


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


@settings(max_examples=60, deadline=None)
@given(length=st.integers(0, 4000), number=st.integers(0, 4000))
def test_a_value_lies_within_the_column_of_its_day(bare: Report, length: int, number: int) -> None:
    number = min(number, length)
    last, on = FIRST + timedelta(days=length), _day(number)
    review = a_review(first=FIRST, last=last)
    review = replace(review, doses={on: DayDoses(missed=1)})
    drawing = draw(a_report(bare, review, [report(on, result("wbc", "5.0"))]))
    foot = _last_row(drawing)
    (dot,) = (shape for shape in shapes(drawing) if shape.kind == "circle" and max(shape.ys) < foot)
    (block,) = (shape for shape in shapes(drawing) if shape.kind == "rect" and max(shape.ys) < foot)
    _, spans = fitting(FIRST, last, 122, 1)
    assert abs(sum(dot.xs) / 2 - sum(block.xs) / 2) <= drawing.width / len(spans) / 2
    if len(spans) == length + 1:
        assert sum(dot.xs) / 2 == pytest.approx(sum(block.xs) / 2, abs=0.05)


def going_on(on: str, severity: Severity = Severity.SEVERE) -> Noted:
    item = noted(on, severity=severity)
    return replace(item, entry=replace(item.entry, course=Course.GOING_ON))


def test_a_symptom_that_was_going_on_has_an_arrow_with_its_key(demo: Report) -> None:
    key = "still going on when last recorded"
    drawing = draw(a_report(demo, a_review(going_on("2026-03-10"), noted("2026-03-12", until="2026-03-14")), ()))
    assert key in texts(drawing)
    arrows = [shape for shape in shapes(drawing) if shape.kind == "polyline"]
    assert len(arrows) == 2, "one below its day, and one in the legend"
    (bar,) = (place for place in range(28) if FIRST + timedelta(days=place) == day("2026-03-10"))
    width = (drawing.width - min(arrows[0].xs)) / (28 - bar)
    assert max(arrows[0].xs) - min(arrows[0].xs) < width, "it does not say for how long"
    ended = draw(a_report(demo, a_review(noted("2026-03-12", until="2026-03-14")), ()))
    assert key not in texts(ended)


def test_one_from_before_these_days_has_its_arrow_at_the_edge(demo: Report) -> None:
    review = a_review(going_on=(going_on("2026-02-20"),))
    drawing = draw(a_report(demo, review, ()))
    assert "still going on when last recorded" in texts(drawing)
    assert [shape.kind for shape in shapes(drawing)].count("polyline") == 2


def test_severe_and_missed_differ_without_colours_and_no_symptoms_is_hollow(demo: Report) -> None:
    drawing = draw(a_report(demo))
    severe, missed = mark(drawing, "5 March: severe"), mark(drawing, "3 March: 0 of 2 doses taken")
    assert severe.count("line[") > 4, "hatched"
    assert "line[" not in missed, "solid"
    none = mark(drawing, "7 March: no symptoms")
    assert none.startswith("circle[")
    assert f"('fill', '{PAPER_STYLE.ground}')" in none


def test_the_doses_of_a_day_stand_in_the_order_of_their_times(tmp_path: Path) -> None:
    """Of two doses of which one was missed, which one it was is seen: that of the morning is on top."""
    found = demo_report(tmp_path, days=28)
    drawing = draw(found)
    assert "each column is a day, its first dose on top" not in texts(drawing), "this one has one dose a day"
    twice = demo_report(tmp_path, days=90, until=UNTIL)
    drawing = draw(twice)
    assert "each column is a day, its first dose on top" in texts(drawing)
    assert "height: share of the doses" not in texts(drawing)
    order = doses_in_order(twice)
    missed = next(on for on, states in order.items() if sorted(states) == ["missed", "taken"])
    look = mark(drawing, ENGLISH.day(missed))
    first, second = look.split("rect")[1:]
    assert (PAPER_STYLE.severe in first, PAPER_STYLE.severe in second) == tuple(
        state == "missed" for state in order[missed]
    )


def test_the_doses_of_longer_columns_are_stacked_by_share(demo: Report) -> None:
    last = FIRST + timedelta(days=365)
    doses = {FIRST + timedelta(days=number): DayDoses(taken=2) for number in range(300)}
    words = texts(draw(a_report(demo, replace(EVERYTHING, last=last, today=last, doses=doses), ())))
    assert "height: share of the doses" in words
    assert "each column is a day, its first dose on top" not in words


def test_the_legend_of_four_weeks_has_two_lines(tmp_path: Path) -> None:
    drawing = draw(demo_report(tmp_path, days=28))
    keys = range(texts(drawing).index("doses taken"), len(texts(drawing)))
    places = [shape.ys[0] for shape in shapes(drawing) if shape.kind == "text"]
    assert len({places[key] for key in keys}) <= 2
