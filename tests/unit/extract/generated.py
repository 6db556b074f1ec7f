"""Documents made of fragments, and the properties they must have."""

from hypothesis import strategies as st

from linkcheck.extract.inline.nodes import Anchor
from linkcheck.extract.readers.markdown import Markdown
from linkcheck.extract.readers.reading import Found
from linkcheck.extract.text.source import SourceText
from linkcheck.model import LinkKind

from . import oracle
from .fragments import BLOCK, INLINE, JOIN

_LONG = 400

documents = (
    st.lists(
        st.one_of(st.sampled_from(INLINE), st.sampled_from(BLOCK), st.sampled_from(JOIN), st.text(max_size=2)),
        max_size=24,
    )
    .map("".join)
    .filter(lambda text: all(not 0xD800 <= ord(character) < 0xE000 for character in text))
)


def found_in(source: str) -> list[Found]:
    """Our links in order of rendering: footnotes last."""
    # NUL is U+FFFD to the renderer; but here it ends an address, on purpose.
    return Markdown(SourceText(source.replace("\0", "\ufffd")), 0).read().links


def as_rendered(source: str) -> list[oracle.Seen]:
    """Our links as the oracle would write them."""
    return [oracle.Seen(_href(found.anchor), found.text) for found in found_in(source)]


def _href(anchor: Anchor) -> str:
    return anchor.url if anchor.kind == LinkKind.HTML else oracle.escape_href(anchor.url)


def misplaced(source: str) -> str | None:
    """A link whose slice, when replaced, does not change exactly that link in the oracle's rendering.

    Where a new URL makes something else of what stands around it (`[a]:http://b)c` becomes a definition), one letter
    more at each end of the old one must do.
    """
    found = found_in(source)
    before = _urls(source)
    for link in found:
        complaint = None
        for replacement in (_replacement(link.anchor, source), _longer(link.anchor, source)):
            if replacement is None:
                break
            complaint = _unlike(source, found, before, link.anchor.destination, *replacement)
            if complaint is None:
                break
        if complaint is not None:
            return complaint
    return None


def _unlike(
    source: str, found: list[Found], before: list[str], place: tuple[int, int], written: str, shown: str
) -> str | None:
    """What the oracle makes of a replacement, if that is not the same with one URL changed."""
    start, end = place
    edited = source[:start] + written + source[end:]
    after = _urls(edited)
    wanted = [shown if other.anchor.destination == place else url for other, url in zip(found, before, strict=True)]
    return None if after == wanted else f"{source[start:end]!r} at {start} -> {edited!r}: {after} instead of {wanted}"


def _urls(source: str) -> list[str]:
    return [seen.url for seen in oracle.links_of(oracle.render(source))]


def _longer(anchor: Anchor, source: str) -> tuple[str, str]:
    """The same destination with a letter more at each end."""
    start, end = anchor.destination
    raw, url = source[start:end], anchor.url
    if anchor.kind == LinkKind.BARE:
        skip = raw.find("://") + 3 if "://" in raw else 4 if raw.startswith("www.") else raw.find(":") + 1
        added = len(url) - len(raw)
        return f"{raw[:skip]}n{raw[skip:]}n", oracle.escape_href(f"{url[: skip + added]}n{url[skip + added :]}n")
    longer = f"n{url}n"
    return f"n{raw}n", longer if anchor.kind == LinkKind.HTML else oracle.escape_href(longer)


def _replacement(anchor: Anchor, source: str) -> tuple[str, str] | None:
    """What to write instead and what it renders as; None where the neighbours would become part of it."""
    start, end = anchor.destination
    raw, before = source[start:end], source[start - 1 : start]
    if len(raw) > _LONG:
        # Labels and the like are limited to 1000 bytes; a shorter text becomes one.
        return None
    if anchor.kind == LinkKind.HTML:
        # An attribute without a value has no place for one, and an unclosed quote takes in the renderer's markup.
        return None if (not raw and before not in ("'", '"', "=")) or "<" in anchor.url or "\n" in raw else ("/n", "/n")
    if anchor.kind not in (LinkKind.BARE, LinkKind.AUTOLINK):
        return "/n", "/n"
    if raw == "www":
        # `www.<`: nothing longer is a link in its place.
        return None
    if anchor.url == "http://" + raw:
        return "www.new.example/n", "http://www.new.example/n"
    if "@" in anchor.url and "://" not in raw:
        # The `@` itself may be written as an entity.
        is_part = before.isalnum() or before in tuple("/:.+-_@")
        return None if anchor.kind == LinkKind.BARE and is_part else ("new@new.example", "mailto:new@new.example")
    return None if "`" in raw else ("https://new.example/n", "https://new.example/n")
