"""A plan as the text of a plan file. That it loses nothing is shown in services/test_plan_import.py."""

from dataclasses import replace
from datetime import date, timedelta

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import Change, Slot
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_render import render_plan
from tests.services.plans import START, at, plan, prescription, step

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


def test_everything_that_is_not_the_usual_is_written_too() -> None:
    changed = Change(date(2026, 3, 10), NOW, frozenset({"morning"}))
    item = replace(
        prescription(step(START, Slot("morning", 12.5, meal="breakfast"), last=date(2026, 3, 9)), step(changed)),
        food=FoodInstruction.OWN_WORDS,
        food_words='with "milk"\n\\ and \x7f',
        missed_words="ring",
        window=timedelta(minutes=90, seconds=30),
        recording=Change(START, NOW),
        tablets_mg=(12.5,),
    )
    moved = Timeline((ZoneChange(None, "Europe/London"), ZoneChange(NOW, "Asia/Kolkata")))
    of = replace(plan(), prescriptions=(item,), timeline=moved)
    text = render_plan(of, NOW)
    assert 'zone = "Asia/Kolkata"' in text
    (found,) = parse_plan(text).prescriptions
    assert (found.food_words, found.missed_words, found.window) == (item.food_words, "ring", item.window)
    assert found.recording == item.recording
    assert [(each.begins, each.last) for each in found.steps] == [(each.begins, each.last) for each in item.steps]


def test_a_plan_without_anything() -> None:
    empty = replace(plan(), prescriptions=(), meals=(), schedules=())
    assert render_plan(empty, NOW) == SAM[: SAM.index("\n[[meals]]")]


def test_on_the_first_day_it_says_from_when_doses_count() -> None:
    first = render_plan(plan(), at("2026-03-01 12:00"))
    assert "[prescriptions.recording]" in first
    (found,) = parse_plan(first).prescriptions
    assert found.recording == Change(START)
