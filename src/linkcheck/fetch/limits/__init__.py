"""Limits on requests: per host, for all hosts together, and by file descriptors."""
