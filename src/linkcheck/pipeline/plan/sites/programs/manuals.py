"""Programs for manuals of one language, one firm, or one service."""

from linkcheck.pipeline.plan.sites.generators import Generator
from linkcheck.pipeline.plan.sites.programs.scripts import scripts

MANUALS = (
    # GitBook and its successor HonKit: a summary names the pages.
    *(
        Generator(
            name=name,
            is_modelled=True,
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
        name="Documenter",
        is_modelled=True,
        markers=("make.jl",),
        mention="makedocs",
        roots=("src", "src/assets"),
        shares_labels=True,
    ),
    Generator(name="Franklin", markers=("config.md",), beside="_layout", roots=(".", "_assets"), prefixes=("assets",)),
    # R: books are joined of all their files, and so are their anchors.
    *(
        Generator(
            name="bookdown",
            is_modelled=True,
            markers=(marker,),
            mention=mention,
            roots=(".",),
            shares_labels=True,
            is_flat=True,
        )
        for marker, mention in (("_bookdown.yml", ""), ("index.Rmd", "bookdown"))
    ),
    Generator(name="R Markdown", is_modelled=True, markers=("_site.yml",), roots=(".",), is_flat=True),
    # The manual of a package of R puts its articles beside what is made of its code.
    Generator(
        name="pkgdown",
        is_modelled=True,
        markers=("DESCRIPTION",),
        beside="vignettes",
        roots=("vignettes", "vignettes/articles", "man/figures"),
        is_flat=True,
    ),
    Generator(
        name="Writerside",
        markers=("writerside.cfg", "project.ihp"),
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
        markers=scripts("rspress.config"),
        roots=("docs", "docs/en", "docs/zh", "docs/public", "."),
        folder_keys={"root": "docs"},
        prefix_keys=("base",),
    ),
    Generator(
        name="Fumadocs",
        has_components=True,
        markers=scripts("source.config"),
        roots=("content", "content/docs", "docs", "app", "src/app", "public"),
        folder_keys={"dir": ""},
        prefixes=("docs",),
    ),
    Generator(
        name="Vocs",
        has_components=True,
        markers=scripts("vocs.config"),
        roots=("docs/pages", "pages", "src/pages", "docs", "docs/public", "public"),
        folder_keys={"rootDir": ""},
        prefix_keys=("basePath",),
    ),
    Generator(
        name="Zudoku",
        has_components=True,
        markers=scripts("zudoku.config"),
        roots=("pages", "docs", "public"),
        prefix_keys=("basePath",),
    ),
    Generator(
        name="Docz",
        has_components=True,
        markers=scripts("doczrc"),
        roots=("docs", "src", "public"),
        folder_keys={"src": "src"},
        prefix_keys=("base",),
    ),
    Generator(
        name="dumi",
        has_components=True,
        markers=(*scripts(".dumirc"), ".dumi"),
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
    Generator(
        name="Hugging Face",
        is_modelled=True,
        markers=("_toctree.yml",),
        has_components=True,
        roots=(".",),
        shares_root=True,
    ),
    Generator(
        name="TanStack", markers=("config.json",), mention="tanstack-docs-config", roots=(".",), shares_root=True
    ),
)
