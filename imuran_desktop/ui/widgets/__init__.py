"""The widget kit: what every page is built from. Nothing here knows about medicines, diaries or the store."""
