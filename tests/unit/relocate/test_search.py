from collections.abc import Callable, Generator
from typing import TypeVar, cast

from linkcheck.model import Outcome, Request, Response
from linkcheck.model.text import fold
from linkcheck.relocate.budget import Budget
from linkcheck.relocate.dead_host import DeadHost, Knowledge, Neighbour
from linkcheck.relocate.dead_link import DeadLink
from linkcheck.relocate.options import RelocateOptions
from linkcheck.relocate.search import Search, search
from linkcheck.relocate.ways.identifier import Identifier
from linkcheck.relocate.ways.spelling import spellings
from tests.unit.relocate.dead import TITLE, answered, dead, served

T = TypeVar("T")
PAGE = f"<html><head><title>{TITLE}</title></head>".encode()


def concluded(flow: Generator[Request, Outcome, T], script: Callable[[Request], Outcome]) -> T:
    """What a flow returns, its requests answered by a script."""
    try:
        request = next(flow)
        while True:
            request = flow.send(script(request))
    except StopIteration as end:
        return cast("T", end.value)


def found(
    link: DeadLink,
    pages: dict[str, bytes],
    asked: list[str],
    options: RelocateOptions | None = None,
    is_refused: Callable[[str], bool] = lambda _: False,
) -> tuple[Search | None, bool]:
    flow = search(link, DeadHost(link.target.host, Knowledge()), (), is_refused=is_refused)
    return concluded(Budget(options or RelocateOptions()).bounded(flow), served(pages, asked))


def test_the_first_proof_ends_the_search() -> None:
    asked: list[str] = []
    pages = {"https://old.example/papers/sparse-kernels/": PAGE}
    result, _ = found(dead(), pages, asked)
    assert result is not None
    assert result.relocation is not None
    assert result.relocation.url == "https://old.example/papers/sparse-kernels/"
    assert asked == ["https://old.example/papers/sparse-kernels/"]


def test_a_refused_address_is_neither_asked_nor_offered() -> None:
    asked: list[str] = []
    pages = {"https://old.example/papers/sparse-kernels/": PAGE}
    result, _ = found(dead(), pages, asked, is_refused=lambda url: url.endswith("/"))
    assert result == Search()
    assert "https://old.example/papers/sparse-kernels/" not in asked


def test_a_link_never_costs_more_than_its_bound() -> None:
    asked: list[str] = []
    result, whole = found(dead(), {}, asked, RelocateOptions(per_link=3))
    assert (result, whole) == (None, True)
    assert len(asked) == 3


def test_a_host_that_was_asked_enough_is_asked_no_more() -> None:
    asked: list[str] = []
    _, whole = found(dead(), {}, asked, RelocateOptions(per_host=2))
    assert not whole
    assert sum("//old.example/" in url for url in asked) == 2


def test_what_a_parked_domain_says_is_not_read() -> None:
    asked: list[str] = []
    found(dead(reason="parked-domain"), {}, asked)
    assert asked == []


def test_a_service_that_fails_leaves_the_search_open() -> None:
    link = dead("https://old.example/x.pdf", f'"{TITLE}" by Ada Berg')
    flow = search(link, DeadHost("old.example", Knowledge()), ())

    def script(request: Request) -> Outcome:
        return Response(url=request.url, status=503 if "crossref" in request.url else 404)

    assert concluded(flow, script) == Search(complete=False)


def test_spellings_change_one_thing_each() -> None:
    assert [url for _, url in spellings("http://a.example/Docs/index.html")] == [
        "http://a.example/docs/index.html",
        "http://a.example/Docs/",
        "https://a.example/Docs/index.html",
        "http://www.a.example/Docs/index.html",
    ]
    assert [url for _, url in spellings("https://www.a.example/x", host_only=True)] == ["https://a.example/x"]
    assert list(spellings("http://127.0.0.1/x", host_only=True)) == [
        ("the same path over https", "https://127.0.0.1/x")
    ]


def test_conference_pages_are_made_from_their_ids() -> None:
    rows = {
        "https://openreview.net/pdf?id=BkLhaR4vH1": "https://openreview.net/forum?id=BkLhaR4vH1",
        "http://proceedings.mlr.press/v97/tan19a/tan19a.pdf": "https://proceedings.mlr.press/v97/tan19a.html",
        "http://www.jmlr.org/proceedings/papers/v28/goodfellow13.pdf": "https://proceedings.mlr.press/v28/goodfellow13.html",
        "http://papers.nips.cc/paper/6307-some-title.pdf": "https://papers.nips.cc/paper/6307-some-title",
        "https://www.aclweb.org/anthology/P18-1031.pdf": "https://aclanthology.org/P18-1031/",
        "https://www.aclweb.org/anthology/2020.acl-main.1/": "https://aclanthology.org/2020.acl-main.1/",
    }
    for old, new in rows.items():
        flow = Identifier().flow(dead(old, "A paper"), DeadHost("x", Knowledge()))
        assert [each.url for each in concluded(flow, served({}, []))] == [new]


def test_a_healthy_link_of_the_same_label_is_asked_no_more() -> None:
    twin, asked = "https://twin.example/texts/kernels", list[str]()
    known = {fold(TITLE): [Neighbour(url=twin, evidence=answered(twin, title=TITLE))]}
    flow = search(dead(), DeadHost("old.example", Knowledge(neighbours=known)), ())
    relocation = concluded(flow, served({}, asked)).relocation
    assert relocation is not None
    assert (relocation.url, relocation.sure, asked) == (twin, False, [])
