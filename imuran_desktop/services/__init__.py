"""One verb per function: what the app and the commands do to a diary. A write returns what it changed."""
