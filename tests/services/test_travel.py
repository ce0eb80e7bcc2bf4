"""Travel: when it is asked about, what it would do to doses, and recording it."""

from datetime import timedelta

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.past_effect import PastKind
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.travel import (
    SHOWN_DOSES,
    changes_in_order,
    effect_of,
    effect_on,
    journey,
    pending,
    record_journey,
    remove_change,
    same_clock,
    still_stayed,
    undo_journey,
    with_journey,
    without_change,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intakes, read_plan
from tests.services.plans import ALEX, SAM, at, plan, prescription, revision_count, step

LONDON, NEW_YORK, TOKYO = "Europe/London", "America/New_York", "Asia/Tokyo"
NOON = at("2026-03-10 12:00")
TODAY = NOON.date()


# --- What is asked -------------------------------------------------------------------------------------------------


def test_it_asks_where_the_computer_has_another_clock(diary: Diary) -> None:
    question = journey(diary, SAM.device, NEW_YORK, NOON)

    assert question is not None
    assert (question.home, question.here) == (LONDON, NEW_YORK)


@pytest.mark.parametrize("zone", [LONDON, "Europe/Belfast", "GB", "Europe/Jersey"])
def test_it_does_not_ask_where_the_clocks_agree_all_year(diary: Diary, zone: str) -> None:
    assert journey(diary, SAM.device, zone, NOON) is None


def test_clocks_that_agree_only_in_winter_are_two(diary: Diary) -> None:
    """Abidjan has no summer time."""
    assert journey(diary, SAM.device, "Africa/Abidjan", NOON) is not None
    assert not same_clock(LONDON, "Africa/Abidjan", TODAY.toordinal())
    assert same_clock("Etc/UTC", "Africa/Abidjan", TODAY.toordinal())


def test_only_the_person_s_own_device_asks(diary: Diary) -> None:
    """Alex's computer, in a clinic abroad, has recorded a dose, but never who the person is or where."""
    record_intake(diary, ALEX, NOON, "morning/2026-03-10", Answer(Outcome.TAKEN, NOON))

    assert journey(diary, ALEX.device, NEW_YORK, NOON) is None
    record_journey(diary, ALEX, NOON, TOKYO, NOON)
    assert journey(diary, ALEX.device, NEW_YORK, NOON) is not None, "on command, it has"


def test_it_asks_once_for_each_place(diary: Diary) -> None:
    question = journey(diary, SAM.device, NEW_YORK, NOON)
    assert question is not None
    stayed = (question.key,)

    assert pending(journey(diary, SAM.device, NEW_YORK, NOON), stayed) is None
    assert pending(journey(diary, SAM.device, TOKYO, NOON), stayed) is not None


def test_whoever_comes_home_and_leaves_again_is_asked_again(diary: Diary) -> None:
    question = journey(diary, SAM.device, NEW_YORK, NOON)
    assert question is not None
    stayed = (question.key, "another-diary Europe/London America/New_York")

    assert still_stayed(diary, question, stayed) == stayed
    assert still_stayed(diary, None, stayed) == stayed[1:]
    assert still_stayed(diary, journey(diary, SAM.device, TOKYO, NOON), stayed) == stayed[1:]


def test_once_the_journey_is_recorded_there_is_nothing_to_ask_until_one_is_home(diary: Diary) -> None:
    record_journey(diary, SAM, NOON, NEW_YORK, NOON)
    later = NOON + timedelta(days=9)

    assert journey(diary, SAM.device, NEW_YORK, later) is None
    home = journey(diary, SAM.device, LONDON, later)
    assert home is not None
    assert (home.home, home.here) == (NEW_YORK, LONDON)


def test_a_ticket_counts_from_its_instant_on(diary: Diary) -> None:
    record_journey(diary, SAM, NOON, TOKYO, NOON + timedelta(days=1))

    assert journey(diary, SAM.device, TOKYO, NOON) is not None
    assert journey(diary, SAM.device, TOKYO, NOON + timedelta(days=1)) is None


# --- What it would do ----------------------------------------------------------------------------------------------


def moved(of: Plan, zone: str, ago_h: float = 0) -> list[str]:
    """The next doses: key, before and after, in UTC."""
    found = effect_of(of, zone, NOON - timedelta(hours=ago_h), NOON).doses
    return [
        f"{item.dose.key} {item.before and f'{item.before:%d %H:%M}'} {item.after and f'{item.after:%d %H:%M}'}"
        for item in found
    ]


def test_the_next_doses_before_and_after() -> None:
    assert moved(plan(), NEW_YORK) == [
        "evening/2026-03-10 10 18:30 10 22:30",
        "morning/2026-03-11 11 08:00 11 12:00",
        "evening/2026-03-11 11 18:30 11 22:30",
        "morning/2026-03-12 12 08:00 12 12:00",
        "evening/2026-03-12 12 18:30 12 22:30",
        "morning/2026-03-13 13 08:00 13 12:00",
    ]


def test_to_the_east_a_dose_that_was_flown_over_is_due_at_once() -> None:
    assert [item.at_once for item in effect_of(plan(), TOKYO, NOON, NOON).doses][:2] == [True, False]
    assert moved(plan(), TOKYO)[:2] == ["evening/2026-03-10 10 18:30 10 12:00", "morning/2026-03-11 11 08:00 10 23:00"]


def test_a_date_that_is_left_out_has_no_dose() -> None:
    """From Niue to Kiritimati at 23:30: the clock goes from the 9th to the 11th."""
    niue = with_zone(plan(), "Pacific/Niue")
    now = at("2026-03-09 23:30", "Pacific/Niue")

    found = effect_of(niue, "Pacific/Kiritimati", now, now)

    gone = [item.dose.key for item in found.doses if item.after is None]
    assert gone == ["morning/2026-03-10", "evening/2026-03-10"]
    recorded_late = effect_of(niue, "Pacific/Kiritimati", now, now + timedelta(days=2)).past
    assert recorded_late.spans[PastKind.VANISHES].count == 2
    back = effect_on(with_journey(niue, "Pacific/Kiritimati", now), niue, now + timedelta(days=2)).past
    assert back.spans[PastKind.APPEARS].count == 2


def with_zone(of: Plan, zone: str) -> Plan:
    return Plan(of.person, Timeline.fixed(zone), of.prescriptions, of.meals)


def test_nothing_moves_between_places_of_one_clock() -> None:
    found = effect_of(plan(), "Europe/Belfast", NOON, NOON)

    assert all(item.before == item.after for item in found.doses)
    assert len(found.doses) == SHOWN_DOSES
    assert found.past.count == 0


def test_without_a_plan_there_is_nothing_to_move() -> None:
    empty = Plan(plan().person, plan().timeline)

    assert effect_of(empty, NEW_YORK, NOON, NOON).doses == ()


def test_a_dose_once_a_week_is_found() -> None:
    from dataclasses import replace

    from imuran_desktop.domain.plan import Slot
    from imuran_desktop.domain.repeats import Repeat, RepeatKind

    weekly = Repeat(RepeatKind.WEEKDAYS, frozenset({1}))
    of = plan(step(TODAY, replace(Slot("weekly", 50.0, meal="breakfast"), repeat=weekly)))

    days = [item.dose.day.day for item in effect_of(of, NEW_YORK, NOON, NOON).doses]
    assert days == [16, 23, 30, 6, 13, 20]


def test_what_was_due_since_an_earlier_arrival_would_move() -> None:
    found = effect_of(plan(), NEW_YORK, NOON - timedelta(days=1), NOON).past

    # The evening of the 9th was later; the morning of the 10th is only now.
    assert {kind: span.count for kind, span in found.spans.items()} == {PastKind.TIME: 2}
    assert effect_of(plan(), NEW_YORK, NOON, NOON).past.count == 0


def test_a_change_taken_back_shows_what_that_does() -> None:
    travelled = with_journey(plan(), NEW_YORK, NOON - timedelta(hours=1))

    found = effect_on(travelled, plan(), NOON)

    assert [item.after for item in found.doses] == [
        item.before for item in effect_of(plan(), NEW_YORK, NOON, NOON).doses
    ]


# --- Recording it --------------------------------------------------------------------------------------------------


def test_a_journey_is_recorded(diary: Diary) -> None:
    edited = record_journey(diary, SAM, NOON, NEW_YORK, NOON)

    assert edited.topics == {Topic.PLAN}
    assert changes_in_order(read_plan(diary)) == [ZoneChange(None, LONDON), ZoneChange(NOON, NEW_YORK)]


def test_one_recorded_late_moves_only_what_was_due_since_and_keeps_what_was_recorded(diary: Diary) -> None:
    record_intake(diary, SAM, NOON, "morning/2026-03-10", Answer(Outcome.TAKEN, at("2026-03-10 08:05")))

    edited = record_journey(diary, SAM, NOON, NEW_YORK, NOON - timedelta(days=1))

    assert edited.past == ("evening/2026-03-09", "morning/2026-03-10")
    assert list(intakes(diary, TODAY, TODAY)) == ["morning/2026-03-10"]


def test_the_same_journey_again_writes_nothing(diary: Diary) -> None:
    record_journey(diary, SAM, NOON, NEW_YORK, NOON)
    before = revision_count(diary)

    assert record_journey(diary, SAM, NOON, NEW_YORK, NOON + timedelta(hours=1)).topics == frozenset()
    assert revision_count(diary) == before


def test_another_place_at_the_same_instant_takes_its_place(diary: Diary) -> None:
    record_journey(diary, SAM, NOON, NEW_YORK, NOON)
    record_journey(diary, SAM, NOON, TOKYO, NOON)

    assert changes_in_order(read_plan(diary))[1:] == [ZoneChange(NOON, TOKYO)]


def test_a_place_that_is_none_is_refused(diary: Diary) -> None:
    before = revision_count(diary)

    with pytest.raises(Refused):
        record_journey(diary, SAM, NOON, "Mars/Olympus", NOON)
    assert revision_count(diary) == before


def test_it_can_be_undone_until_something_else_is_recorded(diary: Diary) -> None:
    edited = record_journey(diary, SAM, NOON, NEW_YORK, NOON - timedelta(days=1))
    undo_journey(diary, SAM, NOON, edited)

    assert read_plan(diary).timeline == plan().timeline
    with pytest.raises(Refused):
        undo_journey(diary, SAM, NOON, edited)


def test_a_wrong_change_is_taken_back_and_the_first_never(diary: Diary) -> None:
    record_journey(diary, SAM, NOON, NEW_YORK, NOON)
    first, wrong = changes_in_order(read_plan(diary))

    remove_change(diary, SAM, NOON, wrong)

    assert changes_in_order(read_plan(diary)) == [first]
    assert without_change(plan(), first) == plan()


def test_a_journey_between_two_others_lasts_until_the_next(diary: Diary) -> None:
    record_journey(diary, SAM, NOON, TOKYO, NOON + timedelta(days=5))
    record_journey(diary, SAM, NOON, NEW_YORK, NOON)
    timeline = read_plan(diary).timeline

    zones = [str(timeline.zone_at(NOON + timedelta(days=days))) for days in (-1, 0, 4, 5)]
    assert zones == [LONDON, NEW_YORK, NEW_YORK, TOKYO]
    assert prescription() == read_plan(diary).prescriptions[0]
