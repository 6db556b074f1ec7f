"""When a page appeared."""
