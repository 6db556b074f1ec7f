"""What a GitHub address points at."""

import re
from enum import StrEnum
from urllib.parse import unquote, urlsplit

import msgspec

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,100}")
_NUMBER = re.compile(r"[1-9]\d{0,8}")
_GIST = re.compile(r"[0-9a-f]{20,40}")
# First segments that are GitHub's own pages, never an account.
_RESERVED_WORDS = """
about accelerator account advisories apps blog business careers codesearch codespaces collections contact copilot
customer-stories customers dashboard developer devops discussions edu education enterprise enterprises events
explore features git-guides github-copilot home importer integrations issues jobs join login logout marketplace mcp
mobile models new newsroom nonprofit nonprofits notifications oauth open-source organizations orgs partners personal
premium-support press pricing pulls readme repos resources search security security-advisories services sessions
settings showcases signup site social-impact solutions spark sponsors stars startups team teams topics trending
trust-center universe users watching why-github wiki
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
_LISTS = frozenset({"issues", "pulls", "releases", "tags", "branches", "commits", "stargazers", "network"})
_DEEPEST_BRANCH = 4
"""Most segments a branch name is tried with."""


class ReferencePart(StrEnum):
    """Which part of GitHub."""

    OWNER = "owner"
    REPOSITORY = "repository"
    PATH = "path"
    COMMIT = "commit"
    ISSUE = "issue"
    DISCUSSION = "discussion"
    RELEASE = "release"
    GIST = "gist"


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """One address, taken apart."""

    url: str
    part: ReferencePart
    owner: str
    name: str = ""
    """Repository, or the gist's id."""
    rest: str = ""
    """What follows `owner/name` in the address, slash included."""
    expressions: tuple[str, ...] = ()
    """`revision:path` in every way the address can be split: branch names may contain slashes."""
    fallback: str = ""
    """The same path on the default branch."""
    number: int = 0
    tag: str = ""


def refer(url: str) -> Reference | None:
    """Take an address apart; None for what the API cannot answer."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if any("\0" in segment or "/" in segment for segment in segments) or not segments:
        return None
    match host:
        case "github.com":
            return _github(url, segments)
        case "raw.githubusercontent.com" if len(segments) > 3:
            return _github(url, [*segments[:2], "blob", *_without_refs(segments[2:])])
        case "gist.github.com" if len(segments) == 2 and _GIST.fullmatch(segments[1]) and _LOGIN.fullmatch(segments[0]):
            return Reference(url=url, part=ReferencePart.GIST, owner=segments[0], name=segments[1])
    return None


def _without_refs(segments: list[str]) -> list[str]:
    return segments[2:] if segments[:2] == ["refs", "heads"] and len(segments) > 3 else segments


def _github(url: str, segments: list[str]) -> Reference | None:
    owner = segments[0]
    if owner.lower() in _RESERVED or not _LOGIN.fullmatch(owner):
        return None
    if len(segments) == 1:
        return Reference(url=url, part=ReferencePart.OWNER, owner=owner)
    name, tail = segments[1].removesuffix(".git"), segments[2:]
    if not _NAME.fullmatch(name) or name in {".", ".."}:
        return None
    rest = "".join(f"/{segment}" for segment in urlsplit(url).path.strip("/").split("/")[2:])
    return _inside(Reference(url=url, part=ReferencePart.REPOSITORY, owner=owner, name=name, rest=rest), tail)


def _inside(repository: Reference, tail: list[str]) -> Reference | None:
    to = msgspec.structs.replace
    match tail:
        case [] | ["releases", "latest"]:
            return repository
        case [listing] if listing in _LISTS:
            return repository
        case ["blob" | "raw" | "blame" | "edit", _, _, *_] | ["tree", _, *_]:
            splits = range(1, min(len(tail) - (tail[0] != "tree"), _DEEPEST_BRANCH + 1))
            expressions = tuple(f"{'/'.join(tail[1 : 1 + k])}:{'/'.join(tail[1 + k :])}" for k in splits)
            return to(
                repository, part=ReferencePart.PATH, expressions=expressions, fallback=f"HEAD:{'/'.join(tail[2:])}"
            )
        case ["commit", sha] if re.fullmatch(r"[0-9a-f]{7,40}", sha):
            return to(repository, part=ReferencePart.COMMIT, expressions=(sha,))
        case ["issues" | "pull", number, *_] if _NUMBER.fullmatch(number):
            return to(repository, part=ReferencePart.ISSUE, number=int(number))
        case ["discussions", number] if _NUMBER.fullmatch(number):
            return to(repository, part=ReferencePart.DISCUSSION, number=int(number))
        case ["releases", "tag", *tag] if tag:
            return to(repository, part=ReferencePart.RELEASE, tag="/".join(tag))
    return None
