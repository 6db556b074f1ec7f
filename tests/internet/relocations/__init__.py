"""A world of dead links of which the truth is known: where each has gone, or that it is gone for good.

`builder` gathers links and pages; one module each for the ways and the traps beside them; `world()` is all of it.
"""

from tests.internet.relocations.builder import Builder, Case
from tests.internet.relocations.lists import build_lists
from tests.internet.relocations.services import build_services
from tests.internet.relocations.sites import build_sites
from tests.internet.relocations.works import build_works

__all__ = ["Builder", "Case", "world"]


def world() -> Builder:
    """Every link, host and official source."""
    builder = Builder()
    for build in (build_sites, build_works, build_services, build_lists):
        build(builder)
    return builder
