"""Programs that build sites, by the configuration files that give them away."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

_SCRIPTS = ("js", "ts", "mjs", "cjs", "mts", "cts")


class Generator(msgspec.Struct, frozen=True, kw_only=True):
    """One program."""

    name: str
    markers: tuple[str, ...]
    """Names of its configuration file or folder."""
    roots: tuple[str, ...]
    """Folders that the site's `/` stands for, from the configuration's folder: pages first, then plain files.

    `.` holds pages only where the configuration lies in a folder of its own, or nothing else is named.
    """
    beside: str = ""
    """A file or folder that must lie beside a marker whose name other programs use too."""
    shares_labels: bool = False
    """Whether `#label` may lead to any page of the site."""
    is_flat: bool = False
    """Whether `a.md` is served as `a.html`, so that `../` leads where it does among the sources."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Sources of a site."""

    name: str
    """What builds it."""
    folder: Path
    """Of its configuration; relative to the working directory, or absolute."""
    roots: tuple[Path, ...]
    marker: str
    """Its configuration, as shown."""
    shares_labels: bool = False
    """Whether `#label` may lead to any page of the site."""
    is_flat: bool = False
    """Whether `a.md` is served as `a.html`, so that `../` leads where it does among the sources."""


def _scripts(stem: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{ending}" for ending in _SCRIPTS)


GENERATORS = (
    Generator(name="MkDocs", markers=("mkdocs.yml", "mkdocs.yaml"), roots=("docs",)),
    Generator(name="Zensical", markers=("zensical.toml",), roots=("docs",)),
    Generator(
        name="Docusaurus",
        markers=_scripts("docusaurus.config"),
        roots=("docs", "blog", "src/pages", "i18n", "versioned_docs", "static", "../docs", "."),
    ),
    Generator(name="VitePress", markers=(".vitepress",), roots=(".", "src", "docs", "public", "src/public")),
    Generator(name="VuePress", markers=(".vuepress",), roots=(".", ".vuepress/public")),
    Generator(
        name="Hugo",
        markers=("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"),
        roots=("content", "static", "assets", "content/en", "layouts", "themes"),
    ),
    Generator(
        name="Hugo or Zola",
        markers=("config.toml", "config.yaml", "config.yml", "config"),
        roots=("content", "static", "assets", "content/en", "layouts", "themes"),
        beside="content",
    ),
    Generator(name="Quarto", markers=("_quarto.yml", "_quarto.yaml"), roots=(".",), shares_labels=True, is_flat=True),
    Generator(name="MyST", markers=("myst.yml", "myst.yaml", "_toc.yml"), roots=(".",), shares_labels=True),
    Generator(
        name="Sphinx",
        markers=("conf.py",),
        roots=(".", "_static", "source"),
        beside="index.md",
        shares_labels=True,
        is_flat=True,
    ),
    Generator(
        name="Jekyll",
        markers=("_config.yml", "_config.yaml", "_config.toml"),
        roots=(".", "_pages", "_docs", "_posts", "docs"),
    ),
    Generator(
        name="Astro",
        markers=_scripts("astro.config"),
        roots=("src/content/docs", "src/content", "src/pages", "docs", "public"),
    ),
    Generator(
        name="Eleventy",
        markers=(".eleventy.js", *_scripts("eleventy.config")),
        roots=("src", "content", "docs", "public", "static", "."),
    ),
    Generator(name="mdBook", markers=("book.toml",), roots=("src",), is_flat=True),
    Generator(
        name="Next.js",
        markers=_scripts("next.config"),
        roots=("pages", "content", "docs", "src/pages", "src/content", "app", "src/app", "public"),
    ),
    Generator(
        name="SvelteKit",
        markers=_scripts("svelte.config"),
        roots=("content", "documentation", "docs", "src/routes", "src/content", "static"),
    ),
    Generator(name="Nuxt", markers=_scripts("nuxt.config"), roots=("content", "docs", "public")),
    Generator(name="Gatsby", markers=_scripts("gatsby-config"), roots=("content", "docs", "src/pages", "static")),
)

BY_ENDING: Mapping[str, str] = {".mdx": "MDX", ".qmd": "Quarto", ".rmd": "R Markdown"}
"""Languages that only a site's program renders, wherever its configuration is."""
USUAL_ROOTS = (".", "content", "docs", "src/content", "src/pages", "pages", "static", "public")

# Pages of the repository itself, which readers meet on GitHub.
COMMUNITY = re.compile(
    r"(?:readme|contributing|changelog|changes|history|licen[cs]e|security|support|code[_-]of[_-]conduct|governance"
    r"|authors|maintainers)\b",
    re.IGNORECASE,
)
