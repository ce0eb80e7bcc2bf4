"""``results DIARY``."""

from pathlib import Path

from tests.cli.running import run_here


def with_results(diary: Path) -> Path:
    record = ("record", diary, "blood-test", "--on")
    run_here("record", diary, "alert-values", "--set", "ALT above 100 U/L")
    run_here(*record, "2021-03-09", "--result", "ALT 34 U/L (10-50)", "--lab", "Sample lab")
    run_here(*record, "2021-03-16", "--result", "ALT=120 U/L (10-50)", "--result", "CRP <0.10 mg/L")
    return diary


def test_they_are_shown_the_newest_last(diary: Path) -> None:
    shown = run_here("results", with_results(diary)).out.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert shown == [
        "2021-03-09  Sample lab",
        "  ALT 34 U/L (10 to 50)",
        "2021-03-16",
        "  ALT 120 U/L (10 to 50); above the laboratory's range; outside the value your clinic set: contact them",
        "  CRP <0.10 mg/L",
    ]


def test_as_data(diary: Path) -> None:
    data = run_here("results", with_results(diary), "--json").data
    assert [test["on"] for test in data["blood_tests"]] == ["2021-03-09", "2021-03-16"]
    alt, crp = data["blood_tests"][1]["results"]
    assert (alt["outside_range"], [past["side"] for past in alt["past_clinic_values"]]) == ("above", ["above"])
    assert (crp["sign"], crp["value"], crp["unit"], crp["outside_range"]) == ("<", "0.10", "mg/L", None)


def test_of_some_days(diary: Path) -> None:
    some = ("results", with_results(diary), "--from", "2021-03-10", "--to")
    assert run_here(*some, "2021-03-31").out.startswith("2021-03-16")
    assert run_here(*some, "2021-03-15").out == "No results are in the diary for these days.\n"
    assert "is before" in run_here(*some, "2021-03-09").sentence


def test_a_table_can_be_brought_into_another_diary(diary: Path, tmp_path: Path, plan_file: Path) -> None:
    table, other = tmp_path / "results.csv", tmp_path / "other.imuran"
    table.write_text(run_here("results", with_results(diary), "--csv").out, encoding="utf-8")
    run_here("plan", "import", other, plan_file)
    run_here("record", other, "alert-values", "--set", "ALT above 100 U/L")
    assert run_here("results", other, "import", table).code == 0
    assert run_here("results", other).out == run_here("results", diary).out


def test_help_and_mistakes(diary: Path, tmp_path: Path) -> None:
    assert "import" in run_here("results", "--help").out
    assert "--csv" in run_here("results", diary, "--help").out
    assert "--replace" in run_here("results", diary, "import", "--help").out
    assert "Say one of --csv and --json" in run_here("results", diary, "--csv", "--json").sentence
    assert "There is no diary" in run_here("results", tmp_path / "none").sentence
    assert run_here("results", diary).out == "No results are in the diary for these days.\n"
