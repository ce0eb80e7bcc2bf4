"""What is pasted from a laboratory's letter, portal or e-mail: read line by line, and nothing guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.texts import one_line
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.lab_dates import DATE, read_date, settled_order
from imuran_desktop.exchange.lab_numbers import decimal_sign
from imuran_desktop.exchange.lab_samples import Sample, sample_of_heading
from imuran_desktop.exchange.lab_twice import same_value
from imuran_desktop.exchange.lab_values import Reading, Unread, numbers_in, read_value


class LineSort(StrEnum):
    """What a line is. Each is exactly one of these. ``AGAIN``: it says what a result above it says."""

    RESULT = "result"
    AGAIN = "again"
    UNREAD = "unread"
    HEADING = "heading"
    DATE = "date"


@dataclass(frozen=True)
class LabLine:
    """One line of the text, ``number`` from 1. Only a result has ``result`` and ``name``; only an unread line ``why``.

    ``name`` and ``printed`` are the name and the value's number as the line has them ("" where it has no number).
    """

    number: int
    text: str
    sort: LineSort
    result: Result | None = None
    name: str = ""
    printed: str = ""
    why: Unread | None = None


@dataclass(frozen=True)
class LabText:
    """Every line that is not empty, in order, and the day on which blood was taken where the text plainly says it."""

    lines: tuple[LabLine, ...]
    collected: date | None = None
    has_other_day: bool = False
    """Whether it has a day that was not taken as that one."""

    @property
    def results(self) -> tuple[Result, ...]:
        """The results that were read, in the order of the lines."""
        return tuple(line.result for line in self.lines if line.result is not None)

    @property
    def unread(self) -> tuple[LabLine, ...]:
        """The lines that were not read, for the person to look at."""
        return tuple(line for line in self.lines if line.sort is LineSort.UNREAD)


_LONGEST = 400
"""Characters in a line: a longer one is no result."""
_MOST_SPLITS = 12
"""How many words a name can have."""
_AROUND_NAME = " \t:=|-.\N{EN DASH}\N{HORIZONTAL ELLIPSIS}"
_SPLIT = re.compile(r"(?<=[\s:=|)\]])(?=[^\s:=|])|(?<=[^\s:=|(\[])(?=[(\[])|(?<=\.\.\.)(?=[^\s.])|$")
_NAME = re.compile(r"\w(?:[^<>≤≥~±]*[\w)\]%#+-])?")
"""A name: no sign that belongs to the value stands in it, or after it."""
_VALUE = re.compile(r"(?<=[\s:=|(\[])(?:[<>≤≥=]{1,2}\s*)?\d")
_LOST_SIGN = re.compile(r"(?:^|[\s:=|)\]])(?:[-\u2010-\u2014\u2212]{1,2}|[.,·])[^\S\t]*$")
"""A dash or a point that stands alone before a number: it may be its sign as well as what parts it from the name."""
_HAS_NUMBER = re.compile(r"(?:^|[\s:=|(\[])[-\u2010-\u2014\u2212.,·]\s*\d")
_STRONG = re.compile(r"[:\t|=]|\s{2,}")
_WITHOUT_NUMBER = re.compile(
    r"ha?emoly[sz]|lipa?emi|icteric|clott|insufficient|unsuitable|not (?:tested|available|done|reported|received)"
    r"|pending|to follow|cancell?ed|no (?:result|sample)|see (?:comment|note)|leaked|mislabell?ed|hämolytisch",
    re.IGNORECASE,
)
_DATES = re.compile(rf"(?<![\w./-])(?:{DATE})(?![\w/-]|\.\d)(?:[T\s,/]+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?", re.IGNORECASE)
_TAKEN = (
    r"(?:date|time)\s+of\s+(?:collection|sample|specimen)|(?:sample|specimen|blood)\s+(?:date|collection)"
    r"|(?:date|time|date\s*(?:/|&|and)\s*time)?\s*(?:collected|drawn|taken)|collection"
)
_SAMPLE = r"(?:samples?|specimens?|bloods?(?:\s+(?:tests?|samples?))?)"
_DAY_FOLLOWS = r"(?:\s+(?:date|time|on|am|at|vom|of sample)|\s*(?:&|/|and)\s*time)*\s*[:\-|]*\s*$"
_IN_A_COLUMN = r"(?:date|time|date\s*(?:/|&|and)\s*time)?\s*(?:collected|drawn)|(?:date|time)\s+of\s+collection"
"""Words that say so in a column of their own too: tablets are not drawn."""
_AFTER_A_DATE = r"(?:date\s+)?collect(?:ed|ion)"
_DAY_OF_SAMPLE = (
    rf"(?<!\w)(?:{_SAMPLE}(?:\s+(?:was|were))?[\s:,]+(?:date|taken|drawn|collected|collection)"
    r"|(?:date|time)\s+of\s+(?:sample|specimen)|blutentnahme|(?:proben)?(?:entnahme|abnahme)(?:datum)?)"
)
_COLLECTED, _COLLECTED_AFTER_A_DATE = (
    re.compile(
        rf"(?:^\W*(?:{begins})|(?:\t|\s\s|[|;]\s?)(?:{_IN_A_COLUMN})|{_DAY_OF_SAMPLE}){_DAY_FOLLOWS}", re.IGNORECASE
    )
    for begins in (_TAKEN, _AFTER_A_DATE)
)
"""Words before the day on which blood was taken. Tablets are taken too, so without a sample they begin the line."""
_OTHER_DAY = re.compile(
    r"(?<!\w)(?:tablets?|medic\w+|prescriptions?|not?|never|un\w+|to\s+be|next|last|previous|prior|earlier|due|planned|nicht|keine?|nächste\w*|letzte\w*"
    r"|vorherige\w*|geplante?\w*)(?!\w)",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<!\w)(?:dob|d\.\s?o\.\s?b\.?|date\s+of\s+birth|birth\s*date|born(?:\s+on)?|geb(?:oren|urtsdatum)?\.?(?:\s+am)?)"
    r"\W*$",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(
    r"(?<!\w)(?:collect(?:ed|ion)|drawn|\w*(?:entnahme|abnahme)\w*|date|datum)(?!\w)", re.IGNORECASE
)


def read_lab_text(text: str, analytes: Analytes, decimal: str = "") -> LabText:
    """What stands in a pasted text. Where two readings are possible the line is unread, and says why.

    A result's digits are those that the line has. What is not on the list of analytes keeps its printed name.
    ``decimal``, "." or ",", settles what the text leaves open.
    """
    numbered = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    reader = _Reader(analytes, decimal)
    reader.settle_decimal(line for _, line in numbered)
    lines = [*_of_blood(reader.line(number, line) for number, line in numbered)]
    others = [line.text for line in lines if line.sort is not LineSort.RESULT]
    day = _collected(others)
    return LabText(tuple(_each_once(lines, analytes)), day, day is None and any(map(_says_a_day, others)))


class _Reader:
    def __init__(self, analytes: Analytes, decimal: str) -> None:
        self._analytes = analytes
        self._names = AnalyteNames(analytes)
        self._decimal = decimal

    def settle_decimal(self, lines: Iterable[str]) -> None:
        """Take the sign before decimals from the results alone: a day or a page is no number of theirs."""
        if not self._decimal:
            self._decimal = decimal_sign("\n".join(number for line in lines for number in self._numbers(line)))

    def line(self, number: int, text: str) -> LabLine:
        if len(text) > _LONGEST:
            return LabLine(number, text, LineSort.UNREAD, why=Unread.NOT_A_RESULT)
        found = self._known(text)
        if found is None:
            if not _has_digits(_DATES.sub(" ", text)):
                dated = any(not day.birth for day in _days(text))
                return LabLine(number, text, LineSort.DATE if dated else LineSort.HEADING)
            found = self._unknown(text)
        if isinstance(found, Unread):
            return LabLine(number, text, LineSort.UNREAD, why=found)
        name, reading, analyte = found
        return LabLine(number, text, LineSort.RESULT, _result(analyte, reading), name, reading.printed)

    def _known(self, text: str) -> "tuple[str, Reading, str] | Unread | None":
        """The line as one of an analyte on the list, by the longest name that fits; None where it begins with none."""
        place = self._end_of_name(text)
        if place is None:
            return None
        reading = self._value(text[:place], text[place:])
        if not isinstance(reading, Unread):
            return self._named(text[:place].strip(_AROUND_NAME), reading)
        # "Bilirubin direct 3 umol/L": what follows is another word of the name.
        more = reading is Unread.OTHER_TEXT and re.match(r"[(\[]?[^\W\d]", text[place:])
        return None if more else reading

    def _end_of_name(self, text: str) -> int | None:
        """Where what follows the longest name on the list begins; None where the line begins with none."""
        for place in reversed([found.start() for found in _SPLIT.finditer(text)][:_MOST_SPLITS]):
            name = text[:place].strip(_AROUND_NAME)
            if _LOST_SIGN.search(text[:place]) is None and _NAME.fullmatch(name) and self._names.find(name):
                return place
        return None

    def _numbers(self, text: str) -> tuple[str, ...]:
        """The numbers of a line's value and range, where it has a name on the list or a known unit."""
        if len(text) > _LONGEST:
            return ()
        place = self._end_of_name(text)
        if place is not None and (numbers := numbers_in(text[place:])):
            return numbers
        parted = _parted(text)
        return numbers_in(parted[2], with_unit=True) if parted is not None else ()

    def _value(self, before: str, rest: str) -> Reading | Unread:
        reading = read_value(rest, self._decimal)
        if isinstance(reading, Unread) or reading.value is not None:
            return reading
        # Words alone are the result only where they are set apart from the name, or a laboratory's own.
        apart = _STRONG.search(before[len(before.rstrip(" \t:=|")) :]) is not None
        return reading if apart or _WITHOUT_NUMBER.search(reading.comment) else Unread.NO_VALUE

    def _named(self, name: str, reading: Reading) -> tuple[str, Reading, str]:
        if name.endswith("%") and not reading.unit and reading.value is not None:
            reading = replace(reading, unit="%")
        analyte = self._names.find(name, reading.unit) or self._names.find(name) or name
        if reading.unit in ("G/L", "G/l"):
            reading = replace(reading, unit=unit_code(reading.unit, self._analytes.get(analyte)) or reading.unit)
        return name, reading, analyte

    def _unknown(self, text: str) -> "tuple[str, Reading, str] | Unread":
        """The line as one of something that is not on the list: only where its unit and range or columns show it."""
        parted = _parted(text)
        if parted is None:
            return Unread.NOT_A_RESULT
        before, name, rest = parted
        reading = read_value(rest, self._decimal)
        if isinstance(reading, Unread) or unit_code(reading.unit) is None:
            return Unread.NOT_A_RESULT
        ranged = (reading.low, reading.high) != (None, None)
        if not ranged and _STRONG.search(before[len(before.rstrip(" \t:=|")) :]) is None:
            return Unread.UNKNOWN_NAME
        return name, reading, name


