"""Whether a result is beyond a limit in its unit: "<5" is below 5, and nobody knows whether it is below 3."""

from decimal import Decimal

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result


def is_below(result: Result, limit: Decimal) -> bool:
    """Whether a result is surely below a limit."""
    if result.value is None or result.sign in (Sign.ABOVE, Sign.AT_LEAST):
        return False
    return result.value < limit or (result.value == limit and result.sign is Sign.BELOW)


def is_above(result: Result, limit: Decimal) -> bool:
    """Whether a result is surely above a limit."""
    if result.value is None or result.sign in (Sign.BELOW, Sign.AT_MOST):
        return False
    return result.value > limit or (result.value == limit and result.sign is Sign.ABOVE)
