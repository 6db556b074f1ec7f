"""Entries of one list that have one address: by mistake, or because one page is about several things."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from linkcheck.model import Link, LinkKind, Target

_EXAMPLES = frozenset(("example.com", "example.net", "example.org"))
_CHANGES = re.compile(r"(?:change[-_]?log|changes|history|news|release[-_]?notes?)(?![a-z])", re.IGNORECASE)
"""Lists of changes, whose entries refer to one page again and again."""
_DATE = r"\d{4}[-_.]?\d{2}[-_.]?\d{2}"
_MINUTES = re.compile(
    rf"(?:meetings?[-_ ])?(?:minutes|agendas?|meeting[-_ ]notes)\Z|{_DATE}\Z"
    rf"|(?=.*{_DATE})(?:.*[-_. ])?(?:minutes|agenda|meeting|call)s?(?:[-_. ].*)?\Z",
    re.IGNORECASE,
)
"""A name of minutes, and of what was written on one day: entries are subjects, which come up again."""
_OF_MEETINGS = re.compile(r"(?:[\w-]*[-_])?(?:meetings?|minutes|agendas?)(?:[-_](?:notes|minutes))?\Z", re.IGNORECASE)
_NAMES_NOTHING = re.compile(
    r"[\W\d_]*(?:(?:link|here|source|ref|reference|url|doc|paper|pdf|code|video|slide)s?\W*)?\Z", re.IGNORECASE
)
_LICENCE = re.compile(
    r"//(?:[^/]*\.)?(?:creativecommons|opensource|choosealicense)\.\w+/"
    r"|/(?:[^/]*[-_.])?(?:un)?(?:licen[cs]e|copying)(?:\.\w+)?\Z",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"//(?:www\.)?(?:twitter|x|linkedin|facebook|instagram|mastodon\.\w+|t)\.\w+/", re.IGNORECASE)
_THANKS = re.compile(
    r"\b(?:sponsor|backer|supporter|contributor|maintainer|author|credit|thank|acknowledge?ment|licen[cs]e)(?:s|ing)?\b",
    re.IGNORECASE,
)
"""Headings below which people, firms and licences are named."""
_CODE_HOSTS = frozenset(("github.com", "gitlab.com", "codeberg.org", "bitbucket.org"))
_REPOSITORY_DEPTH = 2
_MOST_ENTRIES = 3
_MOST_NAMES = 2
"""More names, or more entries, are those of a page about several things: the themes of one repository."""
_MOST_REPEATED = 10
_REPEATED_SHARE = 0.25
_NEAR = 2
_WORD_LENGTH = 4
_ALIKE = 0.7


def duplicate_entries(targets: Iterable[Target]) -> Iterator[tuple[Link, Link]]:
    """Each entry that repeats another of its list, and the first one with its address."""
    repeated: dict[tuple[str, bool], list[tuple[Link, Link]]] = {}
    entries: dict[str, int] = {}
    for target in targets:
        for same in _by_page(target):
            first, path = same[0], same[0].path
            entries[path] = entries.get(path, 0) + len(same)
            for link in same[1:] if len(same) > 1 and _may_repeat(target, same) else ():
                if _share_definition(link, first):
                    continue
                if same_name(link, first):
                    repeated.setdefault((path, link.section == first.section), []).append((link, first))
                elif _is_slip(link, first, target):
                    yield link, first
    for (path, is_below_one_heading), pairs in repeated.items():
        # So many entries listed again, under other headings or in a table below the list, are no mistake.
        share = entries[path] * _REPEATED_SHARE if is_below_one_heading else 0
        if len(pairs) <= max(_MOST_REPEATED, share):
            yield from pairs


def same_name(link: Link, other: Link) -> bool:
    """Whether two entries call their thing the same."""
    return link.label.casefold() == other.label.casefold()


def _may_repeat(target: Target, same: list[Link]) -> bool:
    """Whether a page that several entries name is one entry's page: not a page about several things, nor everyone's."""
    if len(same) > _MOST_ENTRIES or len({link.label.casefold() for link in same}) > _MOST_NAMES:
        return False
    return target.host not in _EXAMPLES and not _is_of_everyone(target)


def _is_of_everyone(target: Target) -> bool:
    """Whether an address is a licence's or a person's, which stand beside entries about anything."""
    parts = urlsplit(target.url)
    is_account = target.host in _CODE_HOSTS and len(parts.path.strip("/").split("/")) < _REPOSITORY_DEPTH
    return is_account or bool(_LICENCE.search(target.url) or _PEOPLE.search(target.url))


def _by_page(target: Target) -> Iterator[list[Link]]:
    """The entries of each list that have one page and one fragment."""
    pages: dict[tuple[str, str], list[Link]] = {}
    for link in target.links:
        if _is_entry(link):
            pages.setdefault((link.path, link.url.partition("#")[2]), []).append(link)
    return iter(pages.values())


def _is_entry(link: Link) -> bool:
    """Whether a link is what an entry of a list is about, and names it."""
    is_named = link.kind is not LinkKind.IMAGE and not _NAMES_NOTHING.match(link.label)
    is_thanks = any(map(_THANKS.search, link.section[-2:]))
    return is_named and not link.is_mention and not is_thanks and not _is_record(link.path)


@lru_cache(maxsize=64)
def _is_record(name: str) -> bool:
    """Whether a file tells what happened, and is no list of resources: changes, and minutes of meetings."""
    path = PurePosixPath(name)
    in_meetings = any(map(_OF_MEETINGS.match, path.parts[-3:-1]))
    return in_meetings or bool(_CHANGES.match(path.name) or _MINUTES.match(path.stem))


def _share_definition(link: Link, other: Link) -> bool:
    """Whether two references use one definition, which is no duplicate."""
    return link.target_line is not None and link.destination_place == other.destination_place


def _is_slip(link: Link, other: Link, target: Target) -> bool:
    """Whether two names for one address are more likely one thing, or a wrong address, than two things on one page.

    Two versions, and two names that the address holds both, are two things on one page.
    """
    name, other_name, address = map(_compact, (link.label, other.label, target.url))
    if name != other_name and _without_version(name) == _without_version(other_name):
        return False
    if name not in other_name and other_name not in name and name in address and other_name in address:
        return False
    if _are_alike(link.label, other.label):
        return True
    if _is_named_by(target.url, link.label) != _is_named_by(target.url, other.label):
        return True
    is_near = link.section == other.section and abs(link.line - other.line) <= _NEAR
    return not is_near and target.host not in _CODE_HOSTS


def _are_alike(one: str, other: str) -> bool:
    short, long = sorted((_compact(one), _compact(other)), key=len)
    if len(short) >= _WORD_LENGTH and short in long:
        return True
    from rapidfuzz.fuzz import ratio

    return short == long or ratio(short, long) >= 100 * _ALIKE


def _is_named_by(url: str, name: str) -> bool:
    """Whether the last part of an address is the name, or a word of it."""
    last = _compact(PurePosixPath(urlsplit(url).path).stem)
    return bool(last) and (last == _compact(name) or last in re.findall(r"\w+", name.casefold()))


def _compact(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _without_version(name: str) -> str:
    return re.sub(r"\d+", "", name)
