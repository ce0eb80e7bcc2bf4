"""Drawings of results over time, as people and programs read them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.dose_changes import DoseChange, DoseSpan
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.trends import Trends, trends_of
from imuran_desktop.reports.timeline import Drawing
from imuran_desktop.reports.trend import TrendDrawer
from tests.domain.builders import day
from tests.domain.results import ANALYTES, GIGA, report, result
from tests.reports.drawings import ENGLISH, GREY, Shape, mark, shapes, texts, titles
from tests.words.plain import plain

FIRST, LAST = day("2026-01-01"), day("2026-12-31")
ALERT = AlertValue("wbc", GIGA, below=Decimal("3.5"))
CHANGES = (
    DoseChange(day("2026-04-01"), "azathioprine", 50, 75),
    DoseChange(day("2026-08-01"), "azathioprine", 75, 100),
)
AMOUNTS = (
    DoseSpan("azathioprine", 50, day("2025-01-01"), day("2026-03-31")),
    DoseSpan("azathioprine", 75, day("2026-04-01"), day("2026-07-31")),
    DoseSpan("azathioprine", 100, day("2026-08-01")),
)
HOLD = HeldDays(day("2026-06-01"), day("2026-06-30"), "azathioprine")


def made(*reports: LabReport, first: date = FIRST, last: date = LAST, **parts: object) -> Trends:
    found = trends_of(reports, AlertValues((ALERT,)), ANALYTES, first, last)
    return Trends(first, last, last, found, **parts)  # type: ignore[arg-type]


SEVERAL = made(
    report("2026-02-01", result("wbc", "6.1", low="4.0", high="11.0"), result("alt", "20")),
    report("2026-03-01", result("wbc", "3.8", low="4.0", high="11.0"), result("alt", "<5", high="40")),
    report("2026-05-01", result("wbc", "3.1", low="4.0", high="11.0"), result("alt", ">300", high="40")),
    report("2026-09-01", result("wbc", "5.0"), result("alt", "35", high="40")),
    changes=CHANGES,
    holds=(HOLD,),
    amounts=AMOUNTS,
)


def draw(trends: Trends = SEVERAL, place: int = 0, width: float = 900, *, head: bool = True) -> Drawing:
    return TrendDrawer(trends, ENGLISH, ANALYTES).draw(place, GREY, width, head=head)


def test_it_is_named_and_says_what_its_lines_stand_for() -> None:
    drawing = draw()
    words = [plain(text) for text in texts(drawing)]
    assert titles(drawing)[0].endswith(", 1 January 2026 to 31 December 2026")
    assert "White cells, \N{MULTIPLICATION SIGN}10⁹/L" in words
    assert "Newest: 5.0 \N{MULTIPLICATION SIGN}10⁹/L, 1 September 2026" in words
    assert any("Laboratory's range: 4.0 to 11.0. The clinic set: below 3.5" in text for text in words)


def test_every_value_says_in_words_what_it_is() -> None:
    said = [plain(item.words) for item in draw().marks]
    assert (
        "Friday 1 May: White cells 3.1 \N{MULTIPLICATION SIGN}10⁹/L; laboratory's range: 4.0 to 11.0; "
        "below the laboratory's range; outside the value your clinic set: contact them."
    ) in said
    assert "Azathioprine: from Wednesday 1 April, 75 mg a day; before that, 50 mg a day" in said
    assert "Azathioprine on hold from Monday 1 June to Tuesday 30 June" in said


def test_values_are_told_apart_without_colours() -> None:
    drawing, alt = draw(), draw(place=1, head=False)
    of_white = [mark(drawing, f"{when}:") for when in ("1 February", "1 March", "1 May")]
    of_alt = [mark(alt, f"{when}:") for when in ("1 February", "1 March", "1 May")]
    assert len({*of_white, *of_alt[1:]}) == 5, "inside, outside, past, with a sign inside and outside"
    assert of_alt[0] == of_white[0]


def test_a_sign_points_to_where_the_value_is() -> None:
    def tips(printed: str) -> tuple[float, float]:
        drawing = draw(made(report("2026-02-01", result("alt", printed))), head=False)
        (dot,) = (shape for shape in shapes(drawing) if shape.kind == "circle")
        x = sum(dot.xs) / 2
        ends = [y for line in shapes(drawing) if line.kind == "line" for y in line.ys if abs(line.xs[1] - x) < 0.1]
        return min(ends) - min(dot.ys), max(ends) - max(dot.ys)

    assert tips("<5")[1] > 0
    assert tips(">5")[0] < 0
    assert tips("<=5")[1] > 0
    assert tips(">=5")[0] < 0


def test_what_the_marks_mean_and_the_amounts_are_above_the_first_drawing_only() -> None:
    words, second = [plain(text) for text in texts(draw())], texts(draw(place=1, head=False))
    for key in ("outside the laboratory's range", "value the clinic set", "new daily amount", "on hold"):
        assert key in words
        assert key not in second
    assert "Azathioprine, daily amount" in words
    assert [text for text in words if text.endswith(" mg")] == ["50 mg", "75 mg", "100 mg"]
    assert not any("mg" in text for text in second)


def test_amounts_without_room_are_written_out() -> None:
    close = (*CHANGES, DoseChange(day("2026-08-04"), "azathioprine", 100, 125))
    few = replace(AMOUNTS[2], last=day("2026-08-03"))
    amounts = (*AMOUNTS[:2], few, DoseSpan("azathioprine", 125, day("2026-08-04")))
    words = plain(" ".join(texts(draw(replace(SEVERAL, changes=close, amounts=amounts)))))
    assert "From 1 August 2026: 100 mg. From 4 August 2026: 125 mg." in words


def test_keys_are_named_only_where_they_occur() -> None:
    words = texts(draw(made(report("2026-02-01", result("alt", "20")))))
    assert "result" in words
    for key in ("outside the laboratory's range", "laboratory's range", "value the clinic set", "on hold"):
        assert key not in words


def test_the_limit_is_dotted_and_named_beside_the_scale() -> None:
    drawing = draw(head=False)
    assert "3.5" in texts(drawing)
    dotted = [line for line in drawing.svg.split("<line")[1:] if 'stroke-dasharray="3 3"' in line]
    assert len(dotted) == 1
    assert 'y1="' in dotted[0]


def test_a_range_that_is_missing_or_changes_is_drawn_so() -> None:
    def bands(*ranges: tuple[str, str]) -> list[Shape]:
        of = made(
            *(
                report(FIRST + timedelta(days=60 * place), result("alt", "20", low=low, high=high))
                for place, (low, high) in enumerate(ranges)
            )
        )
        drawn = draw(of, head=False).svg
        assert drawn.count(f'fill="{GREY.shade}"') == drawn.count("<rect"), "all else is drawn in lines"
        return [shape for shape in shapes(draw(of, head=False)) if shape.kind == "rect"]

    assert len(bands(("10", "40"), ("10", "40"), ("10", "40"))) == 1
    before, after = bands(("10", "40"), ("10", "50"))
    assert max(before.xs) == pytest.approx(min(after.xs), abs=0.02), "they meet"
    assert min(after.ys) < min(before.ys)
    before, after = bands(("10", "40"), ("", ""), ("10", "40"))
    assert max(before.xs) < min(after.xs), "nothing is shaded where no range is known"
    assert bands(("", "")) == []
    below, above = bands(("", "40")), bands(("10", ""))
    assert max(below[0].ys) > max(above[0].ys) - 60
    assert bands(("40", "10")) == [], "one that begins above its end is none"


def test_each_day_with_a_result_can_be_reached() -> None:
    of = made(
        report("2026-02-01", result("alt", "20")),
        replace(report("2026-02-01", result("alt", "22")), test="second"),
        report("2026-03-01", result("alt", "21")),
    )
    drawing = draw(of, head=False)
    assert [column.span.first for column in drawing.columns] == [day("2026-02-01"), day("2026-03-01")]
    assert "ALT 20" in drawing.marks[0].words
    assert "ALT 22" in drawing.marks[0].words


def test_drawings_of_a_page_share_their_time() -> None:
    first, second = draw(place=0, head=False), draw(place=1, head=False)
    assert [column.box.x for column in first.columns] == [column.box.x for column in second.columns]


def test_numbers_are_written_as_in_the_language() -> None:
    from imuran_desktop.words.language import Language

    german = TrendDrawer(SEVERAL, Language("de_DE"), ANALYTES)
    spoken = german.language.exact(Decimal("3.5"))
    assert spoken in texts(german.draw(0, GREY, 900))


series = st.lists(
    st.tuples(st.integers(0, 364), st.decimals(min_value=0, max_value=400, places=1), st.sampled_from(["", "<", ">"])),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40)
@given(series, st.integers(300, 1000), st.booleans(), st.sampled_from(["", "4.0"]), st.sampled_from(["", "11.0"]))
def test_everything_lies_within_the_drawing(
    values: list[tuple[int, Decimal, str]], width: int, head: bool, low: str, high: str
) -> None:
    reports = [
        report(FIRST + timedelta(days=days), result("wbc", f"{sign}{value}", low=low, high=high))
        for days, value, sign in values
    ]
    drawing = draw(made(*reports, changes=CHANGES, holds=(HOLD,), amounts=AMOUNTS), width=width, head=head)
    for shape in shapes(drawing):
        assert min(shape.xs) >= -0.1, shape
        assert max(shape.xs) <= width + 0.1, shape
        assert min(shape.ys) >= -0.1, shape
        assert max(shape.ys) <= drawing.height + 0.1, shape
    assert len(drawing.columns) == len({days for days, _, _ in values})


@pytest.mark.parametrize("count", [1, 2, 20, 240])
def test_one_result_or_many(count: int) -> None:
    last = FIRST + timedelta(days=30 * count)
    reports = [report(FIRST + timedelta(days=30 * place), result("wbc", "5")) for place in range(count)]
    drawing = draw(made(*reports, first=FIRST, last=last), head=False)
    assert len(drawing.columns) == count
    boxes = [column.box for column in drawing.columns]
    assert all(box.width > 0 for box in boxes)
    assert all(left.x + left.width <= right.x + 0.01 for left, right in pairwise(boxes))


def test_what_has_no_number_leaves_an_empty_drawing() -> None:
    of = made(LabReport("t", FIRST, (Result("alt", None, comment="clotted"),)))
    assert draw(of).columns == ()
