"""What a page is called."""
