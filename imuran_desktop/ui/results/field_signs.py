"""Which sign stands before the decimals in each field of a row."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from imuran_desktop.exchange.lab_numbers import decimal_sign

_OTHER = {".": ",", ",": "."}


class FieldSigns:
    """What the app wrote into a field has a point; what the person typed may leave it open, and then be asked."""

    def __init__(self) -> None:
        self.settled = ""
        """What the whole form settles; "" where it settles nothing."""
        self._known: dict[QLineEdit, tuple[str, str]] = {}
        """The text of a field as it was written or asked about, and its sign: it holds until the text is another."""
        self._written: set[QLineEdit] = set()

    def write(self, field: QLineEdit, text: str) -> None:
        """Put a number into a field."""
        field.setText(text)
        self._known[field] = text.strip(), "."
        self._written.add(field)

    def choose(self, field: QLineEdit, number: Decimal) -> None:
        """Keep the person's answer to what is meant by what they typed: a number with decimals, or a whole one."""
        text = field.text().strip()
        sign = "," if "," in text else "."
        has_decimals = "." in f"{number:f}"
        self._known[field] = text, sign if has_decimals else _OTHER[sign]
        self._written.discard(field)

    def of(self, field: QLineEdit) -> str:
        """The sign by which to read a field; "" where that is open."""
        return self._own(field) or self.settled

    def typed(self, field: QLineEdit) -> str:
        """The sign that the person used in it; "" where they used none, or it leaves that open."""
        own = self._own(field)
        if own:
            return "" if field in self._written else own
        return decimal_sign(field.text())

    def _own(self, field: QLineEdit) -> str:
        text, sign = self._known.get(field, ("", ""))
        return sign if text and text == field.text().strip() else ""
