from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.limits import is_above, is_below
from imuran_desktop.domain.results import Result

WHERE = [
    ("", "2", False, False),
    ("", "1.9", True, False),
    ("", "2.1", False, True),
    ("<", "2", True, False),
    ("<", "5", False, False),
    ("<=", "2", False, False),
    ("<=", "1.9", True, False),
    (">", "2", False, True),
    (">", "1", False, False),
    (">=", "2", False, False),
    (">=", "2.1", False, True),
]


@pytest.mark.parametrize(("sign", "value", "below", "above"), WHERE)
def test_a_value_is_beyond_two_only_where_that_is_sure(sign: str, value: str, below: bool, above: bool) -> None:
    result = Result("crp", Decimal(value), sign=Sign(sign))

    assert (is_below(result, Decimal(2)), is_above(result, Decimal(2))) == (below, above)


def test_words_are_beyond_nothing() -> None:
    result = Result("crp", None, comment="haemolysed")

    assert not is_below(result, Decimal(2))
    assert not is_above(result, Decimal(2))


@given(st.sampled_from(Sign), st.integers(0, 6), st.integers(0, 6))
def test_every_value_that_the_sign_allows_is_beyond(sign: Sign, value: int, limit: int) -> None:
    halves = [Decimal(n) / 2 for n in range(-2, 20)]
    could_be = [one for one in halves if _is_allowed(one, sign, value)]
    result = Result("crp", Decimal(value), sign=sign)

    # Between the halves there are others: "<2" may be 1.9, which is below 2 and not below 1.
    assert is_below(result, Decimal(limit)) == (all(one < limit for one in could_be))
    assert is_above(result, Decimal(limit)) == (all(one > limit for one in could_be))


def _is_allowed(one: Decimal, sign: Sign, value: int) -> bool:
    if one == value:
        return sign in (Sign.EXACT, Sign.AT_MOST, Sign.AT_LEAST)
    return sign in ((Sign.BELOW, Sign.AT_MOST) if one < value else (Sign.ABOVE, Sign.AT_LEAST))
