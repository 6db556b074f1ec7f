"""One HTTP exchange: connection, request, response head, body."""
