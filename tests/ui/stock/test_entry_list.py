"""The counts and refills, the latest first."""

from datetime import timedelta

from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.stock import record_refill
from tests.services.plans import SAM, at
from tests.ui.stock.at_stock import AtStock


def test_older_ones_come_when_they_are_asked_for(person: AtStock) -> None:
    for number in range(1, 13):
        moment = at("2026-03-02 08:00") + timedelta(hours=number)
        record_refill(person.diary, SAM, moment, "azathioprine", (Packs(25.0, loose=number),))
    person.section.refresh()
    person.click("Show counts and refills")
    assert len(person.buttons("Correct")) == 12
    assert "Counted: 20 tablets" not in person.seen
    person.click("Show older ones")
    assert len(person.buttons("Correct")) == 14
    assert person.seen.index("Got more: 1 tablet of") < person.seen.index("Counted: 20 tablets")
    assert person.buttons("Show older ones") == []
