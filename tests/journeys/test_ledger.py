from __future__ import annotations

import sys
from datetime import datetime, timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from imuran_desktop.words.travel import place_words
from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago, midday_zone
from tests.journeys.screen_reader import ScreenReader

NBSP = "\N{NO-BREAK SPACE}"
HOUR = timedelta(hours=1)
OURS = "Sam Example"
ONE = f"Azathioprine 75{NBSP}mg"


def start(desktop: Desktop, plan: Plan, zone: str = "") -> str:
    """Launch the app, on a computer in this zone; the window, once all was told that is told at a start."""
    env = {"TZ": zone} if zone else None
    desktop.launch_app("--diary", str(plan.diary), env=env)
    window = desktop.wait_for_window(OURS)
    assert desktop.launch_app("--diary", str(plan.diary), env=env).wait() == 0
    return window


def stop(desktop: Desktop, window: str) -> None:
    """Quit the app with the keyboard."""
    desktop.press_keys(window, "ctrl+q")
    desktop.wait_until(lambda: not desktop.windows(OURS))


def has(texts: list[str], part: str) -> bool:
    return any(part in text for text in texts)


def test_tablets_that_run_low_are_told_once_until_there_are_more(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    count = ("stock", "count", str(plan.diary), "azathioprine")
    # Who counts them sees how long they last: that is not told before the morning after.
    plan.command(*count, "50=5", "25=9", "--at", (plan.now - timedelta(days=1)).isoformat())
    window = start(desktop, plan)
    (told,) = desktop.shown()
    assert told.summary == "Azathioprine: Tablets for 5 more days"
    last, ask, whose = told.body.splitlines()
    assert last.startswith(f"Your tablets of 50{NBSP}mg last until the end of ")
    assert (ask, whose) == ("Ask for a new prescription in time.", "For Sam")
    reader.wait_for(lambda texts: {told.summary, last, "I got more, or count again"} <= set(texts))

    # At another start Today still says so, and it is told no more.
    stop(desktop, window)
    window = start(desktop, plan)
    reader.wait_for_text(told.summary)
    assert desktop.monitor.taken == [told]

    plan.command(*count, "50=60", "25=60")
    desktop.leave_and_return(window, reader)
    reader.wait_for(lambda texts: has(texts, ONE) and not has(texts, "Tablets"))
    assert desktop.monitor.taken == [told]


def test_doses_while_away_are_all_taken_as_planned_and_put_back(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-30)], since=5))
    first = plan.day(5)
    start(desktop, plan)
    (told,) = desktop.shown()
    assert told.summary == "5 doses have nothing recorded"
    reader.press("Look at them")
    reader.wait_for_text("Nothing is marked yet.")
    reader.press("All taken as planned")
    reader.wait_for_text("Marked: 5 taken. Press Save to record it.")
    assert plan.states(first) == [*["missed"] * 5, "upcoming"]

    reader.press("Save")
    reader.wait_for(lambda texts: has(texts, "Recorded: 5 taken") and not (has(texts, "away") or has(texts, "missed")))
    assert plan.states(first) == [*["taken"] * 5, "upcoming"]
    assert all(dose["intake"]["at"] == dose["instant"] for dose in plan.agenda(first)["doses"][:5])
    desktop.monitor.wait_for(lambda: not desktop.shown())

    reader.press("Undo")
    reader.wait_for(lambda texts: has(texts, "No longer recorded: 5 taken") and has(texts, "While you were away"))
    assert plan.states(first) == [*["missed"] * 5, "upcoming"]


def test_a_dose_is_back_dated_in_history(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    later = ago(-30)
    plan = Plan(desktop, Medicine("a", [later], since=1))
    planned = plan.clock(later)
    start(desktop, plan)
    (told,) = desktop.shown()
    assert told.summary == f"Nothing recorded: {ONE}, yesterday at {planned}"
    reader.wait_for_text(f"yesterday at {planned}, missed")

    reader.press("History")
    reader.wait_for_text("Last 4 weeks")
    reader.press("Last 4 weeks")
    reader.wait_for_text(f"{planned}, missed")
    reader.press("Record …")
    reader.wait_for_text(f"Planned for yesterday at {planned}.")
    reader.press(f"At {planned}, as planned")
    reader.press("With food")
    reader.press("Save")
    reader.wait_for_text(f"Recorded: Taken yesterday at {planned}")
    reader.wait_for(lambda texts: has(texts, "1 of 1 dose taken") and has(texts, f"{planned}, taken"))
    desktop.monitor.wait_for(lambda: not desktop.shown())

    reader.press("Today")
    last = f"Last taken: {ONE}, yesterday at {planned}, with food"
    reader.wait_for(lambda texts: has(texts, last) and not has(texts, "missed"))
    yesterday, today = plan.agenda(plan.day(1))["doses"]
    assert (yesterday["state"], today["state"]) == ("taken", "upcoming")
    assert (yesterday["intake"]["at"], yesterday["intake"]["food"]) == (yesterday["instant"], "with")


@pytest.mark.parametrize("travelled", [True, False])
def test_a_computer_with_another_clock_is_asked_about_once(
    desktop: Desktop, reader: ScreenReader, travelled: bool
) -> None:
    evening = ago(-4 * 60)
    plan = Plan(desktop, Medicine("a", [evening]))
    planned, here = plan.clock(evening), midday_zone(plan.now, ahead=2)
    there, home = f"{place_words(here)} time", f"{place_words(plan.zone)} time"
    dose = plan.dose("a1")
    question = f"This computer shows {there}. Your doses follow {home}."
    window = start(desktop, plan, here)
    reader.wait_for_text(question)
    if travelled:
        reader.press("I have travelled …")
        reader.wait_for(lambda texts: {f"{there} is 2 hours ahead of {home}.", f"Today at {planned}"} <= set(texts))
        assert plan.dose("a1") == dose
        reader.press(f"Use {there}")
        reader.wait_for_text(f"Your doses now follow {there}.")
        moved = plan.dose("a1")
        assert moved["time"] == dose["time"]
        assert datetime.fromisoformat(moved["instant"]) == datetime.fromisoformat(dose["instant"]) - 2 * HOUR
    else:
        reader.press(f"Stay on {home}")
        reader.wait_for_text(f"Your doses stay on {home}.")
        assert plan.dose("a1") == dose

    stop(desktop, window)
    start(desktop, plan, here)
    reader.wait_for(lambda texts: has(texts, f"{ONE}, today at {planned}, later today"))
    assert not has(reader.texts(), "This computer shows")
