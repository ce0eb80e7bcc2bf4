"""Frozen dataclasses and pure functions: dates in, facts out.

Nothing here reads a clock, a file or a setting, and nothing here knows of Qt or SQL. ``now`` is always an argument.
"""
