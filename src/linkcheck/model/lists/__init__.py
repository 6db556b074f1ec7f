"""What stands in a list."""
