"""linkcheck.toml or [tool.linkcheck] in, each package's own Options out."""
