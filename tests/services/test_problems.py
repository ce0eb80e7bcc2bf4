"""Why a request was refused."""

from imuran_desktop.services.problems import Reason, Refused


def test_a_refusal_carries_its_figures_and_no_health_data_in_its_message() -> None:
    refused = Refused(Reason.UNKNOWN_DOSE, key="morning/2026-03-02")
    assert refused.figures == {"key": "morning/2026-03-02"}
    assert str(refused) == "unknown_dose"
