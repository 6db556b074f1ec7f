"""A crawl cut into batches, each run by a process of its own."""
