"""Runs, their results and reports."""
