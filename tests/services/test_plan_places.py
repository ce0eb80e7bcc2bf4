"""Where in a plan file a problem of its plan is."""

from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.plan import Change, Hold, MealTimes, Plan
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem, Where
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.toml_reader import FileFault
from imuran_desktop.services.plan_places import place_in_file, problem_in_file
from tests.services.plans import at, plan, prescription, step

TEXT = """\
[[meals]]
from = 2026-05-01
breakfast = "09:00"
[[prescriptions]]
id = "new"
medicine = "x"
[[prescriptions]]
id = "aza"
medicine = "azathioprine"
food_words = ""
  [[prescriptions.steps]]
  from = 2026-04-01
  [[prescriptions.steps]]
  from = 2026-03-10
    [[prescriptions.steps.slots]]
    amount_mg = 50
"""
NOON = at("2026-03-10 12:00")


@pytest.fixture
def of() -> Plan:
    """A plan with aza first, changed twice on one day, and two meal times."""
    today = date(2026, 3, 10)
    steps = step(Change(today)), step(Change(today, NOON)), step(Change(date(2026, 4, 1)))
    item = replace(prescription(*steps), holds=(Hold(Change(today)),))
    meals = (*plan().meals, MealTimes(Change(date(2026, 5, 1)), {}))
    other = replace(prescription(), id="other")
    return replace(plan(), prescriptions=(item, other, replace(item, id="new")), meals=meals)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (("person", "name"), ("person", "name")),
        (("meals", 1, "from"), ("meals", 0, "from")),
        (("meals", 0, "from"), ("meals",)),
        (("prescriptions", 0), ("prescriptions", 1)),
        (("prescriptions", 2, "steps"), ("prescriptions", 0, "steps")),
        (("prescriptions", 1, "steps", 0), ("prescriptions", "other", "steps", 0)),
        (("prescriptions", 0, "tablets_mg"), ("prescriptions", 1, "tablets_mg")),
        (("prescriptions", 0, "steps", 0, "slots", 0), ("prescriptions", 1, "steps", 1, "slots", 0)),
        (("prescriptions", 0, "steps", 1, "slots", 0), ("prescriptions", 1, "steps", 1, "slots", 0)),
        (("prescriptions", 0, "steps", 2), ("prescriptions", 1, "steps", 0)),
        (("prescriptions", 2, "steps", 0, "slots", 0), ("prescriptions", 0)),
        (("prescriptions", 0, "directions", 1, "food_words"), ("prescriptions", 1, "food_words")),
        (("prescriptions", 0, "holds", 0), ("prescriptions", 1)),
        (("prescriptions", 0, "ends"), ("prescriptions", 1, "until")),
    ],
)
def test_a_place_of_the_plan_is_found_in_the_file(of: Plan, where: Where, found: Where) -> None:
    assert place_in_file(of, parse_plan(TEXT), where) == found


def test_holds_and_dated_directions_stand_as_in_the_file(of: Plan) -> None:
    text = TEXT.replace(
        'food_words = ""',
        "[[prescriptions.directions]]\nfrom = 2026-03-10\n[[prescriptions.holds]]\nfrom = 2026-03-10",
    )
    for part in ("holds", "directions"):
        where = ("prescriptions", 0, part, 0)
        assert place_in_file(of, parse_plan(text), where) == ("prescriptions", 1, part, 0)


def test_a_problem_has_its_line(of: Plan) -> None:
    problem = PlanProblem(PlanFault.NO_MEAL_OR_TIME, ("prescriptions", 0, "steps", 0, "slots", 0))
    found = problem_in_file(of, parse_plan(TEXT), problem)
    assert (found.fault, found.where, found.line) == (
        FileFault.BAD_PLAN,
        "prescriptions[2].steps[2].slots[1]",
        TEXT.splitlines().index("    [[prescriptions.steps.slots]]") + 1,
    )
    assert found.figures == {"problem": problem}
