"""HTTP(S)_PROXY and NO_PROXY, read once when a fetcher starts."""

from collections.abc import Mapping

from yarl import URL


class Proxies:
    """Proxies from the environment; empty means that every request is direct."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._by_scheme = {scheme: proxy for scheme in ("http", "https") if (proxy := _proxy(environ, scheme))}
        exceptions = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
        self._direct = tuple(name.strip().lower().lstrip("*").lstrip(".") for name in exceptions.split(","))
        self._all_direct = exceptions.strip() == "*"

    def __bool__(self) -> bool:
        return bool(self._by_scheme)

    @property
    def credentials(self) -> tuple[str, ...]:
        """The secrets in the proxies' addresses, in every spelling that a message may have."""
        named = (url for url in self._by_scheme.values() if url.raw_password)
        return tuple(
            text
            for url in named
            for text in (f"{url.raw_user}:{url.raw_password}", url.raw_password, url.password)
            if text
        )

    def of(self, scheme: str, host: str) -> URL | None:
        """The proxy for a request, None for a direct one."""
        proxy = self._by_scheme.get(scheme)
        if proxy is None or self._all_direct:
            return None
        return None if any(name and (host == name or host.endswith(f".{name}")) for name in self._direct) else proxy


def _proxy(environ: Mapping[str, str], scheme: str) -> URL | None:
    # In a CGI process HTTP_PROXY is the request's own "Proxy:" header (CVE-2016-5385): the upper case one is out.
    upper = "" if scheme == "http" and "REQUEST_METHOD" in environ else environ.get(f"{scheme.upper()}_PROXY", "")
    value = (environ.get(f"{scheme}_proxy") or upper).strip()
    if not value:
        return None
    url = URL(value if "://" in value else f"http://{value}")
    return url if url.scheme in {"http", "https"} and url.host else None
