"""The marks of results over time."""

import pytest

from imuran_desktop.domain.trends import TrendPoint
from imuran_desktop.reports import trend_marks
from imuran_desktop.reports.drawing import Box
from tests.domain.builders import day
from tests.domain.results import result
from tests.reports.drawings import drawn, shapes

BOX = Box(100, 50, 60, 20)


def kinds(printed: str, low: str = "", high: str = "") -> list[str]:
    found = result("alt", printed, low=low, high=high)
    assert found.value is not None
    point = TrendPoint(day("2026-03-02"), found, found.value)
    return [shape.kind for shape in shapes(drawn(lambda canvas: trend_marks.value(canvas, 50, 50, 4, point)))]


def test_a_value_is_a_dot_and_outside_its_range_a_square() -> None:
    assert kinds("20", "10", "40") == ["circle"]
    assert kinds("9", "10", "40") == kinds("41", "10", "40") == ["rect"]


def test_a_sign_is_drawn_beside_it() -> None:
    assert kinds("<5") == ["circle", "line", "line"]
    assert kinds(">50", high="40") == ["rect", "line", "line"]


@pytest.mark.parametrize(("foot", "top"), [(True, True), (True, False), (False, True)])
def test_a_range_has_an_edge_at_each_end_that_it_has(foot: bool, top: bool) -> None:
    drawing = drawn(lambda canvas: trend_marks.band(canvas, BOX, foot=foot, top=top))
    edges = {shape.ys for shape in shapes(drawing) if shape.kind == "line"}
    assert edges == {ys for ys, there in (((70.0, 70.0), foot), ((50.0, 50.0), top)) if there}


@pytest.mark.parametrize("box", [BOX, Box(0, 0, 3, 90), Box(10, 10, 300, 2)])
def test_the_lines_of_a_hold_stay_within_it(box: Box) -> None:
    lines = shapes(drawn(lambda canvas: trend_marks.hatch(canvas, box)))
    assert lines
    for line in lines:
        assert box.x - 0.01 <= min(line.xs) <= max(line.xs) <= box.x + box.width + 0.01
        assert box.y - 0.01 <= min(line.ys) <= max(line.ys) <= box.y + box.height + 0.01


def test_one_value_has_no_line() -> None:
    assert shapes(drawn(lambda canvas: trend_marks.line(canvas, [(1, 1)]))) == []
    assert len(shapes(drawn(lambda canvas: trend_marks.line(canvas, [(1, 1), (2, 2), (3, 1)])))) == 1
