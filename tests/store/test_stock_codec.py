"""Counts and refills of tablets as bodies, and back."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.stock import Packs, StockEntry, StockKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.store import stock_codec
from imuran_desktop.store.plan_codec import Body

NOW = datetime(2026, 3, 2, 8, 11, 0, 5, UTC)
ENTRY = StockEntry(
    id="one",
    medicine="azathioprine",
    at=datetime(2026, 3, 2, 8, 10, tzinfo=UTC),
    offset_s=-12600,
    zone="America/St_Johns",
    kind=StockKind.COUNTED,
    tablets=(TabletCount(50.0, 59.5), TabletCount(25.0, 0)),
    packs=(Packs(50.0, 2, 28, 3.5), Packs(25.0)),
    note="in the kitchen 💊",
    by="Alex",
)


def revision(kind: Kind, entry: str, body: Body) -> Revision:
    contents = json.loads(json.dumps(body, ensure_ascii=False))
    return Revision("id", entry, kind, "2026-03-02", 1, NOW, "device", "Sam", deleted=False, body=contents)


@pytest.mark.parametrize("entry", [ENTRY, replace(ENTRY, kind=StockKind.REFILLED, packs=(), note="", by="")])
def test_a_count_or_a_refill(entry: StockEntry) -> None:
    assert stock_codec.stock(revision(Kind.STOCK, entry.id, stock_codec.stock_body(entry))) == entry


@pytest.mark.parametrize("days", [7, None])
def test_when_to_remind(days: int | None) -> None:
    entry = stock_codec.warning_entry("azathioprine")
    found = stock_codec.stock_warning(revision(Kind.STOCK_WARNING, entry, stock_codec.warning_body(days)))
    assert found == ("azathioprine", days)
