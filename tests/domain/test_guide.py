from __future__ import annotations

from imuran_desktop.domain.guide import SIDE_EFFECTS, Statement
from imuran_desktop.reference.guide import load_guide


def test_a_statement_is_not_disputed_unless_said_so() -> None:
    assert not Statement("sun", "Cover up.", ("LEAFLET",)).disputed


def test_the_topic_that_lists_the_symptoms_is_in_the_guide() -> None:
    assert SIDE_EFFECTS in load_guide().topics
