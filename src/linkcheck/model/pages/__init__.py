"""Descriptions of pages."""
