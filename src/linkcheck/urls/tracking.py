"""Query parameters that count visitors and do not change the page."""

import re

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|_ga|mc_[ce]id|_hsenc|_hsmi|sfmc_id|trk|gi(?==(?:[0-9a-f]{8,}|-+)$))=.*",
    re.IGNORECASE | re.DOTALL,
)


def is_tracking(parameter: str) -> bool:
    """Whether a `name=value` part of a query only counts visitors."""
    return _TRACKING.fullmatch(parameter) is not None


def without_tracking(url: str) -> str:
    """The address without such parameters; all others keep their order and spelling."""
    head = url.partition("#")[0]
    base, mark, query = head.partition("?")
    kept = "&".join(part for part in query.split("&") if not is_tracking(part))
    if not mark or kept == query:
        return url
    return base + (f"?{kept}" if kept else "") + url[len(head) :]
