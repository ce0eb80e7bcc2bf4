import pytest

from imuran_desktop.words.people import short_name


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Sam Example", "Sam"),
        ("Екатерина Иванова", "Екатерина"),
        ("Cher", "Cher"),
        ("Mrs Jones", "Mrs Jones"),
        ("Dr. Jones", "Dr. Jones"),
        ("Ana María López", "Ana María López"),
        ("عبد الرحمن", "عبد الرحمن"),
        ("  Sam   Example ", "Sam"),
        ("", ""),
    ],
)
def test_people_are_called_by_what_is_surely_their_name(name: str, called: str) -> None:
    assert short_name(name) == called
