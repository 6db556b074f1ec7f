"""`data:` addresses, of which the beginning is kept."""

import msgspec
import pytest

from linkcheck.extract import extract_document
from linkcheck.fix.proof import proved
from linkcheck.fix.proposal import Edit
from linkcheck.fix.rewrite import locate, rewritten
from linkcheck.urls import locate as kind_of

HELD = "iVBORw0KGgoAAAANSUhEUgAABAAAAAQACAYAAAB" * 3_000
PICTURE = f"data:image/png;base64,{HELD}"
KEPT = f"{PICTURE[:54]}…"
WRITTEN = {
    "image": f"![x]({PICTURE})",
    "reference": f"![x][p]\n\n[p]: {PICTURE}",
    "html": f"<img alt='x' src='{PICTURE}'>",
    "html with line breaks": f"<img alt='x' src='data:image/png;base64,{HELD[:20]}\n{HELD[20:]}'>",
    "autolink": f"<{PICTURE}>",
    "definition that nothing uses": f"![x]({PICTURE})\n\n[p]: {PICTURE}",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_picture_in_an_address_is_not_kept_whole_anywhere(text: str) -> None:
    document = extract_document(text, "list.md")
    assert len(msgspec.json.encode(document)) < 1_500
    (link,) = document.links
    assert link.url.replace(" ", "")[:40] == KEPT[:40]
    assert link.url.endswith("…")
    assert kind_of(link.url).reason == "other-scheme"
    assert locate(text, document.links) is not None


@pytest.mark.parametrize("address", ["data:,x", f"DATA:text/plain,{'x' * 80}", f"data:{'x' * 200}"])
def test_the_beginning_is_the_type_and_a_few_characters(address: str) -> None:
    (link,) = extract_document(f"[x]({address})", "list.md").links
    assert address.startswith(link.url.rstrip("…"))
    assert len(link.url) <= 101


def test_a_link_beside_and_around_a_picture_is_still_repaired() -> None:
    text = f"![a]({PICTURE}) [![b]({PICTURE} 'c')](htps://a.example) ![d]({PICTURE})\n"
    links = extract_document(text, "list.md").links
    edits = tuple(Edit(link=link, url="https://a.example", why="spelling") for link in links if "htps" in link.url)
    after = rewritten(text, edits)
    assert after == text.replace("htps", "https")
    assert proved(links, extract_document(after, "list.md").links, edits)
