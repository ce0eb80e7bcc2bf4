"""Where facts come from, in words."""

from collections.abc import Iterable
from datetime import date

from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.words.language import Language


def sources_words(language: Language, sources: Iterable[Source]) -> str:
    """Several sources in one line: "Sources: … ; … (checked 22 November 2026)"; empty for none."""
    listed = list(sources)
    if not listed:
        return ""
    names = "; ".join(language.tr(source.name) for source in listed)
    words = language.trn("Source: {names}.", "Sources: {names}.", len(listed), names=names)
    days = [source.checked for source in listed if source.checked]
    if not days:
        return words
    checked = language.tr("Last checked on {day}.", day=language.date(date.fromisoformat(min(days))))
    return f"{words} {checked}"


def medicine_code_words(language: Language, known: MedicineInfo) -> list[str]:
    """A sentence with the codes of a medicine, and one with those of its tablets: "199310 (25 mg) and …"."""
    tr = language.tr
    tablets = [
        tr("{number} ({strength})", number=tablet.rxnorm, strength=language.amount(tablet.strength_mg))
        for tablet in known.tablets
    ]
    return [
        tr("Its codes, for pharmacists and clinics: ATC {atc}, RxNorm {rxnorm}.", atc=known.atc, rxnorm=known.rxnorm),
        tr("Its tablets in RxNorm: {tablets}.", tablets=language.listed(tablets)),
    ]


def checked_words(language: Language, checked: str) -> str:
    """When a source was last compared with its text. ``checked`` is an ISO date, empty when there was no text."""
    if not checked:
        return language.tr("Not checked against a text")
    return language.tr("Last checked on {day}", day=language.date(date.fromisoformat(checked)))
