"""Order targets by host, drive them, keep the deadline."""
