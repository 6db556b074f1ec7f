"""Reports for people: terminal, digest, Markdown."""
