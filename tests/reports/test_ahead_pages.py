"""What is planned from the day on which a report is made."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.dose_changes import DoseSpan
from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.domain.medicine_stock import Enough, MedicineStock
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.plan import Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.report import PlanAhead
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reports.ahead_pages import ahead_section
from imuran_desktop.reports.content import Section, Table, Terms
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day, plan, prescription, slot, step, utc
from tests.reports.reporting import bare_report
from tests.reports.sections import plain, sentences, tables

GB = Language("en_GB")
UNTIL = day("2026-06-08")
AZA = plan(prescription(step(slot("m", "08:00"))))


def section(of: Plan = AZA, has_schedule: bool = True, **ahead: Any) -> Section:
    report = bare_report(of, Span(START, day("2026-03-05")), utc("2026-03-10T20:00"))
    return ahead_section(replace(report, ahead=PlanAhead(UNTIL, **ahead), has_schedule=has_schedule), GB)


def part(found: Section, key: str) -> Section:
    return next(item for item in found.parts if item.key == key)


def planned(
    due: date, arranged: Arrangement | None = None, state: BloodTestState = BloodTestState.PLANNED
) -> ListedTest:
    test = BloodTest(PlannedTest(due, ("blood count", "ALT"), "made", gap_days=30), state, arranged=arranged)
    return ListedTest(test.day, state, test)


def test_it_says_as_of_when_and_until_when() -> None:
    assert sentences(section()).startswith(
        "The plan as it stands on 10 March 2026, until 8 June 2026. It can still change."
    )


def test_daily_amounts_have_their_dates() -> None:
    spans = (
        DoseSpan("azathioprine", 50, day("2026-03-01"), day("2026-03-19")),
        DoseSpan("azathioprine", 75.5, day("2026-03-20")),
    )
    (table,) = tables(part(section(amounts=spans), "ahead_doses"))
    assert [tuple(map(plain, row)) for row in table.rows] == [
        ("Azathioprine", "50 mg", "1 March 2026", "19 March 2026"),
        ("Azathioprine", "75.5 mg", "20 March 2026", "until further notice"),
    ]
    assert "average" not in sentences(section(amounts=spans))


def test_amounts_that_are_not_the_same_every_day_are_called_an_average() -> None:
    mondays = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
    of = plan(prescription(step(Slot("m", 50, at=time(8), repeat=mondays))))
    assert "the daily amount is their average" in sentences(section(of))


def test_holds_are_told_with_full_dates() -> None:
    holds = (HeldDays(day("2026-04-01"), day("2026-04-07"), "azathioprine"), HeldDays(day("2026-05-01"), None, "iron"))
    words = sentences(part(section(holds=holds), "ahead_doses"))
    assert "Azathioprine on hold from Wednesday, 1 April 2026 to Tuesday, 7 April 2026" in words
    assert "Iron on hold from Friday, 1 May 2026" in words


def test_blood_tests_have_their_state_and_what_was_arranged() -> None:
    booked = Arrangement(
        day("2026-04-08"), day("2026-04-09"), START, Arranged.BOOKED, at=time(9, 15), where="City Hospital"
    )
    tests = (
        planned(day("2026-03-08"), state=BloodTestState.OVERDUE),
        planned(day("2026-04-08"), booked, BloodTestState.BOOKED),
    )
    (table,) = tables(part(section(tests=tests), "ahead_tests"))
    assert table.rows == (
        ("8 March 2026", "overdue", "blood count and ALT", ""),
        (
            "9 April 2026",
            "booked",
            "blood count and ALT",
            "Booked for Thursday, 9 April 2026 at 09:15, City Hospital",
        ),
    )


def test_visits_have_what_is_to_be_asked() -> None:
    visit = Visit("v", day("2026-04-02"), time(10, 30), "Dr Example", "Is it #1?\nAnd <2>?")
    words = sentences(part(section(visits=(visit,)), "ahead_visits"))
    assert words == "Thursday, 2 April 2026 at 10:30, Dr Example; to ask: Is it #1? And <2>?"


def test_tablets_at_home_say_how_long_they_last() -> None:
    end = RunOut(day("2026-03-20"), utc("2026-03-20T08:00"), "m/2026-03-20", (50,), 10)
    known = MedicineStock("azathioprine", (50, 25), True, on_hand={50: 10, 25: 4}, end=end)
    (terms,) = part(section(stock=(known,)), "ahead_stock").blocks
    assert isinstance(terms, Terms)
    ((name, words),) = terms.items
    assert name == "Azathioprine"
    assert plain(words) == (
        "10 tablets of 50 mg and 4 tablets of 25 mg. Enough for 10 more days, until the end of Thursday, 19 March 2026."
    )


def test_tablets_that_were_taken_without_being_there_are_told() -> None:
    known = MedicineStock("azathioprine", (50,), True, on_hand={50: -2}, enough=Enough.NOTHING_DUE, not_reckoned=1)
    words = plain(sentences(part(section(stock=(known,)), "ahead_stock")))
    assert words.startswith("Azathioprine: No tablets of 50 mg. More tablets of 50 mg were recorded as taken than were")
    assert "1 dose was taken without saying which tablets" in words


def test_where_nothing_is_planned_a_sentence_says_so() -> None:
    found = section()
    assert [sentences(item) for item in found.parts] == [
        "No dose is planned.",
        "No blood test is planned.",
        "No visit to come is written down.",
        "The tablets at home were not counted.",
    ]
    assert not any(isinstance(block, Table) for block in found.all_blocks())
    none = section(has_schedule=False)
    assert sentences(part(none, "ahead_tests")) == "No blood test schedule is in the diary."
