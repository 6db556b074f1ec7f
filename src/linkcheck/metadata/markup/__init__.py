"""The bytes of a page as text, and the tags of its head."""
