"""Results: what a laboratory measured in one blood test."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from imuran_desktop.domain.codes import Panel, Sign
from imuran_desktop.domain.texts import one_line


@dataclass(frozen=True)
class Unit:
    """A unit by its UCUM code. One of it is ``factor`` of the analyte's first unit."""

    code: str
    factor: Decimal


@dataclass(frozen=True)
class Analyte:
    """Something a laboratory measures in blood.

    ``units`` are those it is given in, the usual one first. ``lowest`` and ``highest``, in that unit, bound what can
    be: a value beyond them is questioned. ``also`` are other names that laboratories print. ``loinc_molar`` is the code
    of LOINC where it is given in moles and has one of its own then.
    """

    id: str
    name: str
    panel: Panel
    loinc: str
    units: tuple[Unit, ...]
    lowest: Decimal
    highest: Decimal
    also: tuple[str, ...] = ()
    loinc_molar: str = ""

    def unit(self, code: str) -> Unit | None:
        """The unit with this UCUM code, if it is given in it."""
        return next((unit for unit in self.units if unit.code == code), None)

    def loinc_in(self, code: str) -> str | None:
        """The code of LOINC for a value in a unit (UCUM code); None where it takes the unit to tell which."""
        if not self.loinc_molar:
            return self.loinc
        if self.unit(code) is None:
            return None
        return self.loinc_molar if "mol/" in code else self.loinc


@dataclass(frozen=True)
class Result:
    """One value of a blood test, as the laboratory printed it; its digits are kept as they are.

    ``analyte`` is the id of one on the list; one that is not on it has its
    printed name instead.
    ``value`` is None where the laboratory gave no number; ``comment`` has its words. ``low`` and ``high`` are the
    laboratory's own range for it, in the same unit (UCUM code; as printed, where it is not a known one).
    """

    analyte: str
    value: Decimal | None
    unit: str = ""
    sign: Sign = Sign.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    comment: str = ""


@dataclass(frozen=True)
class LetterFile:
    """A file kept inside the diary: its ``id`` is the SHA-256 of its content, in hexadecimal."""

    id: str
    name: str
    size: int
    """In bytes."""


@dataclass(frozen=True)
class LabReport:
    """What came back from the laboratory about the blood test ``test``, taken ``on`` a day."""

    test: str
    on: date
    results: tuple[Result, ...] = ()
    lab: str = ""
    files: tuple[LetterFile, ...] = ()

    @property
    def says_anything(self) -> bool:
        """Whether anything came back."""
        return bool(self.results or self.files)

    def result(self, analyte: str) -> Result | None:
        """The result of one analyte."""
        return next((item for item in self.results if item.analyte == analyte), None)


Analytes = Mapping[str, Analyte]
"""The list of analytes by id, in the order in which to show them."""


def place_on(analytes: Analytes) -> Callable[[str], tuple[int, str, str]]:
    """What to sort analytes by: the order of the list; what is not on it follows by name."""
    places = {analyte: place for place, analyte in enumerate(analytes)}
    return lambda analyte: (places.get(analyte, len(places)), analyte.casefold(), analyte)


def same_name(one: str, other: str) -> bool:
    """Whether two names that are not on the list of analytes are one, however their capitals are."""
    return one_line(one).casefold() == one_line(other).casefold()


def same_lab(one: str, other: str) -> bool:
    """Whether two names are one laboratory's: people and letters write capitals and spaces as they like."""
    return one == other or one_line(one).casefold() == one_line(other).casefold()
