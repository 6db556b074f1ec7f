"""The text of a list: decoded, with its places."""
