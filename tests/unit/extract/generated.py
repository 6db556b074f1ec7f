"""Documents made of fragments, and the properties they must have."""

import random

from hypothesis import strategies as st

from linkcheck.extract.markdown import Markdown
from linkcheck.extract.nodes import Anchor
from linkcheck.extract.reading import Found, read_html
from linkcheck.extract.source import Source
from linkcheck.model import LinkKind

from . import oracle
from .fragments import BLOCK, INLINE, JOIN

documents = (
    st.lists(
        st.one_of(st.sampled_from(INLINE), st.sampled_from(BLOCK), st.sampled_from(JOIN), st.text(max_size=2)),
        max_size=24,
    )
    .map("".join)
    .filter(lambda text: all(not 0xD800 <= ord(character) < 0xE000 for character in text))
)


def random_document(rng: random.Random) -> str:
    """What Hypothesis would make, a hundred times as fast: for long campaigns."""
    blocks = rng.choice((0.1, 0.4))
    count = rng.choice((1, 2, 3, 4, 6, 8, 12, 20))
    pieces = (rng.choice(BLOCK if rng.random() < blocks else INLINE) + rng.choice(JOIN) for _ in range(count))
    return "".join(pieces)


def found_in(source: str) -> list[Found]:
    """Our links in order of rendering: footnotes last."""
    return read_html(Markdown(Source(source), 0).render()).links


def as_rendered(source: str) -> list[oracle.Seen]:
    """Our links as the oracle would write them."""
    return [oracle.Seen(_href(found.anchor), found.text) for found in found_in(source)]


def _href(anchor: Anchor) -> str:
    return anchor.url if anchor.kind == LinkKind.HTML else oracle.escape_href(anchor.url)


def misplaced(source: str) -> str | None:
    """A link whose slice, when replaced, does not change exactly that link in the oracle's rendering."""
    found = found_in(source)
    before = [seen.url for seen in oracle.links_of(oracle.render(source))]
    for link in found:
        start, end = link.anchor.destination
        replacement = _replacement(link.anchor, source)
        if replacement is None:
            continue
        written, shown = replacement
        edited = source[:start] + written + source[end:]
        after = [seen.url for seen in oracle.links_of(oracle.render(edited))]
        wanted = [
            shown if other.anchor.destination == (start, end) else url for other, url in zip(found, before, strict=True)
        ]
        if after != wanted:
            return f"{source[start:end]!r} at {start} -> {edited!r}: {after} instead of {wanted}"
    return None


def _replacement(anchor: Anchor, source: str) -> tuple[str, str] | None:
    """What to write instead and what it renders as; None where the neighbours would become part of it."""
    start, end = anchor.destination
    raw, before = source[start:end], source[start - 1 : start]
    if anchor.kind == LinkKind.HTML:
        # An attribute without a value has no place for one, and an unclosed quote takes in the renderer's markup.
        return None if (not raw and before not in ("'", '"', "=")) or "<" in anchor.url or "\n" in raw else ("/n", "/n")
    if anchor.kind not in (LinkKind.BARE, LinkKind.AUTOLINK):
        return "/n", "/n"
    if anchor.url == "http://" + raw:
        return "www.new.example/n", "http://www.new.example/n"
    if "@" in raw and "://" not in raw:
        is_part = before.isalnum() or before in tuple("/:.+-_@")
        return None if anchor.kind == LinkKind.BARE and is_part else ("new@new.example", "mailto:new@new.example")
    return None if "`" in raw else ("https://new.example/n", "https://new.example/n")
