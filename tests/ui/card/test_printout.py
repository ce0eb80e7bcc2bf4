from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtGui import QPdfWriter

from imuran_desktop.domain.alerts import Dated
from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.emergency_card import CardMedicine, EmergencyCard
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.tables import load_sources
from imuran_desktop.services.emergency_card import USUAL_RESULTS
from imuran_desktop.ui.card.printout import card_printout
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.paper import lay_out, page_size, write_pages
from imuran_desktop.words.language import Language
from tests.domain.builders import prescription, slot, step
from tests.ui.widgets import pdf

RESULTS = [
    Result(name, Decimal("12345.678"), load_analytes()[name].units[0].code, low=Decimal("0.001"), high=Decimal(99999))
    for name in USUAL_RESULTS
]
CARD = EmergencyCard("Sam Example", date(2026, 3, 2), suppressed=True)


def pages(card: EmergencyCard, path: Path, locale: str) -> int:
    language = Language(locale)
    printout = card_printout(language, card, load_sources(), load_analytes())
    writer = QPdfWriter(str(path))
    lay_out(writer, page_size(locale))
    assert write_pages(writer, printout.html, lambda page, count: ("", f"{page}/{count}"), printout.shorter)
    return pdf.page_count(path)


def test_it_is_one_page_however_much_there_is_to_say(look: ThemeController, tmp_path: Path) -> None:
    long = "a long story, " * 40
    many = [HealthItem("", HealthSort.MEDICINE, f"medicine {number}", long) for number in range(60)]
    medicine = CardMedicine(replace(prescription(), reason=long, prescriber=long), step(slot("m", "breakfast")))
    card = replace(
        CARD,
        medicines=(medicine,) * 20,
        others=tuple(many),
        allergies=tuple(replace(item, sort=HealthSort.ALLERGY) for item in many),
        contacts=Contacts("Ward 7", "01632 960001", "01632 960002", "112", 38.0),
        last_test=date(2026, 3, 1),
        results=tuple(Dated(date(2026, 2, 28) - timedelta(days=day), each) for day, each in enumerate(RESULTS)),
    )
    for locale in ("en_GB", "en_US"):
        assert pages(card, tmp_path / f"{locale}.pdf", locale) == 1


def test_what_fits_is_printed_whole(look: ThemeController) -> None:
    card = replace(CARD, others=(HealthItem("", HealthSort.MEDICINE, "<ramipril>", "5 mg & more"),))
    printout = card_printout(Language("en_GB"), card, load_sources(), load_analytes())
    assert printout.title == "Emergency card: Sam Example"
    assert "&lt;ramipril&gt;: 5 mg &amp; more" in printout.html
    assert "more in the diary" not in printout.html
