"""A prescription as the lines of a plan file. That nothing is lost is shown in services/test_plan_import.py."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.plan import Change, Directions, Hold, Prescription, Slot
from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.exchange.plan_prescriptions import read_prescriptions
from imuran_desktop.exchange.prescription_render import prescription_lines
from imuran_desktop.exchange.toml_reader import read_toml
from tests.domain.builders import START, prescription, slot, step

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MADE = Change(date(2026, 3, 10), NOON, frozenset({"morning", "evening"}))
WHOLE = (TabletCount(50, 1),)


def text_of(item: Prescription, *, dated: bool = False) -> str:
    """The lines, which can be read again."""
    text = "\n".join(prescription_lines(item, dated=dated)) + "\n"
    read_prescriptions(read_toml(text))
    return text


def lines_with(**changes: object) -> list[str]:
    """What is written more, or otherwise, when a usual prescription is changed so."""
    usual = prescription(step(replace(slot("morning"), tablets=WHOLE)))
    before = text_of(usual).splitlines()
    return [line for line in text_of(replace(usual, **changes)).splitlines() if line not in before]  # type: ignore[arg-type]


def test_a_usual_one_is_short() -> None:
    assert (
        text_of(prescription(step(replace(slot("morning"), tablets=WHOLE))))
        == """\
[[prescriptions]]
id = "aza"
medicine = "azathioprine"
food = "with_or_after"
tablets_mg = [25, 50]
  [[prescriptions.steps]]
  from = 2026-03-01
    [[prescriptions.steps.slots]]
    slot = "morning"
    meal = "breakfast"
    amount_mg = 50
"""
    )


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"may_halve": True}, ["tablets_may_be_halved = true"]),
        ({"prescriber": "Dr Zoë"}, ['prescriber = "Dr Zoë"']),
        ({"reason": 'my "gut"\n'}, ['reason = "my \\"gut\\"\\n"']),
        ({"missed_words": "ring"}, ['missed_words = "ring"']),
        ({"directions": ()}, []),
        (
            {"directions": (Directions(Change(START), FoodInstruction.OWN_WORDS, "with tea", "none"),)},
            ['food_words = "with tea"', 'milk = "none"'],
        ),
        (
            {"directions": (Directions(Change(START), window=timedelta(seconds=90 * 60 + 30)),)},
            ["on_time_minutes = 90.5"],
        ),
        ({"ends": Change(date(2026, 5, 1))}, ["until = 2026-04-30"]),
        (
            {"ends": MADE},
            [
                "  [prescriptions.ended]",
                "  from = 2026-03-10",
                "  changed_at = 2026-03-10T12:00:00+00:00",
                '  answered = ["evening", "morning"]',
            ],
        ),
        (
            {"holds": (Hold(Change(date(2026, 3, 9))),)},
            ["  [[prescriptions.holds]]", "  from = 2026-03-09", '  reason = "clinic"'],
        ),
        (
            {"holds": (Hold(MADE, Change(date(2026, 3, 13)), HoldReason.HOSPITAL, "Ward 7"),)},
            [
                "  [[prescriptions.holds]]",
                "  from = 2026-03-10",
                "  changed_at = 2026-03-10T12:00:00+00:00",
                '  answered = ["evening", "morning"]',
                '  reason = "hospital"',
                '  said_by = "Ward 7"',
                "  until = 2026-03-12",
            ],
        ),
        (
            {"holds": (Hold(Change(date(2026, 3, 9)), replace(MADE, answered=frozenset())),)},
            [
                "  [[prescriptions.holds]]",
                "  from = 2026-03-09",
                '  reason = "clinic"',
                "    [prescriptions.holds.ends]",
                "    from = 2026-03-10",
                "    changed_at = 2026-03-10T12:00:00+00:00",
            ],
        ),
    ],
)
def test_what_is_not_usual_is_written_too(changes: dict[str, object], lines: list[str]) -> None:
    assert lines_with(**changes) == lines


def test_a_pause_that_was_over_at_once_has_no_last_day() -> None:
    begins = Change(date(2026, 3, 9))
    assert "    [prescriptions.holds.ends]" in lines_with(holds=(Hold(begins, begins),))


def test_directions_that_changed_are_all_written_with_their_dates() -> None:
    changed = (Directions(Change(START)), Directions(Change(date(2026, 4, 1)), FoodInstruction.EITHER))
    text = text_of(prescription(step(slot("morning"))))
    assert text.index("food = ") < text.index("[[prescriptions.steps]]")
    text = text_of(replace(prescription(step(slot("morning"))), directions=changed))
    assert (
        """
  [[prescriptions.directions]]
  from = 2026-03-01
  food = "with_or_after"
  [[prescriptions.directions]]
  from = 2026-04-01
  food = "either"
"""
        in text
    )
    assert "\nfood" not in text


def test_so_are_the_only_ones_when_they_begin_on_another_date_than_the_doses() -> None:
    assert "[[prescriptions.directions]]" in text_of(replace(prescription(step(slot("a"))), recording=MADE))


def test_from_when_doses_count_is_written_when_asked_for() -> None:
    assert "  [prescriptions.recording]\n  from = 2026-03-01\n" in text_of(prescription(), dated=True)


@pytest.mark.parametrize(
    ("repeat", "lines"),
    [
        (DAILY, []),
        (Repeat(RepeatKind.WEEKDAYS, frozenset({7, 1})), ['repeat = "weekdays"', 'weekdays = ["mon", "sun"]']),
        (Repeat(RepeatKind.EVERY_DAYS, every=2, since=START), ['repeat = "every_days"', "every = 2"]),
        (
            Repeat(RepeatKind.EVERY_MONTHS, every=3, since=date(2026, 1, 31)),
            ['repeat = "every_months"', "every = 3", "since = 2026-01-31"],
        ),
        (
            Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=START),
            ['repeat = "cycle"', "days_on = 21", "days_off = 7"],
        ),
        (Repeat(RepeatKind.AS_NEEDED), ['repeat = "as_needed"']),
        (
            Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4, minutes=30), most_per_day=4),
            ['repeat = "as_needed"', "min_gap_hours = 4.5", "most_per_day = 4"],
        ),
    ],
)
def test_every_repeat(repeat: Repeat, lines: list[str]) -> None:
    text = text_of(prescription(step(Slot("s", 50, tablets=WHOLE, repeat=repeat))))
    slot_lines = text[text.index('slot = "s"') : text.index("amount_mg")].splitlines()
    assert [line.strip() for line in slot_lines[1:] if line.strip()] == lines


@pytest.mark.parametrize(
    ("tablets", "line"),
    [
        (WHOLE, None),
        ((), "tablets = []"),
        ((TabletCount(25, 2),), "tablets = [{ mg = 25, count = 2 }]"),
        ((TabletCount(40, 1), TabletCount(20, 0.5)), "tablets = [{ mg = 40, count = 1 }, { mg = 20, count = 0.5 }]"),
    ],
)
def test_tablets_are_written_when_they_would_be_made_up_otherwise(
    tablets: tuple[TabletCount, ...], line: str | None
) -> None:
    text = text_of(prescription(step(Slot("s", 50, at=time(7, 30), tablets=tablets))))
    assert '    time = "07:30"\n' in text
    assert [each.strip() for each in text.splitlines() if each.strip().startswith("tablets =")] == (
        [line] if line else []
    )
