"""What is known of a program that builds sites, and of a site that it builds."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Generator(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One program; each is itself alone."""

    name: str
    markers: tuple[str, ...] = ()
    """Names of its configuration file or folder."""
    roots: tuple[str, ...] = ()
    """Folders that the site's `/` stands for, from the configuration's folder: pages first, then plain files.

    `.` holds pages only where the configuration lies in a folder of its own, or nothing else is named.
    """
    beside: str = ""
    """A file or folder that must lie beside a marker whose name other programs use too."""
    mention: str = ""
    """A word that must stand in a marker whose name other programs use too."""
    is_modelled: bool = False
    """Whether it is known here what it makes of links and headings. What fails under another program is a note: code of
    the project's own mostly makes its addresses and anchors.
    """
    joins: str = ""
    """What stands in a configuration by which pages of others lie among its own: a pattern for a line of it."""
    shares_labels: bool = False
    """Whether `#label` may lead to any page of the site."""
    is_flat: bool = False
    """Whether `a.md` is served as `a.html`, so that `../` leads where it does among the sources."""
    finds_by_name: bool = False
    """Whether `x/a.md` leads to the page `a.md` wherever that lies."""
    yields: bool = False
    """Whether another program counts first that is found for a page: this marker may lie among its sources."""
    finds_by_end: bool = False
    """Whether `x/a` leads to the page or the file whose path ends so, wherever that lies."""
    is_by_source: bool = False
    """Whether relative links are the paths of sources and nothing else."""
    shares_root: bool = False
    """Whether other repositories have pages below the same `/`."""
    keeps_root: bool = False
    """Whether it leaves addresses from the root as they are: those of a site below a path of its host may leave it."""
    has_components: bool = False
    """Whether tags in any Markdown file, not in `.mdx` alone, bring what other files hold."""
    needs_front_matter: bool = False
    """Whether files without front matter are shown as they are: their relative links lead where they do on GitHub."""
    is_language: bool = False
    """Whether it is a language that many programs read, so that nothing is known of the one that does."""
    romanises: bool = False
    """Whether it makes the anchors of headings in other scripts of Latin letters."""
    inside: tuple[str, ...] = ()
    """Where its marker is a folder: names of configuration files in there."""
    folder_keys: Mapping[str, str] = {}
    """Keys of its configuration that name folders: roots in place of the one that is named here, or beside all."""
    prefix_keys: tuple[str, ...] = ()
    """Keys that name what addresses of the site begin with."""
    prefixes: tuple[str, ...] = ()
    """What they begin with where the configuration says nothing."""
    inherits: str = ""
    """The key that names another configuration, whose pages are served where this one has none."""
    makes: tuple[str, ...] = ()
    """Pages that it makes of none of the sources."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Sources of a site."""

    generator: Generator
    """What builds it."""
    folder: Path
    """Of its configuration; relative to the working directory, or absolute."""
    roots: tuple[Path, ...]
    marker: str
    """What gives it away, as shown: mostly its configuration."""
    configuration: Path | None = None
    """The file or folder that gives it away; None where an ending, front matter or a person does."""
    is_guess: bool = False
    """Whether nothing is known of it but that it has sources here."""
    prefixes: tuple[str, ...] = ()
    """What addresses from the site's root begin with, and no path of a source does."""

    @property
    def name(self) -> str:
        """Of what builds it."""
        return self.generator.name


FOR_GITHUB = ".github"
"""A folder whose files GitHub shows, and no site takes in."""

# Pages of the repository itself, which readers meet on GitHub.
COMMUNITY = re.compile(
    r"(?:readme|contributing|changelog|changes|history|licen[cs]e|security|support|code[_-]of[_-]conduct|governance"
    r"|authors|maintainers)\b(?!\.html)",
    re.IGNORECASE,
)


def is_of_repository(inside: Path) -> bool:
    """Whether a file is a page of the repository itself, by its path from the top."""
    return FOR_GITHUB in inside.parts or COMMUNITY.match(inside.name) is not None


def is_met_on_github(inside: Path) -> bool:
    """Whether readers meet a page of the repository on GitHub for certain: `guide/security.md` may be a site's."""
    is_at_hand = len(inside.parts) == 1 or inside.name.casefold().startswith("readme")
    return is_of_repository(inside) and (is_at_hand or FOR_GITHUB in inside.parts)
