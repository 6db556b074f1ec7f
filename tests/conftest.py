"""What holds for all tests."""

from hypothesis import settings

# A machine that is busy with something else must not fail a test: time is bounded by pytest-timeout alone.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
