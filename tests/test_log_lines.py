"""What a log may say of an exception."""

from pathlib import Path

import pytest

from imuran_desktop.log_lines import exception_lines

RECORDED = "severe headache"


def fail() -> None:
    try:
        int(RECORDED)
    except ValueError as error:
        raise RuntimeError(RECORDED) from error


def test_its_types_and_places_without_what_it_says() -> None:
    with pytest.raises(RuntimeError) as caught:
        fail()
    error = caught.value
    first, *places = exception_lines(error, error.__traceback__).splitlines()
    assert first == "RuntimeError from ValueError"
    assert Path(__file__).name in places[0]
    assert RECORDED not in exception_lines(error, error.__traceback__)


def test_one_that_was_never_raised_has_no_place() -> None:
    assert exception_lines(KeyError(RECORDED), None) == "KeyError"


def test_none_is_nothing() -> None:
    assert exception_lines(None, None) == ""
