"""What may have been taken on a day on top of its doses."""

from datetime import date, timedelta
from pathlib import Path

from imuran_desktop.domain.plan import Change, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.takeable import Takeable, takeable_on
from tests.services.plans import START, at, plan, sam_s_diary, step

NEEDED = Slot("n", 25.0, repeat=Repeat(RepeatKind.AS_NEEDED))
DAILY = Slot("morning", 50.0, meal="breakfast")
NOW = at("2026-03-05 12:00")


def found(folder: Path, day: date) -> list[tuple[str, float]]:
    later = Change(START + timedelta(days=2))
    with sam_s_diary(folder, plan(step(START, DAILY), step(later, DAILY, NEEDED))) as diary:
        return [(item.medicine, item.amount_mg) for item in takeable_on(diary, day, NOW)]


def test_the_doses_of_the_day_and_what_was_prescribed_as_needed_then(tmp_path: Path) -> None:
    assert found(tmp_path, date(2026, 3, 1)) == [("azathioprine", 50.0)]


def test_what_is_needed_counts_from_the_day_it_was_prescribed(tmp_path: Path) -> None:
    assert found(tmp_path, date(2026, 3, 4)) == [("azathioprine", 50.0), ("azathioprine", 25.0)]


def test_before_the_plan_there_is_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, date(2026, 2, 1)) == []


def test_something_without_a_dose_has_no_medicine() -> None:
    assert (Takeable().medicine, Takeable().amount_mg) == ("", 0.0)
