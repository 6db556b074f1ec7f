"""Where link extractors go wrong. The oracle is asked about every row too."""

import pytest

from linkcheck.extract import extract_document

from . import oracle
from .fragments import DISALLOWED
from .generated import as_rendered

Expected = list[tuple[str, str]]

TRAPS: list[tuple[str, str, Expected]] = [
    ("bare https", "see https://a.example/x now", [("https://a.example/x", "https://a.example/x")]),
    ("bare www gets http", "www.a.example/x", [("http://www.a.example/x", "www.a.example/x")]),
    ("trailing punctuation is the sentence's", "https://a.example/x?!.,:", [("https://a.example/x", "https://a.example/x")]),
    ("balanced parentheses belong to it", "(https://a.example/p(q))", [("https://a.example/p(q)", "https://a.example/p(q)")]),
    ("a trailing entity is cut", "https://a.example/x&copy;", [("https://a.example/x", "https://a.example/x")]),
    ("nothing in a bare URL is decoded", "https://a.example/?a&amp;b x", [("https://a.example/?a&amp;b", "https://a.example/?a&amp;b")]),
    ("file names are text", "README.md node.js example.com VB.NET", []),
    ("a lone www. is text", "x www.", []),
    ("a letter before the scheme", "xhttps://a.example", []),
    ("an underscore in the last labels", "https://a.b_c.example https://a_b.c.d.example", [("https://a_b.c.d.example", "https://a_b.c.d.example")]),
    ("localhost counts", "http://localhost:8000/x", [("http://localhost:8000/x", "http://localhost:8000/x")]),
    ("a bare URL behind an open bracket is text", "[ https://a.example", []),
    ("a backslash before the scheme", "\\https://a.example", [("https://a.example", "https://a.example")]),
    ("e-mail address", "write to a.b+c@d-e.example.", [("mailto:a.b+c@d-e.example", "a.b+c@d-e.example")]),
    ("e-mail address whose @ is an entity", "a&#64;b.example", [("mailto:a@b.example", "a@b.example")]),
    ("e-mail autolink", "<a@b.example>", [("mailto:a@b.example", "a@b.example")]),
    ("e-mail with its scheme", "mailto:a@b.example", [("mailto:a@b.example", "mailto:a@b.example")]),
    ("xmpp address", "xmpp:a@b.example/r", [("xmpp:a@b.example/r", "xmpp:a@b.example/r")]),
    ("autolink decodes entities", "<https://a.example/?x=&amp;y>", [("https://a.example/?x=&y", "https://a.example/?x=&y")]),
    ("entity in a destination", "[t](/u?a&amp;b)", [("/u?a&b", "t")]),
    ("backslash escape in a destination", "[t](/a\\_b\\)c)", [("/a_b)c", "t")]),
    ("destination with spaces", "[t](<a b>)", [("a b", "t")]),
    ("balanced parentheses in a destination", "[t](/a(b)c)", [("/a(b)c", "t")]),
    ("an unbalanced one ends it", "[t](/a)b)", [("/a", "t")]),
    ("title", "[t](/u 'a (title)') [t](/v \"x\") [t](/w (y))", [("/u", "t"), ("/v", "t"), ("/w", "t")]),
    ("empty destination", "[t]() [u](<>)", [("", "t"), ("", "u")]),
    ("a space makes it no link", "[t](/a b)", []),
    ("definition after its use", "[t][a]\n\n[a]: /u", [("/u", "t")]),
    ("definition in other case", "[t][ÄB c]\n\n[äb\nC]: /u", [("/u", "t")]),
    ("the first definition wins", "[a]\n\n[a]: /first\n[a]: /second", [("/first", "a")]),
    ("shortcut and collapsed references", "[a] and [a][]\n\n[a]: /u", [("/u", "a"), ("/u", "a")]),
    ("unused definition is no link", "[a]: https://a.example", []),
    ("definition over three lines", "[t]\n\n[t]:\n  /u\n  'title'", [("/u", "t")]),
    ("image inside a link", "[![alt](/i.png)](/u)", [("/u", "alt"), ("/i.png", "alt")]),
    ("emphasis is not seen", "[**a** `b` *c*](/u)", [("/u", "a b c")]),
    ("links do not nest", "[a [b](/c) d](/e)", [("/c", "b")]),
    ("link in a heading", "# [t](/u) #\n\n[s](/v)\n===", [("/u", "t"), ("/v", "s")]),
    ("table with an escaped pipe", "| a |\n|---|\n| [t\\|u](/a\\|b) `\\|` |", [("/a|b", "t|u")]),
    ("table cells beyond the header are dropped", "| a |\n|---|\n| b | [t](/u) |", []),
    ("nested lists", "- a\n  1. b\n     - [t](/u)", [("/u", "t")]),
    ("block quote with a lazy line", "> [a\nb](/u)", [("/u", "a b")]),
    ("list with a lazy line", "- [a\nb](/u)", [("/u", "a b")]),
    ("footnote", "x[^1]\n\n[^1]: see https://a.example", [("https://a.example", "https://a.example")]),
    ("footnote without a mark is not rendered", "[^1]: https://a.example", []),
    ("a footnote's mark on two lines", "[^a]: <xy:z>\n\n[^A\n^ß]", [("xy:z", "xy:z")]),
    ("details", "<details>\n<summary>s</summary>\n\n[t](/u)\n\n</details>", [("/u", "t")]),
    ("HTML block", '<p>\n<a href="/u?a&amp;b">t</a> [x](/y)\n</p>', [("/u?a&b", "t")]),
    ("HTML inline", "a <a href='/u'>t *e*</a> [x](/y)", [("/u", "t e"), ("/y", "x")]),
    ("HTML attributes of all sorts", "<A HREF=/u>t</A> <a\nhref = '/v'>s</a>", [("/u", "t"), ("/v", "s")]),
    ("an attribute's entities", '<a href="/u?a=1&copy=2&amp;b">t</a>', [("/u?a=1&copy=2&b", "t")]),
    ("image set", '<img src="/a" srcset="/b 1x, /c,d 2x" alt="i">', [("/a", "i"), ("/b", "i"), ("/c,d", "i")]),
    ("image set with commas in parentheses", '<img srcset="/a (x, y) 1x, /b (z, /c">', [("/a", ""), ("/b", "")]),
    ("image set with entities for white space", "<img srcset='/a&Tab;1x, &sol;b'>", [("/a", ""), ("/b", "")]),
    ("image set of nothing", "<img srcset=&NewLine;>", []),
    ("video", '<video src="/v" poster="/p"></video>', [("/v", ""), ("/p", "")]),
    ("picture", '<picture><source srcset="/d 2x"><img src="/l"></picture>', [("/d", ""), ("/l", "")]),
    ("comment", "<!-- [t](/u) https://a.example -->", []),
    ("comment over blocks", "<!--\n\n[t](/u)\n\n-->\n\n[s](/v)", [("/v", "s")]),
    ("comment that a container cuts off", "> <!--\n\n[t](/u)\n\n-->", []),
    ("inline code", "`https://a.example` ``[t](/u)``", []),
    ("fenced code", "```\n[t](/u)\n```", []),
    ("indented code", "    [t](/u)", []),
    ("a script is shown as text", "<script>\n'<a href=/u>';[t](/v)\n</script>", [("/u", "';[t](/v) </script>")]),
    ("a script that never ends", "<script>\n\n[t](/u) <a href=/v>s</a>\n\n# h", [("/v", "s")]),
    ("a comment's own tags", "<!-- <title> -->\n\n[t](/u) <!-- <xmp> --> [s](/v)", [("/u", "t"), ("/v", "s")]),
    ("a tag whose name only begins so", "<titles> [t](/u) <script-x> [s](/v)", [("/u", "t"), ("/v", "s")]),
    ("two links of a raw anchor around a bare URL", "<a href=/u>www.a.example</a>", [("/u", "www.a.example")]),
    ("CDATA section in lower case", "<a href=/u>t<![cdata[x]]></a>", [("/u", "t")]),
    ("CDATA block in lower case", "<![cdata[ >\n\n[t](/u)\n\n]]>[s](/v)\n\n[r](/w)", [("/w", "r")]),
    ("characters by number as Windows had them", '<a href="/&#x80;&#x81;">t</a>', [("/€\x81", "t")]),
    ("percent-encoded", "[t](/%20%C3%A9%zz)", [("/%20%C3%A9%zz", "t")]),
    ("internationalised", "https://é.example/日本", [("https://é.example/日本", "https://é.example/日本")]),
    ("zero-width space", "https://a.example/\u200b", [("https://a.example/\u200b", "https://a.example/\u200b")]),
    ("no-break space does not end a URL", "https://a.example/\u00a0b", [("https://a.example/\u00a0b", "https://a.example/\u00a0b")]),
    ("no definition on an indented lazy line", "> [a]: /r\n [b]: [a]", [("/r", "a")]),
    ("backslash in a host", "http://a_.\\.x", [("http://a_.\\.x", "http://a_.\\.x")]),
    ("a no-break space makes no list item", "-\u00a0a\n\n    [t](/u)", []),
    ("CRLF", "a\r\n\r\n- [t](/u)\r\n  https://a.example\r\n", [("/u", "t"), ("https://a.example", "https://a.example")]),
    ("tabs", "-\t[t](/u)\n\n\t[s](/v)", [("/u", "t"), ("/v", "s")]),
    ("byte order mark", "\ufeff# [t](/u)", [("/u", "t")]),
    ("a byte order mark hides a task's box", "\ufeff- [x] t\n\n[x]: /u", [("/u", "x")]),
    ("task list", "- [x] [t](/u)\n\n[x]: /never", [("/u", "t")]),
    ("Liquid", '{% link x.md %} [t]({{ site.url }}/u) {{ "/a" | url }}', []),
    ("MDX", "import X from './x'\n\n<X href='/no' /> <a href={'/u'}>t</a>", []),
    ("any scheme", "[t](javascript:x) <tel:1>", [("javascript:x", "t"), ("tel:1", "tel:1")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in TRAPS], ids=[row[0] for row in TRAPS])
def test_trap(source: str, expected: Expected) -> None:
    assert [(link.url, link.text) for link in extract_document(source, "list.md").links] == expected
    assert as_rendered(source) == oracle.links_of(oracle.render(source))


@pytest.mark.parametrize("name", [*DISALLOWED, *map(str.upper, DISALLOWED)])
@pytest.mark.parametrize("form", ["- [t](/a) - a <{}> with", "[t](/a)\n\n<{} src=/x />", "[t](/a)\n\n<div><{}>"])
def test_a_stray_tag_name_in_prose_hides_nothing_below(name: str, form: str) -> None:
    source = form.replace("{}", name) + " text\n\n# Heading\n\n[s](/b)\n\n[last](/c)\n"
    document = extract_document(source, "list.md")
    hidden = "[s]" in oracle.render(source)
    assert hidden == (form.startswith("[t](/a)\n\n<{}") and name.lower() in ("script", "style", "textarea"))
    assert [link.url for link in document.links] == (["/a"] if hidden else ["/a", "/b", "/c"])
    assert as_rendered(source) == oracle.links_of(oracle.render(source))
    assert document.anchors == (frozenset() if hidden else {"heading"})


def test_in_an_html_list_the_text_of_a_textarea_holds_no_links() -> None:
    source = "<textarea><a href=/a>x</a></textarea><a href=/b>y</a>"
    assert [link.url for link in extract_document(source, "list.html", format="html").links] == ["/b"]


def test_a_number_of_more_digits_than_python_reads_stops_nothing() -> None:
    # Neither does html5lib read it, so the oracle cannot be asked.
    source = f'<a href="/&#{"1" * 5000};">t</a>'
    assert [link.url for link in extract_document(source, "list.md").links] == ["/\ufffd"]


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_holds_no_links(fence: str) -> None:
    source = f"{fence}\ntitle: https://a.example\n{fence}\n[t](/u)\n"
    assert [(link.url, link.line) for link in extract_document(source, "list.md").links] == [("/u", 4)]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert [link.url for link in extract_document("---\n[t](/u)\n", "list.md").links] == ["/u"]


def test_footnotes_stand_in_document_order() -> None:
    source = "[^1] [a](/a)\n\n[^1]: [n](/n)\n\n[b](/b)"
    assert [link.url for link in extract_document(source, "list.md").links] == ["/a", "/n", "/b"]


def test_nul_ends_an_address_and_the_replacement_character_does_not() -> None:
    for source, url in (("https://a.example/x.\0y", "https://a.example/x"), ("www.a.example/\ufffdy", "/\ufffdy")):
        (link,) = extract_document(source, "list.md").links
        assert link.url.endswith(url)
