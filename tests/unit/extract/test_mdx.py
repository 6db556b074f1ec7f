"""MDX: comments in braces, and expressions in place of addresses."""

import pytest

from linkcheck.extract import extract_document

HIDDEN = [
    ("a [x](/x) {/* [y](/y) */} [z](/z)", ["/x", "/z"]),
    ("{/* [y](/y) */}\n\n[z](/z)", ["/z"]),
    ("{/*\n\n[y](/y)\n\n- https://y.example\n\n*/}\n[z](/z)", ["/z"]),
    ("{ /* [y](/y) */ } [z](/z)", ["/z"]),
    ("- [x](/x)\n  {/* [y](/y) */}\n- [z](/z)", ["/x", "/z"]),
    ("{/* never closed [y](/y)\n\n[z](/z)", ["/y", "/z"]),
]


@pytest.mark.parametrize(("source", "urls"), HIDDEN)
def test_a_comment_of_mdx_holds_no_links(source: str, urls: list[str]) -> None:
    document = extract_document(source, "page.mdx")
    assert [link.url for link in document.links] == urls
    last = document.links[-1]
    assert (last.line, last.column) == (source.count("\n") + 1, len(source.rpartition("\n")[2]) - 2)


def test_in_other_lists_braces_are_text() -> None:
    assert [link.url for link in extract_document("{/* [y](/y) */}", "page.md").links] == ["/y"]


def test_a_comment_of_mdx_may_ignore() -> None:
    source = "{/* linkcheck: ignore-next-line http-404 -- back soon */}\n[x](/x)\n\n{/* linkcheck: ignroe */}\n"
    document = extract_document(source, "page.mdx")
    assert [(ignore.first_line, ignore.reasons, ignore.text) for ignore in document.ignores] == [
        (2, ("http-404",), "back soon")
    ]
    assert [(finding.reason, finding.line) for finding in document.findings] == [("bad-pragma", 4)]


@pytest.mark.parametrize(
    "source", ["```\n{/* linkcheck: ignore */}\n```", "`{/* linkcheck: ignore */}`", "    {/* linkcheck: ignroe */}\n"]
)
def test_a_comment_of_mdx_in_code_is_an_example(source: str) -> None:
    document = extract_document(f"{source}\n\n[x](/x)", "page.mdx")
    assert (document.ignores, document.findings) == ((), ())
