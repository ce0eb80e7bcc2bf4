from __future__ import annotations

import stat
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader

OURS = "Imuran Desktop"


def test_a_second_start_brings_up_the_first(desktop: Desktop) -> None:
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    first = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window(OURS)
    desktop.run("xdotool", "windowminimize", "--sync", window)
    assert desktop.windows(OURS) == []
    second = desktop.launch_app("--diary", str(plan.diary))
    assert second.wait() == 0
    assert desktop.wait_for_window(OURS) == window
    assert desktop.windows(OURS) == [window]
    assert first.end() == 0
    assert first.said() == ""


def test_two_diaries_are_two_processes_each_told_its_own(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    other = Plan(desktop, Medicine("b", [ago(5)], "folic acid"), file="other.imuran")
    apps = [desktop.launch_app("--diary", str(each.diary)) for each in (plan, other)]
    desktop.wait_until(lambda: len(desktop.windows("Sam Example")) == 2)
    mine = desktop.monitor.wait_for_shown(lambda shown: "Azathioprine" in shown.summary)
    theirs = desktop.monitor.wait_for_shown(lambda shown: "Folic acid" in shown.summary)
    desktop.invoke(theirs.id, "taken")
    desktop.monitor.wait_for(lambda: desktop.shown() == [mine])
    desktop.invoke(mine.id, "skip")
    desktop.monitor.wait_for(lambda: not desktop.shown())
    assert (plan.dose("a1")["state"], other.dose("b1")["state"]) == ("skipped", "taken")
    assert desktop.monitor.taken in ([mine, theirs], [theirs, mine])

    # Each diary has one window: another start brings up its own.
    first, second = desktop.windows("Sam Example")
    for window in (first, second):
        desktop.run("xdotool", "windowminimize", "--sync", window)
    assert desktop.launch_app("--diary", str(plan.diary)).wait() == 0
    desktop.wait_for_window("Sam Example")
    reader.wait_for(lambda texts: any("Azathioprine" in text for text in texts))
    assert len(desktop.windows("Sam Example")) == 1
    assert [app.end() for app in apps] == [0, 0]
    assert [app.said() for app in apps] == ["", ""]


def test_in_the_background_it_shows_nothing_until_its_notification_is_clicked(desktop: Desktop) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert desktop.windows(OURS) == []
    desktop.invoke(told.id, "default")
    desktop.wait_for_window("Sam Example")
    desktop.monitor.wait_for(lambda: not desktop.shown())
    assert plan.dose("a1")["intake"] is None
    assert app.end() == 0
    assert app.said() == ""


@pytest.mark.parametrize("way", ["keys", "terminate"])
def test_it_quits_and_takes_along_what_it_showed(desktop: Desktop, way: str) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window(OURS)
    desktop.monitor.wait_for_shown(lambda shown: True)
    if way == "keys":
        desktop.press_keys(window, "ctrl+q")
    else:
        app.process.terminate()
    assert app.wait() == 0
    desktop.monitor.wait_for(lambda: not desktop.shown())
    assert app.said() == ""


def test_a_file_that_is_no_diary_is_named_on_the_terminal_and_in_a_window(
    desktop: Desktop, reader: ScreenReader
) -> None:
    file = desktop.home / "letter.txt"
    file.write_text("Dear clinic")
    app = desktop.launch_app("--diary", str(file))
    window = desktop.wait_for_window("could not be opened")
    sentence = f"{file} is not a diary. Choose another file; this one was not changed."
    reader.wait_for_text(sentence)
    desktop.press_keys(window, "Return")
    assert app.wait() == 2
    assert app.said() == f"{sentence}\n"
    assert file.read_text() == "Dear clinic"


def test_the_first_start_of_all_makes_a_diary(desktop: Desktop, reader: ScreenReader) -> None:
    app = desktop.launch_app()
    window = desktop.wait_for_window(OURS)
    reader.wait_for_text("Whose diary is this?")
    desktop.type_text(window, "Robin Sample")
    reader.press("Start my diary")
    reader.wait_for_text("Your plan")
    diary = desktop.home / ".local/share/imuran-desktop/diary.imuran"
    assert stat.S_IMODE(diary.stat().st_mode) == 0o600
    assert stat.S_IMODE(diary.parent.stat().st_mode) == 0o700
    assert 'name = "Robin Sample"' in desktop.run(sys.executable, "-m", "imuran_desktop", "plan", "export", str(diary))
    desktop.wait_for_window("Robin Sample")
    assert app.end() == 0
    assert app.said() == ""

    desktop.launch_app()
    reader.wait_for_text("No plan yet")


def test_a_diary_that_was_deleted_meanwhile_is_not_written_to_unnoticed(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    aside = plan.diary.rename(plan.diary.with_name("aside.imuran"))
    desktop.invoke(told.id, "taken")
    reader.wait_for_text("diary.imuran can't be")
    # Nothing was recorded, so the notification is back.
    desktop.monitor.wait_for_shown(lambda shown: shown.id != told.id)
    assert not plan.diary.exists()
    aside.rename(plan.diary)
    assert plan.dose("a1")["intake"] is None
    assert app.end() == 0


def test_a_diary_that_is_not_there_is_missed_at_once_also_in_the_background(
    desktop: Desktop, reader: ScreenReader
) -> None:
    """Such as one on a memory stick that is not plugged in, started when the person logs in."""
    gone = desktop.home / "gone.imuran"
    app = desktop.launch_app("--diary", str(gone), "--background")
    assert str(gone) in reader.wait_for_text("There is no diary at")
    assert app.end() == 0
    assert not gone.exists()
