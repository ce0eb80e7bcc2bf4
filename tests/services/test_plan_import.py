"""Putting a plan file and a diary together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.monitoring import MonitoringPreset
from imuran_desktop.domain.plan import Change, Directions, Plan
from imuran_desktop.domain.plan_checks import check_plan
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.exchange.plan_file import parse_plan
from imuran_desktop.exchange.plan_render import render_plan
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.details_edits import Details, change_details
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import PastChanged, Saved, create_with_plan
from imuran_desktop.services.plan_edits import change_dose, save_edit
from imuran_desktop.services.plan_import import brought_up, import_into, import_new, new_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.services.travel import record_journey
from imuran_desktop.services.unplanned import record_as_needed
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.domain.plan_strategies import plans
from tests.exchange.plan_texts import (
    AZA,
    BLOOD_TESTS,
    CLINIC,
    ISSUE,
    PERSON,
    PRESCRIBED,
    has_its_line,
    plan_texts,
    with_a_mistake,
)
from tests.services.plans import ALEX, SAM, at, revision_count
from tests.store.making import just_before

PRESETS: Mapping[str, MonitoringPreset] = load_presets()
BEGUN = at("2026-03-01 07:00")
NOW = at("2026-03-10 12:00")


def make(folder: Path, text: str, now: datetime = BEGUN, home_zone: str = "Europe/London") -> Diary:
    return import_new(folder / "sam.imuran", SAM, now, parse_plan(text), PRESETS, home_zone)


def bring(diary: Diary, text: str, now: datetime = NOW, *, correct_past: bool = False) -> Saved:
    return import_into(diary, SAM, now, parse_plan(text), PRESETS, correct_past=correct_past)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with make(tmp_path, ISSUE) as made:
        yield made


def doses(diary: Diary, day: str) -> dict[str, tuple[str, float]]:
    found = expected_doses(read_plan(diary), date.fromisoformat(day), date.fromisoformat(day))
    return {dose.slot: (f"{dose.at:%H:%M}", dose.amount_mg) for dose in found}


def same_again(diary: Diary, text: str, now: datetime) -> None:
    """Twice is the same as once: at once, later that day, the next day and much later."""
    count, before = revision_count(diary), read_plan(diary)
    for later in (timedelta(), timedelta(hours=3), timedelta(days=1), timedelta(days=100)):
        assert bring(diary, text, now + later).entries == 0
    assert (revision_count(diary), read_plan(diary)) == (count, before)


def test_the_issue_s_own_example(diary: Diary) -> None:
    plan = read_plan(diary)
    assert plan.person.name == "Sam Example"
    assert doses(diary, "2026-03-28") == {"morning": ("08:00", 50.0)}
    assert doses(diary, "2026-03-29") == {}
    assert plan.schedules[0].preset == PRESETS["us_label"]
    same_again(diary, ISSUE, NOW)


WITHOUT_IDS = ISSUE.replace('id = "aza"', "").replace('slot = "morning"', "")


def test_a_file_without_ids_twice_is_the_same_as_once(tmp_path: Path) -> None:
    with make(tmp_path, WITHOUT_IDS) as diary:
        assert doses(diary, "2026-03-02") == {"azathioprine-breakfast": ("08:00", 50.0)}
        same_again(diary, WITHOUT_IDS, NOW)
        same_again(diary, render_plan(read_plan(diary), NOW), NOW)


def test_what_a_file_leaves_out_is_the_computer_s_and_today(tmp_path: Path) -> None:
    text = ISSUE.replace("zone = ", "# ").replace("recording_from = ", "# ")
    now = at("2026-03-10 12:00", "Asia/Kolkata")
    with make(tmp_path, text, now, "Asia/Kolkata") as diary:
        plan = read_plan(diary)
        assert str(plan.timeline.zone_at(now)) == "Asia/Kolkata"
        assert plan.person.recording_from == date(2026, 3, 10)
        # This morning's dose came before the diary did.
        assert doses(diary, "2026-03-10") == {}
        assert doses(diary, "2026-03-11") == {"morning": ("08:00", 50.0)}
        same_again(diary, text, now)


STEP_TODAY = f"""{PRESCRIBED}
  [[prescriptions.steps]]
  from = 2026-03-10
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 75
    [[prescriptions.steps.slots]]
    slot = "evening"
    meal = "dinner"
    amount_mg = 25
