"""The time zone this computer is set to."""

import warnings

from imuran_desktop.domain.zones import valid_zone

_UNKNOWN = "UTC"


def home_zone() -> str:
    """The computer's IANA zone; UTC when it names none, or one that is not known here."""
    return zone_now() or _UNKNOWN


def zone_now() -> str:
    """The computer's IANA zone at this moment, which a journey may have changed; empty when it names none known here.

    It is looked up afresh, which takes a few file accesses.
    """
    import tzlocal

    try:
        with warnings.catch_warnings():
            # The C library may know of the change a little later than the files do.
            warnings.simplefilter("ignore")
            tzlocal.reload_localzone()
        name = tzlocal.get_localzone_name()
    except (LookupError, OSError, ValueError):
        return ""
    return name if valid_zone(name) else ""
