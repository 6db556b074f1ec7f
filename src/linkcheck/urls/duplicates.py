"""Entries of one list that have one address: by mistake, or because one page is about several things."""

import re
from collections import Counter
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
_FEW_REPEATED = 3
_FEWEST_REPEATED = 2
_SUMMARY_SHARE = 0.75
_NEAR = 2
_WORD_LENGTH = 4
_FEW_WORDS = 2
_ALIKE = 0.7


def duplicate_entries(targets: Iterable[Target]) -> Iterator[tuple[Link, Link]]:
    """Each entry that repeats another of its list, and the first one with its address."""
    repeated: dict[tuple[str, bool], list[tuple[Link, Link]]] = {}
    entries: dict[str, int] = {}
    slips: list[tuple[Link, Link]] = []
    everything = tuple(targets)
    for target in everything:
        for same in _by_page(target):
            first, path = same[0], same[0].path
            entries[path] = entries.get(path, 0) + len(same)
            for link in same[1:] if len(same) > 1 and _may_repeat(target, same) else ():
                if _share_definition(link, first) or _is_about_both(link, first):
                    continue
                if same_name(link, first):
                    repeated.setdefault((path, link.section == first.section), []).append((link, first))
                elif _is_slip(link, first, target):
                    slips.append((link, first))
    sizes = _section_sizes(everything, {path for path, _ in repeated})
    yield from slips
    for (path, is_below_one_heading), pairs in repeated.items():
        # So many entries listed again, under other headings or in a table below the list, are no mistake.
        share = entries[path] * _REPEATED_SHARE if is_below_one_heading else 0
        if len(pairs) <= max(_MOST_REPEATED, share):
            yield from pairs if is_below_one_heading else _unmeant(pairs, sizes)


def same_name(link: Link, other: Link) -> bool:
    """Whether two entries call their thing the same."""
    return link.label.casefold() == other.label.casefold()


def _unmeant(pairs: list[tuple[Link, Link]], sizes: Counter[tuple[str, ...]]) -> Iterator[tuple[Link, Link]]:
    """The pairs below two headings that no arrangement of the list explains.

    Headings of one name below others are chapters that each have their own list: of readings, of tools. A section
    that has little but what stands elsewhere is a choice from the list, or an index of it.
    """
    entries = {entry.destination_place: entry for pair in pairs for entry in pair}
    repeated = Counter((entry.path, *entry.section) for entry in entries.values())
    for link, first in pairs:
        places = [(entry.path, *entry.section) for entry in (link, first)]
        is_summary = any(_is_summary(repeated[place], sizes[place]) for place in places)
        if not is_summary and not _are_parallel(link, first):
            yield link, first


def _is_summary(repeated: int, size: int) -> bool:
    """Whether so many of a section's entries stand elsewhere too that it is meant to repeat them."""
    return repeated >= (_FEW_REPEATED if repeated < size else _FEWEST_REPEATED) and repeated >= size * _SUMMARY_SHARE


def _are_parallel(link: Link, other: Link) -> bool:
    """Whether two entries stand below headings of one name."""
    return bool(link.section and other.section) and link.section[-1].casefold() == other.section[-1].casefold()


def _section_sizes(targets: Iterable[Target], paths: set[str]) -> Counter[tuple[str, ...]]:
    """How many entries stand below each heading of some lists."""
    if not paths:
        return Counter()
    links = (link for target in targets for link in target.links if link.path in paths and not link.is_mention)
    return Counter((link.path, *link.section) for link in links)


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


def _is_about_both(link: Link, other: Link) -> bool:
    """Whether a name holds all that is peculiar to the headings of both places: `C / C++` below `C` and `C++`."""
    words, other_words = (set(_words(" ".join(each.section))) for each in (link, other))
    peculiar = words - other_words, other_words - words
    names = [set(_words(each.label)) for each in (link, other)]
    return all(peculiar) and any(name.issuperset(words ^ other_words) for name in names)


def _words(text: str) -> list[str]:
    """The words of a text with the signs that some are written with: `C++`."""
    return [str(word) for word in re.findall(r"[^\W_][^\s/,;:|()]*", text.casefold())]


def _is_slip(link: Link, other: Link, target: Target) -> bool:
    """Whether two names for one address are more likely one thing, or a wrong address, than two things on one page.

    Two versions, and two names that the address holds both, are two things on one page.
    """
    name, other_name, address = map(_compact, (link.label, other.label, target.url))
    if name != other_name and _without_version(name) == _without_version(other_name):
        return False
    if name not in other_name and other_name not in name and name in address and other_name in address:
        return False
    is_elsewhere = link.section != other.section
    is_repository = target.host in _CODE_HOSTS
    # All that a firm does has its home page for an address.
    is_home = not urlsplit(target.url).path.strip("/")
    if is_elsewhere and (is_repository or is_home) and _is_part(link.label, other.label, address):
        return False
    if _are_alike(link.label, other.label):
        return True
    if _is_named_by(target.url, link.label) != _is_named_by(target.url, other.label):
        return True
    is_near = not is_elsewhere and abs(link.line - other.line) <= _NEAR
    if is_near or is_repository or _is_collection(target.url):
        return False
    return (
        not (is_home and is_elsewhere) or _share_word(link.label, other.label) or _share_word(other.label, link.label)
    )


def _is_collection(url: str) -> bool:
    """Whether the end of an address says that its page is about several things: `/downloads`, `/?page=resources`."""
    parts = urlsplit(url)
    ends = (PurePosixPath(parts.path).stem, parts.query.rpartition("=")[2])
    return any(map(_COLLECTION.match, ends))


def _is_part(one: str, other: str, address: str) -> bool:
    """Whether one name is the other with a word or two more that the address does not hold: `Rose`, `Rose Player`."""
    names = [set(re.findall(r"[^\W_]+", name.casefold())) for name in (one, other)]
    rest = names[0] ^ names[1]
    is_longer = names[0] < names[1] or names[1] < names[0]
    return is_longer and len(rest) <= _FEW_WORDS and not any(word in address for word in rest)


def _share_word(one: str, other: str) -> bool:
    whole = _compact(other)
    return any(len(word) >= _WORD_LENGTH and word in whole for word in re.findall(r"[^\W_]+", one.casefold()))


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
