"""Travel: whether the person seems to have gone to another time zone, what that would do to doses, and recording it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.past_effect import PastEffect
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.zones import Timeline, ZoneChange, valid_zone
from imuran_desktop.services.past_effect import past_effect
from imuran_desktop.services.plan import Edited, edit_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.store.revisions import wrote

SHOWN_DOSES = 6
_ONE_DAY = timedelta(days=1)
_COMPARED_DAYS = 366
_REGIONS = frozenset(
    ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"]
)
_LOOKED_AHEAD = (3, 14, 100)
"""Within so many days the next doses are looked for: most plans have them in three."""


@dataclass(frozen=True)
class Journey:
    """The computer's clock is that of ``here``, the diary's is still that of ``home`` (IANA zones)."""

    diary: str
    home: str
    here: str

    @property
    def key(self) -> str:
        """What a computer remembers when the person stays on home time."""
        return f"{self.diary} {self.home} {self.here}"


@dataclass(frozen=True)
class MovedDose:
    """One of the next doses: when it is due as things are, and when after the journey. None: it is then not due.

    With ``at_once`` its time is one that the clock jumps over, so it is due on arrival.
    """

    dose: Dose
    before: datetime | None
    after: datetime | None
    at_once: bool = False


@dataclass(frozen=True)
class TravelEffect:
    """What another timeline does to the next doses, and to those whose time has come."""

    before: Plan
    after: Plan
    doses: tuple[MovedDose, ...]
    past: PastEffect


def journey(diary: Diary, device: str, computer_zone: str, now: datetime) -> Journey | None:
    """Whether this computer has another clock than the diary. None, too, where it is not the person's own.

    A device is the person's own once it has written down who they are, or where.

    Raises:
        StoreError: when the diary can't be read.
    """
    home = str(read_plan(diary).timeline.zone_at(now))
    if home == computer_zone or same_clock(home, computer_zone, now.date().toordinal()):
        return None
    own = wrote(diary, device, (Kind.PERSON, Kind.ZONE))
    return Journey(diary.id, home, computer_zone) if own else None


def pending(found: Journey | None, stayed: Collection[str]) -> Journey | None:
    """What to ask the person about, unless they have said already that they ``stayed`` on home time."""
    return None if found is None or found.key in stayed else found


def still_stayed(diary: Diary, found: Journey | None, stayed: Collection[str]) -> tuple[str, ...]:
    """The answers worth remembering: of this diary, only the one about the journey ``found`` just now.

    So whoever comes home and leaves again is asked again.
    """
    kept = found.key if found else ""
    return tuple(key for key in stayed if key == kept or not key.startswith(f"{diary.id} "))


@cache
def same_clock(one: str, other: str, day: int) -> bool:
    """Whether the clocks of two zones agree for a year from a date on (its proleptic number)."""
    noon = datetime.fromordinal(day).replace(hour=12, tzinfo=UTC)
    moments = (noon + _ONE_DAY * number for number in range(_COMPARED_DAYS))
    zones = ZoneInfo(one), ZoneInfo(other)
    return all(len({moment.astimezone(zone).replace(tzinfo=None) for zone in zones}) == 1 for moment in moments)


def with_journey(plan: Plan, zone: str, at: datetime) -> Plan:
    """``plan`` with the person's clock that of ``zone`` from ``at`` on, until the next change already there."""
    at = at.astimezone(UTC)
    if str(plan.timeline.zone_at(at)) == zone:
        return plan
    others = (change for change in plan.timeline.changes if change.at != at)
    return replace(plan, timeline=Timeline((*others, ZoneChange(at, zone))))


def without_change(plan: Plan, change: ZoneChange) -> Plan:
    """``plan`` as if the person's clock had not changed then. The one from which all began stays."""
    others = tuple(other for other in plan.timeline.changes if other != change)
    return replace(plan, timeline=Timeline(others)) if others else plan


