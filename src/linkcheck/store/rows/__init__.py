"""Structs to table rows and back: cells, rows and statements."""
