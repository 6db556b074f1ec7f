"""Decisions about one host: its queue, its circuit breaker, its sample of failing targets. Pure."""
