"""Who made a page, by name."""
