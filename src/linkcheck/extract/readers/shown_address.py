"""Whether a link shows its address instead of a name."""

import re

_SCHEME = re.compile(r"\A(?:[a-z][a-z0-9+.-]*:)?(?://)?(?:www\.)?")
_URL_LIKE = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|//|www\.|(?:mailto|tel|urn|doi|hdl|arxiv|data|javascript):(?!:))\S*\Z", re.IGNORECASE
)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?=[/:…]|\.\.\.|\Z)")
"""The host at the beginning of a text; names such as `Node.js` are spelt with capitals."""


def is_url(text: str, url: str) -> bool:
    """Whether a link's text is only its address, or its host (`regex101.com`). `std::optional` is a name."""
    shown = text.strip()
    may_be_all = " " not in shown or " " in url
    if may_be_all and (_URL_LIKE.match(text) or _bare(text) == _bare(url)):
        return True
    host = _HOST.match(_without_scheme(shown)) if "." in shown else None
    return host is not None and _bare(url).partition("/")[0].partition(":")[0] == host[0].removeprefix("www.")


def _bare(text: str) -> str:
    return _without_scheme(text.strip().lower()).rstrip("/")


def _without_scheme(text: str) -> str:
    scheme = _SCHEME.match(text)
    return text[scheme.end() :] if scheme else text
