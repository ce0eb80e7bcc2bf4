"""``record DIARY alert-values``."""

from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.reference.alert_values import load_alert_sets
from tests.cli.running import run_here


def recorded(diary: Path, *arguments: str) -> Any:
    return run_here("record", diary, "alert-values", *arguments, "--json").data


def limits(data: Any) -> dict[str, tuple[str | None, str | None]]:
    return {value["analyte"]: (value["below"], value["above"]) for value in data["values"]}


def test_the_published_set_is_filled_in_and_changed(diary: Path) -> None:
    data = recorded(diary, "--uk-2017", "--set", "Neutrophils below 2.0 10^9/L", "--said-by", "Sample clinic")
    assert data["said_by"] == "Sample clinic"
    assert len(data["values"]) == len(load_alert_sets()["uk_2017"].values)
    assert limits(data)["neutrophils"] == ("2.0", None)
    assert limits(data)["alt"] == (None, "100")


def test_values_are_set_one_after_the_other(diary: Path) -> None:
    recorded(diary, "--set", "ALT above 100 U/L", "--said-by", "Sample clinic")
    recorded(diary, "--set", "WBC below 3.5 x10^9/L")
    data = recorded(diary, "--set", "White cells above 20 10*9/L", "--set", "ALT above 80 U/L")
    assert limits(data) == {"alt": (None, "80"), "wbc": ("3.5", "20")}
    assert data["said_by"] == "Sample clinic"


def test_a_second_limit_in_another_unit_is_turned_into_that_of_the_first(diary: Path) -> None:
    recorded(diary, "--set", "Haemoglobin below 110 g/L", "--set", "WBC below 3.5 10^9/L")
    data = recorded(diary, "--set", "Haemoglobin above 17 g/dL", "--set", "WBC above 20 K/uL")
    assert limits(data) == {"haemoglobin": ("110", "170"), "wbc": ("3.5", "20")}
    assert {value["unit"] for value in data["values"]} == {"g/L", "10*9/L"}


def test_a_limit_alone_keeps_the_unit_it_was_said_in(diary: Path) -> None:
    recorded(diary, "--set", "Haemoglobin below 110 g/L")
    (value,) = recorded(diary, "--set", "Haemoglobin below 10.5 g/dL")["values"]
    assert (value["unit"], value["below"], value["above"]) == ("g/dL", "10.5", None)


def test_a_limit_that_would_have_to_be_rounded_is_refused(diary: Path) -> None:
    recorded(diary, "--set", "Creatinine below 0.5 mg/dL")
    said = run_here("record", diary, "alert-values", "--set", "Creatinine above 120 umol/L").sentence
    assert "The other value of Creatinine is set in 'mg/dL'. Say this one in it too." in said


def test_they_are_switched_off(diary: Path) -> None:
    assert "ALT: above 100" in run_here("record", diary, "alert-values", "--uk-2017").out.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert run_here("record", diary, "alert-values", "--off").out == "No values are set.\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "Say --off, or --uk-2017, --set or both"),
        (["--off", "--uk-2017"], "Say --off, or"),
        (["--set", "ALT 100"], "is not a value such as"),
        (["--set", "ALT above lots U/L"], "is not a value such as"),
        (["--set", "Happiness above 3 U/L"], "'Happiness' is not on the list"),
        (["--set", "WBC below 3.5"], "'WBC below 3.5' says no unit. Say it too, such as 'WBC below 3.5 "),
        (["--set", "ALT above 100 g/L"], "ALT is not given in 'g/L'"),
        (["--set", "ALT above 100 furlongs"], "ALT is not given in 'furlongs'"),
    ],
)
def test_what_is_refused_is_not_written(diary: Path, arguments: list[str], expected: str) -> None:
    before = diary.read_bytes()
    assert expected in run_here("record", diary, "alert-values", *arguments).sentence
    assert diary.read_bytes() == before
