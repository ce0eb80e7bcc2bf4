"""``results DIARY import FILE.csv``."""

from pathlib import Path

import pytest

from tests.cli.running import Result, run_here

TABLE = """Date,Test,Result,Units,Reference range,Lab
2021-03-09,ALT,34,U/L,10-50,Sample lab
2021-03-09,Platelets,250,10^9/L,150-400,Sample lab
2021-03-16,ALT,<5,U/L,10-50,Sample lab
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A file as a laboratory's portal gives it."""
    path = tmp_path / "results.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def bring(diary: Path, table: Path, *arguments: str) -> Result:
    return run_here("results", diary, "import", table, *arguments)


def plain(text: str) -> list[str]:
    return text.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_what_is_new_comes_in_and_is_there_the_next_time(diary: Path, table: Path) -> None:
    assert plain(bring(diary, table).out) == [
        "3 new, 0 there already, 0 different. Taken over:",
        "  2021-03-09  ALT 34 U/L (10 to 50)",
        "  2021-03-09  Platelets 250 \N{MULTIPLICATION SIGN}10⁹/L (150 to 400)",
        "  2021-03-16  ALT <5 U/L (10 to 50); below the laboratory's range",
    ]
    before = diary.read_bytes()
    again = bring(diary, table)
    assert (again.code, again.err, again.out) == (0, "", "0 new, 3 there already, 0 different.\n")
    assert diary.read_bytes() == before


def test_a_dry_run_only_says_what_would_be_done(diary: Path, table: Path) -> None:
    before = diary.read_bytes()
    assert "3 new, 0 there already, 0 different. Would be taken over:" in bring(diary, table, "--dry-run").out
    assert diary.read_bytes() == before


def test_what_the_diary_says_otherwise_is_left_unless_it_is_to_be_replaced(diary: Path, table: Path) -> None:
    run_here("record", diary, "blood-test", "--on", "2021-03-09", "--result", "ALT 43 U/L")
    told = bring(diary, table)
    assert (told.code, told.out.splitlines()[0]) == (1, "2 new, 0 there already, 1 different. Taken over:")
    assert plain(told.err) == [
        "2021-03-09  ALT 34 U/L (10 to 50): not taken over. The diary says ALT 43 U/L. --replace takes it over."
    ]
    told = bring(diary, table, "--replace")
    assert (told.code, told.err) == (0, "")
    assert plain(told.out)[1:] == ["  2021-03-09  ALT 34 U/L (10 to 50), instead of ALT 43 U/L"]


def test_as_data(diary: Path, table: Path) -> None:
    run_here("record", diary, "blood-test", "--on", "2021-03-09", "--result", "ALT 43 U/L", "--lab", "Sample lab")
    data = bring(diary, table, "--replace", "--json").data
    assert [(item["analyte"], item["fate"], item["taken_over"]) for item in data["results"]] == [
        ("alt", "different", True),
        ("platelets", "new", True),
        ("alt", "new", True),
    ]
    assert data["results"][0]["in_diary"]["value"] == "43"
    assert (data["dry_run"], data["problems"]) == (False, [])


def test_problems_are_told_and_all_the_rest_comes_in(diary: Path, table: Path) -> None:
    table.write_text(TABLE + "soon,ALT,40,U/L,,\n2021-03-23,ALT,40,U/L,,\n", encoding="utf-8")
    told = bring(diary, table)
    assert (told.code, told.out.splitlines()[0]) == (1, "4 new, 0 there already, 0 different. Taken over:")
    assert plain(told.err) == ["Row 5, column Date: soon is not a date, so the row was not taken over."]


def test_unclear_dates_are_asked_about(diary: Path, table: Path) -> None:
    table.write_text("Date,ALT (U/L)\n04/03/2021,34\n05/03/2021,35\n", encoding="utf-8")
    told = bring(diary, table)
    assert told.code == 1
    assert plain(told.err) == [
        "2 of the dates, such as 04/03/2021, can be read in two ways. Say --dates day-first or --dates month-first."
    ]
    assert "  2021-04-03  ALT 34" in plain(bring(diary, table, "--dry-run", "--dates", "month-first").out)[1]
    assert "  2021-03-04  ALT 34" in plain(bring(diary, table, "--dates", "day-first").out)[1]


