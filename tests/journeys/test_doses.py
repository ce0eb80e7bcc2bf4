from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import MINUTE, Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader

NBSP = "\N{NO-BREAK SPACE}"
ONE = f"Azathioprine 75{NBSP}mg"
BUTTONS = {"taken": "Taken", "snooze": "Snooze 15 minutes", "skip": "Skip", "default": "Open"}
AT_ONCE = 2.0
"""Seconds within which something has to arrive once its time has come."""


def test_a_dose_that_is_due_is_told_and_taken_from_the_notification(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    due = ago(5)
    plan = Plan(desktop, Medicine("a", [due]))
    app = desktop.launch_app("--diary", str(plan.diary))
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert told.summary == f"Time for {ONE}"
    assert told.body.splitlines() == [
        f"Due today at {plan.clock(due)}",
        f"1 tablet of 50{NBSP}mg + 1 tablet of 25{NBSP}mg",
        "With or just after food",
        "For Sam",
    ]
    assert told.actions == BUTTONS
    reader.wait_for_text(f"{ONE}, today at {plan.clock(due)}, due now")

    desktop.invoke(told.id, "taken")
    # The app closes the notification once it has carried out what was pressed.
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    desktop.monitor.wait_for(lambda: not desktop.shown())
    texts = reader.texts()
    assert f"{ONE}, today at {plan.clock(due)}, taken" in texts
    assert not any("due now" in text for text in texts)
    dose = plan.dose("a1")
    assert dose["state"] == "taken"
    taken_at = datetime.fromisoformat(dose["intake"].pop("at"))
    assert abs(taken_at - datetime.now(UTC)) < timedelta(seconds=20)
    assert dose["intake"].pop("amount_mg") > 0
    assert dose["intake"] == {"outcome": "taken", "food": None, "reason": None, "by": None, "sick_after": False}
    assert any(f"Taken today at {plan.clock(taken_at)}" in text for text in texts)
    assert app.end() == 0
    assert app.said() == ""


@pytest.mark.parametrize(
    ("button", "state", "reply"),
    [("taken", "taken", "taken"), ("snooze", "due", "snoozed"), ("skip", "skipped", "skipped")],
)
def test_a_drawn_button_is_clicked_with_the_mouse(desktop: Desktop, button: str, state: str, reply: str) -> None:
    desktop.start_xfce4_notifyd()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    desktop.launch_app("--diary", str(plan.diary), "--background")
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.click_button(told, button)
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    desktop.monitor.wait_for(lambda: not desktop.shown())
    assert plan.dose("a1")["state"] == state
    assert plan.reminded() == [("due", "desktop", reply)]


def test_two_at_one_time_are_told_and_taken_together(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    due = ago(5)
    plan = Plan(desktop, Medicine("a", [due]), Medicine("b", [due], "folic acid"))
    app = desktop.launch_app("--diary", str(plan.diary))
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert told.summary == "Time for 2 doses"
    when = f"today at {plan.clock(due)}"
    assert [line.partition(": ")[0] for line in told.body.splitlines()] == [
        f"Due {when}",
        ONE,
        f"Folic acid 75{NBSP}mg",
        "For Sam",
    ]
    assert told.actions == {**BUTTONS, "taken": "All taken", "skip": "Skip all"}
    reader.wait_for(lambda texts: sum("due now" in text for text in texts) >= 2)

    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert [plan.dose(slot)["state"] for slot in ("a1", "b1")] == ["taken", "taken"]
    assert desktop.monitor.taken == [told]
    assert plan.reminded() == [("due", "desktop", "taken")] * 2
    reader.wait_for(lambda texts: not any("due now" in text for text in texts))
    assert app.end() == 0
    assert app.said() == ""


def test_snoozed_and_skipped(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]), Medicine("b", [ago(5)], "folic acid"))
    app = desktop.launch_app("--diary", str(plan.diary))
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.invoke(told.id, "snooze")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert [(plan.dose(slot)["state"], plan.dose(slot)["intake"]) for slot in ("a1", "b1")] == [("due", None)] * 2
    assert desktop.monitor.taken == [told]
    assert plan.reminded() == [("due", "desktop", "snoozed")] * 2

    # The snooze is in the diary: another start keeps to it.
    app.end()
    desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("due now")
    assert desktop.launch_app("--diary", str(plan.diary)).wait() == 0
    assert desktop.monitor.taken == [told]


def test_skipped(desktop: Desktop) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    desktop.launch_app("--diary", str(plan.diary), "--background")
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.invoke(told.id, "skip")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    skipped = plan.dose("a1")
    assert (skipped["state"], skipped["intake"]["outcome"], skipped["intake"]["at"]) == ("skipped", "skipped", None)
    assert plan.reminded() == [("due", "desktop", "skipped")]


