"""What things are called: a link, its host, its section, its archived copy, and its fragment in the page."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from linkcheck.model import Link, LinkRecord
from linkcheck.report.html.words.dates import day
from linkcheck.report.html.words.text import clean

_SNAPSHOT = re.compile(r"/web/(\d{8})\d{0,6}/")

SAY_NOTHING = frozenset(
    [
        "article",
        "blog",
        "book",
        "code",
        "demo",
        "docs",
        "github",
        "here",
        "link",
        "paper",
        "pdf",
        "post",
        "repo",
        "repository",
        "site",
        "slides",
        "video",
        "website",
    ]
) | {"blog post", "click here", "source code"}
"""Labels that name no thing: the page's own title is the better name."""


def row_id(url: str) -> str:
    """A short stable fragment for a URL."""
    return "link-" + hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def label_of(occurrences: Sequence[Link], url: str) -> str:
    """The first name a list gives it that is more than the bare address."""
    labels = (clean(link.label or link.text) for link in occurrences)
    bare = url.rpartition("://")[2].strip("/")
    return next((label for label in labels if label and "://" not in label and label.strip("/") != bare), "")


def host_of(url: str) -> str:
    """The host to group by, without user, port and `www.`."""
    if "://" not in url[:12]:
        return ""
    host = url.split("://", 1)[1].split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
    return host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")[:120]


def section_names(records: Iterable[LinkRecord]) -> dict[tuple[str, tuple[str, ...]], str]:
    """`Books › Essential` for every section of every list, without a heading that all of a list stands under."""
    sections = Sections()
    for record in records:
        for link in record.places:
            sections.add(link)
    return sections.names()


class Sections:
    """The sections of all lists, as links are met in them."""

    def __init__(self) -> None:
        self._found: dict[str, set[tuple[str, ...]]] = {}

    def add(self, link: Link) -> None:
        """A link stands in its section."""
        self._found.setdefault(link.path, set()).add(link.section)

    def names(self) -> dict[tuple[str, tuple[str, ...]], str]:
        """What each is called."""
        names = {}
        for path, found in self._found.items():
            title = len({section[:1] for section in found}) == 1 and any(len(section) > 1 for section in found)
            for section in found:
                names[path, section] = " › ".join(clean(heading, 80) for heading in section[title:])
        return names


def archived_on(archive: str) -> str:
    """`8 Mar 2020`, from the fourteen digits in a Wayback address."""
    found = _SNAPSHOT.search(archive)
    if not found:
        return ""
    try:
        return day(datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC))
    except ValueError:
        return ""
