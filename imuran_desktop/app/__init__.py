"""The composition root: makes everything the running app is made of, and connects it."""

from imuran_desktop.app import plain_import  # noqa: F401 before all others, as it speeds them up
from imuran_desktop.app.running import App
from imuran_desktop.app.starting import start

__all__ = ["App", "start"]
