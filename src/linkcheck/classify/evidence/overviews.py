"""Overview pages: the destinations of redirects from pages that a site no longer has."""

from linkcheck.urls.compare import Address, without_locale

# Pages that stand for a whole site or a part of it.
_OVERVIEWS_WORDS = """
all archive archives articles blog blogs browse catalog catalogue category company courses docs documentation events
explore help home index insights learn library main news posts products publications research resources search
solutions start stories support tags topics videos webinars welcome
"""
_OVERVIEWS = frozenset(_OVERVIEWS_WORDS.split())


def is_overview(source: Address, final: Address) -> bool:
    """Whether a particular page was sent to one above it, or to a general one."""
    old, new = without_locale(source.segments), without_locale(final.segments)
    above = len(new) < len(old) and old[: len(new)] == new
    return above or (
        len(new) == 1 and new[0].lower() in _OVERVIEWS and old[-1:] != () and old[-1].lower() not in _OVERVIEWS
    )
