"""Entries of one list that have one address: by mistake, or because one page is about several things.

Who reads a list finds an entry twice below one heading, and nobody means that. Below another heading it mostly stands
on purpose, so only copies of the whole entry are told of there, and only in a list that has everything else once.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from linkcheck.model import Link, LinkKind, Target
from linkcheck.urls.places import Places, compact

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
_OF_COURSES = re.compile(
    r"(?:[\w-]*[-_])?(?:courses?|workshops?|schedules?|timetables?|syllab(?:us|i)|curricul(?:um|a))\Z", re.IGNORECASE
)
"""A folder of courses, whose pages say what is taught when; a list may have the name of its subject, `courses.md`."""
_SCHEDULE = re.compile(r"(?:.*[-_. ])?(?:schedule|timetable|syllabus)\Z", re.IGNORECASE)
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
_DATED = re.compile(r"\b(?:(?:19|20)\d\d[-/.年 ]+\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d)\b")
"""A heading of a diary, whose entries tell what was found that day."""
_OF_SCHEDULE = re.compile(r"\b(?:day|week|session|lecture|lesson)s?[ ]\d+\b", re.IGNORECASE)
"""A heading of a schedule, which comes back to what was begun."""
_COLLECTION = re.compile(
    r"(?:resource|download|feature|product|dataset|tool|index|software|service|project)s?\Z", re.IGNORECASE
)
"""Ends of addresses of pages about several things."""
_CODE_HOSTS = frozenset(("github.com", "gitlab.com", "codeberg.org", "bitbucket.org"))
_REPOSITORY_DEPTH = 2
_MOST_ENTRIES = 3
_MOST_NAMES = 2
"""More names, or more entries, are those of a page about several things: the themes of one repository."""
_MOST_REPEATED = 10
_REPEATED_SHARE = 0.25
_MOST_ELSEWHERE = 2
_ENTRIES_EACH = 200
"""A list that has more entries below two headings, or two in fewer entries than 400, does so on purpose.

In the history of the labelled lists (bench), later editions took out 7 of 10 copies in lists that keep to both, and 34
of 54 entries that stood twice below one heading, but only 28 of 77 other copies.
"""
_NEAR = 2
_WORD_LENGTH = 4
_ONE_SPELLING = 0.9


def duplicate_entries(
    targets: Iterable[Target], lines_of: Callable[[str], Sequence[str]] = lambda _: ()
) -> Iterator[tuple[Link, Link]]:
    """Each entry that repeats another of its list, and the first one with its address.

    `lines_of` gives the lines of a list; without them one heading has one list of entries, and nothing is a copy.
    """
    everything = tuple(targets)
    sizes: Counter[str] = Counter()
    repeated: defaultdict[str, list[tuple[Target, list[Link]]]] = defaultdict(list)
    for target in everything:
        for same in _by_page(target):
            sizes[same[0].path] += len(same)
            if len(same) > 1:
                repeated[same[0].path].append((target, same))
    sections = _sections(everything, repeated)
    for path, pages in repeated.items():
        # What many entries refer to is no entry's page, but a list that has it everywhere repeats itself.
        few = [(target, same) for target, same in pages if len(same) <= _MOST_ENTRIES]
        many = sum(len({link.section for link in same}) - 1 for _, same in pages if len(same) > _MOST_ENTRIES)
        places = Places(chain.from_iterable(same for _, same in few), sections[path], lines_of(path))
        yield from _of_list(few, places, sizes[path], many)


def same_name(link: Link, other: Link) -> bool:
    """Whether two entries call their thing the same."""
    return link.label.casefold() == other.label.casefold()


def _sections(targets: Iterable[Target], paths: Container[str]) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The lines of the links of some lists, and the headings above."""
    sections: defaultdict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for target in targets:
        for link in target.links:
            if link.path in paths:
                sections[link.path].append((link.line, link.section))
    return sections


