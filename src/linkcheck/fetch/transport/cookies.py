"""Cookies for the length of one redirect chain: enough for a wall that sets one and redirects back."""

from collections.abc import Iterable

import aiohttp
from yarl import URL


class ChainCookies:
    """Costs nothing until a server sets the first one."""

    def __init__(self) -> None:
        self._jar: aiohttp.CookieJar | None = None

    def take(self, url: str, headers: Iterable[tuple[str, str]]) -> None:
        """Keep what an answer sets."""
        values = [value for name, value in headers if name == "set-cookie"]
        if values:
            self._jar = self._jar or aiohttp.CookieJar(unsafe=True, quote_cookie=False)
            self._jar.update_cookies_from_headers(values, URL(url, encoded=True))

    def header(self, url: str) -> str:
        """The Cookie header for a URL; empty when there is none."""
        if self._jar is None:
            return ""
        fitting = self._jar.filter_cookies(URL(url, encoded=True))
        return "; ".join(f"{name}={morsel.value}" for name, morsel in sorted(fitting.items()))
