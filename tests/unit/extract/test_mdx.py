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


@pytest.mark.parametrize("source", ["```\n{/* linkcheck: ignore */}\n```", "`{/* linkcheck: ignore */}`"])
def test_a_comment_of_mdx_in_code_is_an_example(source: str) -> None:
    document = extract_document(f"{source}\n\n[x](/x)", "page.mdx")
    assert (document.ignores, document.findings) == ((), ())


COMPONENTS = """<Tabs>
<Tab title="a">
```js
const a = 1

const b = [no](https://a.example/no)
```
</Tab>
</Tabs>

<Card>
[one](https://a.example/1)
- [two](https://a.example/2)
</Card>
<div>
[three](https://a.example/3)
</div>
[four](https://a.example/4)

<a href="https://a.example/5">
text
</a>

<pre>
[no](https://a.example/no)
</pre>
"""


def test_what_stands_below_a_tag_is_markdown_in_mdx_and_hides_nothing() -> None:
    document = extract_document(COMPONENTS, "page.mdx")
    assert [link.url for link in document.links] == [f"https://a.example/{number}" for number in (1, 2, 3, 4, 5)]
    assert document.findings == ()


def test_indented_text_is_no_code_in_mdx() -> None:
    lines = ["<Steps>", "    <Step>", "        [one](/1)", "", "        ```", "        [no](/no)", "        ```"]
    source = "\n".join((*lines, "        [two](/2)", "    </Step>", "</Steps>", ""))
    assert [link.url for link in extract_document(source, "page.mdx").links] == ["/1", "/2"]


def test_what_stands_below_a_tag_is_html_where_github_renders_markdown() -> None:
    document = extract_document(COMPONENTS, "page.md")
    assert "https://a.example/1" not in [link.url for link in document.links]
