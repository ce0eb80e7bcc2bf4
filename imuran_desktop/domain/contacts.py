"""Whom to call, as the person has written it down."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contacts:
    """Names and numbers; an empty text where none is set. None of them is ever made up.

    ``fever_c`` is the temperature, in degrees Celsius, at which the clinic wants to be called.
    """

    clinic: str = ""
    clinic_number: str = ""
    out_of_hours_number: str = ""
    emergency_number: str = ""
    fever_c: float | None = None

    @property
    def has_number(self) -> bool:
        """Whether there is any number to call."""
        return bool(self.clinic_number or self.out_of_hours_number or self.emergency_number)
