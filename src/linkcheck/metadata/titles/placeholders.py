"""Texts that name no page: placeholders, file names, walls, errors."""

import re
from collections.abc import Set as AbstractSet

from linkcheck.model.text import fold

_GENERIC = re.compile(
    r"untitled(?:[ -](?:document|page|\d+))?|no title|title|document\d*|page ?\d*|home ?page|home|index|welcome"
    r"|main page|start|new page|default|loading\W*|redirecting\W*|please wait\W*|blog|null|undefined|none|n/a"
    r"|(?:enable )?javascript(?: is)?(?: required| disabled)?"
    r"|slide \d+|powerpoint presentation|presentation\d*|microsoft (?:word|powerpoint|excel)(?: - .*)?|pdf|\W*"
    r"|[\w%+() .-]{1,200}\.(?:dvi|tex|docx?|pptx?|xlsx?|pdf|ps|eps|indd|qxd|qxp|rtf|odt|pages|html?|php|aspx?)",
    re.IGNORECASE,
)
_NONE = frozenset[str]()
_ADDRESS = re.compile(r"https?://\S+$")
_WALL = re.compile(
    r"just a moment\W*|attention required!?.*|access(?: to this page has been)? denied\b.*|pardon our interruption\W*"
    r"|robot check|vercel security checkpoint|security check(?:point)?\b.*|are you (?:a robot|human|not a robot)\W*"
    r"|checking your browser\b.*|verify(?:ing)? (?:you are|that you are) (?:a )?human\b.*|one more step\b.*|ddos-guard"
    r"|(?:client|bot) challenge|human verification|blocked|forbidden|40[13] (?:error|forbidden|unauthorized)\b.*"
    r"|(?:log|sign)[ -]?in|login required|before you continue\b.*|cookie consent",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:error\W*)?(?:http\s*)?404\b.*|(?:.{0,30}\W)?(?:page|file|object|url|resource) (?:was |is )?not found\W*"
    r"|not found|page (?:no longer exists|does ?n[o']t exist|unavailable)|(?:internal )?server error"
    r"|(?:error\W*)?50[0234]\b.*"
    r"|service unavailable|bad gateway|oops\W.{0,40}|error",
    re.IGNORECASE,
)


def is_title(text: str, labels: AbstractSet[str] = _NONE) -> bool:
    """Whether the text could name one page: not a placeholder, file name, wall, error, or the site's own name."""
    folded = fold(text)
    return (
        bool(folded)
        and folded not in labels
        and not any(pattern.fullmatch(text) for pattern in (_GENERIC, _WALL, _NOT_FOUND))
        and not (text.startswith("http") and _ADDRESS.match(text))
    )
