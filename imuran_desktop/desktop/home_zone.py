"""The time zone this computer is set to."""


def home_zone() -> str:
    """The computer's IANA zone; UTC when it names none."""
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or "UTC"
    except (LookupError, OSError, ValueError):
        return "UTC"
