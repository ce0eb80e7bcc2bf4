"""The time zone this computer is set to."""

from imuran_desktop.domain.zones import valid_zone

_UNKNOWN = "UTC"


def home_zone() -> str:
    """The computer's IANA zone; UTC when it names none, or one that is not known here."""
    from tzlocal import get_localzone_name

    try:
        name = get_localzone_name()
    except (LookupError, OSError, ValueError):
        return _UNKNOWN
    return name if valid_zone(name) else _UNKNOWN
