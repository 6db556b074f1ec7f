"""Descriptions for machines within a page: citation tags, JSON-LD, microdata."""
