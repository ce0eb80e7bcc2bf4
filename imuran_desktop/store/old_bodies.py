"""Bodies as earlier releases wrote them, completed to what is written today.

History is append-only, so an old body stays in the file as it is; what it lacks is added when it is read.
"""

from collections.abc import Mapping
from typing import Any

from imuran_desktop.domain.history import Kind

Body = Mapping[str, Any]

_PRESCRIPTION = {"may_halve": False, "prescriber": "", "reason": "", "holds": [], "ends": None}
_INTAKE = {"as_needed": False, "sick_after": False, "tablets": []}
_SYMPTOM = {
    "own_words": "",
    "course": None,
    "ended": None,
    "since_dose": None,
    "thought": None,
    "did": "",
    "temperature_c": None,
    "told_on": None,
}
"""What is said of a symptom since schema 4."""
_BLOOD_TEST = {"results": [], "lab": "", "files": []}

_MONITORING = {
    "said_by": "",
    "working_days": False,
    "counts_from_done": False,
    "window_days": None,
    "dates": [],
    "counted_from": None,
}
"""What is said of a monitoring schedule since schema 5."""


def complete(kind: Kind, body: Body) -> Body:
    """``body`` of an entry of ``kind`` with all that is written today."""
    match kind:
        case Kind.MEALS:
            return _complete_meals(body)
        case Kind.PRESCRIPTION:
            return _complete_prescription(body)
        case Kind.INTAKE:
            return {**_INTAKE, **body}
        case Kind.MONITORING:
            return {**_MONITORING, **body}
        case Kind.SYMPTOM:
            return {**_SYMPTOM, **body}
        case Kind.BLOOD_TEST:
            return {**_BLOOD_TEST, **body}
        case Kind.ARRANGEMENT:
            return _complete_arrangement(body)
        case _:
            return body


def _complete_meals(body: Body) -> Body:
    """Before schema 2 meals were at the same time on every weekday."""
    return {"other_days": {}, **body}


def _complete_arrangement(body: Body) -> Body:
    """Before schema 5 a test was either booked, without a time and a place, or put off."""
    if "how" in body:
        return body
    rest = {key: value for key, value in body.items() if key != "booked"}
    return {**rest, "how": "booked" if body["booked"] else "put_off", "at": None, "where": ""}


def _complete_prescription(body: Body) -> Body:
    """Before schema 2 the directions were not dated, and every slot was due every day."""
    if "directions" in body:
        return body
    undated = ("food", "food_words", "window_s")
    rest = {key: value for key, value in body.items() if key not in undated}
    begins = {"first": body["recording"]["first"], "changed_at": None, "answered": []}
    directions = {"begins": begins, "milk_words": "", **{key: body[key] for key in undated}}
    steps = [{**step, "slots": [{"repeat": None, **slot} for slot in step["slots"]]} for step in body["steps"]]
    return {**_PRESCRIPTION, **rest, "directions": [directions], "steps": steps}
