"""The floor: a PySide6 window of the app's size with nothing in it."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1180, 860)
window.show()
sys.exit(application.exec())
