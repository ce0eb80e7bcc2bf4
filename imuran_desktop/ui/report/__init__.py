"""The report: what goes into it, and its pages on the screen and on paper."""
