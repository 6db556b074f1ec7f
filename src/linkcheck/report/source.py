"""The place of a list: its path in the repository, and links to its lines on the repository's host."""

import os
from urllib.parse import quote, urlsplit

from linkcheck.files import on_disk
from linkcheck.model import Run
from linkcheck.urls.remotes import web_address

_RENDERED = (".md", ".markdown", ".rst", ".html")


def repository_path(run: Run, path: str) -> str:
    """A list's path from the root of its repository; as it was named, where that is not known to be another."""
    return (run.repository_paths or {}).get(path) or path


def line_prefix(run: Run, path: str) -> str | None:
    """What a line number is appended to; None where the list is not in a known repository.

    GitHub shows Markdown rendered, without line numbers, unless asked for the plain text.
    """
    base = web_address(run.repository_url)
    inside = (run.repository_paths or {}).get(path, path)
    if (
        base is None
        or base.endswith(".wiki")
        or not inside
        or inside.startswith(("/", "../"))
        or "/../" in inside
        or ":" in inside[:3]
    ):
        return None
    where = f"{quote(run.commit or 'HEAD')}/{quote(os.fsencode(on_disk(inside.removeprefix('./'))))}"
    host = urlsplit(base).netloc
    if "gitlab" in host:
        return f"{base}/-/blob/{where}?plain=1#L"
    if "bitbucket" in host:
        return f"{base}/src/{where}#lines-"
    if _is_gitea(host):
        return f"{base}/src/commit/{where}?display=source#L"
    plain = "?plain=1" if inside.lower().endswith(_RENDERED) else ""
    return f"{base}/blob/{where}{plain}#L"


def edit_prefix(run: Run, path: str) -> str | None:
    """What a line number is appended to for the host's editor, on the default branch; None where it has none.

    GitHub and GitLab take HEAD for the default branch; Gitea and Forgejo want its name, which is not known here.
    """
    base, shown = web_address(run.repository_url), line_prefix(run, path)
    if base is None or shown is None:
        return None
    where = quote(os.fsencode(on_disk(repository_path(run, path).removeprefix("./"))))
    host = urlsplit(base).netloc
    if "gitlab" in host:
        return f"{base}/-/edit/HEAD/{where}#L"
    if "bitbucket" in host or _is_gitea(host):
        return None
    return f"{base}/edit/HEAD/{where}#L"


def page_url(run: Run, path: str) -> str | None:
    """Where a file of the repository is read as a page; `path` is from its root."""
    base = web_address(run.repository_url)
    if base is None:
        return None
    host, where = urlsplit(base).netloc, f"{quote(run.commit or 'HEAD')}/{quote(path)}"
    if "gitlab" in host:
        return f"{base}/-/blob/{where}"
    if "bitbucket" in host:
        return f"{base}/src/{where}"
    return f"{base}/src/commit/{where}" if _is_gitea(host) else f"{base}/blob/{where}"


def _is_gitea(host: str) -> bool:
    return host == "codeberg.org" or "gitea" in host or "forgejo" in host
