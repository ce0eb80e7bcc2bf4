from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.monitoring import ClinicDate, MonitoringPreset, MonitoringSchedule, PlannedTest, own_preset
from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.words.language import Language
from imuran_desktop.words.monitoring import (
    clinic_date_words,
    due_dates_words,
    later_words,
    origin_words,
    rhythm_words,
    schedule_facts,
    source_words,
    window_words,
)

ENGLISH = Language("en_GB")
TODAY = date(2026, 3, 2)
EVERY = Interval(months=1)
RHYTHMS = {
    "us_label": "Every week for 1 month, then every 2 weeks until 3 months after the start, then every month.",
    "uk_rheumatology_2017": "Every 2 weeks until the dose has stayed the same for 6 weeks, then every month for "
    "3 months, then every 12 weeks.",
    "uk_gastroenterology": "2, 4, 8 and 12 weeks after the start, then every 3 months.",
    "weekly_then_quarterly": "Every week for 4 weeks, then every 3 months.",
}


def planned(*days: str) -> list[PlannedTest]:
    return [PlannedTest(date.fromisoformat(day), ("full blood count",), "us_label") for day in days]


@pytest.mark.parametrize("preset", load_presets().values(), ids=lambda preset: preset.id)
def test_every_published_schedule_has_its_rhythm_in_words(preset: MonitoringPreset) -> None:
    assert rhythm_words(ENGLISH, preset) == RHYTHMS[preset.id]


def test_odd_days_are_counted_in_days() -> None:
    phases = (Phase(Interval(days=10), until=Interval(days=30)), Phase(Interval(days=1)))
    preset = MonitoringPreset("own", "Own", (), phases, "me", "", restarts=False, checked="")
    assert rhythm_words(ENGLISH, preset) == "Every 10 days for 30 days, then every day."
    assert source_words(ENGLISH, preset) == "Source: me."


def test_a_source_says_when_it_was_checked() -> None:
    assert source_words(ENGLISH, load_presets()["us_label"]).endswith("Checked on 22 November 2026.")


def test_dates_are_listed_as_people_say_them() -> None:
    assert due_dates_words(ENGLISH, planned("2026-03-03", "2026-03-10"), TODAY) == "tomorrow and Tuesday 10 March"


def test_only_a_test_that_is_put_off_is_warned_of() -> None:
    early, late = planned("2026-03-03"), planned("2026-03-10")
    assert later_words(ENGLISH, early, late, TODAY).startswith("The next test would move from tomorrow to Tuesday")
    assert later_words(ENGLISH, late, early, TODAY) == ""
    assert later_words(ENGLISH, [], late, TODAY) == ""


def own(*phases: Phase) -> MonitoringPreset:
    return own_preset(phases, ("full blood count", "TPMT"))


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ((Phase(at_weeks=(1,)), Phase(Interval(months=1))), "1 week after the start, then every month."),
        (
            (Phase(Interval(days=7), lasts=Interval(days=28)), Phase(Interval(days=3, months=1))),
            "Every week for 4 weeks, then every 1 month and 3 days.",
        ),
        (
            (Phase(Interval(days=7), stable_weeks=1), Phase(Interval(days=14), until=Interval(months=1)), Phase(EVERY)),
            (
                "Every week until the dose has stayed the same for 1 week, then every 2 weeks until 1 month after the "
                "start, then every month."
            ),
        ),
    ],
)
def test_the_clinics_own_schedule_has_its_rhythm_in_words(phases: tuple[Phase, ...], words: str) -> None:
    assert rhythm_words(ENGLISH, own(*phases)) == words


def test_where_a_schedule_is_from_says_who_gave_it() -> None:
    published = MonitoringSchedule(load_presets()["us_label"], TODAY)
    assert origin_words(ENGLISH, published).startswith("Source: United States label")
    assert origin_words(ENGLISH, replace(published, said_by="the nurse")).startswith("Given by: the nurse. Source: ")
    mine = MonitoringSchedule(own(Phase(EVERY)), TODAY)
    assert origin_words(ENGLISH, mine) == "Entered here, as your clinic gave it."
    assert origin_words(ENGLISH, replace(mine, said_by="the nurse")) == "Given by: the nurse."


def test_the_window_is_told_in_days() -> None:
    assert window_words(ENGLISH, None) == "A test counts for the planned date nearest to it."
    assert window_words(ENGLISH, 0) == "A test counts only on the planned date itself."
    assert window_words(ENGLISH, 1).endswith("up to 1 day before or after.")
    assert window_words(ENGLISH, 5).endswith("up to 5 days before or after.")


def test_a_date_of_the_clinic_says_who_gave_it_and_what_it_is_in_place_of() -> None:
    planned_on = date(2026, 3, 10)
    assert [
        clinic_date_words(ENGLISH, ClinicDate(TODAY, instead_of, who), TODAY)
        for instead_of in (planned_on, None)
        for who in ("the nurse", "")
    ] == [
        "In place of Tuesday 10 March, given by: the nurse.",
        "Given by your clinic, in place of Tuesday 10 March.",
        "One more test, given by: the nurse.",
        "One more test.",
    ]


def test_the_facts_of_a_schedule_leave_out_what_is_not_known() -> None:
    plain = MonitoringSchedule(own_preset((Phase(EVERY),), ()), TODAY)
    assert [name for name, _ in schedule_facts(ENGLISH, plain, TODAY)] == [
        "Schedule",
        "How often",
        "Where this is from",
    ]
    full = MonitoringSchedule(
        load_presets()["us_label"],
        TODAY,
        (date(2026, 2, 1), date(2026, 3, 4)),
        working_days=True,
        counts_from_done=True,
        window_days=5,
        dates=(ClinicDate(date(2026, 3, 1)), ClinicDate(date(2026, 3, 12), date(2026, 3, 10))),
        counted_from=date(2026, 2, 10),
    )
    facts = dict(schedule_facts(ENGLISH, full, TODAY))
    assert facts["Schedule"] == "US label, counted from 10 February 2026"
    assert facts["More often again"] == "from 4 March 2026"
    assert facts["Dates your clinic gave"] == "Thursday 12 March. Given by your clinic, in place of Tuesday 10 March."
    assert facts["Also chosen"] == (
        "No date falls on a Saturday or Sunday. The next date counts from the day the last test was done. "
        "A test counts for the planned date nearest to it, up to 5 days before or after."
    )
    assert list(facts)[-2:] == ["Good to know", "Where this is from"]
