from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.reference import load_presets
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan_edits import choose_schedule, save_edit
from imuran_desktop.ui.theme import ThemeController
from tests.ui.plan.at_page import AtPage, a_plan, breakfast, dinner, empty_plan, themed

MONDAY = date(2026, 3, 9)
JANUARY, FEBRUARY = date(2026, 1, 5), date(2026, 2, 1)

Opened = Callable[[Plan], AtPage]


@pytest.fixture
def look(qapp: QApplication) -> Iterator[ThemeController]:
    with themed(qapp) as controller:
        yield controller


@pytest.fixture
def make_page(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Opened]:
    made: list[AtPage] = []

    def make(plan: Plan) -> AtPage:
        made.append(AtPage(qtbot, look, tmp_path / "sam.imuran", plan))
        return made[-1]

    yield make
    for at_page in made:
        at_page.page.close()
        at_page.diary.close()


def stepped_plan() -> Plan:
    """50 mg, then twice 50 mg since February, and 100 mg at breakfast from next Monday."""
    return a_plan(
        DoseStep(Change(JANUARY), (breakfast(50),)),
        DoseStep(Change(FEBRUARY), (breakfast(50), dinner(50))),
        DoseStep(Change(MONDAY), (breakfast(100),)),
        start=JANUARY,
        preset="us_label",
    )


def test_the_plan_is_read_only_when_it_is_shown(make_page: Opened) -> None:
    person = make_page(a_plan())
    person.page.refresh(frozenset({Topic.PLAN}))
    assert "Azathioprine" not in person.seen
    person.show()
    assert "Azathioprine" in person.seen


def test_what_is_taken_now_and_from_when(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "Since 1 February 2026\n08:00\n50 mg\nbreakfast  ·  1 tablet of 50 mg\n18:30\n50 mg\ndinner" in person.seen
    assert "With or just after food" in person.seen
    assert "25 mg and 50 mg" in person.seen


def test_what_is_to_come_by_date(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "From Monday 9 March\n100 mg at breakfast (2 tablets of 50 mg)" in person.seen


def test_earlier_steps_are_folded_away(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "5 January 2026 to 31 January 2026" not in person.seen
    person.click("Show earlier")
    assert "5 January 2026 to 31 January 2026\n50 mg at breakfast (1 tablet of 50 mg)" in person.seen
    person.click("Hide earlier")
    assert "5 January 2026 to" not in person.seen


def test_a_coming_step_is_removed_and_brought_back(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    before = person.steps
    person.click("Remove the dose from Monday 9 March")
    assert person.steps == before[:2]
    assert "Removed: from Monday 9 March, 100 mg at breakfast." in person.seen
    person.click("Undo")
    assert person.steps == before
    assert "It is back in your plan." in person.seen


def test_the_only_step_there_is_can_be_changed_but_not_removed(make_page: Opened) -> None:
    person = make_page(a_plan(DoseStep(Change(MONDAY), (breakfast(50),)))).show()
    assert "No dose is planned for today." in person.seen
    assert person.buttons("Change the dose from Monday 9 March")
    assert not person.buttons("Remove")


def test_the_plan_says_where_the_dates_of_blood_tests_come_from(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "US label, counted from 5 January 2026" in person.seen
    assert "Source: United States label of azathioprine tablets" in person.seen


def test_a_change_made_elsewhere_appears(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    preset = load_presets()["us_label"]
    person.session.write(
        lambda diary, author, now: save_edit(
            diary, author, now, lambda plan, _: choose_schedule(plan, preset, FEBRUARY)
        )
    )
    assert "US label, counted from 1 February 2026" in person.seen


def test_a_change_made_elsewhere_leaves_an_open_form_alone(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    person.click("My dose changed")
    person.enter("Amount in mg, dose 1", "75")
    person.page.refresh(frozenset({Topic.PLAN}))
    assert person.field(QLineEdit, "Amount in mg, dose 1").text() == "75"


def test_what_was_typed_is_still_there_after_a_look_at_another_page(make_page: Opened) -> None:
    person = make_page(empty_plan()).show()
    person.enter("Amount in mg", "75")
    person.page.hide()
    person.page.refresh(frozenset({Topic.PERSON}))
    person.show()
    assert person.field(QLineEdit, "Amount in mg").text() == "75"


def test_a_first_plan_made_elsewhere_takes_the_place_of_the_empty_form(make_page: Opened) -> None:
    person = make_page(empty_plan()).show()
    item = a_plan().prescriptions[0]
    planned = replace(a_plan(), prescriptions=(replace(item, recording=Change(date(2026, 3, 3))),))
    person.session.write(lambda diary, author, now: save_edit(diary, author, now, lambda plan, moment: planned))
    assert "Since 1 February 2026" in person.seen


def test_a_new_day_turns_a_coming_step_into_the_present_one(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    person.page.hide()
    person.now = datetime(2026, 3, 9, 9, tzinfo=UTC)
    person.show()
    assert "Since today\n08:00\n100 mg" in person.seen


def test_changes_that_do_not_show_here_are_passed_over(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    button = person.button("My dose changed")
    person.page.refresh(frozenset({Topic.DOSES, Topic.SYMPTOMS}))
    assert person.button("My dose changed") is button


@pytest.mark.parametrize("plan", [empty_plan(), stepped_plan()], ids=["empty", "stepped"])
@pytest.mark.parametrize("opens", ["", "My dose changed", "Edit food and tablets", "Change the schedule"])
def test_large_text_needs_no_scrolling_to_the_side(
    make_page: Opened, look: ThemeController, plan: Plan, opens: str
) -> None:
    look.apply("light", 200)
    person = make_page(plan)
    person.page.resize(820, 700)
    person.show()
    if opens and plan.prescriptions:
        person.click(opens)
    bars = [area.horizontalScrollBar() for area in person.page.findChildren(QScrollArea) if area.isVisible()]
    assert all(bar.maximum() == 0 for bar in bars)
