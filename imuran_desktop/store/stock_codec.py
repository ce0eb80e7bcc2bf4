"""Counts and refills of tablets as JSON bodies, and back."""

from datetime import UTC, datetime

from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.stock import Packs, StockEntry, StockKind
from imuran_desktop.store.plan_codec import Body, tablets, tablets_body

_WARNING = "stock_warning:"


def stock_body(entry: StockEntry) -> Body:
    """The body of a count or refill; ``by`` is who made it, a revision's is who acted."""
    return {
        "medicine": entry.medicine,
        "kind": entry.kind.value,
        "at": entry.at.isoformat(),
        "offset_s": entry.offset_s,
        "zone": entry.zone,
        "tablets": tablets_body(entry.tablets),
        "packs": [[item.strength_mg, item.packs, item.tablets_each, item.loose] for item in entry.packs],
        "note": entry.note,
        "by": entry.by,
    }


def stock(revision: Revision) -> StockEntry:
    """The count or refill a revision records."""
    body = revision.body
    return StockEntry(
        id=revision.entry,
        medicine=body["medicine"],
        at=datetime.fromisoformat(body["at"]).astimezone(UTC),
        offset_s=body["offset_s"],
        zone=body["zone"],
        kind=StockKind(body["kind"]),
        tablets=tablets(body["tablets"]),
        packs=tuple(Packs(float(strength), *rest) for strength, *rest in body["packs"]),
        note=body["note"],
        by=body["by"],
    )


def warning_entry(key: str) -> str:
    """The entry that says when to remind of the tablets of the medicine with this key."""
    return f"{_WARNING}{key}"


def warning_body(days_before: int | None) -> Body:
    """The body of such an entry; None is for no reminder."""
    return {"days_before": days_before}


def stock_warning(revision: Revision) -> tuple[str, int | None]:
    """The medicine key, and how many days before."""
    days = revision.body["days_before"]
    return revision.entry.removeprefix(_WARNING), None if days is None else int(days)
