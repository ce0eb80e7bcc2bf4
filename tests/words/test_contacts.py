from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.words.contacts import numbers_to_call
from imuran_desktop.words.language import Language

ENGLISH = Language("en_GB")
CLINIC, OUT_OF_HOURS = ("Clinic, Ward 7", "01632 960001"), ("Out-of-hours care", "01632 960002")
EMERGENCY = ("Emergency number", "112")
ALL = Contacts("Ward 7", "01632 960001", "01632 960002", "112")


def test_the_clinic_comes_first() -> None:
    assert numbers_to_call(ENGLISH, ALL) == [CLINIC, OUT_OF_HOURS, EMERGENCY]


def test_in_an_emergency_its_number_comes_first() -> None:
    assert numbers_to_call(ENGLISH, ALL, Level.EMERGENCY) == [EMERGENCY, CLINIC, OUT_OF_HOURS]


def test_only_what_is_set_is_there() -> None:
    assert numbers_to_call(ENGLISH, Contacts("Ward 7", out_of_hours_number="01632 960002")) == [OUT_OF_HOURS]
    assert numbers_to_call(ENGLISH, Contacts(clinic_number="01632 960001")) == [("Clinic", "01632 960001")]
    assert numbers_to_call(ENGLISH, Contacts()) == []
