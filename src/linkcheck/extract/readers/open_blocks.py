"""Elements that are open at a point of a page: the text that they hold so far, and the links of a list."""

import re
from typing import Protocol

import msgspec

from linkcheck.extract.inline.characters import collapse

EDGES = " \t\n:-–—|*•→>,;("
"""Characters that a name neither begins nor ends with."""
NAME_LENGTH = 200
GENERIC = re.compile(
    r"(?:(?:the|see|read|view|watch|visit|get|available|official|full|original|project|home|web|blog|more|also|on|at|in|"
    r"here|from|online|free|link|links|url|urls|paper|papers|blog|post|article|articles|whitepaper|white|website|site|"
    r"homepage|page|source|sources|code|repo|repository|github|gitlab|video|videos|slides|talk|pdf|doc|docs|"
    r"documentation|book|course|demo|reference|references|arxiv|doi|download|tutorial|dataset|data|model|podcast|"
    r"newsletter|notebook|report|specification|spec|info|information|details|discussion|announcement)[\s:/&-]*)+\Z",
    re.IGNORECASE,
)
"""Words that name nothing."""


class Mention(Protocol):
    """A link, and whether it is only a mention in an entry about something else."""

    text: str
    is_mention: bool


class OpenBlock(msgspec.Struct, eq=False, gc=False):
    """An open element that holds text of its own."""

    name: str
    pieces: list[str] = msgspec.field(default_factory=list)
    hidden: list[int] = msgspec.field(default_factory=list)
    """Which of the pieces are no text of its own: the alternative texts of images, and inner paragraphs."""
    bold: str = ""
    """The bold text at the beginning of the block."""
    has_link: bool = False
    only_link: Mention | None = None
    owner: int = 0
    """Its number among the shared names, once its first line is claimed."""

    def plain(self) -> list[str]:
        """The pieces of its own text."""
        if not self.hidden:
            return self.pieces
        hidden = set(self.hidden)
        return [piece for index, piece in enumerate(self.pieces) if index not in hidden]

    def text(self) -> str:
        """All of its text, white space collapsed."""
        return collapse("".join(self.pieces))

    def bold_name(self) -> str:
        """The bold words at its beginning, where they name something."""
        if self.name not in ("li", "p", "dd", "dt", "td", "th"):
            return ""
        bold = collapse(self.bold).strip(EDGES)
        return bold if bold and not GENERIC.match(bold) else ""


class OpenList:
    """An open list: its items, and the links that they are about."""

    __slots__ = ("heads", "items")

    def __init__(self) -> None:
        self.items = 0
        self.heads: list[Mention] = []

    def settle(self) -> None:
        """Where most items begin with words, as in minutes, links at the beginning of others are mentions too."""
        if 2 * len(self.heads) < self.items:
            for link in self.heads:
                link.is_mention = True
