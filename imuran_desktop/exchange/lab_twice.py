"""What is printed twice: in two units, or with other capitals, it may say the same all the same."""

from decimal import ROUND_HALF_UP, Decimal

from imuran_desktop.domain.results import Analyte, Result
from imuran_desktop.domain.units import convert


def same_value(one: Result, other: Result, analyte: Analyte | None) -> bool:
    """Whether two results of one analyte say the same, each as exactly as it is printed; ranges are not looked at."""
    if one.value is None or other.value is None:
        return one.value is other.value and one.comment == other.comment
    if one.sign is not other.sign:
        return False
    if one.unit == other.unit:
        return one.value == other.value
    if analyte is None:
        return False
    return _turns_into(one.value, one.unit, other, analyte) and _turns_into(other.value, other.unit, one, analyte)


def _turns_into(value: Decimal, unit: str, printed: Result, analyte: Analyte) -> bool:
    """Whether a value is what is printed, once it is in that unit and has as many decimals."""
    turned = convert(value, analyte, unit, printed.unit)
    if turned is None or printed.value is None:
        return False
    return turned.quantize(printed.value, ROUND_HALF_UP) == printed.value
