"""HTML tokens, character references, image sets."""
