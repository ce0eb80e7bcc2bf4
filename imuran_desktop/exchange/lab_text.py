"""What is pasted from a laboratory's letter, portal or e-mail: read line by line, and nothing guessed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.lab_dates import DATE, read_date, settled_order
from imuran_desktop.exchange.lab_numbers import decimal_sign
from imuran_desktop.exchange.lab_samples import Sample, sample_of_heading
from imuran_desktop.exchange.lab_values import Reading, Unread, numbers_in, read_value


class LineSort(StrEnum):
    """What a line is. Each is exactly one of these."""

    RESULT = "result"
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
_DATES = re.compile(rf"(?<![\w./-])(?:{DATE})(?![\w/-]|\.\d)(?:[T\s,]+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?", re.IGNORECASE)
_TAKEN = (
    r"(?:date|time)\s+of\s+(?:collection|sample|specimen)|(?:sample|specimen|blood)\s+(?:date|collection)"
    r"|(?:date|time|date\s*(?:/|&|and)\s*time)?\s*(?:collected|drawn|taken)|collection"
)
_SAMPLE = r"(?:samples?|specimens?|bloods?(?:\s+(?:tests?|samples?))?)"
_DAY_FOLLOWS = r"(?:\s+(?:date|time|on|am|at|vom|of sample)|\s*(?:&|/|and)\s*time)*\s*[:\-|]*\s*$"
_AFTER_A_DATE = r"(?:date\s+)?collect(?:ed|ion)"
_DAY_OF_SAMPLE = (
    rf"(?<!\w)(?:{_SAMPLE}(?:\s+(?:was|were))?[\s:,]+(?:date|taken|drawn|collected|collection)"
    r"|(?:date|time)\s+of\s+(?:sample|specimen)|blutentnahme|(?:proben)?(?:entnahme|abnahme)(?:datum)?)"
)
_COLLECTED, _COLLECTED_AFTER_A_DATE = (
    re.compile(rf"(?:^\W*(?:{begins})|{_DAY_OF_SAMPLE}){_DAY_FOLLOWS}", re.IGNORECASE)
    for begins in (_TAKEN, _AFTER_A_DATE)
)
"""Words before the day on which blood was taken. Tablets are taken too, so without a sample they begin the line."""
_OTHER_DAY = re.compile(
    r"(?<!\w)(?:not?|never|un\w+|to\s+be|next|last|previous|prior|earlier|due|planned|nicht|keine?|nächste\w*|letzte\w*"
    r"|vorherige\w*|geplante?\w*)(?!\w)",
    re.IGNORECASE,
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
    return LabText(tuple(_each_once(lines)), _collected(lines))


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
            if not any(sign.isdigit() for sign in text):
                return LabLine(number, text, LineSort.HEADING)
            if _is_date_line(text):
                return LabLine(number, text, LineSort.DATE)
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


def _is_date_line(text: str) -> bool:
    rest = _DATES.sub(" ", text)
    return rest != text and not any(sign.isdigit() for sign in rest)


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


def _each_once(lines: list[LabLine]) -> Iterator[LabLine]:
    """The lines, with those unread that give one thing twice: one of them may be an older value."""
    names = Counter(line.result.analyte for line in lines if line.result is not None)
    for line in lines:
        if line.result is not None and names[line.result.analyte] > 1:
            yield LabLine(line.number, line.text, LineSort.UNREAD, why=Unread.TWICE)
        else:
            yield line


def _collected(lines: list[LabLine]) -> date | None:
    """The day that the text names as the one on which blood was taken, where it names just one."""
    others = [line.text for line in lines if line.sort is not LineSort.RESULT]
    printed = [item for text in others for item in _dated(text)]
    order = settled_order(day for day, _ in printed)
    days = {read_date(day, order) for day, collected in printed if collected}
    return days.pop() if len(days) == 1 else None


def _dated(text: str) -> Iterator[tuple[str, bool]]:
    """Each date in a line, and whether what stands before it says that blood was taken then."""
    end, words = 0, _COLLECTED
    for found in _DATES.finditer(text):
        before = text[end : found.start()]
        yield found[0], words.search(before) is not None and _OTHER_DAY.search(before) is None
        end, words = found.end(), _COLLECTED_AFTER_A_DATE
