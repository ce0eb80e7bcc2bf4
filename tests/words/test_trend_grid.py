"""The table of results over time on paper."""

from dataclasses import replace
from datetime import timedelta

from imuran_desktop.domain.dose_changes import DoseSpan
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.words.trend_grid import WIDTHS, dose_lines, trend_grid
from tests.domain.builders import day
from tests.domain.results import ANALYTES, TENTHS, report, result
from tests.words.plain import plain
from tests.words.test_trends import ENGLISH, FIRST, HALVED, SEVERAL, made

HELD = HeldDays(day("2026-02-20"), day("2026-03-10"), "azathioprine")
AMOUNTS = (
    DoseSpan("azathioprine", 100, day("2025-03-01"), day("2026-02-14")),
    DoseSpan("azathioprine", 50, day("2026-02-15")),
)
SHOWN = replace(SEVERAL, changes=(HALVED,), holds=(HELD,), amounts=AMOUNTS)


def test_a_row_has_one_result_and_a_column_one_day_with_its_year() -> None:
    (table,) = trend_grid(ENGLISH, SHOWN, ANALYTES).tables
    rows = [[plain(cell) for cell in row][:7] for row in table]
    assert rows == [
        ["Result", "Laboratory's range", "1 February 2026", "1 March 2026", "1 April 2026", "1 May 2026",
         "1 June 2026"],
        ["Haemoglobin, g/dL", "12.0 to 16.0\nuntil 1 February 2026: 120 to 160 g/L", "99 g/L L C", "N", "12.8 N",
         "8.1 mmol/L N", "12.9"],
        ["Zinc, µmol/L", "", "", "12", "", "", ""],
        ["Azathioprine, daily amount", "", "100 mg", "on hold", "50 mg", "50 mg", "50 mg"],
    ]  # fmt: skip
    assert {len(row) for row in table} == {len(WIDTHS)}


def test_letters_and_notes_are_explained_where_they_occur() -> None:
    grid = trend_grid(ENGLISH, SHOWN, ANALYTES)
    assert grid.letters == [
        "C: outside the value your clinic set: contact them.",
        "L: below the laboratory's range.",
        "N: see the notes.",
    ]
    assert [plain(note) for note in grid.notes] == [
        "1 April 2026: Haemoglobin: the laboratory wrote: seen twice",
        "Sunday, 1 March 2026: Haemoglobin: clotted. Not a number, so it is not in the drawing.",
        (
            "Friday, 1 May 2026: Haemoglobin 8.1 mmol/L. It is in a unit that can't be turned into that of the others, "
            "so it is not in the drawing."
        ),
    ]
    plain_one = trend_grid(ENGLISH, made(report("2026-02-01", result("alt", "20"))), ANALYTES)
    assert (plain_one.letters, plain_one.notes) == ([], [])


def test_many_days_are_shared_out_over_tables_of_the_same_widths() -> None:
    days = [FIRST + timedelta(days=28 * number) for number in range(13)]
    of = made(*(report(on, result("haemoglobin", "13.1", TENTHS)) for on in days))
    tables = trend_grid(ENGLISH, of, ANALYTES).tables
    assert [sum(bool(head) for head in table[0][2:]) for table in tables] == [7, 6]
    assert {len(row) for table in tables for row in table} == {len(WIDTHS)}
    shown = [head for table in tables for head in table[0][2:] if head]
    assert shown == [ENGLISH.date(on) for on in days]


def test_a_result_that_is_not_among_the_days_of_a_table_has_no_row_there() -> None:
    days = [FIRST + timedelta(days=28 * number) for number in range(8)]
    of = made(
        *(report(on, result("wbc", "5")) for on in days[:7]), report(days[7], result("wbc", "5"), result("alt", "9"))
    )
    first, second = trend_grid(ENGLISH, of, ANALYTES).tables
    assert [row[0].split(",")[0] for row in first[1:]] == ["White cells"]
    assert [row[0].split(",")[0] for row in second[1:]] == ["White cells", "ALT"]


def test_several_values_of_one_day_are_all_there() -> None:
    of = made(report("2026-02-01", result("wbc", "5")), report("2026-02-01", result("wbc", "<6")))
    (table,) = trend_grid(ENGLISH, of, ANALYTES).tables
    assert table[1][2] == "5\n<6"


def test_doses_are_told_in_order_with_their_years() -> None:
    assert [plain(line) for line in dose_lines(ENGLISH, SHOWN)] == [
        "Azathioprine: 100 mg a day, as before",
        "Azathioprine: from Sunday, 15 February 2026, 50 mg a day; before that, 100 mg a day",
        "Azathioprine on hold from Friday, 20 February 2026 to Tuesday, 10 March 2026",
    ]


def test_a_table_before_a_medicine_began_has_no_row_for_it() -> None:
    of = replace(SEVERAL, amounts=(DoseSpan("azathioprine", 50, day("2026-06-02")),))
    (table,) = trend_grid(ENGLISH, of, ANALYTES).tables
    assert [row[0].split(",")[0] for row in table] == ["Result", "Haemoglobin", "Zinc"]
