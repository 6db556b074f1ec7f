"""What a made-up server answers."""

import html
from enum import StrEnum

import msgspec


class Fault(StrEnum):
    """How a server fails to answer."""

    SILENCE = "silence"
    """The request is taken and never answered."""
    RESET = "reset"
    """The connection is reset instead of an answer."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """One HTTP answer, or none."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    fault: Fault | None = None

    def payload(self, method: str) -> bytes:
        """Status line, headers and body; no body in answer to HEAD."""
        lines = [
            f"HTTP/1.1 {self.status} {PHRASES.get(self.status, 'Unassigned')}",
            f"Content-Type: {self.content_type}",
            f"Content-Length: {len(self.body)}",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        head = "\r\n".join([*lines, "", ""]).encode()
        return head if method == "HEAD" else head + self.body


def page(title: str, *, by: str = "", on: str = "", text: str = "", status: int = 200, **headers: str) -> Reply:
    """An HTML page with title, author and date; a keyword such as `Retry_After` is a header."""
    meta = [f'<meta name="author" content="{html.escape(by)}">'] if by else []
    meta += [f'<meta property="article:published_time" content="{on}">'] if on else []
    name = html.escape(title)
    body = text or f"<h1>{name}</h1><p>A page of the made-up internet that `linkcheck demo` serves.</p>"
    document = (
        f"<!doctype html><html lang=en><head><title>{name}</title>{''.join(meta)}</head><body>{body}</body></html>"
    )
    named = tuple((key.replace("_", "-"), value) for key, value in headers.items())
    return Reply(status=status, headers=named, body=document.encode())


def moved(address: str, status: int = 301) -> Reply:
    """A redirect."""
    return Reply(status=status, headers=(("Location", address),))


NOT_FOUND = page("404 Not Found", status=404)
SILENCE = Reply(fault=Fault.SILENCE)
RESET = Reply(fault=Fault.RESET)
PHRASES = {
    200: "OK",
    301: "Moved Permanently",
    302: "Found",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    410: "Gone",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