def test_one_falls_due_while_the_app_runs_and_one_ignored_is_missed(desktop: Desktop) -> None:
    desktop.start_dunst()
    # Slots have whole minutes. The app gets ten seconds to start before anything happens.
    first = (datetime.now(UTC) + timedelta(seconds=10)).replace(second=0, microsecond=0)
    cut_off = first + MINUTE  # halfway to the next slot
    plan = Plan(desktop, Medicine("a", [first, first + 2 * MINUTE]), Medicine("b", [cut_off], "folic acid"))
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    due = desktop.monitor.wait_for_shown(lambda shown: "Time for Azathioprine" in shown.summary, 20)

    patience = (cut_off - datetime.now(UTC)).total_seconds() + AT_ONCE
    desktop.monitor.wait_for_shown(lambda shown: "Time for Folic acid" in shown.summary, patience)
    assert datetime.now(UTC) >= cut_off
    late = AT_ONCE - (datetime.now(UTC) - cut_off).total_seconds()
    missed = desktop.monitor.wait_for_shown(lambda shown: "Nothing recorded" in shown.summary, late)
    assert missed.replaces == due.id
    assert missed.summary == f"Nothing recorded: {ONE}, today at {plan.clock(first)}"
    following, food, advice, whose = missed.body.splitlines()
    assert food == "With or just after food"
    assert "ever take two doses together. Tell your clinic about missed doses." in advice
    assert following == f"Your next dose is today at {plan.clock(first + 2 * MINUTE)}."
    assert whose == "For Sam"
    assert missed.actions == {"record": "Record it", "default": "Open"}
    assert plan.dose("a1")["state"] == "missed"

    desktop.invoke(missed.id, "record")
    desktop.wait_for_window("Azathioprine")
    assert plan.dose("a1")["state"] == "missed"
    assert app.said() == ""


def test_doses_missed_while_the_app_was_closed_are_told_once_together(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-30)], since=5))
    app = desktop.launch_app("--diary", str(plan.diary))
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert told.summary == "5 doses have nothing recorded"
    assert "ever take two doses together" in told.body
    assert [shown.summary for shown in desktop.monitor.taken] == [told.summary]
    reader.wait_for_text("While you were away")
    missed = [dose["key"] for dose in plan.agenda(plan.day(5))["doses"] if dose["state"] == "missed"]
    assert missed == [plan.key("a1", days) for days in (5, 4, 3, 2, 1)]

    assert app.end() == 0
    desktop.monitor.wait_for(lambda: not desktop.shown())
    again = desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("later today")
    # What is told at a start is told before another start is answered.
    assert desktop.launch_app("--diary", str(plan.diary)).wait() == 0
    assert [shown.summary for shown in desktop.monitor.taken] == [told.summary]
    assert again.end() == 0


def test_a_crash_right_after_a_button_was_carried_out_loses_nothing(desktop: Desktop) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    app.kill()
    assert plan.dose("a1")["state"] == "taken"
    assert "is whole" in plan.command("check", str(plan.diary))

    # Nothing of the crash is in the way of the next start, which has nothing to tell.
    desktop.launch_app("--diary", str(plan.diary))
    desktop.wait_for_window("Sam Example")
    assert desktop.launch_app("--diary", str(plan.diary)).wait() == 0
    assert desktop.monitor.taken == [told]


def test_a_crash_before_the_answer_tells_nothing_twice_and_forgets_nothing(
    desktop: Desktop, reader: ScreenReader
) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(10)]))
    desktop.set(repeats=0)
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    left = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.wait_until(lambda: plan.reminded() == [("due", "desktop", None)])
    app.kill()
    assert "is whole" in plan.command("check", str(plan.diary))
    assert desktop.shown() == [left]  # nobody was there to take it away

    # The dose is due still: its reminder is there again, with buttons that work. It counts as told once.
    app = desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("due now")
    again = desktop.monitor.wait_for_shown(lambda shown: shown.id != left.id)
    assert (again.summary, again.body) == (left.summary, left.body)
    assert plan.reminded() == [("due", "desktop", None)]
    app.kill()

    # Where it is to be told again after five minutes, those are over by now.
    desktop.set(repeats=1, repeat_minutes=5)
    app = desktop.launch_app("--diary", str(plan.diary))
    again = desktop.monitor.wait_for_shown(lambda shown: shown.summary != left.summary)
    assert again.summary == f"Still open: {ONE}"
    desktop.invoke(again.id, "taken")
    desktop.monitor.wait_for(lambda: again.id in desktop.monitor.withdrawn)
    assert plan.dose("a1")["state"] == "taken"
    assert plan.reminded() == [("due", "desktop", None), ("due", "desktop", "taken")]
    reader.wait_for(lambda texts: not any("due now" in text for text in texts))
    assert app.end() == 0
    assert app.said() == ""
