import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.urls import DestinationKind, locate

KINDS = [
    ("https://example.com/", DestinationKind.WEB),
    ("HTTP://example.com/", DestinationKind.WEB),
    ("//example.com/x", DestinationKind.WEB),
    ("mailto:me@example.com", DestinationKind.OTHER),
    ("tel:+123", DestinationKind.OTHER),
    ("ftp://example.com/", DestinationKind.OTHER),
    ("javascript:alert(1)", DestinationKind.OTHER),
    ("data:text/html,x", DestinationKind.OTHER),
    ("sms:123", DestinationKind.OTHER),
    ("git://example.com/x.git", DestinationKind.OTHER),
    ("#part", DestinationKind.LOCAL),
    ("docs/a.md", DestinationKind.LOCAL),
    ("../a.md#x", DestinationKind.LOCAL),
    ("/LICENSE", DestinationKind.LOCAL),
    ("?tab=readme", DestinationKind.LOCAL),
    ("httpbin/readme.md", DestinationKind.LOCAL),
]


@pytest.mark.parametrize(("destination", "kind"), KINDS)
def test_kind_follows_from_the_spelling(destination: str, kind: DestinationKind) -> None:
    assert locate(destination).kind is kind


@pytest.mark.parametrize(
    "destination",
    [
        "{{ url }}",
        "{{url}}/x",
        "https://a.example/{{ id }}",
        "/docs/{% link a.md %}",
        "https://${HOST}/x",
        "${{ github.server_url }}/x",
        "../<%= name %>.md",
        "{{< ref a.md >}}",
        "mailto:{{ mail }}",
        "htps://{{ host }}",
        "#{{ id }}",
        "{{ ",
        "/img/{{-",
    ],
)
def test_a_template_is_no_address(destination: str) -> None:
    place = locate(destination)
    assert (place.kind, place.reason) == (DestinationKind.OTHER, "template")


@pytest.mark.parametrize("destination", ["a{b}.md", "a%7B%7Bb%7D%7D.md", "{{a.md", "a{{b", "a$b.md", "50%.md", "{x}"])
def test_single_braces_are_no_template(destination: str) -> None:
    assert locate(destination).kind is DestinationKind.LOCAL


MISSPELT = [
    ("htp:/foo", "http://foo"),
    ("htps://x.org", "https://x.org"),
    ("http//x.org", "http://x.org"),
    ("https//x.org", "https://x.org"),
    ("http:/x.org", "http://x.org"),
    ("https:x.org", "https://x.org"),
    ("hhttp://x.org", "http://x.org"),
    ("ttps://x.org", "https://x.org"),
    ("https;//x.org", "https://x.org"),
    ("http:///x.org", "http://x.org"),
    ("https: //x.org", "https://x.org"),
    ("www.example.com/a", "https://www.example.com/a"),
]


@pytest.mark.parametrize(("destination", "meant"), MISSPELT)
def test_a_misspelt_scheme_is_named_with_the_right_spelling(destination: str, meant: str) -> None:
    place = locate(destination)
    assert (place.kind, place.reason) == (DestinationKind.INVALID, "misspelt-scheme")
    assert f"`{meant}`" in place.message


@pytest.mark.parametrize("destination", ["file:///home/me/a.md", "FILE://host/a", "file:a.md", "C:\\x", "d:/x/y.md"])
def test_a_path_on_the_writers_own_disk_can_never_work(destination: str) -> None:
    place = locate(destination)
    assert (place.kind, place.reason) == (DestinationKind.INVALID, "missing-file")
    assert "no reader can open it" in place.message


@pytest.mark.parametrize("destination", ["", "   ", "\n"])
def test_an_empty_destination_is_invalid(destination: str) -> None:
    assert locate(destination).reason == "empty-destination"


