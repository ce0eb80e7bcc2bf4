from dataclasses import replace

from imuran_desktop.domain.adherence import figures
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import ledger
from imuran_desktop.domain.medicine_figures import MedicineFigures
from imuran_desktop.reports.figures_data import figures_data
from tests.domain.builders import START, intake, local, plan, prescription, slot, step


def test_each_ratio_has_both_its_counts() -> None:
    of = plan(prescription(step(slot("a", "08:00"), slot("b", "18:00"))))
    skipped = replace(intake("a/2026-03-01", Outcome.SKIPPED), reason="ran_out")
    doses = ledger(of, {skipped.id: skipped}, START, START, local("2026-03-03T07:00"))
    data = figures_data(MedicineFigures("azathioprine", figures(doses), None))
    assert (data["medicine"], data["persistence"]) == ("azathioprine", None)
    assert data["taken"] == {"count": 0, "of": 2, "share": 0.0}
    assert data["on_time"] == {"count": 0, "of": 0, "share": None}
    assert data["longest_run_without"] == {"doses": 2, "first": "2026-03-01", "last": "2026-03-01"}
    assert (data["skipped_by_reason"], data["not_recorded"]) == ({"ran_out": 1}, 1)
    assert data["counts"]["missed"] == 1
