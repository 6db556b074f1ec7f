"""Programs that build sites, by the configuration files that give them away."""

from collections.abc import Mapping

from linkcheck.pipeline.plan.sites.generators import Generator
from linkcheck.pipeline.plan.sites.programs.manuals import MANUALS
from linkcheck.pipeline.plan.sites.programs.notes import NOTES
from linkcheck.pipeline.plan.sites.programs.widespread import WIDESPREAD

GENERATORS = (*WIDESPREAD, *MANUALS, *NOTES)
"""The first one counts of those that know a file as their own."""
BY_MARKER: Mapping[str, tuple[int, ...]] = {
    marker: tuple(number for number, generator in enumerate(GENERATORS) if marker in generator.markers)
    for marker in {marker for generator in GENERATORS for marker in generator.markers}
}
"""The places in the table of the programs that have a configuration of a name."""
UNKNOWN = Generator(name="static", is_modelled=True, romanises=True)
BY_ENDING: Mapping[str, Generator] = {
    ".mdx": Generator(name="MDX", is_language=True),
    ".qmd": Generator(name="Quarto", is_modelled=True),
    ".rmd": Generator(name="R Markdown", is_modelled=True),
}
"""Languages that only a site's program renders, wherever its configuration is."""
BY_FOLDER: Mapping[str, Generator] = {".docc": Generator(name="DocC", shares_labels=True)}
"""Endings of folders whose files only a site's program renders."""
USUAL_ROOTS = (".", "content", "docs", "src/content", "src/pages", "pages", "static", "public")
