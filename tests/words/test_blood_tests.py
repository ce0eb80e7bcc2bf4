from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.monitoring import ClinicDate, MonitoringSchedule, PlannedTest
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.words import blood_tests as words
from imuran_desktop.words.language import Language

GB, KNOWN = Language("en_GB"), load_analytes()
TODAY, FRIDAY, PLANNED = date(2026, 3, 2), date(2026, 3, 6), date(2026, 2, 27)
TEST = PlannedTest(FRIDAY, ("full blood count", "ALT"), "us_label")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def a_test(day: date, state: BloodTestState = BloodTestState.PLANNED) -> BloodTest:
    return BloodTest(replace(TEST, due=day), state)


def booked(at: time | None, where: str, on: date = FRIDAY) -> BloodTest:
    arranged = Arrangement(PLANNED, on, TODAY, Arranged.BOOKED, at=at, where=where)
    return BloodTest(replace(TEST, due=PLANNED), BloodTestState.BOOKED, arranged=arranged)


@pytest.mark.parametrize(
    ("day", "state", "said"),
    [
        (FRIDAY, BloodTestState.PLANNED, "Your next blood test is on Friday 6 March, in 4 days."),
        (date(2026, 3, 3), BloodTestState.COMING_UP, "Your next blood test is tomorrow."),
        (TODAY, BloodTestState.DUE, "Your next blood test is today."),
        (date(2026, 3, 1), BloodTestState.OVERDUE, "A blood test has been due since yesterday."),
        (PLANNED, BloodTestState.OVERDUE, "A blood test has been due since Friday 27 February, for 3 days."),
    ],
)
def test_what_is_next_is_one_sentence(day: date, state: BloodTestState, said: str) -> None:
    assert words.next_test_words(GB, a_test(day, state), TODAY) == said


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (a_test(FRIDAY), ""),
        (booked(time(9, 30), "City Hospital"), "It is booked for 09:30 at City Hospital."),
        (booked(time(9, 30), ""), "It is booked for 09:30."),
        (booked(None, "City Hospital"), "It is booked at City Hospital."),
        (booked(None, ""), "It is booked."),
        (booked(time(9, 30), "City Hospital", PLANNED), "It was booked for 09:30 at City Hospital."),
        (booked(time(9, 30), "", PLANNED), "It was booked for 09:30."),
        (booked(None, "City Hospital", PLANNED), "It was booked at City Hospital."),
        (booked(None, "", PLANNED), "It was booked for that day."),
    ],
)
def test_an_appointment_is_told_as_far_as_it_is_known(test: BloodTest, said: str) -> None:
    assert words.appointment_words(GB, test, TODAY) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("on holiday", "It was planned on Friday 27 February and is put off: on holiday"),
        ("", "It was planned on Friday 27 February and is put off."),
    ],
)
def test_what_was_put_off_says_why(reason: str, said: str) -> None:
    arranged = Arrangement(PLANNED, FRIDAY, TODAY, Arranged.PUT_OFF, reason)
    test = BloodTest(replace(TEST, due=PLANNED), BloodTestState.PUT_OFF, arranged=arranged)
    assert words.appointment_words(GB, test, TODAY) == said


@pytest.mark.parametrize(
    ("how", "at", "where", "said"),
    [
        (Arranged.BOOKED, None, "", "It was booked for Friday 6 March."),
        (Arranged.BOOKED, time(9, 30), "City Hospital", "It was booked for Friday 6 March at 09:30, City Hospital."),
        (Arranged.PUT_OFF, None, "", "It was put off until Friday 6 March."),
        (Arranged.NOT_NEEDED, None, "", "It was said not to be needed."),
    ],
)
def test_what_was_arranged_for_a_test_that_is_done_is_past(
    how: Arranged, at: time | None, where: str, said: str
) -> None:
    arranged = Arrangement(PLANNED, FRIDAY, PLANNED, how, at=at, where=where)
    done = BloodTest(PlannedTest(PLANNED, (), "us_label"), BloodTestState.DONE, None, arranged)
    assert words.was_arranged_words(Language("en_GB"), done, TODAY) == said
    assert words.was_arranged_words(Language("en_GB"), replace(done, arranged=None), TODAY) == ""