@pytest.mark.parametrize(
    ("destination", "file", "rooted", "fragment"),
    [
        ("docs/a%20b.md#Über", "docs/a b.md", False, "Über"),
        ("../a.md", "../a.md", False, ""),
        ("/docs/", "docs/", True, ""),
        ("#top", "", False, "top"),
        ("./a.md?plain=1#L3", "a.md", False, "L3"),
    ],
)
def test_local_destinations_are_taken_apart(destination: str, file: str, rooted: bool, fragment: str) -> None:
    place = locate(destination)
    assert (place.file, place.rooted, place.fragment) == (file, rooted, fragment)


@given(st.text(max_size=60))
def test_any_text_leads_somewhere(text: str) -> None:
    assert locate(text).kind in DestinationKind


@pytest.mark.parametrize(
    "destination",
    [
        "$it.url$",
        "$if(x)$a$endif$",
        "$BRANCH_URL",
        "$BASE_URL/x",
        "%= url %",
        "%- url -%",
        "https://b-{id}.{region}.example:8162",
        "https://a.example/tree/main/%example_name%",
        "https://a.example/edit/{$ doc.path $}",
        "http://host:port/",
        "http://localhost:porta/x",
    ],
)
def test_what_pandoc_a_shell_or_a_reader_fills_in_is_a_template(destination: str) -> None:
    assert locate(destination).reason == "template"


@pytest.mark.parametrize(
    "destination", ["a$b.md", "$.md", "$5/x", "%20a%20", "100 %", "% a", "%C3%BCber%20", "https://a.example/{id}"]
)
def test_what_only_looks_like_a_template_is_an_address(destination: str) -> None:
    assert locate(destination).reason == ""


WRAPPED = [
    ("(https://a.example/b)", "`(` around it", "https://a.example/b"),
    ("(https://a.example/b_(c))", "`(` around it", "https://a.example/b_(c)"),
    ('("https://a.example/b")', '`("` around it', "https://a.example/b"),
    ("[https://a.example/b](https://a.example/b)", "`[` around it", "https://a.example/b"),
    ("([https://a.example/b](https://a.example/b))", "`([` around it", "https://a.example/b"),
    ("[https://a.example/b]", "`[` around it", "https://a.example/b"),
    ('"https://a.example/b"', '`"` around it', "https://a.example/b"),
    ("“https://a.example/b”", "`“` around it", "https://a.example/b"),
    ("`https://a.example/b`", "a character around it", "https://a.example/b"),
    ("\u200bhttps://a.example/b", "a character before it", "https://a.example/b"),
    ("%20https://a.example/b", "`%20` before it", "https://a.example/b"),
    ("\\https://a.example/b", "`\\` before it", "https://a.example/b"),
    ("../https://a.example/b", "`../` before it", "https://a.example/b"),
    ("(mailto:me@a.example)", "`(` around it", "mailto:me@a.example"),
]


@pytest.mark.parametrize(
    ("destination", "meant"),
    [
        ("[https://a.example/b](https://c.example/d)", "https://c.example/d"),
        ("[https://a.example/b](c)", "https://a.example/b"),
    ],
)
def test_of_a_link_inside_brackets_its_own_address_is_offered_but_not_certain(destination: str, meant: str) -> None:
    place = locate(destination)
    assert f"write `{meant}`" in place.message
    assert place.right == ""


@pytest.mark.parametrize(("destination", "mistake", "meant"), WRAPPED)
def test_what_stands_before_a_scheme_is_named_with_the_address_to_write(
    destination: str, mistake: str, meant: str
) -> None:
    place = locate(destination)
    assert (place.kind, place.reason, place.right) == (DestinationKind.INVALID, "malformed-url", meant)
    assert mistake in place.message
    assert f"`{meant}`" in place.message


def test_a_link_with_another_text_in_the_place_of_an_address_has_no_certain_spelling() -> None:
    place = locate("[https://a.example/b](https://a.example/c)")
    assert (place.reason, place.right) == ("malformed-url", "")


@pytest.mark.parametrize("destination", ["(a).md", "docs/https://a.example/", "#(https://a.example)", "a_(b:c).md"])
def test_brackets_in_a_path_are_part_of_it(destination: str) -> None:
    assert locate(destination).kind is DestinationKind.LOCAL
