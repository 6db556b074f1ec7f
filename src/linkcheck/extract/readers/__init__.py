"""One reader for each list format: its text in, links and findings out."""