"""
WITHOUT_OVERLAP = STEP_TODAY.replace("until = 2026-03-28", "until = 2026-03-09")
OTHER = PRESCRIBED.replace('"aza"', '"other"').replace('"morning"', '"other"')


def test_a_step_that_begins_today_leaves_this_morning_alone(diary: Diary) -> None:
    # As the file says it, this morning would have been another dose.
    with pytest.raises(PastChanged):
        bring(diary, WITHOUT_OVERLAP)


def test_a_change_made_today_takes_effect_from_now_on(diary: Diary) -> None:
    saved = bring(diary, STEP_TODAY)
    assert (saved.entries, saved.past) == (1, ())
    assert doses(diary, "2026-03-10") == {"morning": ("08:00", 50.0), "evening": ("18:30", 25.0)}
    assert doses(diary, "2026-03-11") == {"morning": ("08:00", 75.0), "evening": ("18:30", 25.0)}
    same_again(diary, STEP_TODAY, NOW)


def test_a_second_change_on_one_day_leaves_the_first_one_s_doses_alone(diary: Diary) -> None:
    lunch = STEP_TODAY.replace('meal = "dinner"', 'time = "13:00"')
    bring(diary, lunch)
    later = at("2026-03-10 15:00")
    again = STEP_TODAY.replace('meal = "dinner"\n    amount_mg = 25', 'time = "21:00"\n    amount_mg = 50')
    saved = bring(diary, again, later)
    assert saved.past == ()
    assert doses(diary, "2026-03-10") == {"morning": ("08:00", 50.0), "evening": ("13:00", 25.0)}
    assert doses(diary, "2026-03-11") == {"morning": ("08:00", 75.0), "evening": ("21:00", 50.0)}
    same_again(diary, again, later)
    # Back to what it was at noon: one more change, and the same for ever after.
    at_night = at("2026-03-10 22:00")
    bring(diary, lunch, at_night)
    assert doses(diary, "2026-03-11") == {"morning": ("08:00", 75.0), "evening": ("13:00", 25.0)}
    same_again(diary, lunch, at_night)


def test_meals_changed_twice_today(diary: Diary) -> None:
    def meals(breakfast: str) -> str:
        return f'[[meals]]\nfrom = 2026-03-10\nbreakfast = "{breakfast}"\ndinner = "18:30"\n'

    for number, breakfast in enumerate(("09:00", "07:30", "09:00")):
        now = NOW + timedelta(hours=number)
        assert bring(diary, meals(breakfast), now).entries == 1
        assert doses(diary, "2026-03-10") == {"morning": ("08:00", 50.0)}
        assert doses(diary, "2026-03-11") == {"morning": (breakfast, 50.0)}
        same_again(diary, meals(breakfast), now)


def test_an_answered_dose_stays_when_its_time_moves(diary: Diary) -> None:
    early = at("2026-03-10 07:30")
    record_intake(diary, SAM, early, "morning/2026-03-10", Answer(Outcome.TAKEN, early))
    text = STEP_TODAY.replace('meal = "breakfast"\n    amount_mg = 75', 'time = "10:00"\n    amount_mg = 75')
    bring(diary, text, early)
    assert doses(diary, "2026-03-10")["morning"] == ("08:00", 50.0)
    assert doses(diary, "2026-03-11")["morning"] == ("10:00", 75.0)
    same_again(diary, text, early)


def test_a_plan_of_tomorrow_replaces_what_was_planned_for_it(diary: Diary) -> None:
    planned = STEP_TODAY.replace("2026-03-10", "2026-03-11").replace("until = 2026-03-28", "until = 2026-03-10")
    bring(diary, planned)
    bring(diary, planned.replace("amount_mg = 75", "amount_mg = 100"))
    assert doses(diary, "2026-03-11")["morning"] == ("08:00", 100.0)
    assert len(read_plan(diary).prescriptions[0].steps) == 2


def test_what_a_file_does_not_name_stays(diary: Diary) -> None:
    later = '[[meals]]\nfrom = 2026-04-01\nbreakfast = "09:00"\ndinner = "18:30"\n'
    bring(diary, OTHER)
    bring(diary, later)
    plan = read_plan(diary)
    assert [item.id for item in plan.prescriptions] == ["aza", "other"]
    assert len(plan.meals) == 2
    assert plan.schedules
    # A medicine added at noon was not due this morning.
    assert "other" not in doses(diary, "2026-03-10")
    assert "other" in doses(diary, "2026-03-11")


def test_the_past_does_not_move_by_a_file_unless_it_is_to(diary: Diary) -> None:
    wrong = ISSUE.replace("amount_mg = 50", "amount_mg = 25")
    count = revision_count(diary)
    with pytest.raises(PastChanged) as caught:
        bring(diary, wrong)
    assert len(caught.value.keys) == 10
    assert revision_count(diary) == count
    assert len(bring(diary, wrong, correct_past=True).past) == 10
    same_again(diary, wrong, NOW)


def test_an_earlier_start_of_recording_makes_doses_missed_so_it_is_asked_for(diary: Diary) -> None:
    earlier = ISSUE.replace("recording_from = 2026-03-01", "recording_from = 2026-02-20").replace(
        "from = 2026-03-01\n  until", "from = 2026-02-01\n  until"
    )
    with pytest.raises(PastChanged):
        bring(diary, earlier)
    bring(diary, earlier, correct_past=True)
    assert "morning" in doses(diary, "2026-02-20")
    assert doses(diary, "2026-02-19") == {}


def test_another_zone_holds_from_now_on(diary: Diary) -> None:
    text = ISSUE.replace("Europe/London", "Asia/Kolkata")
    bring(diary, text)
    timeline = read_plan(diary).timeline
    assert str(timeline.zone_at(NOW - timedelta(seconds=1))) == "Europe/London"
    assert str(timeline.zone_at(NOW)) == "Asia/Kolkata"
    same_again(diary, text, NOW)


def test_the_file_a_diary_was_made_from_leaves_a_person_where_they_travelled(diary: Diary) -> None:
    record_journey(diary, SAM, NOW - timedelta(days=2), "Asia/Kolkata", NOW - timedelta(days=2))
    assert bring(diary, ISSUE).entries == 0
    same_again(diary, ISSUE, NOW)
    bring(diary, ISSUE.replace("Europe/London", "Asia/Tokyo"))
    assert str(read_plan(diary).timeline.zone_at(NOW)) == "Asia/Tokyo"


def test_a_schedule_once_begun_keeps_its_edition(diary: Diary) -> None:
    newer = {"us_label": replace(PRESETS["us_label"], tests=("something new",))}
    assert import_into(diary, SAM, NOW, parse_plan(ISSUE), newer).entries == 0
    assert read_plan(diary).schedules[0].preset == PRESETS["us_label"]
    # Also when the app no longer knows the schedule.
    assert import_into(diary, SAM, NOW, parse_plan(ISSUE), {}).entries == 0


def test_restarts_of_a_schedule_can_be_added(diary: Diary) -> None:
    bring(diary, '[monitoring]\npreset = "us_label"\nstart = 2026-03-01\nrestarts = [2026-03-20]\n')
    assert read_plan(diary).schedules[0].restarts == (date(2026, 3, 20),)


def refused(folder: Path, text: str) -> tuple[FileFault, str, int | None]:
    """What is wrong, where and on which line; nothing was made."""
    with pytest.raises(FileProblem) as caught:
        make(folder, text)
    assert list(folder.iterdir()) == []
    return caught.value.fault, caught.value.where, caught.value.line


def test_a_file_without_a_person_makes_no_diary(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        make(tmp_path, PRESCRIBED + BLOOD_TESTS)
    assert caught.value.reason is Reason.NO_NAME
    assert list(tmp_path.iterdir()) == []


def test_nor_does_one_without_a_zone_on_a_computer_without_one(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        make(tmp_path, ISSUE.replace("zone = ", "# "), home_zone="Mars/Olympus")
    assert caught.value.reason is Reason.UNKNOWN_ZONE
    assert list(tmp_path.iterdir()) == []


def test_a_schedule_nobody_knows_is_refused_where_it_stands(tmp_path: Path) -> None:
    line = ISSUE.splitlines().index("[monitoring]") + 2
    text = ISSUE.replace('preset = "us_label"', 'preset = "weekly"')
    assert refused(tmp_path, text) == (FileFault.UNKNOWN_WORD, "monitoring.preset", line)


def test_a_plan_with_mistakes_is_refused_where_they_stand(tmp_path: Path) -> None:
    line = ISSUE.splitlines().index("    amount_mg = 50") + 1
    text = ISSUE.replace("amount_mg = 50", "amount_mg = 60")
    assert refused(tmp_path, text) == (FileFault.BAD_PLAN, "prescriptions[1].steps[1].slots[1].amount_mg", line)


@settings(max_examples=60, deadline=None)
@given(text=with_a_mistake(CLINIC))
def test_a_file_with_any_mistake_is_refused_with_its_line_or_makes_a_whole_diary(text: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        problem = None
        try:
            with make(folder, text, NOW) as diary:
                same_again(diary, text, NOW)
        except (FileProblem, Refused) as found:
            problem = found
        if problem is not None:
            assert list(folder.iterdir()) == []
        assert not isinstance(problem, FileProblem) or has_its_line(problem, text)
        assert not isinstance(problem, Refused) or problem.reason is Reason.NO_NAME


def test_a_bad_file_leaves_a_diary_as_it_is(diary: Diary) -> None:
    count, before = revision_count(diary), read_plan(diary)
    for text in (
        ISSUE.replace("Sam Example", "Sam Other").replace("amount_mg = 50", "amount_mg = 60"),
        ISSUE.replace("Sam Example", "Sam Other").replace('preset = "us_label"', 'preset = "weekly"'),
    ):
        with pytest.raises(FileProblem):
            bring(diary, text)
    assert (revision_count(diary), read_plan(diary)) == (count, before)


def test_a_new_diary_begins_as_the_file_has_it_also_when_that_is_today(tmp_path: Path) -> None:
    text = WITHOUT_OVERLAP + PERSON
    text += '[[meals]]\nfrom = 2026-03-10\nbreakfast = "09:00"\ndinner = "18:30"\n'
    with make(tmp_path, text, NOW) as diary:
        assert doses(diary, "2026-03-10") == {"morning": ("09:00", 75.0), "evening": ("18:30", 25.0)}
        assert doses(diary, "2026-03-09") == {"morning": ("08:00", 50.0)}
        same_again(diary, text, NOW)


def nothing_answered(_: Plan) -> list[str]:
    return []


@settings(max_examples=100, deadline=None)
@given(plan=plans(list(PRESETS.values())), later=st.integers(-20 * 24, 400 * 24))
def test_whatever_a_plan_holds_goes_out_and_in_again_without_loss(plan: Plan, later: int) -> None:
    assert check_plan(plan) == []
    now = NOW + timedelta(hours=later)
    file = parse_plan(render_plan(plan, now))
    assert new_plan(file, PRESETS, now, "UTC") == plan
    for again in (now, now + timedelta(days=3)):
        assert brought_up(plan, file, PRESETS, again, nothing_answered) == plan


@settings(max_examples=60, deadline=None)
@given(
    plan=plans(list(PRESETS.values())),
    other=plans(list(PRESETS.values())),
    later=st.integers(0, 60 * 24),
    gap=st.sampled_from([0, 1, 3]),
    by_hand=st.booleans(),
)
def test_whatever_a_file_changes_twice_is_the_same_as_once(
    plan: Plan, other: Plan, later: int, gap: int, by_hand: bool
) -> None:
    ids = zip(plan.prescriptions, other.prescriptions, strict=False)
    other = replace(other, prescriptions=tuple(replace(item, id=known.id) for known, item in ids))
    now = NOW + timedelta(hours=later)
    text = render_plan(other, now)
    if by_hand:  # nobody writes when a change was made
        text = "\n".join(line for line in text.split("\n") if "changed_at" not in line and "answered" not in line)
    try:
        file = parse_plan(text)
    except FileProblem:
        assume(False)
    once = brought_up(plan, file, PRESETS, now, nothing_answered)
    assert brought_up(once, file, PRESETS, now + timedelta(hours=gap), lambda _: ["a"]) == once


@settings(max_examples=15, deadline=None)
@given(plan=plans(list(PRESETS.values())))
def test_a_diary_s_own_plan_brought_in_again_writes_nothing(plan: Plan) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with create_with_plan(folder / "sam.imuran", SAM, NOW, plan) as diary:
            kept = read_plan(diary)
            out = render_plan(kept, NOW)
            assert bring(diary, out).entries == 0
        with import_new(folder / "copy.imuran", SAM, NOW, parse_plan(out), PRESETS, "UTC") as copy:
            assert read_plan(copy) == kept
            assert render_plan(read_plan(copy), NOW) == out


@settings(max_examples=20, deadline=None)
@given(text=plan_texts())
def test_a_plan_goes_out_and_in_again_without_loss(text: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with make(folder, text, NOW) as diary:
            plan = read_plan(diary)
            out = render_plan(plan, NOW)
            assert bring(diary, text).entries == 0
            assert bring(diary, out).entries == 0
        with import_new(folder / "copy.imuran", SAM, NOW, parse_plan(out), PRESETS, "UTC") as copy:
            assert read_plan(copy) == plan
            assert render_plan(read_plan(copy), NOW) == out


def test_other_strengths_leave_the_tablets_of_earlier_steps_alone(diary: Diary) -> None:
    before = read_plan(diary).prescriptions[0].in_order()[0].slots[0].tablets

    bring(diary, ISSUE.replace("tablets_mg = [25, 50]", "tablets_mg = [25]"))

    item = read_plan(diary).prescriptions[0]
    assert item.tablets_mg == (25,)
    assert item.in_order()[0].slots[0].tablets == before


def test_two_people_who_import_at_once_both_keep_what_they_brought(diary: Diary) -> None:
    with Diary.open(diary.path, NOW) as elsewhere:
        just_before(diary, "BEGIN", lambda: import_into(elsewhere, ALEX, NOW, parse_plan(OTHER), PRESETS))
        bring(diary, STEP_TODAY)
    plan = read_plan(diary)
    assert [item.id for item in plan.prescriptions] == ["aza", "other"]
    assert len(plan.prescriptions[0].steps) == 2


def test_which_medicine_past_doses_were_does_not_move_unless_it_is_to(diary: Diary) -> None:
    other = ISSUE.replace('medicine = "azathioprine"', 'medicine = "mercaptopurine"')
    with pytest.raises(PastChanged) as caught:
        bring(diary, other)
    assert len(caught.value.keys) == 10
    bring(diary, other, correct_past=True)
    same_again(diary, other, NOW)


@pytest.mark.parametrize(
    "said",
    ["on_time_minutes = 240\nfood = 'with_or_after'", "food = 'either'", "food_words = 'with toast'", "milk = 'none'"],
)
def test_other_directions_hold_from_now_on(diary: Diary, said: str) -> None:
    text = ISSUE.replace('food = "with_or_after"', said)
    assert (saved := bring(diary, text)).past == ()
    assert saved.entries == 1
    before, after = read_plan(diary).prescriptions[0].directions
    assert before == Directions(Change(date(2026, 3, 1)))
    assert after.begins == Change(date(2026, 3, 10), NOW)
    same_again(diary, text, NOW)


def monitoring(start: str, preset: str = "us_label", restarts: str = "[]") -> str:
    return f'[monitoring]\npreset = "{preset}"\nstart = {start}\nrestarts = {restarts}\n'


@pytest.mark.parametrize(
    "text",
    [
        monitoring("2026-02-20"),
        monitoring("2026-03-01", "uk_gastroenterology"),
        monitoring("2026-03-01", restarts="[2026-03-05]"),
    ],
)
def test_blood_tests_of_the_past_do_not_move_unless_they_are_to(diary: Diary, text: str) -> None:
    count, later = revision_count(diary), at("2026-03-20 12:00")
    with pytest.raises(Refused) as caught:
        bring(diary, text, later)
    assert caught.value.reason is Reason.PAST_TESTS
    assert revision_count(diary) == count
    assert bring(diary, text, later, correct_past=True).entries == 1
    same_again(diary, text, later)


@pytest.mark.parametrize("text", [monitoring("2026-03-20", "uk_gastroenterology"), monitoring("2026-04-20")])
def test_blood_tests_from_today_on_can_change(diary: Diary, text: str) -> None:
    assert bring(diary, text, at("2026-03-20 12:00")).entries == 1
    assert len(read_plan(diary).schedules) == 2


def test_a_first_schedule_may_count_from_the_past(tmp_path: Path) -> None:
    with make(tmp_path, PERSON + PRESCRIBED) as diary:
        assert bring(diary, monitoring("2026-02-01")).entries == 1


def test_a_schedule_that_starts_later_stays(diary: Diary) -> None:
    bring(diary, monitoring("2026-06-01", "uk_gastroenterology"))
    bring(diary, monitoring("2026-04-01"))
    starts = [schedule.start.month for schedule in read_plan(diary).schedules]
    assert starts == [3, 4, 6]


def test_a_diary_of_sample_data_stays_one_when_it_is_copied_by_its_plan(tmp_path: Path, diary: Diary) -> None:
    with make(tmp_path / "demo", ISSUE.replace("[person]", "[person]\nsample = true")) as demo:
        assert read_plan(demo).person.sample
        out = render_plan(read_plan(demo), NOW)
        assert bring(demo, out).entries == 0
    with import_new(tmp_path / "copy.imuran", SAM, NOW, parse_plan(out), PRESETS, "UTC") as copy:
        assert read_plan(copy).person.sample
    bring(diary, out)
    assert not read_plan(diary).person.sample, "a person's own diary does not become sample data"


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Diary]:
    """A diary made from what a clinic wrote, before its first dose."""
    with make(tmp_path, CLINIC, at("2026-03-02 07:00")) as made:
        yield made


def test_the_longer_plan_file_of_the_readme_says_what_it_is_said_to(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    text = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)[1]
    with make(tmp_path, text) as diary:
        assert amounts(diary, "morning", "2026-03-28", "2026-03-29") == [("09:30", 50.0), ("09:30", 50.0)]
        assert amounts(diary, "every-other-morning", "2026-03-30") == [("08:00", 75.0)]
        assert days_with(diary, "morning", "2026-03-28", "2026-04-18") == [28, 29, 31, 2, 4, 6, 8, 14, 16, 18]
        assert days_with(diary, "morning", "2026-12-29", "2027-01-31") == [30]
        same_again(diary, text, NOW)


CLINIC_MEALS = '[[meals]]\nfrom = 2026-03-10\nbreakfast = "09:00"\nlunch = "13:00"\ndinner = "19:00"\n'


EVERY_OTHER = """
[[prescriptions]]
id = "pred"
medicine = "prednisolone"
  [[prescriptions.steps]]
  from = 2026-03-02
    [[prescriptions.steps.slots]]
    meal = "breakfast"
    amount_mg = 10
    repeat = "every_days"
    every = 2
  [[prescriptions.steps]]
  from = 2026-03-09
    [[prescriptions.steps.slots]]
    meal = "breakfast"
    amount_mg = 5
    repeat = "every_days"
    every = 2
