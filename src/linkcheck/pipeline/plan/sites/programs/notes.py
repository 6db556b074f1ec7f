"""Programs for notes, blogs, lessons and books."""

from linkcheck.pipeline.plan.sites.generators import Generator
from linkcheck.pipeline.plan.sites.programs.scripts import scripts

NOTES = (
    # Notes that know each other by name, wherever they lie.
    Generator(name="Quartz", markers=("quartz.config.ts", "quartz.config.yaml"), roots=("content",), finds_by_end=True),
    Generator(name="Obsidian", is_modelled=True, markers=(".obsidian",), roots=(".",), finds_by_end=True, yields=True),
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
        markers=scripts("gridsome.config"),
        roots=("content", "docs", "blog", "src/pages", "static"),
        folder_keys={"path": ""},
        prefix_keys=("pathPrefix",),
    ),
    Generator(
        name="Lume",
        markers=scripts("_config"),
        mention="lume",
        roots=(".", "src", "content", "docs", "static"),
        folder_keys={"src": "."},
    ),
    Generator(name="Zine", markers=("zine.ziggy",), roots=("content", "assets", "layouts")),
    # An application that shows Markdown files by its routes.
    Generator(name="Angular", markers=("angular.json",), beside="content", roots=("content", "src/assets")),
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
        Generator(
            name="Jekyll",
            is_modelled=True,
            markers=(marker,),
            mention=mention,
            beside="index.md",
            roots=(".",),
            yields=True,
            needs_front_matter=True,
        )
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
