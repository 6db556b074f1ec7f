"""Git remotes as addresses that a browser opens."""

import re
from urllib.parse import quote, urlsplit

# `git@host:path`; without a user a name with a dot, as `C:/x` is a drive and `gh:x` an abbreviation of `insteadOf`.
_SCP_STYLE = re.compile(r"^(?:[\w.-]+@([\w.-]+)|([\w-]+(?:\.[\w-]+)+)):(?!//)(.+)$")
_SCHEMES = frozenset(("http", "https", "ssh", "git", "git+ssh", "ssh+git"))
_WEB_HOSTS = {
    "ssh.github.com": "github.com",
    "www.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}
"""Hosts of the web by those that speak SSH on port 443."""
# `github.com-work` is a name in ~/.ssh/config for one of several keys.
_KEY_OF_SEVERAL = re.compile(r"(github\.com|gitlab\.com|bitbucket\.org)-[\w.-]+\Z")


def web_address(remote: str | None) -> str | None:
    """The https address of a repository, without credentials; None for a remote without one (a path, a bundle)."""
    if not remote:
        return None
    if scp := _SCP_STYLE.match(remote):
        host, path = scp[1] or scp[2], scp[3]
    else:
        try:
            parts = urlsplit(remote)
            port = parts.port
        except ValueError:
            return None
        if parts.scheme not in _SCHEMES or not parts.hostname:
            return None
        host, path = parts.hostname, parts.path
        if parts.scheme in {"http", "https"} and port:
            host = f"{host}:{port}"
    host = _KEY_OF_SEVERAL.sub(r"\1", host.lower())
    path = path.strip("/").removesuffix(".git")
    return f"https://{_WEB_HOSTS.get(host, host)}/{quote(path)}" if path else None
