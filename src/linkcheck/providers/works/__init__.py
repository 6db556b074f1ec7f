"""Providers for scholarly works."""
