"""What a list's text gets wrong, found without a network."""
