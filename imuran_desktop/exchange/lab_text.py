"""What is pasted from a laboratory's letter, portal or e-mail: read line by line, and nothing guessed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.units import unit_code
from imuran_desktop.exchange.lab_dates import DATE, read_date, settled_order
from imuran_desktop.exchange.lab_numbers import decimal_sign
from imuran_desktop.exchange.lab_values import Reading, Unread, read_value


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
_SPLIT = re.compile(r"(?<=[\s:=|)\]])(?=[^\s:=|])|(?<=[^\s:=|(\[])(?=[(\[])|(?<=\.\.)(?=[^\s.])|$")
_NAME = re.compile(r"\w(?:[^<>≤≥~±]*[\w)\]%#+-])?")
"""A name: no sign that belongs to the value stands in it, or after it."""
_VALUE = re.compile(r"(?<=[\s:=|(\[])(?:[<>≤≥=]{1,2}\s*)?\d")
_STRONG = re.compile(r"[:\t|=]|\s{2,}")
_WITHOUT_NUMBER = re.compile(
    r"ha?emoly[sz]|lipa?emi|icteric|clott|insufficient|unsuitable|not (?:tested|available|done|reported|received)"
    r"|pending|to follow|cancell?ed|no (?:result|sample)|see (?:comment|note)|leaked|mislabell?ed|hämolytisch",
    re.IGNORECASE,
)
_DATES = re.compile(rf"(?<![\w./-])(?:{DATE})(?![\w/-]|\.\d)(?:[T\s,]+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?", re.IGNORECASE)
_COLLECTED = re.compile(
    r"(?:collect(?:ed|ion)|(?:sample|specimen|blood)\s+(?:date|taken|drawn|collected)|drawn|taken"
    r"|(?:date|time)\s+of\s+(?:collection|sample|specimen)|blutentnahme|entnahme(?:datum)?|abnahme(?:datum)?)"
    r"(?:\s+(?:date|time|on|am|at|vom|of sample)|\s*(?:&|/|and)\s*time)*\s*[:\-|]*\s*$",
    re.IGNORECASE,
)


def read_lab_text(text: str, analytes: Analytes) -> LabText:
    """What stands in a pasted text. Where two readings are possible the line is unread, and says why.

    A result's digits are those that the line has. What is not on the list of analytes keeps its printed name.
    """
    reader = _Reader(analytes, decimal_sign(_DATES.sub(" ", text)))
    lines = [reader.line(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return LabText(tuple(_each_once(lines)), _collected(lines))


class _Reader:
    def __init__(self, analytes: Analytes, decimal: str) -> None:
        self._analytes = analytes
        self._names = AnalyteNames(analytes)
        self._decimal = decimal

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
        for place in reversed([found.start() for found in _SPLIT.finditer(text)][:_MOST_SPLITS]):
            name = text[:place].strip(_AROUND_NAME)
            if not _NAME.fullmatch(name) or self._names.find(name) is None:
                continue
            reading = self._value(text[:place], text[place:])
            if not isinstance(reading, Unread):
                return self._named(name, reading)
            # "Bilirubin direct 3 umol/L": what follows is another word of the name.
            more = reading is Unread.OTHER_TEXT and re.match(r"[(\[]?[^\W\d]", text[place:])
            return None if more else reading
        return None

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
        found = _VALUE.search(text)
        if found is None:
            return Unread.NOT_A_RESULT
        before = text[: found.start()]
        name = before.strip(_AROUND_NAME + "([")
        reading = read_value(text[len(before.rstrip("([")) :], self._decimal)
        if (
            isinstance(reading, Unread)
            or not (name[:1].isalpha() and _NAME.fullmatch(name))
            or unit_code(reading.unit) is None
        ):
            return Unread.NOT_A_RESULT
        ranged = (reading.low, reading.high) != (None, None)
        if not ranged and _STRONG.search(before[len(before.rstrip(" \t:=|")) :]) is None:
            return Unread.UNKNOWN_NAME
        return name, reading, name


def _result(analyte: str, reading: Reading) -> Result:
    return Result(analyte, reading.value, reading.unit, reading.sign, reading.low, reading.high, reading.comment)


def _is_date_line(text: str) -> bool:
    rest = _DATES.sub(" ", text)
    return rest != text and not any(sign.isdigit() for sign in rest)


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
    printed = [(text[: found.start()], found[0]) for text in others for found in _DATES.finditer(text)]
    order = settled_order(day for _, day in printed)
    days = {read_date(day, order) for before, day in printed if _COLLECTED.search(before)}
    return days.pop() if len(days) == 1 else None
