"""Elements near a page's heading whose class names an author or a date.

Looked for only where no tag says who wrote the page, or when: pages are large, and what is said beside comments,
teasers and profiles is said of something else.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from linkcheck.model.text import clean

_BEFORE = 3000
NEAR = 6_000
"""Characters of markup between a heading and its byline, at most."""
_WINDOW = 16_000
_INNER = 1200
_MOST = 60
_VALUE = re.compile(r"class=(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})'|([^\s\"'<>]{1,200}))")
_STOP = r"omment(?:s|-?list)|elated"
_AUTHOR_CLASS = re.compile(
    rf"class=[\"']?[^\"'<>]*?(?:uth?or|yline|uteur|fn|vcard|riter|porter|nalist|ontrib|dakteur|ntBy|tBy|{_STOP})"
)
_DATE_CLASS = re.compile(
    rf"class=[\"']?[^\"'<>]*?(?:ate|atum|echa|ata|ime|eta|nfo|ubli|osted|reated|yline|uth?or|{_STOP})"
)
"""Letters that all classes of interest have, whatever their case: most others are passed over without a closer look."""
_AUTHOR = re.compile(
    r"auth?or(?!i[sz]|a?box)|byline|auteur|(?<![a-z])(?:fn|vcard|writer|reporter|journalist|contributors?)(?![a-z])|redakteur|documentby"
    r"|post-?by|written-?by",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!up)(?<!vali)(?<!candi)(?<!man)date(?!picker|d)|datum|fecha|(?<![a-z])(?:data|time|timestamp|meta|info)(?![a-z])|publi(?:shed|cation|e)"
    r"|posted|created|byline|post-?meta|entry-?meta|meta-?data|article-?(?:info|meta)|postinfo",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"comment|reply|related|teaser|sidebar|widget|footer|avatar|recommend|popular|latest|share|social|follow|rating"
    r"|tooltip|copyright|photo|image|caption|update|modified|calendar|nav(?![a-z])|menu|card",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:^|\s)(?:comments?|comment-?list|comments-area|commentlist|related)(?:$|\s)", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style|svg|noscript|button|select)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>?")


class Mark:
    """One element; its markup is cut out on first use."""

    __slots__ = ("_whole", "author", "date", "end", "tag")

    def __init__(self, whole: str, begin: int, end: int, *, author: bool, date: bool) -> None:
        self._whole = whole
        self.author = author
        self.date = date
        self.tag = whole[begin + 1 : end]
        """What stands in its angle brackets."""
        self.end = end + 1

    @property
    def inner(self) -> str:
        """Its markup up to its own end, as far as that is near."""
        name = self.tag.split(None, 1)[0].lower()
        stop = self.end + _INNER
        if not name.isalnum() or len(name) > 20:
            return ""
        depth = 1
        for tag in _tags(name).finditer(self._whole, self.end, stop):
            depth += -1 if tag[1] else 1
            if depth == 0:
                return self._whole[self.end : tag.start()]
        return self._whole[self.end : stop]


def shown(markup: str) -> str:
    """What markup shows; where tags are, stands a `|`."""
    if "<" not in markup:
        return clean(html.unescape(markup), 300) or ""
    pieces = (html.unescape(piece).strip() for piece in _TAG.split(_HIDDEN.sub(" ", markup)))
    return clean(" | ".join(piece for piece in pieces if piece), 300) or ""


def author_marks(text: str, heading: int | None) -> Iterator[Mark]:
    """Elements whose class names an author."""
    return (mark for mark in _marks(text, heading, _AUTHOR_CLASS, _BEFORE + NEAR) if mark.author)


def date_marks(text: str, heading: int | None) -> Iterator[Mark]:
    """Elements whose class names a date, or an author: days stand beside names."""
    return _marks(text, heading, _DATE_CLASS, _WINDOW)


def _marks(text: str, heading: int | None, classes: re.Pattern[str], window: int) -> Iterator[Mark]:
    """Elements from a little before the heading, which begins at the given character, to the comments."""
    start = max(0, heading - _BEFORE) if heading is not None else _body(text)
    for match in islice(classes.finditer(text, start, start + window), _MOST):
        value = _VALUE.match(text, match.start())
        if value is None:
            continue
        author, date, stop = _label(value[1] or value[2] or value[3])
        if stop and match.start() > (heading or start):
            return
        begin = text.rfind("<", max(0, match.start() - 600), match.start())
        end = text.find(">", match.end(), match.end() + 600)
        if begin >= 0 and end >= 0 and (author or date):
            yield Mark(text, begin, end, author=author, date=date)


def _body(text: str) -> int:
    return max(0, text.find("<body"))


@lru_cache(maxsize=4096)
def _label(classes: str) -> tuple[bool, bool, bool]:
    """Whether it marks an author, a date, and the end of what the page says itself."""
    if _ASIDE.search(classes):
        return False, False, _COMMENTS.search(classes) is not None
    return _AUTHOR.search(classes) is not None, _DATE.search(classes) is not None, False


@lru_cache(maxsize=64)
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE)
