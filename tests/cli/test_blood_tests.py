"""``record DIARY blood-test``."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop import clock
from tests.cli.running import PLAN, run_here

ON = ("--on", "2021-03-09")


def recorded(diary: Path, *arguments: object) -> Any:
    return run_here("record", diary, "blood-test", *arguments, "--json").data


def plain(text: str) -> list[str]:
    return text.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def soon() -> str:
    return str(clock.now().date() + timedelta(days=3))


def test_a_blood_test(diary: Path) -> None:
    data = recorded(diary, *ON)
    assert (data["on"], data["satisfies"], data["results"]) == ("2021-03-09", "2021-03-08", [])
    before = diary.read_bytes()
    assert recorded(diary, *ON) == data
    assert diary.read_bytes() == before
    assert run_here("record", diary, "blood-test", *ON).out == "Recorded a blood test on 2021-03-09.\n"
    assert recorded(diary, "--on", "2021-02-20")["satisfies"] is None


def test_what_came_back_is_recorded_with_it(diary: Path) -> None:
    data = recorded(diary, *ON, "--result", "ALT=34 U/L (10-50)", "--result", "Platelets 250 x10^9/L", "--lab", "Lab")
    assert [(item["analyte"], item["value"], item["unit"]) for item in data["results"]] == [
        ("platelets", "250", "10*9/L"),
        ("alt", "34", "U/L"),
    ]
    assert (data["lab"], data["results"][1]["low"], data["results"][1]["high"]) == ("Lab", "10", "50")


def test_another_result_joins_those_there_and_a_correction_takes_the_place_of_one(diary: Path) -> None:
    recorded(diary, *ON, "--result", "ALT 34 U/L", "--lab", "Lab")
    data = recorded(diary, *ON, "--result", "Ferritin=8.0 µg/L", "--result", "ALT 43 U/L", "--replace")
    assert [(item["name"], item["value"]) for item in data["results"]] == [("ALT", "43"), ("Ferritin", "8.0")]
    assert data["lab"] == "Lab"


def test_a_value_is_not_replaced_unasked(diary: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Made up.", encoding="utf-8")
    recorded(diary, *ON, "--result", "ALT 34 U/L")
    before = diary.read_bytes()
    record = ("record", diary, "blood-test", *ON, "--result", "ALT 340 U/L", "--result", "AST 28 U/L", "--file", letter)
    told = run_here(*record)
    assert (told.code, told.out) == (1, "")
    assert plain(told.err) == [
        "2021-03-09  ALT 340 U/L: the diary says ALT 34 U/L. Nothing was recorded. --replace takes it over."
    ]
    assert diary.read_bytes() == before
    told = run_here(*record, "--replace")
    assert (told.code, told.err) == (0, "")
    assert plain(told.out) == [
        "Recorded a blood test on 2021-03-09.",
        "  ALT 340 U/L, instead of ALT 34 U/L",
        "  AST 28 U/L",
    ]


def test_with_json_what_was_replaced_is_said_too(diary: Path) -> None:
    recorded(diary, *ON, "--result", "ALT 34 U/L")
    assert run_here("record", diary, "blood-test", *ON, "--result", "ALT 340 U/L", "--json").code == 1
    data = recorded(diary, *ON, "--result", "ALT 340 U/L", "--replace")
    assert [(item["analyte"], item["value"]) for item in data["replaced"]] == [("alt", "34")]
    assert recorded(diary, *ON, "--result", "ALT 340 U/L")["replaced"] == []


def test_a_number_with_three_decimals_is_recorded_once_the_sign_is_said(diary: Path) -> None:
    typed = ("record", diary, "blood-test", *ON, "--result", "CRP=4.250 mg/L")
    assert "can be read in two ways: say --decimal point or --decimal comma" in run_here(*typed).sentence
    assert run_here(*typed, "--decimal", "point", "--json").data["results"][0]["value"] == "4.250"
    comma = recorded(diary, "--on", "2021-03-16", "--result", "CRP=4.250 mg/L", "--decimal", "comma")
    assert comma["results"][0]["value"] == "4250"


def test_what_another_laboratory_reported_of_the_same_day_stands_by_itself(diary: Path) -> None:
    first = recorded(diary, *ON, "--result", "ALT 34 U/L", "--lab", "Lab")
    other = recorded(diary, *ON, "--result", "ALT 43 U/L", "--lab", "Other lab")
    assert first["id"] != other["id"]
    shown = run_here("results", diary, "--json").data["blood_tests"]
    assert {(test["lab"], test["results"][0]["value"]) for test in shown} == {("Lab", "34"), ("Other lab", "43")}


def test_what_is_past_the_range_or_cannot_be_is_said(diary: Path) -> None:
    run_here("record", diary, "alert-values", "--set", "ALT above 100 U/L")
    out = run_here("record", diary, "blood-test", *ON, "--result", "ALT 120 U/L (10-50)", "--result", "Hb 1 g/L").out
    assert "above the laboratory's range; outside the value your clinic set: contact them" in out
    assert out.count("your clinic") == 1
    assert len(out.splitlines()) == 4


def test_a_letter_is_kept_with_it(diary: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Made up.", encoding="utf-8")
    data = recorded(diary, *ON, "--file", letter)
    assert [(file["name"], file["size"]) for file in data["files"]] == [("letter.txt", 8)]
    assert len(recorded(diary, *ON, "--file", letter)["files"]) == 1


def test_a_file_that_is_not_there_leaves_the_diary_alone(diary: Path, tmp_path: Path) -> None:
    before, empty = diary.read_bytes(), tmp_path / "empty.pdf"
    empty.touch()
    record = ("record", diary, "blood-test", *ON)
    assert "There is no file" in run_here(*record, "--file", tmp_path / "none.pdf").sentence
    assert run_here(*record, "--result", "ALT 34 U/L", "--file", empty).sentence
    assert diary.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--on", "2199-01-01"], "is in the future"),
        (["--on", "yesterday"], "is not a date such as"),
        (["--on", "0001-01-01"], "does not lie between"),
        ([], "Say one of --on, --booked, --put-off and --not-needed"),
        ([*ON, "--booked", "2021-03-09"], "Say one of --on"),
        ([*ON, "--not-needed"], "Say one of --on"),
        ([*ON, "--due", "2021-03-08"], "--due goes with"),
        (["--not-needed", "--replace"], "--replace goes with --on"),
        (["--not-needed", "--decimal", "point"], "--decimal goes with --on"),
        ([*ON, "--reason", "why"], "--reason goes with --put-off"),
        ([*ON, "--at", "09:30"], "--at goes with --booked"),
        ([*ON, "--result", "fine"], "'fine' is not a result such as"),
        ([*ON, "--result", "Frob=12"], "'Frob' is not on the list of what laboratories measure."),
        ([*ON, "--result", "Frob 12"], "said with = and a unit, such as 'Frob=12 U/L'"),
        ([*ON, "--result", "ALT 34 U/L AST 28 U/L"], "is not a result such as"),
        ([*ON, "--result", "ALT 34", "--result", "ALT 35"], "twice"),
        (["--booked", "{soon}", "--result", "ALT 34"], "--result goes with --on"),
        (["--booked", "{soon}", "--at", "half past nine"], "is not a time"),
        (["--not-needed", "--where", "Sample clinic"], "--where goes with --booked"),
        (["--booked", "2021-03-09", "--reason", "why"], "--reason goes with --put-off"),
        (["--booked", "2021-03-09"], "That day can't be. Choose one from"),
        (["--put-off", "2198-03-09"], "That day can't be. Choose one from"),
        (["--booked", "{soon}", "--due", "2021-03-09"], "No blood test is planned for 2021-03-09"),
        (["--not-needed", "--due", "2021-03-09"], "No blood test is planned for 2021-03-09"),
    ],
)
def test_what_is_refused_is_not_written(diary: Path, arguments: list[str], expected: str) -> None:
    before = diary.read_bytes()
    arguments = [argument.format(soon=soon()) for argument in arguments]
    assert expected in run_here("record", diary, "blood-test", *arguments).sentence
    assert diary.read_bytes() == before


def test_a_blood_test_is_booked_put_off_and_not_needed(diary: Path) -> None:
    record = ("record", diary, "blood-test")

    def agenda(due: str) -> tuple[Any, str]:
        days = "agenda", diary, "--from", due, "--to", due
        tests = run_here(*days, "--json").data["blood_tests"]
        lines = run_here(*days).out.splitlines()
        return next(test for test in tests if test["due"] == due), next(line for line in lines if "blood test" in line)

    data = recorded(diary, "--booked", soon(), "--at", "09:30", "--where", "Sample clinic")
    due = data["due"]
    assert due <= soon(), "the last one overdue"
    test, line = agenda(due)
    assert data["arranged"] == test["arranged"]
    assert (test["state"], test["arranged"]["at"], test["arranged"]["where"]) == ("booked", "09:30", "Sample clinic")
    assert line.endswith(f"  booked for {soon()} at 09:30, Sample clinic")

    put_off = run_here(*record, "--put-off", soon(), "--reason", "no bus", "--due", due, "--by", "Alex")
    assert put_off.out == f"Recorded that the blood test of {due} is put off until {soon()}.\n"
    assert agenda(due)[1].endswith(f"  put off until {soon()}, no bus")

    waived = run_here(*record, "--not-needed", "--reason", "the clinic said so", "--due", due)
    assert waived.out == f"Recorded that the blood test of {due} is not needed.\n"
    test, line = agenda(due)
    assert test["state"] == "not_needed"
    assert line.endswith("  not needed, the clinic said so")


def test_the_agenda_says_when_a_test_was_done(diary: Path) -> None:
    recorded(diary, *ON, "--result", "ALT 34 U/L")
    assert (
        "  results_in, done on 2021-03-09"
        in run_here("agenda", diary, "--from", "2021-03-08", "--to", "2021-03-08").out
    )


def test_where_no_blood_test_is_planned_none_can_be_booked(tmp_path: Path, plan_file: Path) -> None:
    plan_file.write_text(PLAN.partition("[monitoring]")[0], encoding="utf-8")
    diary = tmp_path / "sam.imuran"
    run_here("plan", "import", diary, plan_file)
    assert "No blood test is planned." in run_here("record", diary, "blood-test", "--booked", soon()).sentence


def test_an_own_name_is_kept_with_its_unit(diary: Path) -> None:
    assert [item["name"] for item in recorded(diary, *ON, "--result", "Frob=12 U/L")["results"]] == ["Frob"]


def test_not_needed_twice_is_the_same_as_once(diary: Path) -> None:
    recorded(diary, "--on", str(clock.now().date()))
    waive = ("record", diary, "blood-test", "--not-needed")
    first, before = run_here(*waive), diary.read_bytes()
    due = first.out.removeprefix("Recorded that the blood test of ").removesuffix(" is not needed.\n")
    assert run_here(*waive).out == (
        f"The blood test of {due} is recorded as not needed already. For another one, say its date with --due.\n"
    )
    assert diary.read_bytes() == before


@pytest.mark.parametrize("how", ["--booked", "--put-off"])
def test_the_same_arrangement_twice_is_the_same_as_once(diary: Path, how: str) -> None:
    recorded(diary, "--on", str(clock.now().date()))
    arrange = ("record", diary, "blood-test", how, str(clock.now().date() + timedelta(days=90)))
    first, before = run_here(*arrange).out, diary.read_bytes()
    assert run_here(*arrange).out == first
    assert diary.read_bytes() == before


def test_a_test_done_before_its_booking_says_that_it_counts_for_it(diary: Path) -> None:
    today = clock.now().date()
    recorded(diary, "--on", str(today - timedelta(days=60)))
    due = recorded(diary, "--booked", str(today + timedelta(days=3)), "--at", "09:15")["due"]
    lines = plain(run_here("record", diary, "blood-test", "--on", due).out)
    assert lines[0] == f"Recorded a blood test on {due}."
    assert lines[1].startswith("  It counts as the test planned for ")
    assert lines[1].endswith(" at 09:15 is no longer needed for it: tell the clinic if you cancel it.")
