"""What a notification says."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState, FoodInstruction
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.reminders import Reminder, Rules, Subjects, reminders
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminders import away_message, blood_test_message, due_message, missed_message, stock_message
from tests.services.plans import START, at, plan

GB = Language("en_GB")
PLAN = plan()
TIMELINE = PLAN.timeline


def told(now: datetime) -> list[Reminder]:
    doses = ledger(PLAN, {}, START, TIMELINE.local(now).date(), now)
    return reminders(Subjects(doses, TIMELINE), set(), now, Rules())


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_dose_that_is_due() -> None:
    (due,) = told(at("2026-03-01 08:00"))
    message = due_message(GB, [due], TIMELINE, START, hide_name=False)
    assert plain(message.title) == "Time for Azathioprine 50 mg"
    assert plain(message.body).splitlines() == [
        "Due today at 08:00 · breakfast",
        "1 tablet of 50 mg",
        "With or just after food",
    ]


def test_the_medicine_s_name_can_be_hidden() -> None:
    (due,) = told(at("2026-03-01 08:00"))
    (missed,) = told(at("2026-03-01 14:00"))
    for message in (
        due_message(GB, [due], TIMELINE, START, hide_name=True),
        missed_message(GB, missed, TIMELINE, START, None, hide_name=True),
    ):
        whole = plain(f"{message.title}\n{message.body}").lower()
        assert "azathioprine" not in whole
        assert "50" not in whole
        assert "food" in whole


def test_with_the_name_hidden_nothing_in_the_person_s_own_words_is_told() -> None:
    (due,) = told(at("2026-03-01 08:00"))
    (missed,) = told(at("2026-03-01 14:00"))

    def with_words(item: Reminder) -> Reminder:
        assert item.dose is not None
        dose = item.dose.dose
        own = {
            "food": FoodInstruction.OWN_WORDS,
            "food_words": "azathioprine with jam",
            "milk_words": "no milk with Imuran",
        }
        directions = replace(dose.directions, **own)  # type: ignore[arg-type]
        taken = replace(dose.prescription, missed_words="Skip the azathioprine")
        terms = replace(dose.terms, directions=directions, prescription=taken)
        return replace(item, dose=item.dose._replace(dose=dose._replace(terms=terms)))

    for message in (
        due_message(GB, [with_words(due)], TIMELINE, START, hide_name=True),
        missed_message(GB, with_words(missed), TIMELINE, START, None, hide_name=True),
        away_message(GB, [with_words(missed)] * 2, START, hide_name=True),
    ):
        whole = f"{message.title}\n{message.body}".lower()
        assert not [word for word in ("azathioprine", "imuran", "jam") if word in whole]


def test_a_missed_dose_never_suggests_two_together() -> None:
    missed, following = told(at("2026-03-01 23:50"))
    message = missed_message(GB, missed, TIMELINE, START, following.dose, hide_name=False)
    assert plain(message.title) == "Nothing recorded: Azathioprine 50 mg, today at 08:00"
    assert "Never take two doses together" in message.body
    assert message.body.startswith("Your next dose is today at 18:30.\nWith or just after food\n")
    assert "Your next dose" not in missed_message(GB, missed, TIMELINE, START, None, hide_name=False).body


def test_what_the_leaflet_says_about_milk_is_told_with_the_food() -> None:
    (due,) = told(at("2026-03-01 08:00"))
    assert due.dose is not None
    dose = due.dose.dose
    terms = replace(dose.terms, directions=replace(dose.directions, milk_words="not with milk"))
    known = replace(due, dose=due.dose._replace(dose=dose._replace(terms=terms)))
    lines = due_message(GB, [known], TIMELINE, START, hide_name=False).body.splitlines()
    assert lines[-2:] == ["With or just after food", "Milk: not with milk"]


def test_doses_missed_while_away_are_told_together() -> None:
    many = away_message(GB, told(at("2026-03-04 07:00")), date(2026, 3, 4), hide_name=False)
    assert many.title == "6 doses have nothing recorded"
    assert many.body.splitlines()[0] == "Sunday 1 March to yesterday"
    assert "food" not in many.body, "several doses are not to be taken now, with food or without"
    assert "never take two doses together" in many.body
    assert "take it when you remember" not in many.body, "of several doses none is to be taken now"


def test_a_dose_told_the_day_after_is_not_said_to_be_today_s() -> None:
    """The computer was off in between: today's dose at that time is another one, still to come."""
    tomorrow = START + timedelta(days=1)
    (missed,) = told(at("2026-03-01 14:00"))
    (due,) = told(at("2026-03-01 08:00"))
    late = missed_message(GB, missed, TIMELINE, tomorrow, None, hide_name=False)
    assert plain(late.title) == "Nothing recorded: Azathioprine 50 mg, yesterday at 08:00"
    assert "Due yesterday at 08:00" in due_message(GB, [due], TIMELINE, tomorrow, hide_name=False).body


