"""``stock DIARY``, ``stock count DIARY MEDICINE 50=28`` and ``stock refill DIARY MEDICINE 50=2x28+3``."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from imuran_desktop import clock
from imuran_desktop.cli.language import environment_language
from imuran_desktop.cli.session import author, opened, show
from imuran_desktop.cli.values import AS_JSON, BY, DIARY, INSTANT, TEXT
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.stock import LastsUnknown, Packs, RunOut
from imuran_desktop.domain.tablets import TabletCount

_NUMBER = r"(\d{1,6}(?:\.\d{1,6})?)"
_TABLETS = re.compile(rf"{_NUMBER}=(?:(\d{{1,6}})x(\d{{1,6}})(?:\+{_NUMBER})?|{_NUMBER})")
"""More digits than anybody needs, and no more than Python can make a number of."""


class _TabletsType(click.ParamType[Packs]):
    """So many tablets of a strength in mg: 50=28, or 50=2x28+3 for two packs of 28 and three loose ones."""

    name = "STRENGTH=COUNT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Packs:
        """Read the value, or fail with a sentence."""
        if isinstance(value, Packs):
            return value
        found = _TABLETS.fullmatch(str(value))
        if found is None:
            self.fail(f"{value!r} is not a strength and a number of tablets, such as 50=28 or 50=2x28+3", param, ctx)
        packs, each, loose = int(found[2] or 0), int(found[3] or 0), float(found[4] or found[5] or 0)
        return Packs(float(found[1]), packs, each, plain_number(loose))


class _ShowFirst(click.Group):
    """A group whose first argument may be a diary: that shows what is in it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is meant."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ShowFirst)
def stock() -> None:
    """Show the tablets at home (stock DIARY), count them, or record a refill."""


@stock.command("show")
@DIARY
@click.option("--at", type=INSTANT, help="The instant to look at.  [default: now]")
@AS_JSON
def stock_show(diary: Path, at: datetime | None, *, as_json: bool) -> None:
    """Show the tablets of each medicine, and how long they last."""
    from imuran_desktop.services.stock import read_stock
    from imuran_desktop.store.read import read_plan

    now = at or clock.now()
    with opened(diary, read_only=True) as existing:
        medicines, today = read_stock(existing, now), read_plan(existing).timeline.local(now).date()
    data = {"at": now.isoformat(), "medicines": [_medicine(item) for item in medicines]}
    lines = [_line(item, today) for item in medicines]
    show(data, as_json=as_json, sentence="\n".join(lines) or "The plan has no medicine.")


def _records(command: Callable[..., None]) -> Callable[..., None]:
    """Have a command ask for what `_record` writes."""
    for asks in (
        AS_JSON,
        BY,
        click.option("--at", type=INSTANT, help="When that was.  [default: now]"),
        click.argument("tablets", type=_TabletsType(), nargs=-1, required=True, metavar="STRENGTH=COUNT..."),
        click.argument("medicine", type=TEXT),
        DIARY,
    ):
        command = asks(command)
    return command


@stock.command("count")
@_records
def stock_count(**said: Any) -> None:
    """Record how many tablets of MEDICINE there are in all, such as 50=28 or 50=2x28+3."""
    from imuran_desktop.services.stock import count_tablets

    _record(count_tablets, **said)


@stock.command("refill")
@_records
def stock_refill(**said: Any) -> None:
    """Record that more tablets of MEDICINE came, such as 50=2x28."""
    from imuran_desktop.services.stock import record_refill

    _record(record_refill, **said)


def _record(
    verb: Any, diary: Path, medicine: str, tablets: Sequence[Packs], at: datetime | None, by: str, *, as_json: bool
) -> None:
    from imuran_desktop.domain.medicines import same_medicine
    from imuran_desktop.services.stock import read_stock
    from imuran_desktop.words.stock import stock_entry_words

    now = clock.now()
    with opened(diary) as existing:
        entry = verb(existing, author(by), now, medicine, tuple(tablets), at).after
        there = [item for item in read_stock(existing, now) if same_medicine(item.medicine, medicine)]
    data = {
        "id": entry.id,
        "medicine": entry.medicine,
        "kind": entry.kind,
        "at": entry.at.isoformat(),
        "by": entry.by or None,
        "tablets": _tablets(entry.tablets),
        "on_hand": _medicine(there[0])["on_hand"] if there else None,
    }
    show(data, as_json=as_json, sentence=f"{_plain(stock_entry_words(environment_language(), entry))}.")


def _medicine(item: MedicineStock) -> dict[str, Any]:
    end = item.end
    there = (TabletCount(strength, count) for strength, count in (item.on_hand or {}).items())
    return {
        "medicine": item.medicine,
        "counted": item.is_counted,
        "on_hand": _tablets(there),
        "not_reckoned": item.not_reckoned,
        "runs_out": _iso(end.day) if isinstance(end, RunOut) else None,
        "days_left": end.days_left if isinstance(end, RunOut) else None,
        "short_mg": list(end.short_mg) if isinstance(end, RunOut) else [],
        "unknown": end.why if isinstance(end, LastsUnknown) else None,
        "unknown_from": _iso(end.day) if isinstance(end, LastsUnknown) else None,
        "enough": item.enough,
        "remind_days_before": item.days_before,
        "remind_on": _iso(item.warn_day) if item.warn_day else None,
    }


def _tablets(tablets: Any) -> list[dict[str, float]]:
    return [{"strength_mg": tablet.strength_mg, "count": tablet.count} for tablet in tablets]


def _line(item: MedicineStock, today: date) -> str:
    from imuran_desktop.words.doses import medicine_words
    from imuran_desktop.words.stock import below_words, lasts_words, not_reckoned_words, tablets_at_home_words

    language = environment_language()
    words = [lasts_words(language, item, today), below_words(language, item), not_reckoned_words(language, item)]
    if item.on_hand:
        words.insert(0, f"{tablets_at_home_words(language, item.on_hand)}.")
    return _plain(f"{medicine_words(language, item.medicine)}: {' '.join(part for part in words if part)}")


def _plain(text: str) -> str:
    """As a terminal is best given it."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _iso(day: date) -> str:
    return day.isoformat()
