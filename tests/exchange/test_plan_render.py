"""A plan as the text of a plan file. That it loses nothing is shown in services/test_plan_import.py."""

from dataclasses import replace
from datetime import date, time

from imuran_desktop.domain.plan import Change, MealTimes
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_render import render_plan
from tests.services.plans import START, at, plan

NOW = at("2026-03-10 12:00")

SAM = """\
[person]
name = "Sam Example"
zone = "Europe/London"
recording_from = 2026-03-01

[[meals]]
from = 2026-03-01
breakfast = "08:00"
dinner = "18:30"

[[prescriptions]]
id = "aza"
medicine = "azathioprine"
food = "with_or_after"
tablets_mg = [25, 50]
  [[prescriptions.steps]]
  from = 2026-03-01
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 50
    [[prescriptions.steps.slots]]
    slot = "evening"
    meal = "dinner"
    amount_mg = 25

[monitoring]
preset = "us_label"
start = 2026-03-01
"""


def test_it_reads_as_a_person_would_write_it() -> None:
    assert render_plan(plan(), NOW) == SAM


def test_a_journey_is_written_with_all_zones() -> None:
    moved = Timeline((ZoneChange(NOW, "Asia/Kolkata"), ZoneChange(None, "Europe/London")))
    text = render_plan(replace(plan(), timeline=moved), NOW)
    assert text.startswith("""\
[person]
name = "Sam Example"
recording_from = 2026-03-01
  [[person.zones]]
  zone = "Europe/London"
  [[person.zones]]
  from = 2026-03-10T12:00:00+00:00
  zone = "Asia/Kolkata"

[[meals]]""")
    person = parse_plan(text).person
    assert person is not None
    assert set(person.zones) == set(moved.changes)


def test_other_meal_times_of_some_weekdays_are_put_together() -> None:
    late = {"breakfast": time(9, 30)}
    meals = MealTimes(Change(START), {"breakfast": time(8)}, {7: late, 3: {"breakfast": time(7)}, 6: late})
    text = render_plan(replace(plan(), meals=(meals,)), NOW)
    assert (
        """\
[[meals]]
from = 2026-03-01
breakfast = "08:00"
  [[meals.other_days]]
  days = ["wed"]
  breakfast = "07:00"
  [[meals.other_days]]
  days = ["sat", "sun"]
  breakfast = "09:30"

"""
        in text
    )
    assert parse_plan(text).meals[0].other_days == meals.other_days


def test_several_schedules_are_all_written() -> None:
    (schedule,) = plan().schedules
    later = replace(schedule, start=date(2026, 9, 1), restarts=(date(2026, 10, 1),))
    text = render_plan(replace(plan(), schedules=(schedule, later)), NOW)
    assert text.endswith("""
[[monitoring]]
preset = "us_label"
start = 2026-03-01

[[monitoring]]
preset = "us_label"
start = 2026-09-01
restarts = [2026-10-01]
""")
    assert [item.start for item in parse_plan(text).monitoring] == [START, date(2026, 9, 1)]


def test_a_plan_without_anything() -> None:
    empty = replace(plan(), prescriptions=(), meals=(), schedules=())
    assert render_plan(empty, NOW) == SAM[: SAM.index("\n[[meals]]")]


def test_on_the_first_day_it_says_from_when_doses_count() -> None:
    first = render_plan(plan(), at("2026-03-01 12:00"))
    assert "[prescriptions.recording]" in first
    (found,) = parse_plan(first).prescriptions
    assert found.recording == Change(START)
