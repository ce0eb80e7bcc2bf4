import subprocess
import sys

from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from imuran_desktop.font_files import FAMILIES
from imuran_desktop.ui.fonts import load_fallback_fonts, load_text_font, text_font


def test_every_family_is_there_once_loaded(qapp: QApplication) -> None:
    load_text_font()
    load_fallback_fonts()
    assert set(FAMILIES) <= set(QFontDatabase.families())


def test_bold_is_a_face_of_its_own(qapp: QApplication) -> None:
    load_text_font()
    assert {"Regular", "Bold"} <= set(QFontDatabase.styles(FAMILIES[0]))


def test_letters_that_look_alike_differ_in_width(qapp: QApplication) -> None:
    load_text_font()
    metrics = QFontMetrics(text_font(40))
    assert metrics.horizontalAdvance("l") != metrics.horizontalAdvance("I")


def test_the_packages_are_found_without_importing_them() -> None:
    program = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "from imuran_desktop.ui.fonts import load_text_font; load_text_font();"
        "sys.exit(any(name.startswith('fontpkg') for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
