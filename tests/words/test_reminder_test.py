from dataclasses import replace

import pytest

from imuran_desktop.words.language import Language
from imuran_desktop.words.reminder_test import Means, findings

ALL = Means(True, "dunst 1.9", buttons=True, stays=True, sound=True, tray=True, log_in_supported=True, log_in=True)


def found(means: Means) -> dict[str, tuple[bool, str]]:
    return {item.what: (item.works, item.sentence) for item in findings(Language("en_GB"), means)}


def test_where_all_works_each_is_named_in_order() -> None:
    listed = found(ALL)
    assert list(listed) == [
        "Notifications",
        "Buttons on them",
        "Staying on screen",
        "Sound",
        "If a notification fails",
        "Icon in the tray",
        "Start when I log in",
        "After this computer was asleep",
    ]
    assert all(works for works, _ in listed.values())
    assert listed["Notifications"][1] == "This desktop shows them, by dunst 1.9."


@pytest.mark.parametrize(
    ("means", "what", "sentence"),
    [
        (replace(ALL, buttons=False), "Buttons on them", "Click the reminder"),
        (replace(ALL, stays=False), "Staying on screen", "may take a reminder away"),
        (replace(ALL, sound=False), "Sound", "plays none"),
        (replace(ALL, sound_wanted=False), "Sound", "switched off in Settings"),
        (replace(ALL, tray=False), "Icon in the tray", "no place for it"),
        (replace(ALL, log_in=False), "Start when I log in", "It is switched off."),
        (replace(ALL, log_in=False, log_in_supported=False), "Start when I log in", "Not possible"),
    ],
)
def test_what_does_not_work_is_said_and_the_rest_still_works(means: Means, what: str, sentence: str) -> None:
    listed = found(means)
    assert [name for name, (works, _) in listed.items() if not works] == [what]
    assert sentence in listed[what][1]


def test_without_the_desktop_only_the_window_of_the_app_is_spoken_of() -> None:
    listed = found(replace(ALL, desktop=False))
    assert listed["Notifications"] == (
        False,
        "This desktop shows none. Reminders come in a window of Imuran Desktop instead.",
    )
    assert not {"Buttons on them", "Staying on screen", "Sound"} & set(listed)


def test_a_desktop_that_does_not_say_its_name_is_not_named() -> None:
    assert found(replace(ALL, server=""))["Notifications"] == (True, "This desktop shows them.")
