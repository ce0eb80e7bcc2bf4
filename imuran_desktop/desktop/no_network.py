"""Libraries without what only a network needs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_tls() -> Iterator[None]:
    """What is imported in the block finds no ``ssl``, as in a Python that was built without it.

    APScheduler imports asyncio, and that all of OpenSSL where it is there: 4 MB of memory, in an app without a network.
    """
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # Python's own way to say that there is no such module
    try:
        yield
    finally:
        del sys.modules["ssl"]
