"""What a plan file can say."""

from datetime import date, timedelta

from imuran_desktop.exchange.plan_parts import PlanFile, Weekday
from imuran_desktop.exchange.toml_reader import FileFault


def test_the_days_of_the_week_are_numbered_as_dates_are() -> None:
    monday = date(2026, 3, 2)
    for later, weekday in enumerate(Weekday):
        day = monday + timedelta(days=later)
        assert f"{day:%a}".lower() == weekday
        assert weekday.number == day.isoweekday()
        assert Weekday.of(day.isoweekday()) is weekday


def test_a_problem_has_the_line_of_its_place() -> None:
    file = PlanFile(lines={"meals[1]": 7})
    problem = file.problem(FileFault.TWICE, "meals[1].from", value="x")
    assert (problem.fault, problem.where, problem.line) == (FileFault.TWICE, "meals[1].from", 7)
    assert problem.figures == {"value": "x"}
    assert file == PlanFile(), "where its lines are is not what a file says"
