from __future__ import annotations

from math import nan

import pytest

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.problems import Reason
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_contacts
from tests.services.plans import ALEX, NOW, SAM, revision_count, why_refused

NUMBERS = Contacts("Ward 7", "+44 1632 960001", "111", "999", 37.5)


def test_the_numbers_are_kept_and_can_be_put_right(diary: Diary) -> None:
    assert read_contacts(diary) is None
    assert set_contacts(diary, SAM, NOW, Contacts(" Ward 7 ", " +44 1632 960001", "111 ", "999", 37.5)).topics == {
        Topic.CONTACTS
    }
    assert read_contacts(diary) == NUMBERS
    before = revision_count(diary)
    assert set_contacts(diary, ALEX, NOW, NUMBERS).topics == frozenset()
    assert revision_count(diary) == before
    set_contacts(diary, ALEX, NOW, Contacts())
    assert read_contacts(diary) == Contacts()


@pytest.mark.parametrize("fever", [29.9, 45.1, 100.4, nan])
def test_a_temperature_that_can_not_be_is_refused(diary: Diary, fever: float) -> None:
    wrong = Contacts(fever_c=fever)
    assert why_refused(lambda: set_contacts(diary, SAM, NOW, wrong)) is Reason.TEMPERATURE_RANGE
    assert read_contacts(diary) is None
