"""Programs that most sites are built with."""

from typing import Any

from linkcheck.pipeline.plan.sites.generators import Generator
from linkcheck.pipeline.plan.sites.programs.scripts import scripts

_HUGO: dict[str, Any] = {
    "roots": ("content", "static", "assets", "content/en", "layouts", "themes"),
    "folder_keys": {"contentDir": "content", "staticDir": "static", "assetDir": "assets", "source": ""},
}
_JOINS_OTHERS = r"\s*-\s*(?:monorepo|multirepo|gen-files)\b|site_name:\s*[\"']?[\w.-]+/\w"
"""Plugins of MkDocs; a name of a site with a slash is where one of them puts it."""
_HUGO_FILES = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("_default/", "")
    for name in ("hugo", "config", "module", "languages")
    for ending in ("toml", "yaml", "yml")
)

WIDESPREAD = (
    Generator(
        name="MkDocs",
        is_modelled=True,
        markers=("mkdocs.yml", "mkdocs.yaml", "mkdocs-common.yml", "mkdocs-online.yml", "mkdocs.insiders.yml"),
        roots=("docs",),
        folder_keys={"docs_dir": "docs", "custom_dir": ""},
        prefix_keys=("site_url",),
        keeps_root=True,
        inherits="INHERIT",
        joins=_JOINS_OTHERS,
        makes=("404.html", "search.html"),
    ),
    # The pages of a repository's wiki link to each other without their ending.
    Generator(
        name="wiki",
        is_modelled=True,
        markers=("_Sidebar.md", "_Footer.md"),
        beside="Home.md",
        roots=(".",),
        is_flat=True,
    ),
    # Elixir: `extras` names the guides, and a link is known by the name of its file alone.
    Generator(
        name="ExDoc",
        is_modelled=True,
        markers=("mix.exs",),
        mention="extras",
        roots=(".",),
        is_flat=True,
        finds_by_name=True,
    ),
    # A page with a script that fetches the Markdown files and makes pages of them in the browser.
    Generator(
        name="docsify",
        is_modelled=True,
        markers=("index.html",),
        mention="docsify",
        roots=(".",),
        is_flat=True,
        folder_keys={"basePath": ""},
    ),
    Generator(
        name="Zensical",
        is_modelled=True,
        markers=("zensical.toml",),
        roots=("docs",),
        folder_keys={"docs_dir": "docs"},
        prefix_keys=("site_url",),
        keeps_root=True,
    ),
    Generator(
        name="Docusaurus",
        is_modelled=True,
        has_components=True,
        markers=scripts("docusaurus.config"),
        roots=("docs", "blog", "src/pages", "i18n", "versioned_docs", "static", "../docs", "."),
        folder_keys={"path": "", "staticDirectories": "static"},
        prefix_keys=("routeBasePath", "baseUrl"),
        joins=r".*\bplugin-remote-content\b",
        prefixes=("docs", "blog"),
    ),
    # Its first version, which also takes paths from the top of its documents.
    Generator(
        name="Docusaurus",
        is_modelled=True,
        markers=("siteConfig.js",),
        beside="sidebars.json",
        roots=("../docs", "blog", "static", "pages"),
        folder_keys={"customDocsPath": ""},
        prefix_keys=("docsUrl", "baseUrl"),
        prefixes=("docs", "blog"),
    ),
    Generator(
        name="VitePress",
        is_modelled=True,
        has_components=True,
        markers=(".vitepress",),
        roots=(".", "src", "docs", "public", "src/public"),
        inside=(*scripts("config"), *scripts("config/index")),
        folder_keys={"srcDir": ""},
        prefix_keys=("base",),
    ),
    Generator(
        name="VuePress",
        is_modelled=True,
        has_components=True,
        markers=(".vuepress",),
        roots=(".", ".vuepress/public"),
        inside=scripts("config"),
        prefix_keys=("base",),
    ),
    Generator(name="Hugo", is_modelled=True, markers=("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"), **_HUGO),
    Generator(
        name="Zola",
        is_modelled=True,
        markers=("config.toml", "zola.toml"),
        mention="base_url",
        beside="content",
        romanises=True,
        roots=("content", "static", "templates", "themes"),
    ),
    Generator(
        name="Hugo or Zola",
        is_modelled=True,
        markers=("config.toml", "config.yaml", "config.yml", "config"),
        beside="content",
        inside=_HUGO_FILES,
        **_HUGO,
    ),
    Generator(
        name="Quarto",
        is_modelled=True,
        markers=("_quarto.yml", "_quarto.yaml"),
        roots=(".",),
        shares_labels=True,
        is_flat=True,
    ),
    Generator(
        name="MyST", is_modelled=True, markers=("myst.yml", "myst.yaml", "_toc.yml"), roots=(".",), shares_labels=True
    ),
    Generator(
        name="Sphinx",
        is_modelled=True,
        markers=("conf.py",),
        roots=(".", "_static", "source"),
        beside="index.md",
        shares_labels=True,
        is_flat=True,
        makes=("genindex.html", "modindex.html", "py-modindex.html", "search.html"),
    ),
    # Most manuals of Sphinx are reStructuredText; where an extension reads Markdown, that is of the same manual.
    *(
        Generator(
            name="Sphinx",
            is_modelled=True,
            markers=("conf.py",),
            roots=(".", "_static", "source"),
            beside="index.rst",
            mention=extension,
            shares_labels=True,
            is_flat=True,
            makes=("genindex.html", "modindex.html", "py-modindex.html", "search.html"),
        )
        for extension in ("myst", "recommonmark")
    ),
    # Beside its sources Hexo takes the configuration's name from Jekyll.
    Generator(
        name="Hexo",
        is_modelled=True,
        markers=("_config.yml",),
        beside="source",
        roots=("source", "source/_posts", "themes"),
        folder_keys={"source_dir": "source", "source": ""},
        prefix_keys=("root", "baseurl"),
    ),
    Generator(
        name="Jekyll",
        is_modelled=True,
        needs_front_matter=True,
        markers=("_config.yml", "_config.yaml", "_config.toml"),
        roots=(".", "_pages", "_docs", "_posts", "docs"),
        folder_keys={"source": "", "collections_dir": ""},
        prefix_keys=("baseurl",),
    ),
    Generator(
        name="Astro",
        markers=scripts("astro.config"),
        roots=("src/content/docs", "src/content", "src/pages", "docs", "public"),
        folder_keys={"srcDir": "", "publicDir": "public"},
        prefix_keys=("base",),
    ),
    Generator(
        name="Eleventy",
        markers=(".eleventy.js", *scripts("eleventy.config")),
        roots=("src", "content", "docs", "public", "static", "."),
        folder_keys={"input": ""},
        prefix_keys=("pathPrefix",),
    ),
    Generator(
        name="mdBook",
        is_modelled=True,
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
        markers=scripts("next.config"),
        roots=("pages", "content", "docs", "src/pages", "src/content", "app", "src/app", "public"),
        prefix_keys=("basePath", "contentDirBasePath"),
    ),
    Generator(
        name="SvelteKit",
        has_components=True,
        markers=scripts("svelte.config"),
        roots=("content", "documentation", "docs", "src/routes", "src/content", "static"),
    ),
    Generator(
        name="Nuxt",
        has_components=True,
        markers=scripts("nuxt.config"),
        roots=("content", "docs", "public"),
        folder_keys={"srcDir": ""},
        prefix_keys=("baseURL",),
    ),
    Generator(
        name="Gatsby",
        markers=scripts("gatsby-config"),
        roots=("content", "docs", "src/pages", "static"),
        folder_keys={"path": ""},
        prefix_keys=("pathPrefix",),
    ),
)
