"""Files that come in and go out: plan files so far."""
