"""Programs that build sites, by the configuration files that give them away."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
    mention: str = ""
    """A word that must stand in a marker whose name other programs use too."""
    shares_labels: bool = False
    """Whether `#label` may lead to any page of the site."""
    is_flat: bool = False
    """Whether `a.md` is served as `a.html`, so that `../` leads where it does among the sources."""
    finds_by_name: bool = False
    """Whether `x/a.md` leads to the page `a.md` wherever that lies."""
    has_components: bool = False
    """Whether tags in any Markdown file, not in `.mdx` alone, bring what other files hold."""
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

    name: str
    """What builds it."""
    folder: Path
    """Of its configuration; relative to the working directory, or absolute."""
    roots: tuple[Path, ...]
    marker: str
    """Its configuration, as shown."""
    is_guess: bool = False
    """Whether nothing is known of it but that it has sources here."""
    shares_labels: bool = False
    """Whether `#label` may lead to any page of the site."""
    is_flat: bool = False
    """Whether `a.md` is served as `a.html`, so that `../` leads where it does among the sources."""
    finds_by_name: bool = False
    """Whether `x/a.md` leads to the page `a.md` wherever that lies."""
    has_components: bool = False
    """Whether tags in any Markdown file, not in `.mdx` alone, bring what other files hold."""
    prefixes: tuple[str, ...] = ()
    """What addresses from the site's root begin with, and no path of a source does."""
    makes: tuple[str, ...] = ()
    """Pages that are made of none of the sources."""


def _scripts(stem: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{ending}" for ending in _SCRIPTS)


_HUGO: dict[str, Any] = {
    "roots": ("content", "static", "assets", "content/en", "layouts", "themes"),
    "folder_keys": {"contentDir": "content", "staticDir": "static", "assetDir": "assets", "source": ""},
}
_HUGO_FILES = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("_default/", "")
    for name in ("hugo", "config", "module", "languages")
    for ending in ("toml", "yaml", "yml")
)

GENERATORS = (
    Generator(
        name="MkDocs",
        markers=("mkdocs.yml", "mkdocs.yaml", "mkdocs-common.yml", "mkdocs-online.yml", "mkdocs.insiders.yml"),
        roots=("docs",),
        folder_keys={"docs_dir": "docs", "custom_dir": ""},
        inherits="INHERIT",
        makes=("404.html", "search.html"),
    ),
    # The pages of a repository's wiki link to each other without their ending.
    Generator(name="wiki", markers=("_Sidebar.md", "_Footer.md"), beside="Home.md", roots=(".",), is_flat=True),
    # Elixir: `extras` names the guides, and a link is known by the name of its file alone.
    Generator(
        name="ExDoc",
        markers=("mix.exs",),
        mention="extras",
        roots=(".",),
        is_flat=True,
        finds_by_name=True,
    ),
    # A page with a script that fetches the Markdown files and makes pages of them in the browser.
    Generator(
        name="docsify",
        markers=("index.html",),
        mention="docsify",
        roots=(".",),
        is_flat=True,
        folder_keys={"basePath": ""},
    ),
    Generator(name="Zensical", markers=("zensical.toml",), roots=("docs",), folder_keys={"docs_dir": "docs"}),
    Generator(
        name="Docusaurus",
        has_components=True,
        markers=_scripts("docusaurus.config"),
        roots=("docs", "blog", "src/pages", "i18n", "versioned_docs", "static", "../docs", "."),
        folder_keys={"path": "", "staticDirectories": "static"},
        prefix_keys=("routeBasePath", "baseUrl"),
        prefixes=("docs", "blog"),
    ),
    Generator(
        name="VitePress",
        has_components=True,
        markers=(".vitepress",),
        roots=(".", "src", "docs", "public", "src/public"),
        inside=(*_scripts("config"), *_scripts("config/index")),
        folder_keys={"srcDir": ""},
        prefix_keys=("base",),
    ),
    Generator(
        name="VuePress",
        has_components=True,
        markers=(".vuepress",),
        roots=(".", ".vuepress/public"),
        inside=_scripts("config"),
        prefix_keys=("base",),
    ),
    Generator(name="Hugo", markers=("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"), **_HUGO),
    Generator(
        name="Hugo or Zola",
        markers=("config.toml", "config.yaml", "config.yml", "config"),
        beside="content",
        inside=_HUGO_FILES,
        **_HUGO,
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
        makes=("genindex.html", "modindex.html", "py-modindex.html", "search.html"),
    ),
    Generator(
        name="Jekyll",
        markers=("_config.yml", "_config.yaml", "_config.toml"),
        roots=(".", "_pages", "_docs", "_posts", "docs"),
        folder_keys={"source": "", "collections_dir": ""},
        prefix_keys=("baseurl",),
    ),
    Generator(
        name="Astro",
        markers=_scripts("astro.config"),
        roots=("src/content/docs", "src/content", "src/pages", "docs", "public"),
        folder_keys={"srcDir": "", "publicDir": "public"},
        prefix_keys=("base",),
    ),
    Generator(
        name="Eleventy",
        markers=(".eleventy.js", *_scripts("eleventy.config")),
        roots=("src", "content", "docs", "public", "static", "."),
        folder_keys={"input": ""},
        prefix_keys=("pathPrefix",),
    ),
    Generator(
        name="mdBook",
        markers=("book.toml",),
        roots=("src",),
        is_flat=True,
        folder_keys={"src": "src"},
        prefix_keys=("site-url",),
        makes=("index.html", "print.html", "404.html", "toc.html"),
    ),
    Generator(
        name="Next.js",
        has_components=True,
        markers=_scripts("next.config"),
        roots=("pages", "content", "docs", "src/pages", "src/content", "app", "src/app", "public"),
        prefix_keys=("basePath", "contentDirBasePath"),
    ),
    Generator(
        name="SvelteKit",
        has_components=True,
        markers=_scripts("svelte.config"),
        roots=("content", "documentation", "docs", "src/routes", "src/content", "static"),
    ),
    Generator(
        name="Nuxt",
        has_components=True,
        markers=_scripts("nuxt.config"),
        roots=("content", "docs", "public"),
        folder_keys={"srcDir": ""},
        prefix_keys=("baseURL",),
    ),
    Generator(
        name="Gatsby",
        markers=_scripts("gatsby-config"),
        roots=("content", "docs", "src/pages", "static"),
        folder_keys={"path": ""},
        prefix_keys=("pathPrefix",),
    ),
)

BY_ENDING: Mapping[str, str] = {".mdx": "MDX", ".qmd": "Quarto", ".rmd": "R Markdown"}
"""Languages that only a site's program renders, wherever its configuration is."""
BY_FOLDER: Mapping[str, str] = {".docc": "DocC"}
"""Endings of folders whose files only a site's program renders."""
FOR_GITHUB = ".github"
"""A folder whose files GitHub shows, and no site takes in."""
USUAL_ROOTS = (".", "content", "docs", "src/content", "src/pages", "pages", "static", "public")

# Pages of the repository itself, which readers meet on GitHub.
COMMUNITY = re.compile(
    r"(?:readme|contributing|changelog|changes|history|licen[cs]e|security|support|code[_-]of[_-]conduct|governance"
    r"|authors|maintainers)\b(?!\.html)",
    re.IGNORECASE,
)


def is_of_repository(path: Path) -> bool:
    """Whether a file is a page of the repository itself."""
    return FOR_GITHUB in path.parts or COMMUNITY.match(path.name) is not None
