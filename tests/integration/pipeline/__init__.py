"""Whole runs, one after the other."""
