"""What two copies of the diary say differently of blood tests, in words."""

from collections.abc import Mapping
from datetime import date

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.blood_tests import Arrangement, BloodTest, DoneTest
from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.results import Analyte, Analytes, LabReport
from imuran_desktop.words.alert_values import limit_words, result_words
from imuran_desktop.words.doses import arranged_words, day_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.results import analyte_name

DisputedTest = tuple[DoneTest, LabReport] | Arrangement | AlertValues
"""A blood test with what came back, what was arranged for one, or the values that the clinic set."""

NONE_KNOWN: Mapping[str, Analyte] = {}


def part_words(language: Language, part: DisputedTest) -> str:
    """What it is about: "Blood test", "Blood test planned for 6 March 2026", "Values your clinic set"."""
    match part:
        case Arrangement():
            return language.tr("Blood test planned for {day}", day=language.date(part.due))
        case AlertValues():
            return language.tr("Values your clinic set")
        case _:
            return language.tr("Blood test")


def version_words(language: Language, part: DisputedTest, analytes: Analytes, today: date, *, deleted: bool) -> str:
    """What one version says: all of it, as what differs may be any of its values."""
    match part:
        case Arrangement() if deleted:
            return language.tr("As planned: nothing is arranged")
        case _ if deleted:
            return language.tr("Taken out of the diary")
        case Arrangement():
            # Only what was arranged is put into words.
            test = BloodTest(PlannedTest(part.due, (), ""), BloodTestState.BOOKED, arranged=part)
            return arranged_words(language, test, today)
        case AlertValues():
            return _alerts_words(language, part, analytes)
        case _:
            return _test_words(language, *part, analytes, today)


def _test_words(language: Language, done: DoneTest, report: LabReport, analytes: Analytes, today: date) -> str:
    tr = language.tr
    results = [result_words(language, result, analytes) for result in report.results]
    said = (
        tr("Done {day}", day=day_words(language, done.on, today, within=True)),
        done.note,
        language.listed(results) if results else tr("No results"),
        report.lab,
        language.listed([file.name for file in report.files]) if report.files else "",
    )
    return ". ".join(words for words in said if words)


def _alerts_words(language: Language, alerts: AlertValues, analytes: Analytes) -> str:
    said = [_alert_words(language, alert, analytes) for alert in alerts.values]
    words = "; ".join(words for words in said if words) or language.tr("none are set")
    return sentence_case(words)


def _alert_words(language: Language, alert: AlertValue, analytes: Analytes) -> str:
    limit = limit_words(language, alert)
    if not limit:
        return ""
    return language.tr("{name} {limit}", name=analyte_name(language, alert.analyte, analytes), limit=limit)