def _of_list(
    pages: Iterable[tuple[Target, list[Link]]], places: Places, size: int, elsewhere: int
) -> Iterator[tuple[Link, Link]]:
    """The duplicates of a list with so many entries, of which `pages` are those that have an address in common.

    `elsewhere` other entries are known to stand below two headings.
    """
    again: list[tuple[Link, Link]] = []
    copies: list[tuple[Link, Link]] = []
    for target, same in pages:
        groups = places.groups(same)
        elsewhere += len(groups) - 1
        if not _may_repeat(target, same):
            continue
        copies += [(group[0], same[0]) for group in groups[1:]]
        for first, *others in groups:
            named = [(link, first) for link in others if same_name(link, first) or _is_slip(link, first, target)]
            again += [pair for pair in named if not places.differ(*pair)]
    # So many entries listed again, in a table below the list, are no mistake.
    if sum(same_name(*pair) for pair in again) > max(_MOST_REPEATED, size * _REPEATED_SHARE):
        again = [pair for pair in again if not same_name(*pair)]
    if elsewhere > max(1, min(_MOST_ELSEWHERE, size // _ENTRIES_EACH)):
        copies = []
    found = again + [pair for pair in copies if places.is_copy(*pair)]
    yield from (pair for pair in found if not _share_definition(*pair))


def _may_repeat(target: Target, same: list[Link]) -> bool:
    """Whether a page that some entries name is one entry's page: not a page about several things, nor everyone's."""
    is_of_several = len({link.label.casefold() for link in same}) > _MOST_NAMES
    return not is_of_several and target.host not in _EXAMPLES and not _is_of_everyone(target)


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
    is_other = any(map(_THANKS.search, link.section[-2:])) or any(map(_DATED.search, link.section[-1:]))
    is_other |= any(map(_OF_SCHEDULE.search, link.section[-1:]))
    return is_named and not link.is_mention and not is_other and not _is_record(link.path)


@lru_cache(maxsize=64)
def _is_record(name: str) -> bool:
    """Whether a file tells what happens, and is no list of resources: changes, minutes of meetings, schedules."""
    path = PurePosixPath(name)
    folders = path.parts[-3:-1]
    in_meetings = any(map(_OF_MEETINGS.match, folders)) or any(map(_OF_COURSES.match, folders))
    return in_meetings or any((_CHANGES.match(path.name), _MINUTES.match(path.stem), _SCHEDULE.match(path.stem)))


def _share_definition(link: Link, other: Link) -> bool:
    """Whether two references use one definition, which is no duplicate."""
    return link.target_line is not None and link.destination_place == other.destination_place


def _is_slip(link: Link, other: Link, target: Target) -> bool:
    """Whether two names below one heading are more likely one thing, or a wrong address, than two things on one page.

    Two versions, two names that the address holds both, and names that each add a word to what they share
    (`Rose Pots`, `Rose Seeds`) are two things on one page.
    """
    name, other_name, address = map(compact, (link.label, other.label, target.url))
    if name != other_name and _without_version(link.label) == _without_version(other.label):
        return False
    if _is_one_spelling(name, other_name):
        return True
    is_near = abs(link.line - other.line) <= _NEAR
    words, other_words = (set(re.findall(r"[^\W_]+", each.label.casefold())) for each in (link, other))
    if words <= other_words or other_words <= words or _holds(name, other_name):
        return not is_near
    if words & other_words or (name in address and other_name in address):
        return False
    if _is_named_by(target.url, link.label) != _is_named_by(target.url, other.label):
        return True
    return not (is_near or target.host in _CODE_HOSTS or _is_collection(target.url))


def _is_one_spelling(name: str, other: str) -> bool:
    """Whether two names differ in signs, or by a slip of the pen."""
    if name == other:
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(name, other) >= 100 * _ONE_SPELLING


def _holds(name: str, other: str) -> bool:
    short, long = sorted((name, other), key=len)
    return len(short) >= _WORD_LENGTH and short in long


def _is_collection(url: str) -> bool:
    """Whether the end of an address says that its page is about several things: `/downloads`, `/?page=resources`."""
    parts = urlsplit(url)
    ends = (PurePosixPath(parts.path).stem, parts.query.rpartition("=")[2])
    return any(map(_COLLECTION.match, ends))


def _is_named_by(url: str, name: str) -> bool:
    """Whether the last part of an address is the name, or a word of it."""
    last = compact(PurePosixPath(urlsplit(url).path).stem)
    return bool(last) and (last == compact(name) or last in re.findall(r"\w+", name.casefold()))


def _without_version(name: str) -> str:
    """A name without its numbers, Roman ones too."""
    return re.sub(r"[\W_]|\d+|\b[ivx]+\b", "", name.casefold())
