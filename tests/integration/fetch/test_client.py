import asyncio

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Failure, FailureKind, Request, Response
from tests.integration.fetch.server import Server, Visit, page

LOOPBACK = FetchOptions(allow_private=("127.0.0.0/8",), interval=0, backoff=0.01)


async def ask(url: str, options: FetchOptions = LOOPBACK) -> Response | Failure:
    async with Fetcher(options, environ={}) as fetcher:
        return await fetcher.fetch(Request(url=url))


def test_a_page_is_read() -> None:
    async def scene() -> None:
        async with Server({"/": page()}) as server:
            outcome = await ask(server.url())
            assert isinstance(outcome, Response), outcome
            assert outcome.status == 200
            assert b"<h1>Hello" in outcome.body
            assert not outcome.truncated
            assert server.visits[0].header("user-agent") == LOOPBACK.user_agent

    asyncio.run(scene())


def test_redirects_are_recorded_hop_by_hop() -> None:
    async def first(visit: Visit) -> None:
        await visit.redirect("second?x=1", status=301)

    async def second(visit: Visit) -> None:
        await visit.redirect("/third#part", status=302)

    async def scene() -> None:
        async with Server({"/first": first, "/second": second, "/third": page()}) as server:
            outcome = await ask(server.url("/first"))
            assert isinstance(outcome, Response), outcome
            assert [(hop.status, hop.location) for hop in outcome.hops] == [(301, "second?x=1"), (302, "/third#part")]
            assert outcome.url == server.url("/third#part")
            assert server.connections == 1

    asyncio.run(scene())


def test_nobody_listening_is_a_refusal_after_the_retries() -> None:
    async def scene() -> None:
        outcome = await ask("http://127.0.0.1:9/")
        assert isinstance(outcome, Failure)
        assert (outcome.kind, outcome.tries) == (FailureKind.CONNECT_REFUSED, 3)

    asyncio.run(scene())
