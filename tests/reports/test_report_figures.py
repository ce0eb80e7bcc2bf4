"""The figures of a report: every number is that of a plain recount, and nothing is counted where nothing was due."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import DoseState, FoodInstruction
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.plan import Change, Hold, Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.report import Report
from imuran_desktop.reports.content import Block, Paragraph, Table, Terms, Weight
from imuran_desktop.reports.report_figures import figures_section
from imuran_desktop.words.language import Language
from tests.domain.builders import START, intake, plan, prescription, slot, step, utc
from tests.reports.reporting import bare_report, demo_report
from tests.words.plain import plain

GB, NOW = Language("en_GB"), utc("2026-03-31T20:00")
MARCH = Span(START, date(2026, 3, 31))
MORNING = step(slot("morning", "08:00"))
NEEDED = Slot("needed", 500, repeat=Repeat(RepeatKind.AS_NEEDED))


def blocks(report: Report) -> list[Block]:
    return list(figures_section(report, GB).blocks)


def table(report: Report) -> Table | None:
    return next((block for block in blocks(report) if isinstance(block, Table)), None)


def terms(report: Report) -> dict[str, str]:
    return {name: words for block in blocks(report) if isinstance(block, Terms) for name, words in block.items}


@pytest.mark.parametrize(("days", "seed"), [(90, 1), (60, 2), (20, 3), (1, 4)])
def test_every_number_is_that_of_a_plain_recount(tmp_path: Path, days: int, seed: int) -> None:
    report = demo_report(tmp_path, days, seed)
    shown = table(report)
    rows = {row[0]: row for row in shown.rows} if shown else {}
    told = terms(report)
    for name in {item.dose.prescription.medicine for item in report.doses}:
        due = [
            item
            for item in report.doses
            if item.dose.prescription.medicine == name
            and item.dose.hold is None
            and (item.intake or item.state is DoseState.MISSED)
        ]
        taken = [item for item in due if item.intake and item.intake.outcome == "taken"]
        if not due:
            continue
        row = [plain(cell) for cell in rows[name.capitalize()]]
        assert row[1].startswith(f"{len(taken)} of {len(due)} (")
        timed = [item for item in taken if item.intake and item.intake.at]
        on_time = [item for item in timed if item.state is DoseState.TAKEN]
        assert row[2].startswith(f"{len(on_time)} of {len(timed)} (" if timed else "nothing")
        asked = [
            item.intake.food
            for item in taken
            if item.intake and item.intake.food and item.dose.directions.food is FoodInstruction.WITH_OR_AFTER
        ]
        followed = sum(food in ("with", "after") for food in asked)
        assert row[3].startswith(f"{followed} of {len(asked)} (" if asked else "nothing")
        of_day = Counter(item.dose.day for item in due)
        in_full = Counter(item.dose.day for item in taken if not item.in_part)
        assert row[4].startswith(f"{sum(in_full[day] == of_day[day] for day in of_day)} of {len(of_day)} (")
        missed = [item for item in due if item.intake is None]
        unsure = [item for item in due if item.intake and item.intake.outcome == "not_sure"]
        unknown = re.search(r"Not recorded: (\d+) dose", told[name.capitalize()])
        assert int(unknown[1] if unknown else 0) == len(missed) + len(unsure)


def test_a_day_on_which_all_is_still_open_says_so() -> None:
    found = blocks(bare_report(plan(prescription(MORNING)), Span(START, START), utc("2026-03-01T06:00")))
    (said,) = found
    assert isinstance(said, Paragraph)
    assert said.text.endswith("1 dose is still open, and not counted yet.")


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (plan(replace(prescription(MORNING), holds=(Hold(Change(START)),))), "On hold: 31 doses."),
        (plan(prescription(step(NEEDED))), ""),
        (plan(), ""),
    ],
    ids=["all held", "as needed only", "nothing planned"],
)
def test_where_nothing_was_due_there_is_a_sentence_and_no_table(of: Plan, words: str) -> None:
    report = bare_report(of, MARCH, NOW)
    assert table(report) is None
    if words:
        assert terms(report) == {"Azathioprine": f"No dose was due: nothing to count. {words}"}
    else:
        first = blocks(report)[0]
        assert isinstance(first, Paragraph)
        assert first.text == "No dose was due in these days, and none is recorded: nothing to count."


def test_what_is_taken_as_needed_is_told_in_words() -> None:
    taken = replace(intake("x", at=utc("2026-03-02T09:00")), as_needed=True)
    report = bare_report(plan(prescription(step(NEEDED))), MARCH, NOW, others=[(date(2026, 3, 2), taken)])
    assert table(report) is None
    assert terms(report) == {"Azathioprine": "No dose was due: nothing to count. Taken as needed: 1 time."}


def test_who_else_recorded_stands_below_the_figures(tmp_path: Path) -> None:
    last = blocks(demo_report(tmp_path, 20))[-1]
    assert isinstance(last, Paragraph)
    assert last.weight is Weight.SMALL
    assert "made by someone else: Alex" in last.text


def test_a_period_that_begins_before_recording_says_from_when_it_counts() -> None:
    report = bare_report(plan(prescription(MORNING)), Span(START - timedelta(days=30), date(2026, 3, 4)), NOW)
    last = blocks(report)[-1]
    assert isinstance(last, Paragraph)
    assert "Recording began on 1 March 2026" in last.text
    found = table(report)
    assert found is not None
    assert plain(found.rows[0][1]) == "0 of 4 (0 %)"
