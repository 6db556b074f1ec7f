"""What a PDF says of itself."""
