"""Providers for encyclopedias, videos, questions and archives."""
