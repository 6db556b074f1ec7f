"""Plan certain edits of the lists and rewrite bytes. Pure."""
