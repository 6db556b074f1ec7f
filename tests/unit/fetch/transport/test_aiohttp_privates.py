"""What we use of aiohttp that it does not promise: when an update takes any of it away, this fails first."""

import ast
import asyncio
import inspect
from collections.abc import Iterator

import aiohttp
import pytest
from aiohttp.client_proto import ResponseHandler

from linkcheck.fetch.transport import response_handler, session
from linkcheck.fetch.transport.response_handler import LenientResponseHandler
from linkcheck.fetch.transport.session import Connector
from tests.internet import run

RELIED_UPON = {
    Connector: {"_cleanup", "_conns", "_factory", "_release"},
    LenientResponseHandler: {
        "_exception",
        "_loop",
        "_parser",
        "_payload",
        "_reschedule_timeout",
        "_upgraded",
    },
}
BASES = {Connector: aiohttp.TCPConnector, LenientResponseHandler: ResponseHandler}


def private_names(owner: type) -> Iterator[str]:
    """Private attributes that a class of ours uses of itself and does not have from itself."""
    module = {Connector: session, LenientResponseHandler: response_handler}[owner]
    tree = ast.parse(inspect.getsource(module))
    (body,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == owner.__name__)
    for node in ast.walk(body):
        if not isinstance(node, ast.Attribute) or ast.unparse(node.value) not in {"self", "super()"}:
            continue
        if node.attr.startswith("_") and not node.attr.startswith("__"):
            yield node.attr


def library_names(owner: type) -> set[str]:
    """Names that an instance of aiohttp's own class has."""

    async def made() -> set[str]:
        if owner is Connector:
            connector = aiohttp.TCPConnector()
            try:
                return set(dir(connector))
            finally:
                await connector.close()
        return set(dir(ResponseHandler(asyncio.get_running_loop())))

    return run(made())


@pytest.mark.parametrize("owner", RELIED_UPON, ids=lambda owner: owner.__name__)
def test_every_private_name_that_we_use_is_listed_and_there(owner: type) -> None:
    theirs = library_names(owner)
    assert issubclass(owner, BASES[owner])
    assert RELIED_UPON[owner] - theirs == set(), "aiohttp has changed: look at each use before raising its bound"
    assert {name for name in private_names(owner) if name in theirs} == RELIED_UPON[owner]


def test_the_bound_of_aiohttp_is_the_version_that_was_looked_at() -> None:
    major, minor = map(int, aiohttp.__version__.split(".")[:2])
    assert (3, 12) <= (major, minor) < (3, 15)
