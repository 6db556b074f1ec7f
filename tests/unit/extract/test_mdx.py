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


TAGS = [
    ("a <img style={{color: 'red'}} src=\"/x.png\"/> b [y](/y)", ["/x.png", "/y"]),
    ('<img\n  style={{\n    color: "red",\n\n  }}\n  src="/x.png"\n/>\n[y](/y)', ["/x.png", "/y"]),
    ('<a onClick={() => { if (a > b) alert(`<x ${"}"}>`) }} href="/x">x</a> [y](/y)', ["/x", "/y"]),
    ("- <IMG STYLE={{color: 'red'}} SRC='/x.png'/> [y](/y)\n- [z](/z)", ["/x.png", "/y", "/z"]),
    ("> <img style={{\n>   color: 'red'\n> }} src='/x.png'/> [y](/y)", ["/x.png", "/y"]),
    ('| a |\n|-|\n| <img style={{color: "red"}} src="/x.png"/> [y](/y) |', ["/x.png", "/y"]),
    ("[^1]\n\n[^1]: <img style={{a: 'b'}} src=\"/x.png\"/>\n\n[y](/y)", ["/x.png", "/y"]),
    ("<ul>\n<li style={{a: 'b'}}><a style={{c: 'd'}} href='/x'>x</a></li>\n</ul>\n[y](/y)", ["/x", "/y"]),
    ("# T\r\n\r\n<img\r\n  style={{\r\n a: 1 }}\r\n src='/x.png'/>\r\n\r\n[y](/y)", ["/x.png", "/y"]),
    ("<Card icon={<Svg.Icon a={{b: 1}}><img src='/x.png'/> don't</Svg.Icon>} b>\n[y](/y)\n</Card>", ["/x.png", "/y"]),
    ("<Tabs.Tab title='[a](/no)'>\n[y](/y)\n</Tabs.Tab>", ["/y"]),
    ("<Foo a={/[}]/.test(x)} b={a < b ? 1 : 2} c={<></>}>\n[y](/y)\n</Foo>", ["/y"]),
    ("<img {...props} src='/x.png'/> [y](/y)", ["/x.png", "/y"]),
    ("<div className='a'>[x](/x)</div>\n[y](/y)", ["/x", "/y"]),
    ("<div\n  className='a'\n>\n[x](/x)\n</div>\n[y](/y)", ["/x", "/y"]),
]


@pytest.mark.parametrize(("source", "urls"), TAGS)
def test_expressions_in_the_attributes_of_a_tag_hide_no_link(source: str, urls: list[str]) -> None:
    document = extract_document(source, "page.mdx")
    assert [link.url for link in document.links] == urls
    lines = source.split("\n")
    assert all(lines[link.line - 1].startswith(link.url, link.column - 1) for link in document.links)
    assert document.findings == ()


VALUES = [
    ("<img src={Img}/>", "{Img}"),
    ("<img src={`/a/${b}.png`} alt={a}/>", "{`/a/${b}.png`}"),
    ("<a href={url('x y', \"z\")}>x</a>", "{url('x y', \"z\")}"),
    ('<img src={"/x.png"}/>', "/x.png"),
    ("<img src={ '/x.png' }/>", "/x.png"),
    ("<img src={`/x.png`} />", "/x.png"),
    ("[x]({url('/x')})", "{url('/x')}"),
    ("[x](/a/{b.c}/d)", "/a/{b.c}/d"),
]


@pytest.mark.parametrize(("source", "url"), VALUES)
def test_an_expression_as_an_address_is_shown_as_written_and_text_in_it_is_one(source: str, url: str) -> None:
    (link,) = extract_document(source, "page.mdx").links
    assert (link.url, source[link.column - 1 : link.column - 1 + len(url)]) == (url, url)


CODE = [
    'export const A = () => {\n  const x = `~~~md\n[no]()\n`\n\n  return <p>it\'s <a href="/x">a</a></p>\n}',
    "import A from './a'\nexport const meta = {\n\n  a: 'https://no.example/', b: 'https://no.example/(',\n}\n\n[x](/x)",
    '<CodeBlock>{`\n[text]()\n\n<a href="">\n\n~~~\n`}</CodeBlock>\n\n[x](/x)',
    "<Foo>\n{'<a href=\"\">'}\n[x](/x)\n</Foo>",
    '{items.map(i => <li key={i}><a href="/x">{i.name}: [it]()</a></li>)}',
    "{cond && (\n  <div>\n\n    <a href='/x'>[a]()</a>\n\n  </div>\n)}",
]


@pytest.mark.parametrize("source", CODE)
def test_javascript_is_no_markdown_but_its_tags_are_shown(source: str) -> None:
    document = extract_document(f"{source}\n\n[y](/y)\n", "page.mdx")
    assert [link.url for link in document.links] == ["/x", "/y"]
    assert document.findings == ()


NO_JAVASCRIPT = [
    "```jsx\n<a style={{\n```\n\n[x](/x) } [y](/y)",
    "`{` [x](/x) `}` [y](/y)",
    "\\{ [x](/x) } [y](/y)",
    "## Care {#tending}\n\n[x](/x)\n\n## More {.wide}\n\n[y](/y)",
    "{% raw %} [x](/x) {{ a }} [y](/y) {% endraw %}",
    "a { never closed [x](/x)\n\n[y](/y)",
    "We\nimport [x](/x) {\n\n[y](/y) }",
    "$\\{ a \\}$ [x](/x) ${b_{c}}$ [y](/y)",
    "<https://a.example> <!-- { --> [x](/x) } [y](/y)",
]


@pytest.mark.parametrize("source", NO_JAVASCRIPT)
def test_braces_that_begin_no_expression_hide_nothing(source: str) -> None:
    urls = [link.url for link in extract_document(source, "page.mdx").links]
    assert [url for url in urls if not url.startswith("https:")] == ["/x", "/y"]


def test_code_of_generics_is_labelled_with_its_name() -> None:
    link, other = extract_document("mutable.Set[String]() and [x]()", "page.md").links
    assert (link.label, other.label) == ("Set[String]()", "x")


@pytest.mark.parametrize("source", ["---\ntitle: Roses\n---", "+++\n+++", "---\r\ntitle: Roses\r\n---"])
def test_a_page_of_front_matter_alone_without_a_last_line_end_is_read(source: str) -> None:
    assert not extract_document(source, "page.mdx").links
    assert [link.url for link in extract_document(f"{source}\n[x](/x)", "page.mdx").links] == ["/x"]
