"""The composition root: makes everything the running app is made of, and connects it. `starting.start` begins."""
