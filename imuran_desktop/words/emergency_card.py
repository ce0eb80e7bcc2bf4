"""The emergency card in words: headed sections of lines, for the page and for paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from imuran_desktop.domain.alerts import Dated
from imuran_desktop.domain.codes import HealthSort, Panel
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.emergency_card import CardMedicine, EmergencyCard
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.symptoms import Source
from imuran_desktop.words.alert_values import result_words
from imuran_desktop.words.contacts import numbers_to_call
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.health import health_sort_words, item_words, none_written_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import step_words
from imuran_desktop.words.results import range_words
from imuran_desktop.words.sources import sources_words
from imuran_desktop.words.temperature import temperature_words

_LONGEST, _SHORTEST = 160, 80
"""How many letters of a line are shown where room is short, and where it is very short."""
_VERY_FEW = 3
"""Lists of so many lines mean that room is very short."""
_SOURCES = ("EUL", "NHS", "MAYO", "IDSA", "LABELCOPY")
"""Where the sentences for whoever treats the person come from; their ids in the reference data."""


@dataclass(frozen=True)
class CardLine:
    """What is to be seen at once, with what is said of it in smaller words."""

    text: str
    detail: str = ""

    @property
    def whole(self) -> str:
        """Both in one line."""
        return f"{self.text}. {self.detail}" if self.detail else self.text


@dataclass(frozen=True)
class CardSection:
    """A heading and its lines. ``stands_out``: to be seen first. ``large``: its lines matter at arm's length.

    ``empty``: nothing is written down, which is all that its one line says. Where room is short, a section keeps
    ``share`` times as many lines as one of share 1; one of share 0 keeps them all.
    """

    heading: str
    lines: Sequence[CardLine]
    sources: str = ""
    stands_out: bool = False
    large: bool = True
    empty: bool = False
    share: int = 0


def card_title_words(language: Language, card: EmergencyCard) -> str:
    """What the card is called among other papers: "Emergency card: Sam Example"."""
    return language.tr("Emergency card: {name}", name=card.name)


def made_words(language: Language, card: EmergencyCard) -> str:
    """When it was made, and by whom."""
    return language.tr(
        "Made on {day} from a diary kept by the person themselves or by someone who helps them. No clinic has "
        "checked it.",
        day=language.date(card.made),
    )


def card_sections(
    language: Language,
    card: EmergencyCard,
    sources: Mapping[str, Source],
    analytes: Analytes,
    most: int | None = None,
) -> list[CardSection]:
    """All that the card says. Where room is short, each list has at most so many lines, and no line is long."""
    tr = language.tr
    sections = [
        _items(language, HealthSort.ALLERGY, card.allergies, share=3, stands_out=True),
        CardSection(tr("Medicines"), [*_medicines(language, card)], share=3),
        _items(language, HealthSort.MEDICINE, card.others, share=1),
    ]
    if card.suppressed:
        sections.append(_for_treating(language, card, sources))
    sections += [
        CardSection(tr("Numbers to call"), [*_numbers(language, card.contacts)]),
        CardSection(tr("Blood tests"), [*_blood_tests(language, card, analytes)], large=False),
    ]
    return sections if most is None else [_shortened(language, section, most) for section in sections]


def _items(
    language: Language, sort: HealthSort, items: Sequence[HealthItem], *, share: int, stands_out: bool = False
) -> CardSection:
    lines = [CardLine(item_words(language, item)) for item in items]
    if not lines:
        lines = [CardLine(none_written_words(language, sort))]
    heading = health_sort_words(language, sort)
    return CardSection(heading, lines, stands_out=stands_out, empty=not items, share=share)


def _medicines(language: Language, card: EmergencyCard) -> Iterator[CardLine]:
    if not card.medicines:
        yield CardLine(language.tr("No medicine is in the plan of this diary."))
    for item in card.medicines:
        yield _medicine(language, item)


def _medicine(language: Language, item: CardMedicine) -> CardLine:
    tr, prescription = language.tr, item.prescription
    parts = [_pause(language, item), _since(language, item)]
    if prescription.reason:
        parts.append(tr("For: {reason}.", reason=prescription.reason))
    if prescription.prescriber:
        parts.append(tr("Prescribed by {name}.", name=prescription.prescriber))
    name = medicine_words(language, prescription.medicine)
    words = tr("{medicine}: {dose}", medicine=name, dose=_dose(language, item))
    return CardLine(words, " ".join(part for part in parts if part))


def _dose(language: Language, item: CardMedicine) -> str:
    tr = language.tr
    if item.ended is not None:
        return tr("no longer taken, the last day was {day}", day=language.date(item.ended))
    if item.hold is not None:
        return tr("ON HOLD, not taken now")
    if item.step is not None:
        return step_words(language, item.step)
    if item.coming is not None:
        since = language.date(item.coming.begins.first)
        return tr("{doses}, from {day}", doses=step_words(language, item.coming), day=since)
    return tr("no dose at present")


def _pause(language: Language, item: CardMedicine) -> str:
    """A pause in force; with full dates, as all of the card: on paper, "today" is soon another day."""
    if item.hold is None or item.ended is not None:
        return ""
    tr, hold = language.tr, item.hold
    since = language.date(hold.begins.first)
    if hold.last_day is None:
        parts = [tr("On hold since {day}, until further notice.", day=since)]
    else:
        parts = [tr("On hold since {day}, until {last}.", day=since, last=language.date(hold.last_day))]
    if hold.said_by:
        parts.append(tr("Said by: {name}.", name=hold.said_by))
    if item.step is not None:
        parts.append(tr("Otherwise {doses}.", doses=step_words(language, item.step)))
    return " ".join(parts)


def _since(language: Language, item: CardMedicine) -> str:
    """Since when this dose is taken, and since when the medicine; one date where they are the same."""
    if item.step is None or item.hold is not None or item.ended is not None:
        return ""
    tr, since, first = language.tr, item.step.begins.first, item.since
    again = first is not None and first != since
    if item.step.last is None:
        dose = tr("This dose since {day}.", day=language.date(since)) if again else ""
        taken = tr("Taken since {day}.", day=language.date(first or since))
        return f"{dose} {taken}".strip()
    last = language.date(item.step.last)
    if not again:
        return tr("Taken since {day}, until {last}.", day=language.date(since), last=last)
    dose = tr("This dose since {day}, until {last}.", day=language.date(since), last=last)
    return f"{dose} {tr('Taken since {day}.', day=language.date(first or since))}"


def _for_treating(language: Language, card: EmergencyCard, sources: Mapping[str, Source]) -> CardSection:
    """What suppressing the immune system means for whoever treats the person.

    Sources: European leaflet (EUL), NHS, Mayo Clinic, copies of the United States label, and, on vaccines, IDSA.
    """
    tr, clinic = language.tr, card.contacts.clinic
    ask = (
        tr(
            "Before azathioprine is changed, paused or ended, or another medicine is added, please ask the clinic "
            "that prescribes it: {clinic}.",
            clinic=clinic,
        )
        if clinic
        else tr(
            "Before azathioprine is changed, paused or ended, or another medicine is added, please ask the clinic "
            "that prescribes it."
        )
    )
    lines = [
        tr("Azathioprine (Imuran) suppresses the immune system."),
        tr(
            "Infections are more likely and can be serious. Fever, or any other sign of infection, needs to be "
            "assessed now."
        ),
        ask,
        tr("No live vaccine unless that clinic agrees."),
        tr(
            "Allopurinol with azathioprine can badly harm the bone marrow, and febuxostat is not used together with "
            "it. Please do not start either without that clinic."
        ),
        tr("Before an anaesthetic: some muscle relaxants interact with azathioprine."),
    ]
    known = sources_words(language, (sources[source] for source in _SOURCES))
    return CardSection(tr("For whoever treats {name}", name=card.name), [*map(CardLine, lines)], known, large=False)


def _numbers(language: Language, contacts: Contacts) -> Iterator[CardLine]:
    tr = language.tr
    for whose, number in numbers_to_call(language, contacts):
        yield CardLine(tr("{whose}: {number}", whose=whose, number=number))
    if not contacts.has_number:
        yield CardLine(tr("No numbers are written down in this diary."))
    if contacts.fever_c is not None:
        degrees = temperature_words(language, contacts.fever_c)
        yield CardLine(tr("The clinic wants a call at {temperature}", temperature=degrees))


def _blood_tests(language: Language, card: EmergencyCard, analytes: Analytes) -> Iterator[CardLine]:
    """The latest results in a line for each day and group, and the last test where they are not from it."""
    tr = language.tr
    last = language.date(card.last_test) if card.last_test is not None else ""
    if not card.results:
        yield CardLine(
            tr("No results are written down in this diary. The last blood test was done on {day}.", day=last)
            if last
            else tr("No blood test and no results are written down in this diary.")
        )
        return

    def group(item: Dated) -> tuple[date, Panel]:
        return item.day, analytes[item.result.analyte].panel

    for (day, _), items in groupby(card.results, key=group):
        results = "; ".join(_result(language, item.result, analytes) for item in items)
        yield CardLine(tr("{day}: {results}", day=language.date(day), results=results))
    if card.last_test is not None and card.last_test > card.results[0].day:
        yield CardLine(tr("The last blood test was done on {day}. These results are from before it.", day=last))


def _result(language: Language, result: Result, analytes: Analytes) -> str:
    """A result with the laboratory's range. It is never shortened: half a number is another number."""
    words, given = result_words(language, result, analytes), range_words(language, result)
    return language.tr("{result} (range {range})", result=words, range=given) if given else words


def _shortened(language: Language, section: CardSection, most: int) -> CardSection:
    """A section with at most its share of so many lines; what it leaves out is counted."""
    if not section.share:
        return section
    shown = section.lines[: most * section.share]
    most_letters = _SHORTEST if most <= _VERY_FEW else _LONGEST
    lines = [CardLine(_cut(line.text, most_letters), _cut(line.detail, most_letters)) for line in shown]
    left = len(section.lines) - len(lines)
    if left:
        lines.append(CardLine(language.trn("and {number} more in the diary", "and {number} more in the diary", left)))
    return replace(section, lines=lines)


def _cut(text: str, most_letters: int) -> str:
    return text if len(text) <= most_letters else f"{text[: most_letters - 1].rstrip()}…"
