"""The list files: found, read, parsed, remembered."""
