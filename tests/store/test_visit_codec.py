import json
from datetime import UTC, date, datetime, time

import pytest

from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.visits import Visit
from imuran_desktop.store.visit_codec import visit, visit_body

NOW = datetime(2026, 3, 2, 8, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "known",
    [
        Visit("id of it", date(2026, 3, 3)),
        Visit("id of it", date(2026, 3, 3), time(10, 30), "City Hospital 🏥", "one?\ntwo?", "go on\nas before", "Alex"),
        Visit("id of it", date(2026, 3, 3), time(0, 0)),
    ],
)
def test_a_visit(known: Visit) -> None:
    body = json.loads(json.dumps(visit_body(known), ensure_ascii=False))
    day = known.day.isoformat()
    revision = Revision("id", known.id, Kind.VISIT, day, 1, NOW, "device", "Sam", deleted=False, body=body)
    assert visit(revision) == known
