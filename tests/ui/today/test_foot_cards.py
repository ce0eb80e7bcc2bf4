from datetime import date, time

import pytest

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.arrangements import book_test, put_off_test
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.store.read import done_tests, symptoms
from tests.ui.today.at_today import SAM, AtToday, OpenToday, a_plan, from_today


@pytest.fixture
def with_tests(open_today: OpenToday) -> AtToday:
    return open_today(a_plan(tests_from=date(2026, 2, 27)), "2026-03-07T10:00")


def test_a_blood_test_is_recorded_for_today(with_tests: AtToday) -> None:
    with_tests.click("Done …")
    with_tests.click("Save")
    assert [test.on for test in done_tests(with_tests.diary)] == [date(2026, 3, 7)]
    assert "Recorded: blood test on Saturday 7 March" in with_tests.seen
    with_tests.click("Undo")
    assert done_tests(with_tests.diary) == []


@pytest.mark.parametrize(("choice", "day"), [("Yesterday", date(2026, 3, 6)), ("Another day", date(2026, 3, 3))])
def test_a_blood_test_is_recorded_for_another_day(with_tests: AtToday, choice: str, day: date) -> None:
    with_tests.click("Done …")
    assert not with_tests.has_field("Date")
    with_tests.click(choice)
    if with_tests.has_field("Date"):
        with_tests.set_date(day)
    with_tests.click("Save")
    assert [test.on for test in done_tests(with_tests.diary)] == [day]


def test_a_blood_test_that_cannot_be_written_keeps_the_dialog(with_tests: AtToday) -> None:
    with_tests.click("Done …")
    with_tests.diary.connection.execute("PRAGMA query_only = ON")
    with_tests.click("Save")
    assert "can't be opened or written here" in with_tests.seen
    assert len(with_tests.dialogs) == 1


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-03-03T10:00", "Friday 6 March, in 3 days"),
        ("2026-03-06T10:00", "due today"),
        ("2026-03-08T10:00", "overdue"),
    ],
)
def test_the_next_blood_test_is_told(open_today: OpenToday, now: str, words: str) -> None:
    def before(at: AtToday) -> None:
        record_blood_test(at.diary, SAM, at.now, date(2026, 2, 27))

    at = open_today(a_plan(tests_from=date(2026, 2, 27)), now, before=before)
    assert words in at.words_in("Next blood test")


DUE = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("now", "booked_for", "chip"),
    [
        ("2026-03-08T10:00", "Tomorrow", "booked"),
        ("2026-03-09T10:00", "Today", "booked"),
        ("2026-03-10T10:00", "Yesterday", "overdue"),
    ],
)
def test_a_booked_test_is_told_by_its_new_day(open_today: OpenToday, now: str, booked_for: str, chip: str) -> None:
    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now.replace(day=7), DUE, date(2026, 3, 9))

    at = open_today(a_plan(tests_from=date(2026, 2, 27)), now, before=before)
    late = ["If it has been done, record it. If not, call your clinic."] if chip == "overdue" else []
    assert at.words_in("Next blood test").splitlines() == [
        "Next blood test",
        chip,
        booked_for,
        "It was booked for that day." if chip == "overdue" else f"Booked for {booked_for.lower()}",
        "Planned for Friday 6 March",
        "full blood count with platelets",
        *late,
    ]
    assert at.buttons("Done …")
    assert at.buttons("Change …")
    assert at.buttons("Booked …") == at.buttons("Put off …") == []


def test_an_appointment_is_told_with_time_and_place(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now, DUE, date(2026, 3, 9), time(9, 30), "City Hospital")

    at = open_today(a_plan(tests_from=date(2026, 2, 27)), "2026-03-07T10:00", before=before)
    assert "Booked for Monday 9 March at 09:30, City Hospital" in at.words_in("Next blood test")


