"""``record DIARY alert-values``: the values past which the clinic wants to hear from the person."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import author, opened, show
from imuran_desktop.cli.values import AS_JSON, BY, TEXT

if TYPE_CHECKING:
    from imuran_desktop.domain.alerts import AlertValue

_UK_2017 = "uk_2017"
_MOST_DIGITS = 9
_LIMIT = re.compile(r"(?P<name>.+?)\s+(?P<side>below|above)\s+(?P<value>\d{1,9}(?:\.\d{1,9})?)(?![\d.])\s*(?P<unit>.*)")


@click.command("alert-values")
@click.option("--uk-2017", is_flag=True, help="Fill in the published UK values of 2017.")
@click.option("--set", "limits", type=TEXT, multiple=True, help='One value, such as "ALT above 100 U/L".')
@click.option("--off", is_flag=True, help="Take all of them out.")
@click.option("--said-by", type=TEXT, default="", metavar="NAME", help="Who at the clinic said so.")
@BY
@AS_JSON
@click.pass_obj
def record_alert_values(
    diary: Path, limits: tuple[str, ...], said_by: str, by: str, *, uk_2017: bool, off: bool, as_json: bool
) -> None:
    """Record the values that the clinic set; each --set is added to those there are, or changes one of them."""
    from imuran_desktop.domain.alerts import AlertValues
    from imuran_desktop.reference.alert_values import load_alert_sets
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reports.results_data import alert_values_data
    from imuran_desktop.services.alert_values import set_alert_values
    from imuran_desktop.store.read import read_alert_values
    from imuran_desktop.words.alert_values import limit_words
    from imuran_desktop.words.results import analyte_name

    if off == bool(uk_2017 or limits):
        raise click.UsageError("Say --off, or --uk-2017, --set or both.")
    wanted = [_limit(text) for text in limits]
    with opened(diary) as existing, existing.writing():
        before = AlertValues() if off or uk_2017 else read_alert_values(existing)
        filled_in = load_alert_sets()[_UK_2017].values if uk_2017 else before.values
        alerts = AlertValues(_with(filled_in, wanted), said_by or before.said_by)
        set_alert_values(existing, author(by), clock.now(), alerts)
    language = environment_language()
    lines = [
        f"{analyte_name(language, value.analyte, load_analytes())}: {limit_words(language, value)}"
        for value in alerts.values
    ]
    sentence = "\n  ".join(["The values your clinic set:", *lines]) if lines else "No values are set."
    show(alert_values_data(alerts), as_json=as_json, sentence=sentence)


def _limit(text: str) -> "AlertValue":
    from imuran_desktop.domain.alerts import AlertValue
    from imuran_desktop.domain.analyte_names import AnalyteNames
    from imuran_desktop.domain.units import unit_code
    from imuran_desktop.reference.analytes import load_analytes

    found = _LIMIT.fullmatch(text)
    if found is None:
        raise _refused(f"{text!r} is not a value such as 'ALT above 100 U/L'.")
    analyte = load_analytes().get(AnalyteNames(load_analytes()).find(found["name"]) or "")
    if analyte is None:
        raise _refused(f"{found['name']!r} is not on the list of what laboratories measure.")
    unit = unit_code(found["unit"], analyte)
    if not found["unit"]:
        example = f"{found['name']} {found['side']} {found['value']} {analyte.units[0].code}"
        raise _refused(f"{text!r} says no unit. Say it too, such as {example!r}.")
    if unit is None or analyte.unit(unit) is None:
        raise _refused(f"{analyte.name} is not given in {found['unit']!r}.")
    value = Decimal(found["value"])
    below, above = (value, None) if found["side"] == "below" else (None, value)
    return AlertValue(analyte.id, unit, below, above)


def _refused(sentence: str) -> click.BadParameter:
    return click.BadParameter(sentence, param_hint="--set")


def _with(values: "Iterable[AlertValue]", wanted: "Iterable[AlertValue]") -> "tuple[AlertValue, ...]":
    """``values`` with those that are wanted: a second limit joins the first."""
    kept = {value.analyte: value for value in values}
    for limit in wanted:
        before = kept.get(limit.analyte)
        kept[limit.analyte] = limit if before is None else _joined(before, limit)
    return tuple(kept.values())


def _joined(before: "AlertValue", limit: "AlertValue") -> "AlertValue":
    """What is set already with one more limit, in the unit of the one that stays."""
    stays = before.above if limit.below is not None else before.below
    unit = limit.unit if stays is None else before.unit
    if limit.below is not None:
        return replace(before, unit=unit, below=_turned(limit.below, limit, unit))
    return replace(before, unit=unit, above=_turned(limit.above, limit, unit))


def _turned(value: Decimal | None, limit: "AlertValue", unit: str) -> Decimal | None:
    """A limit in another unit, where it has few digits there: what was said is never rounded."""
    from imuran_desktop.domain.alerts import in_unit
    from imuran_desktop.reference.analytes import load_analytes

    if value is None or unit == limit.unit:
        return value
    analyte = load_analytes()[limit.analyte]
    turned = in_unit(value, analyte, limit.unit, unit)
    if turned is None or len(turned.as_tuple().digits) > _MOST_DIGITS:
        raise _refused(f"The other value of {analyte.name} is set in {unit!r}. Say this one in it too.")
    return turned
