"""Medicines taken as needed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.as_needed import AsNeeded, as_needed_today, needed_doubt
from imuran_desktop.services.unplanned import record_as_needed
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from tests.services.plans import SAM, START, at, plan, sam_s_diary

RULES = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=3)
NOON = at("2026-03-02 12:00")
HOLD = Hold(Change(date(2026, 3, 2)), said_by="Dr Example")

Made = Callable[..., Diary]


def paracetamol(repeat: Repeat = RULES, **facts: object) -> Prescription:
    step = DoseStep(Change(START), (Slot("needed", 500.0, repeat=repeat),))
    item = Prescription("para", "paracetamol", (step,), Change(START))
    return replace(item, **facts)  # type: ignore[arg-type]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Made]:
    made: list[Diary] = []

    def make_it(*items: Prescription) -> Diary:
        whole = plan()
        made.append(sam_s_diary(tmp_path, replace(whole, prescriptions=(*whole.prescriptions, *items))))
        return made[-1]

    yield make_it
    for diary in made:
        diary.close()


def take(diary: Diary, moment: str, now: datetime = NOON, *, known: bool = True) -> None:
    when = at(moment)
    record_as_needed(diary, SAM, max(now, when), "para", "needed", Answer(Outcome.TAKEN, when if known else None))


def shown(diary: Diary, now: datetime = NOON) -> AsNeeded:
    (item,) = as_needed_today(diary, read_plan(diary), now)
    return item


def test_without_one_there_is_nothing(make: Made) -> None:
    diary = make()
    assert as_needed_today(diary, read_plan(diary), NOON) == ()


def test_it_tells_how_many_were_taken_today_and_when_the_last_was(make: Made) -> None:
    diary = make(paracetamol())
    assert (shown(diary).taken_today, shown(diary).last) == (0, None)
    for moment in ("2026-03-01 23:59", "2026-03-02 00:00", "2026-03-02 07:10"):
        take(diary, moment)
    assert (shown(diary).taken_today, shown(diary).last) == (2, at("2026-03-02 07:10"))
    assert shown(diary, at("2026-03-03 00:10")).taken_today == 0


def test_one_at_an_unknown_time_counts_on_the_day_it_was_recorded(make: Made) -> None:
    diary = make(paracetamol())
    take(diary, "2026-03-02 12:00", known=False)
    assert (shown(diary).taken_today, shown(diary).last) == (1, None)


def test_what_was_taken_of_another_prescription_is_left_out(make: Made) -> None:
    other = replace(paracetamol(), id="ibu", medicine="ibuprofen")
    diary = make(paracetamol(), replace(other, steps=(DoseStep(Change(START), (Slot("o", 200.0, repeat=RULES),)),)))
    take(diary, "2026-03-02 07:10")
    found = as_needed_today(diary, read_plan(diary), NOON)
    assert {item.prescription.id: item.taken_today for item in found} == {"para": 1, "ibu": 0}


@pytest.mark.parametrize(
    "facts",
    [
        {"recording": Change(date(2026, 3, 3))},
        {"ends": Change(date(2026, 3, 2))},
        {"steps": (DoseStep(Change(START), (Slot("needed", 500.0, repeat=RULES),), last=START),)},
        {"steps": (DoseStep(Change(date(2026, 3, 3)), (Slot("needed", 500.0, repeat=RULES),)),)},
    ],
)
def test_what_is_not_prescribed_now_is_not_offered(make: Made, facts: dict[str, object]) -> None:
    diary = make(replace(paracetamol(), **facts))  # type: ignore[arg-type]
    assert as_needed_today(diary, read_plan(diary), NOON) == ()


def test_one_on_hold_says_so(make: Made) -> None:
    diary = make(paracetamol(holds=(HOLD,)))
    assert shown(diary).hold == HOLD
    assert shown(diary, at("2026-03-01 12:00")).hold is None
    doubt = needed_doubt(diary, shown(diary), NOON, NOON)
    assert doubt is not None
    assert doubt.hold == HOLD


@pytest.mark.parametrize(("moment", "asks"), [("08:00", True), ("08:01", False), ("15:59", True), ("16:00", False)])
def test_one_within_the_gap_is_asked_about_whichever_was_first(make: Made, moment: str, asks: bool) -> None:
    diary = make(paracetamol())
    when = "12:00" if moment > "12" else "04:01" if moment == "08:01" else "04:30"
    take(diary, f"2026-03-02 {when}", at("2026-03-02 18:00"))
    doubt = needed_doubt(diary, shown(diary), at(f"2026-03-02 {moment}"), at("2026-03-02 18:00"))
    assert (doubt is not None) == asks
    if doubt is not None:
        assert doubt.near == at(f"2026-03-02 {when}")


def test_once_the_most_of_the_day_is_reached_it_is_asked_about(make: Made) -> None:
    diary, late = make(paracetamol()), at("2026-03-02 20:00")
    for moment in ("2026-03-02 01:00", "2026-03-02 06:00"):
        take(diary, moment, late)
    assert needed_doubt(diary, shown(diary), late, late) is None
    take(diary, "2026-03-02 11:00", late)
    doubt = needed_doubt(diary, shown(diary), late, late)
    assert doubt is not None
    assert (doubt.taken, doubt.near) == (3, None)
    assert needed_doubt(diary, shown(diary), None, late) is not None, "at an unknown time, too"
    assert needed_doubt(diary, shown(diary), at("2026-03-01 20:00"), late) is None, "the day before has room"


def test_without_rules_nothing_is_asked(make: Made) -> None:
    diary = make(paracetamol(Repeat(RepeatKind.AS_NEEDED)))
    take(diary, "2026-03-02 11:59")
    assert needed_doubt(diary, shown(diary), NOON, NOON) is None


def test_a_gap_of_many_days_is_looked_back_over(make: Made) -> None:
    weeks = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(days=60))
    diary, now = make(paracetamol(weeks)), at("2026-04-20 12:00")
    take(diary, "2026-03-02 12:00", now)
    assert shown(diary, now).last == NOON
    doubt = needed_doubt(diary, shown(diary, now), now, now)
    assert doubt is not None
    assert doubt.near == NOON
