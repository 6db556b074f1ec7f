"""Metadata of PDF files."""
