"""Verdicts over time: intervals, streaks, pruning, export and import."""
