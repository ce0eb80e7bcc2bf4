"""The machine: time, notifications, tray, files. It knows nothing of diaries; `app` connects it to them."""
