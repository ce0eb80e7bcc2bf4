"""Visits to the clinic as JSON bodies, and back."""

from datetime import date, time

from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.visits import Visit
from imuran_desktop.store.plan_codec import Body
from imuran_desktop.store.record_codec import recorder


def visit_body(visit: Visit) -> Body:
    """The body of a visit. Its id is the entry's, its day the revision's; ``by`` as in `intake_body`."""
    return {
        "at": visit.at.isoformat("minutes") if visit.at is not None else None,
        "where": visit.where,
        "questions": visit.questions,
        "said": visit.said,
        "by": visit.by,
    }


def visit(revision: Revision) -> Visit:
    """The visit that a revision holds."""
    body = revision.body
    return Visit(
        id=revision.entry,
        day=date.fromisoformat(revision.day),
        at=time.fromisoformat(body["at"]) if body["at"] else None,
        where=body["where"],
        questions=body["questions"],
        said=body["said"],
        by=recorder(revision),
    )