def test_unclear_numbers_are_asked_about(diary: Path, table: Path) -> None:
    table.write_text("Date,CRP (mg/L)\n2021-03-09,4.250\n", encoding="utf-8")
    told = bring(diary, table)
    assert (told.code, told.out) == (1, "0 new, 0 there already, 0 different.\n")
    assert "--decimal point or --decimal comma" in told.err
    assert "  2021-03-09  CRP 4,250 mg/L" in plain(bring(diary, table, "--dry-run", "--decimal", "comma").out)[1]
    assert "  2021-03-09  CRP 4.250 mg/L" in plain(bring(diary, table, "--decimal", "point").out)[1]


def test_columns_can_be_named(diary: Path, table: Path) -> None:
    table.write_text("Blut am,Was,Wie viel\n2021-03-09,ALT,34 U/L\n", encoding="utf-8")
    assert "Its columns are: Blut am, Was, Wie viel." in bring(diary, table).sentence
    mapped = ("--map", "date=Blut am", "--map", "name=was", "--map", "value = Wie viel")
    assert plain(bring(diary, table, *mapped).out)[1] == "  2021-03-09  ALT 34 U/L"


def test_two_laboratories_that_differ_are_both_left(diary: Path, table: Path) -> None:
    table.write_text(TABLE + "2021-03-09,ALT,61,U/L,10-50,Other lab\n", encoding="utf-8")
    told = bring(diary, table, "--replace")
    assert told.code == 1
    assert [line.rpartition(": ")[2] for line in plain(told.err)] == [
        "not taken over. The file says two different things of it."
    ] * 2
    assert run_here("results", diary).out.count("ALT") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--map", "when=Date"], "'when' is not one of date, name"),
        (["--map", "date=Day"], "There is no column 'Day'. There are: Date, Test"),
        (["--map", "date"], "There is no column ''"),
        (["--dates", "year-first"], "is not one of"),
        (["--decimal", "dot"], "is not one of"),
    ],
)
def test_what_is_refused_is_not_written(diary: Path, table: Path, arguments: list[str], expected: str) -> None:
    before = diary.read_bytes()
    assert expected in bring(diary, table, *arguments).sentence
    assert diary.read_bytes() == before


def test_files_that_are_none(diary: Path, tmp_path: Path) -> None:
    picture = tmp_path / "scan.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert bring(diary, picture).sentence
    assert "There is no file" in bring(diary, tmp_path / "none.csv").sentence


def test_a_day_to_come_is_refused_as_a_whole(diary: Path, table: Path) -> None:
    table.write_text(TABLE.replace("2021-03-16", "2199-03-16"), encoding="utf-8")
    before = diary.read_bytes()
    assert "in the future" in bring(diary, table, "--dry-run").sentence
    assert "in the future" in bring(diary, table).sentence
    assert diary.read_bytes() == before


def test_what_cannot_be_or_is_past_the_clinic_s_values_is_said(diary: Path, table: Path) -> None:
    run_here("record", diary, "alert-values", "--set", "ALT above 30 U/L")
    table.write_text(TABLE + "2021-03-16,Hb,1,g/L,,Sample lab\n", encoding="utf-8")
    for arguments in (("--dry-run",), ()):
        told = bring(diary, table, *arguments)
        lines = plain(told.out)
        assert (told.code, told.err) == (0, "")
        assert lines[1] == "  2021-03-09  ALT 34 U/L (10 to 50); outside the value your clinic set: contact them"
        assert lines[3] == "  2021-03-16  ALT <5 U/L (10 to 50); below the laboratory's range"
        assert lines[4] == "  2021-03-16  Haemoglobin 1 g/L"
        assert lines[5].startswith("    ")
        assert len(lines) == 6


def test_the_same_as_data(diary: Path, table: Path) -> None:
    run_here("record", diary, "alert-values", "--set", "ALT above 30 U/L")
    table.write_text(TABLE + "2021-03-16,Hb,1,g/L,,Sample lab\n", encoding="utf-8")
    results = bring(diary, table, "--dry-run", "--json").data["results"]
    assert [[past["side"] for past in item["past_clinic_values"]] for item in results] == [["above"], [], [], []]
    assert [bool(item["doubts"]) for item in results] == [False, False, False, True]
