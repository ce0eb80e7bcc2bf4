"""Lines of the history: what was taken in another amount, or not kept down, is said first."""

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.unplanned import record_extra
from tests.ui.history.at_history import AtHistory
from tests.ui.today.at_today import SAM, utc


def taken(at: AtHistory, key: str, moment: str, amount: float | None = None, *, sick: bool = False) -> None:
    answer = Answer(Outcome.TAKEN, utc(moment), Food.WITH, amount_mg=amount, sick_after=sick)
    record_intake(at.diary, SAM, at.now, key, answer)


def shown(at: AtHistory) -> list[str]:
    at.page.refresh()
    at.click_day(4)
    at.settle_layout()
    return at.seen.splitlines()


def test_in_part_and_sick_afterwards_stand_above_when_it_was(at_history: AtHistory) -> None:
    taken(at_history, "m/2026-03-04", "2026-03-04T08:05", 25, sick=True)
    lines = shown(at_history)
    place = lines.index("25 of 75 mg taken")
    assert lines[place : place + 3] == ["25 of 75 mg taken", "Was sick afterwards", "Taken at 08:05, with food"]
    assert "Azathioprine 75 mg, Wednesday 4 March, 08:00, taken in part" in at_history.rows
    assert "taken in part" in lines


def test_more_than_the_dose(at_history: AtHistory) -> None:
    taken(at_history, "e/2026-03-04", "2026-03-04T20:05", 75)
    lines = shown(at_history)
    place = lines.index("75 mg taken instead of 50 mg")
    assert lines[place + 1] == "Taken at 20:05, with food"
    assert "Azathioprine 50 mg, Wednesday 4 March, 20:00, taken, more" in at_history.rows


def test_sick_after_an_extra_intake(at_history: AtHistory) -> None:
    answer = Answer(Outcome.TAKEN, utc("2026-03-04T11:00"), sick_after=True)
    record_extra(at_history.diary, SAM, at_history.now, "m/2026-03-04", answer)
    lines = shown(at_history)
    place = lines.index("Was sick afterwards")
    assert lines[place + 1] == "Taken at 11:00"
