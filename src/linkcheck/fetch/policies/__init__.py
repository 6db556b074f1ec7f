"""Decisions about one request: redirects, retries, robots.txt, secrets."""
