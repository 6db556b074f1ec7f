"""Git remotes as addresses that a browser opens."""

import re
from urllib.parse import quote, urlsplit

_SCP_STYLE = re.compile(r"^[\w.-]+@([\w.-]+):(?!//)(.+)$")


def web_address(remote: str | None) -> str | None:
    """The https address of a repository, without credentials; None for a remote without one (a path, a bundle)."""
    if not remote:
        return None
    if scp := _SCP_STYLE.match(remote):
        host, path = scp.groups()
    else:
        try:
            parts = urlsplit(remote)
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
