"""Live attempts against the promises of docs/security.md: one file a promise, each with a victim that would notice."""