def test_a_missed_dose_comes_with_what_the_person_s_clinic_said() -> None:
    (missed,) = told(at("2026-03-01 14:00"))
    assert missed.dose is not None
    item = replace(missed.dose.dose.prescription, missed_words="Ring us on 0123")
    dose = missed.dose.dose
    dose = dose._replace(terms=replace(dose.terms, prescription=item))
    known = replace(missed, dose=missed.dose._replace(dose=dose))
    assert "Your clinic said: Ring us on 0123" in missed_message(GB, known, TIMELINE, START, None, hide_name=False).body


@pytest.mark.parametrize(
    ("days", "title", "lines"),
    [
        (7, "Blood test coming up", ["Sunday 15 March, in 7 days", "ALT and albumin"]),
        (1, "Blood test coming up", ["Tomorrow", "ALT and albumin"]),
        (0, "Blood test due today", ["ALT and albumin"]),
        (-1, "Blood test overdue", ["It was due yesterday.", "ALT and albumin"]),
        (-3, "Blood test overdue", ["It was due Thursday 5 March.", "ALT and albumin"]),
    ],
)
def test_a_blood_test_is_told_as_it_stands_on_the_day(days: int, title: str, lines: list[str]) -> None:
    today = date(2026, 3, 8)
    test = BloodTest(PlannedTest(today + timedelta(days=days), ("ALT", "albumin"), "us_label"), BloodTestState.PLANNED)
    message = blood_test_message(GB, test, today)
    assert message.title == title
    assert message.body.splitlines()[: len(lines)] == lines
    assert ("record it" in message.body) == (days < 0)


def test_tablets_that_run_out_are_told_with_a_way_forward() -> None:
    today = date(2026, 3, 8)
    end = RunOut(date(2026, 3, 15), at("2026-03-15 08:00"), "a", (50.0,), 7)
    stock = MedicineStock("azathioprine", (50.0,), may_halve=False, on_hand={50.0: 7}, end=end)
    message = stock_message(GB, [stock], today, hide_name=False)
    assert message.title == "Azathioprine: Tablets for 7 more days"
    assert plain(message.body).splitlines() == [
        "Your tablets of 50 mg last until the end of Saturday 14 March.",
        "Ask for a new prescription in time.",
    ]
    hidden = stock_message(GB, [stock], today, hide_name=True)
    assert "zathioprine" not in hidden.title + hidden.body
    wrong = stock_message(GB, [replace(stock, on_hand={50.0: -1})], today, hide_name=False)
    assert "Please count them again" in wrong.body


def test_a_dose_told_again_is_still_open() -> None:
    (again,) = told(at("2026-03-01 08:31"))
    message = due_message(GB, [again], TIMELINE, START, hide_name=False)
    assert plain(message.title) == "Still open: Azathioprine 50 mg"


def test_several_doses_are_told_in_a_line_each() -> None:
    (due,) = told(at("2026-03-01 08:00"))
    message = due_message(GB, [due, due], TIMELINE, START, hide_name=False)
    assert message.title == "Time for 2 doses"
    line = "Azathioprine 50 mg: 1 tablet of 50 mg, with or just after food"
    assert plain(message.body).splitlines() == ["Due today at 08:00", line, line]
    hidden = due_message(GB, [due, due], TIMELINE, START, hide_name=True)
    assert (hidden.title, hidden.body) == ("Time for 2 doses", "Due today at 08:00")


@pytest.mark.parametrize(
    ("booked", "days", "title", "words"),
    [
        (True, 2, "Blood test coming up", "Booked for Tuesday 10 March"),
        (True, 0, "Blood test booked for today", "ALT and albumin"),
        (True, -3, "Blood test overdue", "Booked for Thursday 5 March"),
        (False, 2, "Blood test coming up", "Put off until Tuesday 10 March"),
        (False, 0, "Blood test due today", "ALT and albumin"),
    ],
)
def test_a_blood_test_that_was_arranged_is_told_as_that(booked: bool, days: int, title: str, words: str) -> None:
    today = date(2026, 3, 8)
    planned = PlannedTest(date(2026, 3, 1), ("ALT", "albumin"), "us_label")
    arranged = Arrangement(
        planned.due,
        today + timedelta(days=days),
        planned.due,
        Arranged.BOOKED if booked else Arranged.PUT_OFF,
        "" if booked else "on holiday",
    )
    message = blood_test_message(GB, BloodTest(planned, BloodTestState.OVERDUE, None, arranged), today)
    assert message.title == title
    assert message.body.splitlines()[0] == words


def test_tablets_of_several_medicines_are_told_together() -> None:
    end = RunOut(date(2026, 3, 15), at("2026-03-15 08:00"), "a", (50.0,), 7)
    stocks = [MedicineStock(name, (50.0,), may_halve=False, on_hand={50.0: 7}, end=end) for name in ("one", "two")]
    message = stock_message(GB, stocks, date(2026, 3, 8), hide_name=False)
    assert message.title == "Tablets of 2 medicines run out"
    assert message.body.splitlines() == [
        "One: Tablets for 7 more days",
        "Two: Tablets for 7 more days",
        "Ask for a new prescription in time.",
    ]
