"""Providers for code, models and packages."""
