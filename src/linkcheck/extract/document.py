"""A list's text in, a `Document` out."""

from linkcheck.extract.anchors import anchors
from linkcheck.extract.markdown import Markdown
from linkcheck.extract.nodes import Anchor
from linkcheck.extract.reading import Found, read_html
from linkcheck.extract.source import Source
from linkcheck.model import Document, Link


def extract_document(text: str, path: str, *, format: str = "markdown") -> Document:  # noqa: A002, ARG001 - the name is public
    """Every link of a list with its exact place; never raises for what the text says."""
    source = Source(text)
    rendering = Markdown(source, front_matter_end(source.lines)).render()
    reading = read_html(rendering)
    found = sorted(reading.links, key=lambda item: item.anchor.start)
    ids = anchors(reading.headings) | set(reading.ids)
    return Document(path=path, links=tuple(_link(item, source, path) for item in found), anchors=frozenset(ids))


def _link(found: Found, source: Source, path: str) -> Link:
    anchor: Anchor = found.anchor
    start, end = anchor.destination
    line, column = source.place(start)
    target_line = target_column = None
    if anchor.bracket is not None:
        target_line, target_column = line, column
        line, column = source.place(anchor.bracket)
    return Link(
        url=anchor.url,
        raw=source.text[start:end],
        text=found.text,
        label=found.label,
        section=found.section,
        kind=anchor.kind,
        path=path,
        line=line,
        column=column,
        target_line=target_line,
        target_column=target_column,
    )


def front_matter_end(lines: list[str]) -> int:
    """The number of lines that YAML (`---`) or TOML (`+++`) front matter takes at the top of a file."""
    fence = lines[0].removeprefix("\ufeff").rstrip(" \t")
    if fence not in ("---", "+++"):
        return 0
    closing = (fence, "...") if fence == "---" else (fence,)
    return next((index + 1 for index, line in enumerate(lines[1:], 1) if line.rstrip(" \t") in closing), 0)
