from dataclasses import replace
from datetime import date, timedelta

import pytest

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import planned_doses
from imuran_desktop.domain.ledger import LedgerDose, dose_state
from imuran_desktop.domain.plan import Hold, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.history_view import DayKind, LineKind
from imuran_desktop.words.history import (
    day_summary,
    day_title,
    kind_words,
    line_state_words,
    planned_line_words,
    recorded_words,
    spoken_day,
    takeable_words,
    taken_of_due,
    version_origin,
    version_words,
)
from imuran_desktop.words.language import Language
from tests.domain.builders import intake, plan, prescription, slot, step, utc

ENGLISH = Language("en_GB")
TODAY = date(2026, 3, 9)
NOTHING = {"due": 0, "taken": 0, "in_part": 0, "skipped": 0, "missed": 0, "not_sure": 0, "held": 0, "others": 0}
LONDON = Timeline.fixed("Europe/London")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("kind", "counts", "words"),
    [
        (DayKind.ALL_TAKEN, {"due": 2, "taken": 2}, "2 of 2 doses taken"),
        (DayKind.ALL_TAKEN, {"due": 1, "taken": 1}, "1 of 1 dose taken"),
        (DayKind.SOME_TAKEN, {"due": 2, "taken": 2, "in_part": 1}, "2 of 2 doses taken, 1 of them in part"),
        (DayKind.SOME_TAKEN, {"due": 3, "taken": 1, "skipped": 2}, "1 of 3 doses taken, 2 skipped"),
        (DayKind.NONE_TAKEN, {"due": 2, "missed": 1, "not_sure": 1}, "0 of 2 doses taken, 1 missed, 1 not sure"),
        (DayKind.OPEN, {"due": 2, "taken": 1}, "1 of 2 doses taken so far"),
        (DayKind.AHEAD, {"due": 2}, "2 doses planned"),
        (DayKind.AHEAD, {}, "still to come"),
        (DayKind.HELD, {"held": 2}, "on hold"),
        (DayKind.ALL_TAKEN, {"due": 1, "taken": 1, "held": 1}, "1 of 1 dose taken, 1 on hold"),
        (DayKind.NOTHING_DUE, {"others": 1}, "nothing due, 1 more recorded"),
        (DayKind.BEFORE, {}, "before the plan began"),
    ],
)
def test_a_day_in_one_phrase(kind: DayKind, counts: dict[str, int], words: str) -> None:
    assert day_summary(ENGLISH, kind, {**NOTHING, **counts}) == words


def test_every_kind_of_day_has_words_of_its_own() -> None:
    assert len({kind_words(ENGLISH, kind) for kind in DayKind}) == len(DayKind)
    assert taken_of_due(ENGLISH, 1, 2) == "1 of 2"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 9), "Today, Monday 9 March"),
        (date(2026, 3, 8), "Yesterday, Sunday 8 March"),
        (date(2026, 3, 2), "Monday 2 March"),
        (date(2019, 3, 2), "Saturday, 2 March 2019"),
    ],
)
def test_the_heading_of_a_day(day: date, words: str) -> None:
    assert day_title(ENGLISH, day, TODAY) == words


def test_a_day_as_it_is_said() -> None:
    assert spoken_day(ENGLISH, date(2026, 3, 2), TODAY, "2 of 2 doses taken") == "Monday 2 March: 2 of 2 doses taken"


def one_dose(hold: Hold | None = None) -> LedgerDose:
    item = replace(prescription(step(slot("m", "08:00", 75))), holds=(hold,) if hold else ())
    dose = planned_doses(plan(item), TODAY, TODAY)[0]
    return LedgerDose(dose, dose_state(dose, None, utc("2026-03-09T23:00")))


def test_what_was_recorded_of_a_dose() -> None:
    taken = replace(intake("m/2026-03-09", at=utc("2026-03-09T08:10")), food=Food.WITH, amount_mg=75.0, by="Alex")
    said = recorded_words(ENGLISH, taken, LONDON, TODAY)
    assert plain(said) == "Taken at 08:10, with food, recorded by Alex"


def test_less_than_was_asked_for_and_sick_afterwards() -> None:
    taken = replace(intake("m/2026-03-09", at=utc("2026-03-09T08:10")), amount_mg=50.0, sick_after=True)
    assert recorded_words(ENGLISH, taken, LONDON, TODAY) == "Taken at 08:10", "what stands above is not said again"


def test_taken_on_another_day_or_at_an_unknown_time() -> None:
    late = intake("m/2026-03-09", at=utc("2026-03-10T00:30"))
    assert recorded_words(ENGLISH, late, LONDON, TODAY) == "Taken on Tuesday 10 March at 00:30"
    assert recorded_words(ENGLISH, replace(late, at=None), LONDON, TODAY) == "Taken, time not known"
    skipped = replace(intake("m/2026-03-09", Outcome.SKIPPED), reason="ran_out")
    assert recorded_words(ENGLISH, skipped, LONDON, TODAY) == "Skipped, no tablets left"


def test_what_is_said_where_nothing_was_recorded() -> None:
    assert planned_line_words(ENGLISH, one_dose()) == "Nothing was recorded."
    change = prescription(step(slot("m"))).recording
    assert planned_line_words(ENGLISH, one_dose(Hold(change))) == "On hold: not due on this day."
    assert planned_line_words(ENGLISH, one_dose(Hold(change, said_by="Dr Example"))) == "On hold. Dr Example said so."


def test_every_line_has_a_chip() -> None:
    kinds = [kind for kind in LineKind if kind is not LineKind.DOSE]
    assert [line_state_words(ENGLISH, kind, None, TODAY) for kind in kinds] == [
        "extra",
        "as needed",
        "not planned",
        "deleted",
    ]
    item = one_dose()
    coming = LedgerDose(item.dose, dose_state(item.dose, None, utc("2026-03-09T01:00")))
    assert line_state_words(ENGLISH, LineKind.DOSE, coming, TODAY) == "later today"
    assert line_state_words(ENGLISH, LineKind.DOSE, coming, TODAY - timedelta(days=1)) == "planned"


def test_versions_say_when_by_whom_and_where() -> None:
    at = utc("2026-03-08T09:00")
    assert version_origin(ENGLISH, at, "", LONDON, TODAY, here=True) == "Recorded yesterday at 09:00, on this device"
    assert version_origin(ENGLISH, at, "Alex", LONDON, TODAY, here=False) == (
        "Recorded yesterday at 09:00 by Alex, on another device"
    )
    said = intake("m/2026-03-08", Outcome.NOT_SURE)
    assert version_words(ENGLISH, said, LONDON, TODAY, deleted=False) == "Not sure"
    assert version_words(ENGLISH, said, LONDON, TODAY, deleted=True) == "Deleted"


def test_what_may_have_been_taken() -> None:
    dose = one_dose().dose
    assert plain(takeable_words(ENGLISH, "azathioprine", 75, dose, None)) == (
        "Azathioprine 75 mg, extra to the dose at 08:00"
    )
    assert plain(takeable_words(ENGLISH, "azathioprine", 75)) == "Azathioprine 75 mg, not planned for this day"
    assert plain(takeable_words(ENGLISH, "azathioprine", 75, uncounted=True)) == (
        "Azathioprine 75 mg, taken before this diary counts"
    )
    needed = Slot("p", 500, repeat=Repeat(RepeatKind.AS_NEEDED, most_per_day=4))
    assert plain(takeable_words(ENGLISH, "paracetamol", 500, None, needed)) == (
        "Paracetamol 500 mg, only when needed, at most 4 times a day"
    )
