"""Outside text as GitHub-flavoured Markdown: shown as it is, and nothing in it links, notifies or refers.

GitHub links bare addresses (`www.`, `https://`, `ftp://`, `a@b.c`, in any case), notifies `@name`, and notes a
reference in the issue behind `#12`, `GH-12`, `owner/name#12`, a commit's digest or an address. It does none of this in
a code span, and the text of a code span can be copied as it is.
"""

import re
from urllib.parse import quote

from linkcheck.report.text.sanitize import one_line

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#!|~&$^])")
_ACTING = re.compile(r"://|www\.|@|#\d|\bgh-\d|\b(?:mailto|xmpp|ftp):|\b[0-9a-f]{7,}\b", re.IGNORECASE)
_WORD = re.compile(r"^([(\[{<\"'“‘«]*)(.*?)([)\]}>\"'”’».,;:!?…]*)$", re.DOTALL)
_LIST_MARK = re.compile(r"^(\d*)(?=[-+=.])")
_REFERENCE = re.compile(
    r"^https?://[^/]+/[^/]+/[^/]+/(?:-/)?(?:issues?|pulls?|discussions|commits?|merge_requests)/", re.IGNORECASE
)
_SAFE = ":/?#[]@!$&'()*+,;=%~"


def escape(text: str) -> str:
    """Text in one line; words on which GitHub would act stand in code spans."""
    words = (_word(word) for word in one_line(text).split(" "))
    return _LIST_MARK.sub(r"\1\\", " ".join(words))


def ours(text: str) -> str:
    """Text of our own in which back quotes mark code."""
    parts = text.split("`")
    return "".join(code(part) if number % 2 else _plain(part) for number, part in enumerate(parts))


def code(text: str) -> str:
    """A code span of the text to the letter (CommonMark 0.31, 6.1); nothing of nothing."""
    text = one_line(text)
    if not text:
        return ""
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    room = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{room}{text}{room}{fence}"


def link(text: str, url: str) -> str:
    """A link where that is harmless, else the text alone: a link to another's issue would be noted there."""
    return f"[{text}](<{target(url)}>)" if may_link(url) else text


def may_link(url: str) -> bool:
    """Whether an address is one of the web, and not one in which a host's software notes who links to it."""
    return url.startswith(("https://", "http://")) and not _REFERENCE.match(url)


def target(url: str) -> str:
    """An address as the destination of a link."""
    return quote(one_line(url), safe=_SAFE)


def _word(word: str) -> str:
    if not _ACTING.search(word):
        return _plain(word)
    before, inside, after = _split(word)
    return f"{_plain(before)}{code(inside)}{_plain(after)}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _split(word: str) -> tuple[str, str, str]:
    """The brackets, quotes and stops around a word stay outside its code span, unless they belong to what acts."""
    match = _WORD.match(word)
    if match is None or not _ACTING.search(match[2]):
        return "", word, ""
    return match[1], match[2], match[3]
