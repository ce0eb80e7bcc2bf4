"""Imuran Desktop: a medication diary for people who take azathioprine."""
