"""Requests and their outcomes."""
