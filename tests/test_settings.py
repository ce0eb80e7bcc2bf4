from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.reminders import Rules
from imuran_desktop.settings import (
    APPEARANCE,
    HIDE_NAMES,
    NOTICES_SEEN,
    QUIET,
    RECORDED_BY,
    REPEAT_MINUTES,
    REPEATS,
    SETTINGS,
    SNOOZE_MINUTES,
    TEST_TIME,
    TEXT_PERCENT,
    Setting,
    SettingValues,
    time_of,
)

anything = st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.floats(), st.lists(st.text()))


def test_each_has_its_own_key_a_default_it_accepts_and_a_help_text() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.accepts(setting.default) and setting.help for setting in SETTINGS)


def test_what_is_shown_has_a_label_of_its_own() -> None:
    labels = [setting.label for setting in SETTINGS if setting.label]
    assert len(set(labels)) == len(labels) == len(SETTINGS) - 2


def test_by_default_reminders_follow_the_rules_they_have_by_default() -> None:
    rules, get = Rules(), SettingValues().get
    assert get(REPEAT_MINUTES) * 60 == rules.repeat_every.total_seconds()
    assert get(REPEATS) == rules.repeats
    assert time_of(get(TEST_TIME)) == rules.test_time
    assert get(QUIET) is False
    assert rules.quiet is None


@pytest.mark.parametrize(
    ("setting", "accepted", "refused"),
    [
        (APPEARANCE, ["system", "light", "dark"], ["pink", "", 1]),
        (TEXT_PERCENT, [100, 125, 150, 175, 200], [99, 120, 225, True, "100"]),
        (RECORDED_BY, ["", "Alex"], [None, 3]),
        (REPEAT_MINUTES, [5, 15, 120], [4, 121, 15.0]),
        (REPEATS, [0, 10], [-1, 11, False]),
        (SNOOZE_MINUTES, [5, 15, 30, 60], [0, 10, 45]),
        (TEST_TIME, ["00:00", "09:00", "23:59"], ["9:00", "09", "0900", "24:00", "09:00:00", "09:00Z", ""]),
        (HIDE_NAMES, [True, False], [1, 0, "yes"]),
        (NOTICES_SEEN, [(), ("a", "b")], [("a", 1), ["a"], "a"]),
    ],
)
def test_only_what_is_of_the_type_and_within_the_limits_is_accepted(
    setting: Setting[Any], accepted: list[object], refused: list[object]
) -> None:
    assert [value for value in [*accepted, *refused] if setting.accepts(value)] == accepted


@given(st.sampled_from(SETTINGS), anything)
def test_whatever_a_file_has_the_value_is_one_that_is_accepted(setting: Setting[Any], value: object) -> None:
    assert setting.accepts(SettingValues({setting.key: value}).get(setting))


def test_a_list_stands_for_the_tuple_it_was_before_it_was_written() -> None:
    assert SettingValues({"notices_seen": ["tray"]}).get(NOTICES_SEEN) == ("tray",)


def test_changing_one_leaves_the_others_and_the_values_before() -> None:
    before = SettingValues({"appearance": "dark"})
    after = before.with_value(TEXT_PERCENT, 200)
    assert (after.get(APPEARANCE), after.get(TEXT_PERCENT)) == ("dark", 200)
    assert before.get(TEXT_PERCENT) == 100
    with pytest.raises(ValueError, match="not a value for text_percent"):
        after.with_value(TEXT_PERCENT, 99)


@given(st.times())
def test_a_time_of_day_is_accepted_in_one_form_only(at: time) -> None:
    written = f"{at:%H:%M}"
    assert TEST_TIME.accepts(written)
    assert time_of(written) == at.replace(second=0, microsecond=0)
    assert not TEST_TIME.accepts(at.isoformat())
