import subprocess
import sys

_SHOWS = """
import builtins, linecache
from imuran_desktop.app.plain_import import use_plain_import
use_plain_import()
import imuran_desktop.app.starting
assert builtins.__import__ is not builtins.__feature_import__
import imuran_desktop.ui.widgets.form
assert not [name for name in linecache.cache if "imuran_desktop" in name]
"""


def test_pyside_does_not_read_the_source_of_what_is_imported_after_it() -> None:
    subprocess.run([sys.executable, "-c", _SHOWS], check=True)


def test_the_app_is_imported_without_what_its_first_page_does_not_need() -> None:
    libraries = ["babel", "click", "sqlite_utils", "apscheduler", "asyncio", "email", "PySide6.QtNetwork", "tomllib"]
    standard = ["difflib", "hashlib", "logging.handlers", "socket", "uuid"]
    services = [f"imuran_desktop.services.{name}" for name in ("answers", "doubts", "intakes", "unplanned")]
    ours = [*services, "imuran_desktop.ui.today.recorder", "imuran_desktop.words.errors"]
    late = [*libraries, *standard, *ours]
    shows = f"import sys, imuran_desktop.app.starting; print([name for name in {late} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", shows], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
