"""What a person records as JSON bodies, and back."""

from datetime import date, time
from typing import TYPE_CHECKING

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
from imuran_desktop.domain.codes import Arranged, Food, Outcome
from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.store.old_bodies import complete
from imuran_desktop.store.plan_codec import Body, instant, instant_text, tablets, tablets_body

if TYPE_CHECKING:
    from imuran_desktop.domain.reminder_log import Delivered


def intake_body(intake: Intake) -> Body:
    """The body of an intake entry. Its id and time of recording are the revision's.

    ``by`` is who recorded the intake; a revision's is who acted, and may have put back what another recorded.
    """
    return {
        "prescription": intake.prescription,
        "medicine": intake.medicine,
        "outcome": intake.outcome.value,
        "at": instant_text(intake.at),
        "offset_s": intake.offset_s,
        "zone": intake.zone,
        "food": intake.food,
        "amount_mg": intake.amount_mg,
        "reason": intake.reason,
        "extra": intake.extra,
        "as_needed": intake.as_needed,
        "sick_after": intake.sick_after,
        "tablets": tablets_body(intake.tablets),
        "by": intake.by,
    }


def intake(revision: Revision) -> Intake:
    """The intake a revision records."""
    body = complete(revision.kind, revision.body)
    food = body["food"]
    return Intake(
        id=revision.entry,
        prescription=body["prescription"],
        medicine=body["medicine"],
        outcome=Outcome(body["outcome"]),
        at=instant(body["at"]),
        offset_s=body["offset_s"],
        zone=body["zone"],
        recorded_at=revision.recorded_at,
        food=Food(food) if food else None,
        amount_mg=body["amount_mg"],
        reason=body["reason"],
        by=recorder(revision),
        extra=body["extra"],
        as_needed=body["as_needed"],
        sick_after=body["sick_after"],
        tablets=tablets(body["tablets"]),
    )


def done_test_body(test: DoneTest) -> Body:
    """The body of a blood test entry of which no results are there (`results_codec` has what they add)."""
    return {"on": test.on.isoformat(), "note": test.note, "results": [], "lab": "", "files": []}


def done_test(revision: Revision) -> DoneTest:
    """The blood test a revision records as done."""
    body = complete(revision.kind, revision.body)
    has_results = bool(body["results"] or body["files"])
    return DoneTest(revision.entry, date.fromisoformat(body["on"]), recorder(revision), body["note"], has_results)


def delivery_body(shown: "Delivered") -> Body:
    """The body of how a reminder was shown, and what the person did with it there."""
    return {
        "delivery": shown.delivery.value,
        "at": shown.at.isoformat(),
        "reply": shown.reply.value if shown.reply else "",
        "replied_at": shown.replied_at.isoformat() if shown.replied_at else "",
    }


def arrangement_body(arranged: Arrangement) -> Body:
    """The body of what was arranged for a planned test."""
    return {
        "due": arranged.due.isoformat(),
        "on": arranged.on.isoformat(),
        "since": arranged.since.isoformat(),
        "how": arranged.how.value,
        "reason": arranged.reason,
        "at": arranged.at and arranged.at.isoformat(timespec="minutes"),
        "where": arranged.where,
    }


def arrangement(revision: Revision) -> Arrangement:
    """What a revision says was arranged for a planned test."""
    body = complete(revision.kind, revision.body)
    due, on, since = (date.fromisoformat(body[key]) for key in ("due", "on", "since"))
    return Arrangement(
        due=due,
        on=on,
        since=since,
        how=Arranged(body["how"]),
        reason=body["reason"],
        at=time.fromisoformat(body["at"]) if body["at"] else None,
        where=body["where"],
        by=recorder(revision),
    )


def recorder(revision: Revision) -> str:
    """Who recorded what a revision says. Older bodies leave that to the revision."""
    by: str = revision.body.get("by", revision.by)
    return by
