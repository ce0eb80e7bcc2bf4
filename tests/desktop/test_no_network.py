import subprocess
import sys

_ALARM = """
import sys
import imuran_desktop.desktop.alarm
assert "asyncio" in sys.modules, "APScheduler does without it now, so without_tls is no longer needed"
assert "ssl" not in sys.modules and "_ssl" not in sys.modules
import ssl
assert ssl.create_default_context()
"""
_KNOWN = """
import ssl, sys
from imuran_desktop.desktop.no_network import without_tls
with without_tls():
    import ssl as again
assert again is ssl is sys.modules["ssl"]
"""
_FAILING = """
import sys
from imuran_desktop.desktop.no_network import without_tls
try:
    with without_tls():
        import ssl
except ImportError:
    assert "ssl" not in sys.modules
else:
    raise AssertionError
import ssl
"""


def test_the_alarm_needs_no_tls_and_who_asks_for_it_later_has_it() -> None:
    run(_ALARM)


def test_what_was_imported_before_stays() -> None:
    run(_KNOWN)


def test_it_is_there_again_after_a_failure() -> None:
    run(_FAILING)


def run(program: str) -> None:
    subprocess.run([sys.executable, "-c", program], check=True)
