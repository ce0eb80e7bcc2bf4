"""What two copies of a diary say of one blood test: put together where they agree, and not written over otherwise."""

from dataclasses import replace

from imuran_desktop.domain.history import heads
from imuran_desktop.domain.results import LabReport, same_lab
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.decode import decoded, report
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import lab_report_of
from imuran_desktop.store.revisions import history_of


def standing_report(diary: Diary, test: str) -> LabReport | None:
    """What came back from a blood test; where two copies of the diary each know a part of it, both parts.

    Where they contradict each other, what is shown meanwhile goes first. None where there is no such test.

    Raises:
        StoreError: when the diary can't be read.
    """
    shown = lab_report_of(diary, test)
    if shown is None:
        return None
    known = {result.analyte for result in shown.results}
    others = [other for other in _other_copies(diary, test) if other is not None]
    results = {result.analyte: result for other in others for result in other.results if result.analyte not in known}
    files = {file.id: file for report in (*reversed(others), shown) for file in report.files}
    lab = next((report.lab for report in (shown, *others) if report.lab), "")
    return replace(shown, results=(*shown.results, *results.values()), lab=lab, files=tuple(files.values()))


def check_settled(diary: Diary, test: str) -> None:
    """Refuse to write over what two copies of the diary say differently of a blood test: one of them would be lost.

    Raises:
        Refused: when they contradict each other.
        StoreError: when the diary can't be read.
    """
    shown = lab_report_of(diary, test)
    if shown is not None and any(other is None or _contradict(shown, other) for other in _other_copies(diary, test)):
        raise Refused(Reason.IN_DISPUTE, on=shown.on)


def _other_copies(diary: Diary, test: str) -> list[LabReport | None]:
    """What other copies of the diary say of a test, besides what is shown; None where it was taken out."""
    others = heads(history_of(diary, test))[1:]
    return [None if head.deleted else decoded(diary, [head], report)[0] for head in others]


def _contradict(one: LabReport, other: LabReport) -> bool:
    both = ((result, other.result(result.analyte)) for result in one.results)
    other_lab = bool(one.lab and other.lab) and not same_lab(one.lab, other.lab)
    return one.on != other.on or other_lab or any(there not in (None, here) for here, there in both)