def test_a_date_says_where_it_comes_from() -> None:
    schedule = MonitoringSchedule(load_presets()["us_label"], PLANNED, said_by="nurse Kim")
    said = words.came_from_words(GB, TEST, schedule, TODAY)
    assert said.startswith("From the schedule: US label. Given by: nurse Kim. Source: ")
    given = replace(TEST, clinic=ClinicDate(FRIDAY, PLANNED, "nurse Kim", "Before the holidays."))
    said = words.came_from_words(GB, given, schedule, TODAY)
    assert said.startswith("Your clinic gave this date.")
    assert "nurse Kim" in said
    assert said.endswith("Before the holidays.")
    assert words.came_from_words(GB, TEST, None, TODAY) == ""


def test_the_days_on_which_a_test_counts_are_said() -> None:
    said = words.counts_words(GB, date(2026, 3, 10), date(2026, 3, 20), TODAY)
    assert said == "A test counts for this date if it is done from Tuesday 10 March to Friday 20 March."
    assert "on that day: Friday 6 March" in words.counts_words(GB, FRIDAY, FRIDAY, TODAY)


def result(name: str, value: str, low: str = "10", high: str = "50") -> Result:
    return Result(name, Decimal(value), "U/L", low=Decimal(low), high=Decimal(high))


HIGH = [result(name, "60") for name in ("alt", "ast", "alp", "ggt", "Other")]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (None, "No results yet"),
        (LabReport("t", TODAY), "No results yet"),
        (LabReport("t", TODAY, (result("alt", "20"),)), "1 result."),
        (
            LabReport("t", TODAY, (HIGH[0], result("ast", "5"))),
            "2 results. ALT: above the laboratory's range. AST: below",
        ),
        (LabReport("t", TODAY, tuple(HIGH)), "5 results. ALT: above"),
        (LabReport("t", TODAY, (), "", (LetterFile("0", "a.pdf", 1),)), "1 file."),
    ],
)
def test_what_came_back_is_told_in_a_line(report: LabReport | None, said: str) -> None:
    assert words.summary_words(GB, report, KNOWN).startswith(said)


def test_of_many_the_first_few_are_named() -> None:
    said = words.summary_words(GB, LabReport("t", TODAY, tuple(HIGH)), KNOWN)
    assert said.endswith("2 more are outside the laboratory's range.")
    assert "Other" not in said


def test_a_row_of_results_says_all_and_judges_nothing() -> None:
    haemolysed = replace(result("alt", "60"), comment="haemolysed")
    row = words.result_row(GB, haemolysed, KNOWN, past=True)
    assert plain(row[1]) == "60 U/L"
    assert row[3] == ("above the laboratory's range\noutside the value your clinic set: contact them\nhaemolysed")
    clotted = Result("alt", None, comment="clotted")
    assert words.result_row(GB, clotted, KNOWN)[1::2] == ("clotted", "")
    assert len(words.result_heads(GB)) == len(row)


@pytest.mark.parametrize(
    ("contacts", "said"),
    [
        (Contacts(), ""),
        (Contacts("City Hospital"), ""),
        (Contacts("City Hospital", "01632"), "City Hospital: 01632"),
        (Contacts(clinic_number="01632"), "Your clinic: 01632"),
    ],
)
def test_whom_to_call_is_only_what_was_written_down(contacts: Contacts, said: str) -> None:
    assert plain(words.call_words(GB, contacts)) == said


def test_a_number_stays_on_one_line() -> None:
    said = words.call_words(GB, Contacts("City Hospital", "01632 960 100"))
    assert said.split(" ") == ["City", "Hospital:", "01632\N{NO-BREAK SPACE}960\N{NO-BREAK SPACE}100"]


@pytest.mark.parametrize(("size", "said"), [(1, "1 KB"), (239_800, "240 KB"), (2_340_000, "2.3 MB")])
def test_the_size_of_a_file_is_said_roughly(size: int, said: str) -> None:
    assert plain(words.size_words(GB, size)) == said
