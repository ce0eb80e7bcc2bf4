from __future__ import annotations

import json
import sys
from datetime import timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader

OURS = "Sam Example"
URGENT = "Contact your clinic or out-of-hours care now"


def start(desktop: Desktop) -> tuple[Plan, str]:
    """Launch the app on a diary whose next dose is hours away; the window."""
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-300)]))
    desktop.launch_app("--diary", str(plan.diary))
    return plan, desktop.wait_for_window(OURS)


def has(texts: list[str], *parts: str) -> bool:
    return all(any(part in text for text in texts) for part in parts)


def test_an_urgent_sign_is_answered_at_once_and_recorded(desktop: Desktop, reader: ScreenReader) -> None:
    plan, window = start(desktop)
    reader.wait_for_text("Log a symptom")
    reader.press("Log a symptom")
    reader.wait_for_text("What do you feel?")
    desktop.type_text(window, "my skin has gone yelow")
    reader.wait_for_text("1 found. Enter chooses it.")
    desktop.press_keys(window, "Return")
    told = reader.wait_for(lambda texts: has(texts, URGENT, "Nobody is watching this diary."))
    assert has(told, "Where this is from", "Add numbers to call")
    reader.press("Where this is from")
    reader.wait_for_text("European package leaflet")
    assert told.index(URGENT) < told.index("How bad is it?")

    # Recorded from elsewhere meanwhile: the caregiver's fever raises nothing that is urgent anyway, and both are kept.
    at = (plan.now - timedelta(hours=1)).isoformat()
    fever = ("symptom", "fever", "--severity", "mild", "--temperature", "38.4", "--at", at, "--by", "Alex")
    plan.command("record", str(plan.diary), *fever)
    reader.press("Mild: I notice it, and can do all I usually do")
    reader.press("Save")
    reader.wait_for(lambda texts: has(texts, "Recorded:", URGENT))
    entries = json.loads(plan.command("symptoms", str(plan.diary), "--json"))["symptoms"]
    assert [(entry["symptom"], entry["severity"], entry["level"], entry["by"]) for entry in entries] == [
        ("fever", "mild", "urgent", "Alex"),
        ("jaundice", "mild", "urgent", None),
    ]
    reader.wait_for(lambda texts: has(texts, "To tell your clinic", "Alex"))


def test_the_numbers_set_are_on_the_notice_and_on_the_card(desktop: Desktop, reader: ScreenReader) -> None:
    _, window = start(desktop)
    reader.wait_for_text("Guide")
    reader.press("Guide")
    reader.wait_for_text("Emergency card")
    reader.press("Emergency card")
    reader.wait_for_text("Change numbers")
    reader.press("Change numbers")
    dialog = desktop.wait_for_window("Numbers to call")
    desktop.wait_until(lambda: reader.focused() == "Name of your clinic")
    desktop.type_text(dialog, "Day ward")
    desktop.press_keys(dialog, "Tab")
    desktop.type_text(dialog, "01632 960 001")
    desktop.press_keys(dialog, "Return")
    reader.wait_for(lambda texts: has(texts, "The numbers are saved.", "Day ward", "01632 960 001"))
    reader.press("Symptoms")
    reader.wait_for_text("Log a symptom")
    reader.press("Log a symptom")
    reader.wait_for_text("What do you feel?")
    desktop.type_text(window, "bruise")
    desktop.press_keys(window, "Return")
    reader.wait_for(lambda texts: has(texts, URGENT, "01632 960 001"))
