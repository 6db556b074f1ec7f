"""Times as people write them."""

import math
import re

_SHAPE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)?\s*")
_SECONDS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def duration(text: str) -> float:
    """Seconds of `90`, `45m`, `12h`, `3d`. Raises ValueError."""
    match = _SHAPE.fullmatch(text)
    seconds = float(match[1]) * _SECONDS[match[2] or "s"] if match else math.inf
    if not math.isfinite(seconds):
        raise ValueError(f"`{text}` is not a duration; write a number and s, m, h, d or w, such as 45m.")
    return seconds
