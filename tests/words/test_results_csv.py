import pytest

from imuran_desktop.exchange.csv_layout import Field
from imuran_desktop.exchange.csv_table import Refused
from imuran_desktop.exchange.results_csv import Problem
from imuran_desktop.words.language import Language
from imuran_desktop.words.results_csv import field_words, problem_words, refused_words

ENGLISH = Language("en_GB")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("too_large", "The file is larger than 10 MB. Choose a smaller one, or split it."),
        ("too_many_rows", "The file has more than 10 rows. Split it, and import one part after the other."),
    ],
)
def test_a_limit_is_named(code: str, words: str) -> None:
    assert refused_words(ENGLISH, code, {"most": 10}) == words


@pytest.mark.parametrize("code", Refused)
def test_each_refusal_has_a_sentence(code: Refused) -> None:
    assert refused_words(ENGLISH, code, {}).endswith(".")


@pytest.mark.parametrize("code", [one for one in Problem if one is not Problem.COLUMN_LEFT_OUT])
def test_each_problem_names_its_row_and_column(code: Problem) -> None:
    said = problem_words(ENGLISH, code, 7, "Result {value}", "4.2 {x}", 1)

    assert said.startswith("Row 7, column Result {value}: ")
    assert said.endswith(".")


def test_a_problem_shows_what_stands_there() -> None:
    assert problem_words(ENGLISH, "not_a_date", 3, "Date", "soon", 1) == (
        "Row 3, column Date: soon is not a date, so the row was not taken over."
    )


def test_a_column_that_is_left_out_is_named_with_how_much_it_holds() -> None:
    assert problem_words(ENGLISH, "column_left_out", 1, "Flag", "", 1) == (
        "Column Flag is left out: 1 cell of it has something in it."
    )
    assert problem_words(ENGLISH, "column_left_out", 1, "Flag", "", 2) == (
        "Column Flag is left out: 2 cells of it have something in them."
    )


def test_each_field_has_a_name_of_its_own() -> None:
    assert len({field_words(ENGLISH, field) for field in Field}) == len(Field)
