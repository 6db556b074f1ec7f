"""One run: crawl, judge, store."""
