from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

import pikepdf

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader


def test_a_report_is_read_searched_and_saved(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-300)], since=20))
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window("Sam Example")
    reader.wait_for_text("Report")
    reader.press("Report")
    reader.wait_for(lambda texts: any(text.startswith("Page 1 of") for text in texts), timeout=30)
    first = reader.wait_for_text("Page 1 of")
    desktop.wait_until(lambda: "Medication diary report" in reader.description(first))
    assert "Sam Example" in reader.description(first)

    desktop.press_keys(window, "ctrl+f")
    desktop.wait_until(lambda: reader.focused() == "Search these pages")
    desktop.type_text(window, "self-recorded")
    reader.wait_for(lambda texts: any(text.startswith("1 of ") for text in texts))
    desktop.press_keys(window, "Return")
    reader.wait_for(lambda texts: any(text.startswith("2 of ") for text in texts))

    reader.press("Save as PDF …")
    dialog = desktop.wait_for_window("Save as PDF")
    desktop.press_keys(dialog, "ctrl+a")
    kept = desktop.home / "report.pdf"
    desktop.type_text(dialog, str(kept))
    desktop.press_keys(dialog, "Return")
    reader.wait_for(lambda texts: any(text.startswith("Saved as") for text in texts))
    with pikepdf.open(kept) as file:
        assert len(file.pages) == int(first.split()[-1])
    assert kept.stat().st_mode & 0o777 == 0o600
    assert app.end() == 0
    assert app.said() == ""


def test_the_app_ends_while_a_report_is_made(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-300)], since=2000))
    app = desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("Report")
    reader.press("Report")
    reader.wait_for_text("Everything")
    reader.press("Everything")
    reader.wait_for_text("Making the report …")
    assert app.end() == 0
    assert app.said() == ""