def effect_of(plan: Plan, zone: str, at: datetime, now: datetime) -> TravelEffect:
    """What a journey to ``zone`` at ``at`` would do."""
    return effect_on(plan, with_journey(plan, zone, at), now)


def effect_on(before: Plan, after: Plan, now: datetime) -> TravelEffect:
    """What it does to doses that one timeline takes the place of another."""
    return TravelEffect(before, after, tuple(_moved(before, after, now)), past_effect(before, after, now))


def record_journey(diary: Diary, author: Author, now: datetime, zone: str, at: datetime) -> Edited:
    """Write down a journey, whose effect the person has seen. One recorded late moves the doses since.

    Raises:
        Refused: when there is no such zone.
        PlanRefused, StoreError: as `edit_plan`.
    """
    if not valid_zone(zone):
        raise Refused(Reason.UNKNOWN_ZONE, zone=zone)
    # Also for one from now on: a time that the clock jumped over earlier today may be shown after all.
    return edit_plan(diary, author, now, lambda plan: with_journey(plan, zone, at), correct_past=True)


def remove_change(diary: Diary, author: Author, now: datetime, change: ZoneChange) -> Edited:
    """Take a change of the person's clock back, as if it had not been. They have seen the effect.

    Raises:
        PlanRefused, StoreError: as `edit_plan`.
    """
    return edit_plan(diary, author, now, lambda plan: without_change(plan, change), correct_past=True)


def undo_journey(diary: Diary, author: Author, now: datetime, edited: Edited) -> Edited:
    """Put the timeline back as it was before ``edited``.

    Raises:
        Refused: when it was changed since.
        StoreError: when it can't be written.
    """

    def put_back(plan: Plan) -> Plan:
        if changes_in_order(plan) != changes_in_order(edited.after):
            raise Refused(Reason.NOTHING_TO_UNDO)
        return replace(plan, timeline=edited.before.timeline)

    return edit_plan(diary, author, now, put_back, correct_past=True)


def changes_in_order(plan: Plan) -> list[ZoneChange]:
    """Where the person was when, the earliest first."""
    return sorted(plan.timeline.changes, key=lambda change: change.at or datetime.min.replace(tzinfo=UTC))


def _moved(before: Plan, after: Plan, now: datetime) -> Iterator[MovedDose]:
    """The next doses of either plan, in the order in which they come after the journey."""
    old: dict[str, Dose] = {}
    new: dict[str, Dose] = {}
    coming: set[str] = set()
    for ahead in _LOOKED_AHEAD:
        old, new = _doses(before, now, ahead), _doses(after, now, ahead)
        coming = {key for doses in (old, new) for key, dose in doses.items() if dose.instant > now}
        if len(coming) > SHOWN_DOSES:  # with one to spare: the last may have another that comes before it
            break
    moved = [_moved_dose(old.get(key), new.get(key), now) for key in coming]
    moved.sort(key=lambda item: (item.after or item.before or now, item.dose.slot))
    yield from moved[:SHOWN_DOSES]


def _doses(plan: Plan, now: datetime, ahead: int) -> dict[str, Dose]:
    today = plan.timeline.local(now).date()
    # On a journey over the date line the other plan may be two days behind or ahead.
    return {dose.key: dose for dose in expected_doses(plan, today - 3 * _ONE_DAY, today + (ahead + 3) * _ONE_DAY)}


def _moved_dose(old: Dose | None, new: Dose | None, now: datetime) -> MovedDose:
    dose = new or old
    assert dose is not None
    at_once = old is not None and new is not None and new.instant <= now < old.instant
    return MovedDose(dose, old and old.instant, new and new.instant, at_once)


def known_zones() -> list[str]:
    """The zones of places, by the name of the place, and UTC."""
    zones = (zone for zone in available_timezones() if zone.partition("/")[0] in _REGIONS and "/" in zone)
    return [*sorted(zones, key=lambda zone: (zone.rpartition("/")[2], zone)), "UTC"]
