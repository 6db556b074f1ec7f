"""Programs that build sites, by the configuration files that give them away."""

from collections.abc import Mapping
from typing import Any

from linkcheck.pipeline.plan.sites.generators import Generator

_SCRIPTS = ("js", "ts", "mjs", "cjs", "mts", "cts")


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
        name="Zola",
        markers=("config.toml", "zola.toml"),
        mention="base_url",
        beside="content",
        romanises=True,
        roots=("content", "static", "templates", "themes"),
    ),
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
    # Most manuals of Sphinx are reStructuredText; where an extension reads Markdown, that is of the same manual.
    *(
        Generator(
            name="Sphinx",
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
        markers=("_config.yml",),
        beside="source",
        roots=("source", "source/_posts", "themes"),
        folder_keys={"source_dir": "source", "source": ""},
        prefix_keys=("root", "baseurl"),
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
    # GitBook and its successor HonKit: a summary names the pages.
    *(
        Generator(
            name=name,
            markers=markers,
            beside=beside,
            mention=mention,
            roots=(".",),
            folder_keys={"root": "."},
            is_by_source=True,
            yields=markers == ("SUMMARY.md",),
        )
        for name, markers, beside, mention in (
            ("GitBook", (".gitbook.yaml", ".gitbook"), "", ""),
            ("HonKit", ("book.json", "book.js"), "SUMMARY.md", ""),
            ("HonKit", ("book.json",), "", '"root"'),
            ("GitBook", ("SUMMARY.md",), "README.md", "](README.md)"),
        )
    ),
    *(
        Generator(
            name="Mintlify",
            markers=(marker,),
            mention=mention,
            has_components=True,
            roots=(".",),
            prefix_keys=("base",),
        )
        for marker, mention in (("mint.json", ""), ("docs.json", "mintlify.com"))
    ),
    Generator(
        name="docs.page", markers=("docs.json",), mention="docs.page", beside="docs", roots=("docs", "docs/assets")
    ),
    Generator(
        name="Pelican",
        markers=("pelicanconf.py",),
        roots=("content", "content/pages", "content/extra"),
        folder_keys={"PATH": "content"},
    ),
    Generator(
        name="Nikola",
        markers=("conf.py",),
        mention="Nikola",
        roots=("posts", "pages", "stories", "files", "images", "galleries", "listings"),
    ),
    # Microsoft's pages lie in many repositories, all below the same `/`.
    *(
        Generator(name="Microsoft Learn", markers=(marker,), mention=mention, roots=(".",), shares_root=True)
        for marker, mention in ((".openpublishing.publish.config.json", ""), ("docfx.json", "uhfHeaderId"))
    ),
    Generator(name="DocFX", markers=("docfx.json",), roots=(".",), is_flat=True),
    Generator(
        name="Documenter", markers=("make.jl",), mention="makedocs", roots=("src", "src/assets"), shares_labels=True
    ),
    Generator(name="Franklin", markers=("config.md",), beside="_layout", roots=(".", "_assets"), prefixes=("assets",)),
    # R: books are joined of all their files, and so are their anchors.
    *(
        Generator(name="bookdown", markers=(marker,), mention=mention, roots=(".",), shares_labels=True, is_flat=True)
        for marker, mention in (("_bookdown.yml", ""), ("index.Rmd", "bookdown"))
    ),
    Generator(name="R Markdown", markers=("_site.yml",), roots=(".",), is_flat=True),
    # The manual of a package of R puts its articles beside what is made of its code.
    Generator(
        name="pkgdown",
        markers=("DESCRIPTION",),
        beside="vignettes",
        roots=("vignettes", "vignettes/articles", "man/figures"),
        is_flat=True,
    ),
    Generator(
        name="Writerside",
        markers=("writerside.cfg",),
        roots=("topics", "images", "."),
        folder_keys={"dir": ""},
        is_flat=True,
        finds_by_name=True,
    ),
    Generator(
        name="Retype",
        markers=("retype.yml", "retype.yaml", "retype.json"),
        roots=(".", "static"),
        folder_keys={"input": "."},
    ),
    Generator(
        name="Rspress",
        has_components=True,
        markers=_scripts("rspress.config"),
        roots=("docs", "docs/en", "docs/zh", "docs/public", "."),
        folder_keys={"root": "docs"},
        prefix_keys=("base",),
    ),
    Generator(
        name="Fumadocs",
        has_components=True,
        markers=_scripts("source.config"),
        roots=("content", "content/docs", "docs", "app", "src/app", "public"),
        folder_keys={"dir": ""},
        prefixes=("docs",),
    ),
    Generator(
        name="Vocs",
        has_components=True,
        markers=_scripts("vocs.config"),
        roots=("docs/pages", "pages", "src/pages", "docs", "docs/public", "public"),
        folder_keys={"rootDir": ""},
        prefix_keys=("basePath",),
    ),
    Generator(
        name="Zudoku",
        has_components=True,
        markers=_scripts("zudoku.config"),
        roots=("pages", "docs", "public"),
        prefix_keys=("basePath",),
    ),
    Generator(
        name="Docz",
        has_components=True,
        markers=_scripts("doczrc"),
        roots=("docs", "src", "public"),
        folder_keys={"src": "src"},
        prefix_keys=("base",),
    ),
    Generator(
        name="dumi",
        has_components=True,
        markers=(*_scripts(".dumirc"), ".dumi"),
        roots=("docs", "src", "public", "packages"),
        prefix_keys=("base",),
    ),
    # Others have its configuration for their API's description alone.
    Generator(
        name="Redocly",
        markers=("redocly.yaml",),
        beside="sidebars.yaml",
        roots=(".", "static"),
        shares_root=True,
    ),
    Generator(
        name="Fern", markers=("docs.yml",), beside="fern.config.json", roots=(".", "pages", "docs", "docs/pages")
    ),
    # The manuals of Hugging Face's libraries are served side by side.
    Generator(name="Hugging Face", markers=("_toctree.yml",), has_components=True, roots=(".",), shares_root=True),
    Generator(
        name="TanStack", markers=("config.json",), mention="tanstack-docs-config", roots=(".",), shares_root=True
    ),
    # Notes that know each other by name, wherever they lie.
    Generator(name="Quartz", markers=("quartz.config.ts", "quartz.config.yaml"), roots=("content",), finds_by_end=True),
    Generator(name="Obsidian", markers=(".obsidian",), roots=(".",), finds_by_end=True, yields=True),
    Generator(name="Foam", markers=(".foam",), roots=(".",), finds_by_end=True, yields=True),
    Generator(name="Dendron", markers=("dendron.yml",), roots=("vault", "notes", "."), finds_by_end=True, yields=True),
    Generator(name="Logseq", markers=("logseq",), beside="pages", roots=("pages", "journals", "assets")),
    # Ruby, and Slate and the technical documentation of GOV.UK, which are made with it and join pages in one.
    *(
        Generator(
            name="Middleman",
            markers=("config.rb",),
            beside="source",
            mention=mention,
            roots=("source", "source/images", "source/documentation", "data"),
            shares_labels=mention != "",
        )
        for mention in ("govuk_tech_docs", "unique_head", "")
    ),
    Generator(name="Nanoc", markers=("nanoc.yaml", "nanoc.yml"), roots=("content", "static")),
    Generator(
        name="Bridgetown",
        markers=("bridgetown.config.yml", "bridgetown.config.yaml"),
        roots=("src", "src/_posts", "src/_docs", "frontend"),
        folder_keys={"source": "src"},
    ),
    Generator(
        name="Metalsmith",
        markers=("metalsmith.json", "metalsmith.js"),
        roots=("src", "contents", "public"),
        folder_keys={"source": "src"},
    ),
    Generator(
        name="DocPad",
        markers=("docpad.coffee", "docpad.js", "docpad.json"),
        roots=("src/documents", "src/render", "src/files", "src/static", "src"),
    ),
    Generator(
        name="Gridsome",
        markers=_scripts("gridsome.config"),
        roots=("content", "docs", "blog", "src/pages", "static"),
        folder_keys={"path": ""},
        prefix_keys=("pathPrefix",),
    ),
    Generator(
        name="Lume", markers=_scripts("_config"), mention="lume", roots=("src", "content", "docs", "static", ".")
    ),
    Generator(name="Cobalt", markers=("_cobalt.yml",), roots=("src", "."), folder_keys={"source": ""}),
    Generator(name="Cecil", markers=("cecil.yml",), roots=("pages", "static", "assets")),
    Generator(name="Soupault", markers=("soupault.toml",), roots=("site",), folder_keys={"site_dir": "site"}),
    Generator(name="Hakyll", markers=("site.hs",), mention="Hakyll", roots=("posts", "content", ".")),
    Generator(
        name="JBake",
        markers=("jbake.properties",),
        roots=("content", "assets", "src/jbake/content", "src/jbake/assets"),
    ),
    Generator(name="Jigsaw", markers=("bootstrap.php",), mention="Jigsaw", beside="source", roots=("source",)),
    Generator(name="Sculpin", markers=("sculpin.json",), beside="source", roots=("source",)),
    Generator(name="Couscous", markers=("couscous.yml",), roots=(".",), folder_keys={"directory": ""}),
    Generator(name="HydePHP", markers=("hyde",), beside="_pages", roots=("_pages", "_docs", "_posts", "_media")),
    Generator(name="Statamic", markers=("please",), beside="content", roots=("content", "public")),
    Generator(
        name="Doctave", markers=("doctave.yaml",), roots=("docs", "docs/_assets"), folder_keys={"docs_dir": "docs"}
    ),
    # GitHub Pages builds some repositories that have no configuration with Jekyll.
    *(
        Generator(name="Jekyll", markers=(marker,), mention=mention, beside="index.md", roots=(".",), yields=True)
        for marker, mention in (("CNAME", ""), ("Gemfile", "github-pages"), ("Gemfile", "jekyll"))
    ),
    # Lessons: the pages of all folders are served in one.
    Generator(
        name="Carpentries Workbench",
        markers=("config.yaml",),
        mention="carpentry:",
        roots=("episodes", "learners", "instructors", "profiles", "."),
        is_flat=True,
        finds_by_name=True,
    ),
    Generator(name="Paradox", markers=("paradox",), roots=("paradox",), is_flat=True),
    # Books whose chapters a program joins.
    Generator(name="Leanpub", markers=("Book.txt",), roots=(".", "resources", "images"), shares_labels=True),
    *(
        Generator(
            name="pandoc",
            markers=("Makefile", "makefile", "build.sh"),
            mention="pandoc",
            beside=metadata,
            roots=(".",),
            shares_labels=True,
            is_flat=True,
        )
        for metadata in ("metadata.yaml", "metadata.yml", "metadata.xml", "title.txt")
    ),
)

BY_MARKER: Mapping[str, tuple[int, ...]] = {
    marker: tuple(number for number, generator in enumerate(GENERATORS) if marker in generator.markers)
    for marker in {marker for generator in GENERATORS for marker in generator.markers}
}
"""The places in the table of the programs that have a configuration of a name."""
UNKNOWN = Generator(name="static")
BY_ENDING: Mapping[str, Generator] = {
    ".mdx": Generator(name="MDX"),
    ".qmd": Generator(name="Quarto"),
    ".rmd": Generator(name="R Markdown"),
}
"""Languages that only a site's program renders, wherever its configuration is."""
BY_FOLDER: Mapping[str, Generator] = {".docc": Generator(name="DocC", shares_labels=True)}
"""Endings of folders whose files only a site's program renders."""
USUAL_ROOTS = (".", "content", "docs", "src/content", "src/pages", "pages", "static", "public")
