"""The composition root: sources, links, targets, results, store."""