def _parted(text: str) -> tuple[str, str, str] | None:
    """What stands before a line's first number, the name in it, and the rest; None where no name is before it."""
    found = _VALUE.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    name = before.strip(_AROUND_NAME + "([")
    if not (name[:1].isalpha() and _NAME.fullmatch(name)) or _LOST_SIGN.search(before) or _HAS_NUMBER.search(name):
        return None
    return before, name, text[len(before.rstrip("([")) :]


def _result(analyte: str, reading: Reading) -> Result:
    return Result(analyte, reading.value, reading.unit, reading.sign, reading.low, reading.high, reading.comment)


def _has_digits(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _of_blood(lines: Iterable[LabLine]) -> Iterator[LabLine]:
    """The lines, with those unread that stand below a heading of another sample, until one of blood."""
    other = False
    for line in lines:
        heads = line.sort in (LineSort.HEADING, LineSort.DATE) or line.why is Unread.NOT_A_RESULT
        if heads and (sample := sample_of_heading(line.text)):
            other = sample is Sample.OTHER
        if other and line.result is not None:
            yield LabLine(line.number, line.text, LineSort.UNREAD, why=Unread.OTHER_SAMPLE)
        else:
            yield line


def _each_once(lines: Sequence[LabLine], analytes: Analytes) -> Iterator[LabLine]:
    """The lines, with those unread that give one thing two values: one of them may be an older one."""
    said: dict[str, list[Result]] = {}
    for line in lines:
        if line.result is not None:
            said.setdefault(_key(line.result, analytes), []).append(line.result)
    apart = {
        key
        for key, (first, *more) in said.items()
        if not all(same_value(first, other, analytes.get(first.analyte)) for other in more)
    }
    for line in lines:
        if line.result is None:
            yield line
            continue
        key = _key(line.result, analytes)
        if key in apart:
            yield LabLine(line.number, line.text, LineSort.UNREAD, why=Unread.TWICE)
        else:
            yield line if line.result is said[key][0] else LabLine(line.number, line.text, LineSort.AGAIN)


def _key(result: Result, analytes: Analytes) -> str:
    """What tells a result from those of other names."""
    return result.analyte if result.analyte in analytes else one_line(result.analyte).casefold()


@dataclass(frozen=True)
class _Day:
    """A day in a line, and what stands before it says: that blood was taken then, or a person born."""

    printed: str
    collected: bool
    birth: bool


def _collected(others: Sequence[str]) -> date | None:
    """The day that the lines besides the results name as the one on which blood was taken, where they name just one."""
    found = [day for text in others for day in _days(text)]
    order = settled_order(day.printed for day in found)
    days = {read_date(day.printed, order) for day in found if day.collected}
    return days.pop() if len(days) == 1 else None


def _says_a_day(text: str) -> bool:
    """Whether a line has a day that may be that of the blood test, even one that is written in a way not known."""
    days = [*_days(text)]
    if days:
        return any(not day.birth for day in days)
    return (
        _SAYS_WHEN.search(text) is not None and _has_digits(text) and _BIRTH.search(re.sub(r"\d.*", "", text)) is None
    )


def _days(text: str) -> Iterator[_Day]:
    end, words = 0, _COLLECTED
    for found in _DATES.finditer(text):
        before = text[end : found.start()]
        collected = words.search(before) is not None and _OTHER_DAY.search(before) is None
        yield _Day(found[0], collected, _BIRTH.search(before) is not None)
        end, words = found.end(), _COLLECTED_AFTER_A_DATE
