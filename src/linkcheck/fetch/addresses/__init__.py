"""Names into addresses, and which addresses may be connected to."""