@pytest.mark.parametrize(("now", "called"), [("2026-03-06T10:00", False), ("2026-03-08T10:00", True)])
def test_overdue_it_says_since_when_and_whom_to_call(open_today: OpenToday, now: str, *, called: bool) -> None:
    def before(at: AtToday) -> None:
        record_blood_test(at.diary, SAM, at.now, date(2026, 2, 27))
        set_contacts(at.diary, SAM, at.now, Contacts(clinic="City Hospital", clinic_number="01632 960 100"))

    said = open_today(a_plan(tests_from=date(2026, 2, 27)), now, before=before).words_in("Next blood test")
    assert ("Friday 6 March, 2 days ago" in said) is called
    assert ("call your clinic.\nCity Hospital: 01632 960 100" in said) is called
    assert ("01632" in said) is called


def test_a_number_written_down_meanwhile_is_shown(open_today: OpenToday) -> None:
    at = open_today(a_plan(tests_from=date(2026, 2, 27)), "2026-03-08T10:00")
    contacts = Contacts(clinic_number="01632 960 100")
    at.session.write(lambda diary, author, now: set_contacts(diary, author, now, contacts))
    assert at.words_in("Next blood test").endswith("Your clinic: 01632 960 100")


def test_it_leads_to_all_blood_tests(with_tests: AtToday) -> None:
    with with_tests.qtbot.waitSignal(with_tests.page.tests_asked):
        with_tests.click("All blood tests")


def test_from_done_one_goes_on_to_the_results(with_tests: AtToday) -> None:
    with_tests.click("Done …")
    with_tests.button("I have the results: enter them next").click()
    with with_tests.qtbot.waitSignal(with_tests.page.results_asked) as asked:
        with_tests.click("Save")
    assert asked.args == [done_tests(with_tests.diary)[0].id, date(2026, 3, 7)]


def test_a_test_that_was_put_off_says_why(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        put_off_test(at.diary, SAM, at.now, DUE, date(2026, 3, 12), "the clinic is closed")

    said = open_today(a_plan(tests_from=date(2026, 2, 27)), "2026-03-08T10:00", before=before).words_in("Next blood")
    assert "Thursday 12 March, in 4 days\nPut off until Thursday 12 March: the clinic is closed" in said
    assert "overdue" not in said
    assert "call your clinic" not in said


def test_booked_for_the_planned_day_it_is_said_once(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now, DUE, DUE)

    at = open_today(a_plan(tests_from=date(2026, 2, 27)), "2026-03-04T10:00", before=before)
    assert "Booked for Friday 6 March" in at.words_in("Next blood test")
    assert "Planned for" not in at.words_in("Next blood test")


def test_no_symptoms_is_recorded_and_undone(at_breakfast: AtToday) -> None:
    at_breakfast.click("No symptoms")
    assert "No symptoms today" in at_breakfast.seen
    assert at_breakfast.buttons("No symptoms") == []
    at_breakfast.click("Undo")
    assert symptoms(at_breakfast.diary, date(2026, 3, 2), date(2026, 3, 2)) == []
    assert "Nothing recorded yet" in at_breakfast.seen


def test_symptoms_recorded_today_are_counted(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        felt = [Felt(symptom, Severity.MILD, at.now) for symptom in ("nausea", "headache")]
        log_symptoms(at.diary, SAM, at.now, load_symptoms(), felt)

    at = open_today(from_today(), "2026-03-02T08:10", before=before)
    asked: list[bool] = []
    at.page.log_symptom_asked.connect(lambda: asked.append(True))
    assert "2 symptoms recorded" in at.seen
    at.click("Log a symptom")
    assert asked == [True]


def test_a_blood_test_that_comes_up_leads_to_the_guide_and_one_far_off_does_not(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        record_blood_test(at.diary, SAM, at.now, date(2026, 2, 28))

    at = open_today(a_plan(tests_from=date(2026, 1, 1)), "2026-03-01T10:00", before=before)
    assert "in 11 days" in at.seen
    assert not at.buttons("About blood tests")
    at.time_passes("2026-03-09T10:00")
    with at.qtbot.waitSignal(at.page.guide_asked) as asked:
        at.click("About blood tests")
    assert asked.args == ["blood_tests"]


def test_where_no_schedule_is_chosen_the_guide_helps(at_breakfast: AtToday) -> None:
    with at_breakfast.qtbot.waitSignal(at_breakfast.page.guide_asked) as asked:
        at_breakfast.click("About blood tests")
    assert asked.args == ["blood_tests"]
