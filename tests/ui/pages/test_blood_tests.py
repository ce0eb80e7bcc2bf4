"""The Blood tests page, as a person sees it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.arrangements import book_test, put_off_test, waive_test
from imuran_desktop.services.clinic_dates import give_clinic_date
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.disputes import TEST_KINDS, disputes
from imuran_desktop.store.read import arrangements, done_tests, read_plan
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.rows_table import RowsTable
from tests.services.entering import attach_letter, done_with_note, enter_results
from tests.services.test_conflicts import fork
from tests.ui.at_diary import AtDiary
from tests.ui.blood_tests.at_tests import AFTER, ALT, DUE, NEXT, WHITE, OpenTests, done, open_page
from tests.ui.plan.at_page import a_plan

TODAY = date(2026, 3, 2)
CLINIC = Contacts("City Hospital", "01632 960 100")


@pytest.fixture
def open_tests(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[OpenTests]:
    yield from open_page(qtbot, look, tmp_path)


def up_to_date(at: AtDiary) -> None:
    """The test of yesterday was done."""
    done(at, NEXT)


def test_what_is_next_is_said_in_one_sentence(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    assert "Your next blood test is on Sunday 15 March, in 13 days." in at.seen
    assert "Tested: full blood count with platelets." in at.seen


def test_an_appointment_is_said_with_time_and_place(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        up_to_date(at)
        book_test(at.diary, at.author, at.now, date(2026, 3, 15), date(2026, 3, 6), time(9, 30), "City Hospital")

    at = open_tests(before)
    assert "Your next blood test is on Friday 6 March, in 4 days." in at.seen
    assert "It is booked for 09:30 at City Hospital." in at.seen
    assert "Planned for Sunday 15 March." in at.seen
    assert "booked" in at.at.labels


def test_overdue_says_since_when_and_whom_to_call(open_tests: OpenTests) -> None:
    at = open_tests(lambda at: set_contacts(at.diary, at.author, at.now, CLINIC))
    assert "A blood test has been due since yesterday." in at.seen
    assert "If it has been done, record it. If not, call your clinic." in at.seen
    assert "City Hospital: 01632 960 100" in at.seen
    assert not at.at.buttons("Write down your clinic's number")


def test_without_a_number_it_leads_to_where_one_is_written_down(open_tests: OpenTests) -> None:
    at = open_tests()
    with at.at.qtbot.waitSignal(at.page.numbers_asked):
        at.click("Write down your clinic's number")


def test_a_test_is_recorded_as_done_and_undone(open_tests: OpenTests) -> None:
    at = open_tests()
    at.click("Done …")
    at.click("Yesterday")
    at.click("Save")
    assert [test.on for test in done_tests(at.at.diary)] == [NEXT]
    assert "Your next blood test is on Sunday 15 March, in 13 days." in at.seen
    at.click("Undo")
    assert done_tests(at.at.diary) == []
    assert "A blood test has been due since yesterday." in at.seen


def test_from_done_one_goes_on_to_the_results(open_tests: OpenTests) -> None:
    at = open_tests()
    at.click("Done …")
    at.at.button("I have the results: enter them next").click()
    with at.at.qtbot.waitSignal(at.page.results_asked) as asked:
        at.click("Save")
    (test,) = done_tests(at.at.diary)
    assert asked.args == [test.id, test.on]


def test_results_are_entered_in_one_step(open_tests: OpenTests) -> None:
    at = open_tests()
    with at.at.qtbot.waitSignal(at.page.results_asked) as asked:
        at.click("Enter results")
    assert asked.args == ["", TODAY]


def test_what_was_booked_was_most_likely_done_on_that_day(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        book_test(at.diary, at.author, at.now - timedelta(days=5), NEXT, date(2026, 2, 27), time(9))

    at = open_tests(before)
    assert "It was booked for 09:00." in at.seen
    at.click("Done …")
    at.click("Save")
    assert [test.on for test in done_tests(at.at.diary)] == [date(2026, 2, 27)]


def test_a_test_that_was_missed_can_be_recorded_from_its_row(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    at.click("More: Sunday 22 February")
    at.click("Done …: Sunday 22 February")
    at.click("Save")
    assert [test.on for test in done_tests(at.at.diary)] == [DUE, NEXT]


def test_the_next_test_is_booked(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    at.click("Booked …")
    at.set_date(date(2026, 3, 6))
    at.click("Save")
    assert arrangements(at.at.diary)[date(2026, 3, 15)].how is Arranged.BOOKED
    assert "It is booked." in at.seen


def test_what_is_seldom_needed_is_folded_away(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    assert not at.at.buttons("Put off …")
    at.click("More about the next blood test")
    at.click("Not needed …")
    at.at.enter("Reason", "changed medicine")
    at.click("Save")
    assert arrangements(at.at.diary)[date(2026, 3, 15)].how is Arranged.NOT_NEEDED
    assert "Not needed: changed medicine" in at.seen
    assert "Recorded: the blood test planned for Sunday 15 March is not needed" in at.seen
    at.click("Undo")
    assert arrangements(at.at.diary) == {}


def test_what_was_waived_can_be_as_planned_again(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        up_to_date(at)
        waive_test(at.diary, at.author, at.now, date(2026, 3, 15), "changed medicine")

    at = open_tests(before)
    at.click("More: Sunday 15 March")
    at.click("Change …: Sunday 15 March")
    at.click("As planned")
    at.click("Save")
    assert arrangements(at.at.diary) == {}


def test_a_date_that_the_clinic_gave_goes_first(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    at.click("More about the next blood test")
    at.click("My clinic gave me a date …")
    at.at.field(QDateEdit, "Which day?").setDate(QDate(2026, 3, 12))
    at.at.enter("Who said so?", "nurse Kim")
    at.click("Save")
    assert "Your next blood test is on Thursday 12 March, in 10 days." in at.seen
    assert "Your clinic gave this date." in at.seen
    assert "nurse Kim" in at.seen
    at.click("Undo")
    assert all(not schedule.dates for schedule in read_plan(at.at.diary).schedules)
    assert "on Sunday 15 March" in at.seen


def test_an_overdue_test_moves_to_the_date_that_the_clinic_gave(open_tests: OpenTests) -> None:
    at = open_tests()
    at.click("More about the next blood test")
    at.click("My clinic gave me a date …")
    at.at.field(QDateEdit, "Which day?").setDate(QDate(2026, 3, 4))
    at.click("Save")
    assert [given.instead_of for given in read_plan(at.at.diary).schedules[0].dates] == [NEXT]
    assert "Sunday 15 March" in at.seen, "the next one of the schedule stays"


def test_an_extra_date_gets_another_and_is_taken_back(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        up_to_date(at)
        give_clinic_date(at.diary, at.author, at.now, ClinicDate(date(2026, 3, 5)))

    def dates() -> list[date]:
        return [given.on for given in read_plan(at.at.diary).schedules[0].dates]

    at = open_tests(before)
    at.click("More about the next blood test")
    at.click("My clinic gave me a date …")
    at.at.field(QDateEdit, "Which day?").setDate(QDate(2026, 3, 6))
    at.click("Save")
    assert dates() == [date(2026, 3, 6)]
    at.click("More about the next blood test")
    at.click("Take back the clinic's date")
    assert "Taken back: the date from your clinic, Friday 6 March." in at.seen
    assert "on Sunday 15 March" in at.seen
    assert dates() == []
    at.click("Undo")
    assert "The clinic's date stands again." in at.seen
    assert dates() == [date(2026, 3, 6)]


def test_the_clinic_s_date_is_taken_back_from_its_row(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        up_to_date(at)
        give_clinic_date(at.diary, at.author, at.now, ClinicDate(date(2026, 3, 30), AFTER))

    at = open_tests(before)
    at.click("More: Monday 30 March")
    at.click("Take back the clinic's date: Monday 30 March")
    assert read_plan(at.at.diary).schedules[0].dates == ()
    assert at.at.buttons("More: Sunday 29 March")


def test_past_tests_are_listed_the_newest_first(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        done(at, DUE, ALT, WHITE, lab="City Hospital")
        done_with_note(at.diary, Author("b" * 32, "Alex"), at.now, NEXT, "at the GP's")
        done(at, date(2026, 1, 30))

    seen = open_tests(before).seen
    past = seen[seen.index("Past tests") :]
    assert past.index("Yesterday") < past.index("Sunday 22 February") < past.index("Friday 30 January")
    assert "Recorded by Alex" in past
    assert "at the GP's" in past
    assert "No results yet" in past
    assert "2 results. ALT: above the laboratory's range." in past
    assert "Before the first planned test" in past


def test_all_results_unfold_in_a_table(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        done(at, NEXT, ALT, WHITE, lab="City Hospital")

    at = open_tests(before)
    at.click("Show results: Yesterday")
    assert "Laboratory: City Hospital" in at.seen
    table = at.at.field(RowsTable, "Results")
    assert table.rows.rows[1] == ("ALT", "120\N{NO-BREAK SPACE}U/L", "10 to 50", "above the laboratory's range")
    with at.at.qtbot.waitSignal(at.page.results_asked) as asked:
        at.click("Change results: Yesterday")
    assert asked.args == [done_tests(at.at.diary)[0].id, NEXT]
    at.click("Hide results: Yesterday")
    assert "Laboratory: City Hospital" not in at.seen


def test_the_day_of_a_test_is_changed_and_its_results_stay(open_tests: OpenTests) -> None:
    at = open_tests(lambda at: done(at, NEXT, ALT))
    at.click("Show results: Yesterday")
    at.click("Change the day …: Yesterday")
    at.click("Another day")
    at.set_date(date(2026, 2, 27))
    at.click("Save")
    (test,) = done_tests(at.at.diary)
    assert (test.on, test.has_results) == (date(2026, 2, 27), True)
    at.click("Undo")
    assert done_tests(at.at.diary)[0].on == NEXT


def test_a_test_is_taken_out_and_brought_back(open_tests: OpenTests) -> None:
    at = open_tests(lambda at: done(at, NEXT, ALT))
    at.click("Show results: Yesterday")
    at.click("Take out: Yesterday")
    assert done_tests(at.at.diary) == []
    assert "Taken out: blood test on Sunday 1 March." in at.seen
    at.click("Undo")
    assert [test.has_results for test in done_tests(at.at.diary)] == [True]


def test_past_a_value_that_the_clinic_set_it_says_so_with_the_number(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        done(at, NEXT, ALT, WHITE)
        set_contacts(at.diary, at.author, at.now, CLINIC)
        set_alert_values(at.diary, at.author, at.now, AlertValues((AlertValue("alt", "U/L", above=Decimal(100)),)))

    at = open_tests(before)
    said = "ALT 120 U/L: outside the value your clinic set: contact them."
    banner = next(words for words in at.at.labels if words.startswith("Blood taken yesterday:"))
    assert banner == f"Blood taken yesterday:\n{said}\nCity Hospital: 01632 960 100"
    assert said in at.at.labels
    enter_results(at.at.diary, at.at.author, at.at.now, TODAY, [replace(ALT, value=Decimal(40))])
    at.page.refresh()
    assert not any(words.startswith("Blood taken") for words in at.at.labels)


def test_without_values_of_the_clinic_nothing_is_said(open_tests: OpenTests) -> None:
    assert "outside the value" not in open_tests(lambda at: done(at, NEXT, ALT)).seen


def test_planned_tests_are_shown_a_few_and_more_on_asking(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    planned = at.seen[at.seen.index("Planned after that") : at.seen.index("Past tests")]
    assert planned.count("planned\n") == 3
    at.click("Show more planned tests")
    planned = at.seen[at.seen.index("Planned after that") : at.seen.index("Past tests")]
    assert planned.count("planned\n") > 10
    assert not at.at.buttons("Show more planned tests")


def test_what_was_put_off_is_among_the_planned_ones(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        up_to_date(at)
        put_off_test(at.diary, at.author, at.now, date(2026, 3, 29), date(2026, 4, 2), "on holiday")

    assert "Put off until Thursday 2 April: on holiday · Planned for Sunday 29 March" in open_tests(before).seen


def test_earlier_years_are_shown_on_asking(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        for years in range(1, 4):
            done(at, TODAY - timedelta(days=400 * years))

    at = open_tests(before)
    assert "26 January 2025" not in at.seen
    at.click("Show earlier tests")
    assert "26 January 2025" in at.seen
    at.click("Show earlier tests")
    at.click("Show earlier tests")
    assert not at.at.buttons("Show earlier tests")


def test_where_no_schedule_is_chosen_it_leads_to_one(open_tests: OpenTests) -> None:
    at = open_tests(plan=a_plan())
    assert "No schedule chosen yet" in at.seen
    assert "Nothing is recorded yet." in at.seen
    assert "Planned after that" not in at.seen
    with at.at.qtbot.waitSignal(at.page.schedule_asked):
        at.click("Choose a schedule")
    at.click("Done …")
    at.click("Save")
    assert [test.on for test in done_tests(at.at.diary)] == [TODAY]
    assert "Extra" not in at.seen


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Results over time", "trends_asked"),
        ("Values your clinic set", "alert_values_asked"),
        ("Clinic visits", "visits_asked"),
        ("Blood-test schedule", "schedule_asked"),
        ("About blood tests", "guide_asked"),
    ],
)
def test_it_leads_to_all_that_belongs_to_it(open_tests: OpenTests, words: str, signal: str) -> None:
    at = open_tests()
    with at.at.qtbot.waitSignal(getattr(at.page, signal)):
        at.click(words)


def test_what_two_copies_say_differently_is_asked(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        entry = done(at, NEXT, ALT)
        enter_results(at.diary, at.author, at.now, NEXT, [replace(ALT, value=Decimal(12))], test=entry)
        fork(at.diary, entry)

    at = open_tests(before)
    assert "What was written down of your blood tests differs in two places." in at.seen
    assert "Done yesterday. ALT 12 U/L" in at.seen
    at.click("Keep this one")
    assert disputes(at.at.diary, *TEST_KINDS) == []
    assert "Which one is right?" not in at.seen


def test_a_new_day_is_noticed(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    at.at.now += timedelta(days=1)
    at.page.tick()
    assert "in 12 days" in at.seen


def test_it_is_done_by_keyboard_alone(open_tests: OpenTests) -> None:
    at = open_tests()
    at.at.tab_to("Done …")
    at.at.press(Qt.Key.Key_Space)
    at.settle()
    at.at.tab_to("Save")
    at.at.press(Qt.Key.Key_Return)
    assert [test.on for test in done_tests(at.at.diary)] == [TODAY]


def test_a_letter_is_listed_with_its_size(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        attach_letter(at.diary, at.author, at.now, done(at, NEXT), "letter.pdf", b"%PDF-" + b"x" * 239_995)

    at = open_tests(before)
    assert "1 file." in at.seen
    at.click("Show results: Yesterday")
    assert "File: letter.pdf, 240 KB" in at.seen
    assert at.at.buttons("Save a copy of letter.pdf …")


def test_a_test_done_before_its_booking_says_what_it_counts_as(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        book_test(at.diary, at.author, at.now, date(2026, 3, 4), date(2026, 3, 5), time(9, 15))

    at = open_tests(before, plan=a_plan(preset="us_label", start=date(2026, 2, 25)))
    at.click("Done …")
    at.click("Today")
    at.click("Save")
    assert "Recorded: blood test on Monday 2 March" in at.seen
    said = "The booking for Thursday 5 March at 09:15 is no longer needed for it: tell the clinic if you cancel it."
    assert f"It counts as the test planned for Wednesday 4 March. {said}" in at.seen
    at.click("Undo")
    assert "It is booked for 09:15." in at.seen


def test_the_clinic_s_date_says_which_booking_no_longer_holds(open_tests: OpenTests) -> None:
    def before(at: AtDiary) -> None:
        up_to_date(at)
        book_test(at.diary, at.author, at.now, date(2026, 3, 15), date(2026, 3, 16), time(9, 15))

    at = open_tests(before)
    at.click("More about the next blood test")
    at.click("My clinic gave me a date …")
    at.at.field(QDateEdit, "Which day?").setDate(QDate(2026, 3, 12))
    assert "Once you save this, your booking for Monday 16 March at 09:15 no longer holds." in at.seen
    at.click("Save")
    assert "Recorded: date from your clinic: Thursday 12 March. Your booking for Monday 16 March at 09:15" in at.seen


def test_where_the_date_comes_from_is_below_the_buttons(open_tests: OpenTests) -> None:
    at = open_tests(up_to_date)
    assert "From the schedule" not in at.seen
    at.click("More about the next blood test")
    assert "From the schedule: US label. Source: United States label" in at.seen
    assert "A test counts for this date if it is done from Monday 9 March to Sunday 22 March." in at.seen
