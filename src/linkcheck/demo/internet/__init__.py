"""Servers on loopback for the demonstration: HTTP, TLS and names."""
