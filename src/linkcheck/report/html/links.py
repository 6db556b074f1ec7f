"""Deep links to a line of a list, on the host that keeps the repository."""

import re
from urllib.parse import quote, urlsplit

_SCP_STYLE = re.compile(r"^[\w.-]+@([\w.-]+):(?!//)(.+)$")
_RENDERED = (".md", ".markdown", ".rst", ".html")


def browse_url(repository_url: str | None) -> str | None:
    """The https address of a repository named by any remote git accepts, credentials dropped; None when it has none."""
    if not repository_url:
        return None
    if scp := _SCP_STYLE.match(repository_url):
        host, path = scp.groups()
    else:
        try:
            parts = urlsplit(repository_url)
            port = parts.port
        except ValueError:
            return None
        if parts.scheme not in {"http", "https", "ssh", "git"} or not parts.hostname:
            return None
        host, path = parts.hostname, parts.path
        if parts.scheme in {"http", "https"} and port:
            host = f"{host}:{port}"
    path = path.strip("/").removesuffix(".git")
    return f"https://{host}/{quote(path)}" if path else None


def line_prefix(repository_url: str | None, commit: str | None, path: str) -> str | None:
    """What a line number is appended to; None where the list is not in a known repository.

    GitHub shows Markdown rendered, without line numbers, unless asked for the plain text.
    """
    base = browse_url(repository_url)
    if base is None or path.startswith(("/", "../")) or "/../" in path or ":" in path[:3]:
        return None
    where = f"{quote(commit or 'HEAD')}/{quote(path.removeprefix('./'))}"
    host = urlsplit(base).netloc
    if "gitlab" in host:
        return f"{base}/-/blob/{where}?plain=1#L"
    if "bitbucket" in host:
        return f"{base}/src/{where}#lines-"
    if host == "codeberg.org" or "gitea" in host or "forgejo" in host:
        return f"{base}/src/commit/{where}?display=source#L"
    plain = "?plain=1" if path.lower().endswith(_RENDERED) else ""
    return f"{base}/blob/{where}{plain}#L"
