"""The theme, as the tests of pages have it."""

from tests.ui.conftest import look

__all__ = ["look"]
