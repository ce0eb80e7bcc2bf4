"""Numbers as they are written."""


def plain_number(value: float) -> int | float:
    """A whole number without its ".0"."""
    return int(value) if value == int(value) else value
