"""The parts of the page of doses missed while the app was not running."""