"""


def test_another_dose_every_other_day_keeps_the_rhythm_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    for number, (text, days) in enumerate(
        [
            (EVERY_OTHER, [6, 8, 10, 12]),
            (f"{EVERY_OTHER}since = 2026-03-09", [6, 8, 9, 11, 13]),
            (f"{EVERY_OTHER.replace('every = 2', 'every = 3', 1)}", [5, 8, 9, 11, 13]),
        ]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        with make(folder, PERSON + text) as diary:
            assert days_with(diary, "pred-breakfast", "2026-03-05", "2026-03-13") == days
            same_again(diary, PERSON + text, NOW)
            same_again(diary, render_plan(read_plan(diary), NOW), NOW)


def days_with(diary: Diary, slot: str, first: str, last: str) -> list[int]:
    found = expected_doses(read_plan(diary), date.fromisoformat(first), date.fromisoformat(last))
    return [dose.day.day for dose in found if dose.slot == slot]


def amounts(diary: Diary, slot: str, *days: str) -> list[tuple[str, float]]:
    return [doses(diary, day)[slot] for day in days]


def test_what_a_clinic_writes_is_due_as_it_says(clinic: Diary) -> None:
    # In several steps, and at weekends later; in India the clock is another, the wall-clock time the same.
    assert amounts(clinic, "morning", "2026-03-27", "2026-03-29", "2026-03-30", "2026-05-04") == [
        ("08:00", 50.0),
        ("09:30", 50.0),
        ("08:00", 75.0),
        ("08:00", 50.0),
    ]
    assert "evening" in doses(clinic, "2026-05-04")
    # Held, and until further notice.
    assert days_with(clinic, "morning", "2026-04-08", "2026-04-14") == [8, 9, 13, 14]
    assert days_with(clinic, "evening", "2026-05-30", "2026-07-30") == [30, 31]
    # 50 and 75 mg on alternate days, until the end of April.
    assert days_with(clinic, "allopurinol-dinner", "2026-03-01", "2026-03-07") == [2, 4, 6]
    assert days_with(clinic, "allopurinol-dinner-2", "2026-03-01", "2026-03-07") == [3, 5, 7]
    assert days_with(clinic, "allopurinol-dinner", "2026-04-28", "2026-05-08") == [29]
    # Once a month, on Mondays and Thursdays, three weeks in four, as needed.
    assert days_with(clinic, "vitamin-d-1200", "2026-03-02", "2026-05-31") == [31, 30, 31]
    assert days_with(clinic, "vitamin-d-1300", "2026-03-02", "2026-03-12") == [2, 5, 9, 12]
    assert days_with(clinic, "vitamin-d-1400", "2026-03-20", "2026-03-31") == [20, 21, 22, 30, 31]
    assert days_with(clinic, "pain", "2026-03-02", "2026-12-31") == []
    assert [schedule.preset.id for schedule in read_plan(clinic).schedules] == [
        "us_label",
        "uk_gastroenterology",
        "custom",
    ]


@pytest.mark.parametrize("day", ["2026-03-02 12:00", "2026-04-11 12:00", "2026-05-02 12:00", "2027-01-01 12:00"])
def test_what_a_clinic_writes_twice_is_the_same_as_once(clinic: Diary, day: str) -> None:
    same_again(clinic, CLINIC, at(day))
    same_again(clinic, render_plan(read_plan(clinic), at(day)), at(day))


def test_tablets_changed_on_the_day_of_a_dose_stay_when_a_diary_s_own_plan_is_brought_in(diary: Diary) -> None:
    (item,) = read_plan(diary).prescriptions
    wanted = [WantedSlot(75, "breakfast", origin="morning")]
    save_edit(diary, SAM, NOW, lambda plan, moment: change_dose(plan, moment, item, moment.today, wanted))
    save_edit(
        diary,
        SAM,
        NOW + timedelta(minutes=5),
        lambda plan, moment: change_details(
            plan, moment, item, replace(Details.of(item, moment.today), tablets_mg=(25,))
        ),
    )
    plan = read_plan(diary)
    assert plan.prescriptions[0].in_order()[-1].slots[0].tablets == (TabletCount(25, 3),)
    same_again(diary, render_plan(plan, NOW), NOW)
    assert read_plan(diary) == plan


def test_a_dose_taken_as_needed_is_no_answer_to_a_slot(clinic: Diary) -> None:
    now = at("2026-03-10 12:00")
    record_as_needed(clinic, SAM, now, "paracetamol", "pain", Answer(Outcome.TAKEN, now))
    bring(clinic, CLINIC_MEALS, now)
    (made,) = [meals for meals in read_plan(clinic).meals if meals.begins.first == now.date()]
    assert made.begins == Change(now.date(), now)


def test_a_hold_can_be_added_by_a_few_lines(diary: Diary) -> None:
    text = f'{AZA}[[prescriptions.holds]]\nfrom = 2026-03-10\nuntil = 2026-03-12\nsaid_by = "Dr Example"\n'
    assert bring(diary, text).entries == 1
    # This morning's dose had come before: it stays due.
    assert days_with(diary, "morning", "2026-03-08", "2026-03-14") == [8, 9, 10, 13, 14]
    same_again(diary, text, NOW)
    (item,) = read_plan(diary).prescriptions
    assert (item.tablets_mg, len(item.steps)) == ((25.0, 50.0), 1), "what the file does not name stays"


def test_an_end_today_leaves_this_morning_alone(diary: Diary) -> None:
    text = f"{AZA}until = 2026-03-09\n"
    assert bring(diary, text).past == ()
    assert days_with(diary, "morning", "2026-03-08", "2026-03-14") == [8, 9, 10]
    same_again(diary, text, NOW)


def test_an_end_in_the_past_is_refused_unless_it_is_a_correction(diary: Diary) -> None:
    text = f"{AZA}until = 2026-03-07\n"
    with pytest.raises(PastChanged) as caught:
        bring(diary, text)
    assert caught.value.keys == ["morning/2026-03-08", "morning/2026-03-09", "morning/2026-03-10"]
    bring(diary, text, correct_past=True)
    assert days_with(diary, "morning", "2026-03-06", "2026-03-14") == [6, 7]
    same_again(diary, text, NOW)


JOURNEY = """
[person]
name = "Sam Example"
[[person.zones]]
zone = "Europe/London"
[[person.zones]]
from = 2026-03-{day}T22:00:00Z
zone = "Asia/Kolkata"
"""


def test_all_zones_can_be_brought_in(diary: Diary) -> None:
    text = JOURNEY.replace("{day}", "12")
    assert bring(diary, text).entries == 1
    assert str(read_plan(diary).timeline.zone_at(at("2026-03-13 12:00"))) == "Asia/Kolkata"
    same_again(diary, text, NOW)


def test_a_journey_in_the_past_is_refused_unless_it_is_a_correction(diary: Diary) -> None:
    text, before = JOURNEY.replace("{day}", "05"), read_plan(diary).timeline
    with pytest.raises(PastChanged):
        bring(diary, text)
    assert read_plan(diary).timeline == before
    bring(diary, text, correct_past=True)
    same_again(diary, text, NOW)
    # And taken back.
    bring(
        diary,
        ISSUE.replace('zone = "Europe/London"', "[[person.zones]]\nzone = 'Europe/London'").replace(
            "recording_from = 2026-03-01      # absent: today\n", ""
        ),
        correct_past=True,
    )
    assert read_plan(diary).timeline == before


def test_restarts_a_file_does_not_name_stay(diary: Diary) -> None:
    bring(diary, monitoring("2026-03-01", restarts="[2026-03-20]"))
    assert bring(diary, ISSUE).entries == 0
    bring(diary, monitoring("2026-03-01", restarts="[]"))
    assert read_plan(diary).schedules[0].restarts == ()


def test_a_mistake_is_placed_in_the_file_also_when_the_diary_holds_more(diary: Diary) -> None:
    text = OTHER.replace("amount_mg = 50", "amount_mg = 60")
    with pytest.raises(FileProblem) as caught:
        bring(diary, text)
    assert caught.value.where == "prescriptions[1].steps[1].slots[1].amount_mg"
    assert caught.value.line == 1 + text.splitlines().index("    amount_mg = 60")


def test_a_file_brought_in_again_after_a_journey_does_not_take_the_person_back(diary: Diary) -> None:
    """The first time it sets the zone; the second time, an hour later, a journey has begun."""
    text = PERSON.replace('zone = "Europe/London"', 'zone = "Europe/Paris"')
    assert text != PERSON
    bring(diary, text)
    leaves = NOW + timedelta(minutes=30)
    record_journey(diary, SAM, leaves, "Asia/Kolkata", leaves)
    assert bring(diary, text, NOW + timedelta(hours=1)).entries == 0


SKIPPING = """
  [[monitoring.dates]]
  on = 2026-03-23
  instead_of = 2026-03-15
"""


def test_a_date_of_the_clinic_that_passes_another_test_is_refused(diary: Diary) -> None:
    text = render_plan(read_plan(diary), NOW)
    with pytest.raises(Refused) as caught:
        bring(diary, text + SKIPPING)
    assert caught.value.reason is Reason.SKIPS_TEST
    assert bring(diary, text + SKIPPING.replace("03-23", "03-21")).entries
