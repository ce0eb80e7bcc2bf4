"""What the marks of results over time mean."""

from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.trends import Trends, trends_of
from imuran_desktop.reports.drawing import Box
from imuran_desktop.reports.trend_legend import trend_legend
from tests.domain.builders import day
from tests.domain.results import ANALYTES, GIGA, report, result
from tests.reports.drawings import ENGLISH, drawn, shapes

FIRST, LAST = day("2026-01-01"), day("2026-12-31")
ALERT = AlertValue("wbc", GIGA, below=Decimal("3.5"))


def made(*results: Result, values: AlertValues | None = None, **parts: object) -> Trends:
    reports = [report("2026-02-01", *results)]
    return Trends(FIRST, LAST, LAST, trends_of(reports, values or AlertValues(), ANALYTES, FIRST, LAST), **parts)  # type: ignore[arg-type]


def words(trends: Trends) -> list[str]:
    return [said for said, _ in trend_legend(trends, ENGLISH)]


@pytest.mark.parametrize(
    ("trends", "more"),
    [
        (made(result("wbc", "5")), []),
        (made(result("wbc", "5", low="4")), ["laboratory's range"]),
        (made(result("wbc", "3", low="4")), ["outside the laboratory's range", "laboratory's range"]),
        (made(result("wbc", "<5")), ["less than the value shown"]),
        (made(result("wbc", ">=5")), ["more than the value shown"]),
        (made(result("wbc", "5"), values=AlertValues((ALERT,))), ["value the clinic set"]),
        (
            made(result("wbc", "3", low="4"), values=AlertValues((ALERT,))),
            ["outside the value the clinic set", "laboratory's range", "value the clinic set"],
        ),
        (
            made(result("wbc", "5"), changes=(DoseChange(day("2026-04-01"), "azathioprine", 50, 75),)),
            ["new daily amount"],
        ),
        (made(result("wbc", "5"), holds=(HeldDays(FIRST, LAST, "azathioprine"),)), ["on hold"]),
    ],
)
def test_only_what_occurs_is_explained(trends: Trends, more: list[str]) -> None:
    assert words(trends) == ["result", *more]


def test_every_mark_is_drawn_within_its_square() -> None:
    results = (result("wbc", "<3", low="4"), result("alt", ">50"))
    change, hold = DoseChange(day("2026-04-01"), "azathioprine", 50, 75), HeldDays(FIRST, LAST, "azathioprine")
    box = Box(100, 100, 18, 18)
    for said, draw in trend_legend(
        made(*results, values=AlertValues((ALERT,)), changes=(change,), holds=(hold,)), ENGLISH
    ):
        found = shapes(drawn(lambda canvas, draw=draw: draw(canvas, box)))  # type: ignore[misc]
        assert found, said
        for shape in found:
            assert all(99 <= x <= 119 for x in shape.xs), said
            assert all(99 <= y <= 119 for y in shape.ys), said
