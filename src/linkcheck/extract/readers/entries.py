"""The name that an entry gives to its link: the bold name, the words before the link, the row or the heading."""

import re
from collections.abc import Sequence

from linkcheck.extract.inline.characters import collapse
from linkcheck.extract.readers.open_blocks import EDGES, GENERIC, NAME_LENGTH, Mention, OpenBlock, OpenList
from linkcheck.extract.readers.shared_names import Named, SharedNames
from linkcheck.extract.readers.shown_address import is_url

_BLOCKS = frozenset(("p", "li", "td", "th", "dt", "dd", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "div"))
_IN_ENTRIES = frozenset(("p", "li", "td", "th", "tr"))
_WORD = re.compile(r"[^\W\d_]")
_FEW_PIECES = 20
_AND = re.compile(r"\s*(?:and|&|\+|und|et|y|e|и|と|和|与|및)\s*")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAD_WORDS = 12
_ADDRESS = re.compile(r"\S*://")

Lead = tuple[list[str], int] | None
"""The text of a block up to a link, put together when it is wanted: its pieces and how many they were."""


class Entries:
    """Follows the blocks of a page, and gives the heading, entry and row at each point."""

    def __init__(self) -> None:
        self.headings: list[str] = []
        """The text of all headings in order, images left out and white space as it is."""
        self._path: list[tuple[int, str]] = []
        self._section: tuple[str, ...] = ()
        self._blocks: list[OpenBlock] = []
        self._items = 0
        """How many list items are open."""
        self._open_headings = 0
        self._bold_depth = 0
        self._entry = ""
        self._row = ""
        self._lists: list[OpenList] = []
        self.prose = 0
        """Paragraphs outside list items, but for those that are a link and nothing else."""
        self.items = 0
        """How many list items there were."""
        self.alone: list[Mention] = []
        """The links that are a paragraph of their own."""
        self.is_below_picture = False
        """Whether the last that was shown is a picture: a link alone below it says whose it is."""
        self.in_footnotes = False
        """Whether what comes now are the footnotes, which are no entries."""
        self.shared = SharedNames()
        self._path_owners: list[tuple[int, int]] = []
        self._entry_owner = 0

    @property
    def section(self) -> tuple[str, ...]:
        """The headings above, outermost first: one tuple for all that stands below them."""
        return self._section

    @property
    def path(self) -> Sequence[tuple[int, str]]:
        """The headings above, with their levels."""
        return self._path

    def go_to(self, path: Sequence[tuple[int, str]]) -> None:
        """Continue below other headings, for content that was moved."""
        self._path, self._entry, self._entry_owner = [*path], "", 0
        self._path_owners = [(level, self.shared.add(text)) for level, text in path]
        self._section = tuple(text for _, text in path)

    def start(self, tag: str) -> None:
        """An element begins."""
        if tag in _BLOCKS:
            self._blocks.append(OpenBlock(tag))
            self._open_headings += tag in _HEADINGS
            if tag == "li":
                self._items += 1
                self.items += 1
                if self._lists:
                    self._lists[-1].items += 1
            elif tag == "tr":
                self._row = ""
        elif tag in ("ul", "ol"):
            self._lists.append(OpenList())
        elif tag in ("strong", "b"):
            self._bold_depth += 1
        elif tag in ("br", "hr"):
            self.see("\n")
            if tag == "hr":
                self._entry, self._entry_owner = "", 0

    def see(self, text: str, *, is_alt: bool = False) -> None:
        """Visible text, or an image's alternative to it."""
        if not self._blocks:
            return
        block = self._blocks[-1]
        if is_alt:
            block.hidden.append(len(block.pieces))
        if self._bold_depth and (block.bold or not any(piece.strip() for piece in block.pieces[-3:])):
            block.bold += text
        block.pieces.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _BLOCKS:
            blocks = self._blocks
            if (blocks and blocks[-1].name == tag) or any(block.name == tag for block in blocks[-8:]):
                self._end_block(tag)
        elif tag in ("strong", "b"):
            self._bold_depth = max(self._bold_depth - 1, 0)
        elif tag in ("ul", "ol") and self._lists:
            self.is_below_picture = False
            self._lists.pop().settle()

    def _end_block(self, tag: str) -> None:
        while self._blocks:
            block = self._blocks.pop()
            self._items -= block.name == "li"
            self._open_headings -= block.name in _HEADINGS
            if block.name == tag:
                self._finish(block)
                return

    def _finish(self, block: OpenBlock) -> None:
        if block.name == "p":
            self._finish_paragraph(block)
        elif block.name in ("td", "th"):
            self._row = self._row or block.text()
        elif block.name == "tr":
            self._row = ""
        elif block.name in _HEADINGS:
            self._finish_heading(int(block.name[1]), block.text())
            self.headings.append("".join(block.plain()))
        if self._open_headings and self._blocks:
            outer = self._blocks[-1]
            outer.hidden += [len(outer.pieces) + index for index in block.hidden]
            outer.pieces += block.pieces

    def _finish_heading(self, level: int, text: str) -> None:
        self.is_below_picture = False
        self._path = [(above, name) for above, name in self._path if above < level] + [(level, text)]
        self._section = tuple(text for _, text in self._path)
        self._entry, self._entry_owner = "", 0
        self._path_owners = [(above, owner) for above, owner in self._path_owners if above < level]
        for _, owner in self._path_owners:
            self.shared.count_other(owner)
        self._path_owners.append((level, self.shared.add(text)))

    def _finish_paragraph(self, block: OpenBlock) -> None:
        bold = collapse(block.bold) if block.bold else ""
        if not self._items:
            self._entry_owner = 0
            text = block.text() if bold or block.only_link else ""
            if block.only_link is not None and text == block.only_link.text == collapse("".join(block.plain())):
                block.only_link.is_mention = self.in_footnotes or self.is_below_picture
                self.alone.append(block.only_link)
                self.is_below_picture = False
            else:
                self.prose += 1
                self.is_below_picture &= not _WORD.search("".join(block.plain()))
            self._entry = text if bold and text.strip(EDGES) == bold.strip(EDGES) else ""
        elif self._blocks[-1].name == "li" and not self._blocks[-1].bold:
            item = self._blocks[-1]
            item.hidden.append(len(item.pieces))
            item.pieces.append(block.text()[:NAME_LENGTH])
            item.bold = bold

    def begin_link(self, link: Mention) -> None:
        """Note whether a link that begins now is what a list item or a row is about.

        That is the first of its entry, with no words before it; items inside an item that has a link are part of that.
        A paragraph that is a link and nothing else is an entry too, which shows at its end. A row whose first cell has
        words is about those.
        """
        is_first, is_inside = not self.in_footnotes, False
        if self._blocks:
            self._join(self._blocks[-1])
        for block in reversed(self._blocks):
            if is_inside:
                is_first &= not (block.name == "li" and block.has_link)
                continue
            if block.name not in _IN_ENTRIES:
                break
            is_first &= not block.has_link
            block.only_link = None if block.has_link else link
            block.has_link = True
            is_inside = block.name in ("li", "tr")
            is_first &= block.name != "tr" or not _WORD.search(self._row)
            if is_first and block.name in ("p", "li"):
                before = block.plain() if block is self._blocks[-1] else block.pieces
                is_first = not (before and _WORD.search("".join(before[-_FEW_PIECES:])))
        link.is_mention = not (is_inside and is_first)
        if not link.is_mention and self._lists:
            self._lists[-1].heads.append(link)

    def _join(self, block: OpenBlock) -> None:
        """An entry that begins `[Rose] and [Tulip]` is about neither of them, but about both."""
        if block.only_link is not None and block.pieces and _AND.fullmatch(block.pieces[-1]):
            block.only_link.is_mention = True

    def lead(self) -> Lead:
        """The text of the block up to here, for a link that begins."""
        if not self._blocks:
            return None
        pieces = self._blocks[-1].pieces
        return pieces, len(pieces)

    def name(self, link: Named, text: str, url: str, lead: Lead) -> str:
        """The label of a link that shows `text`, where `lead` stood before it.

        For a link that shows only its address it may be given later, once it is known to be the only one of its entry.
        """
        if text and not is_url(text, url):
            self._count_other()
            return text
        line = collapse(_ADDRESS.split(_last_words(lead).rpartition("\n")[2], maxsplit=1)[0]).strip(EDGES)
        if line and not GENERIC.match(line) and len(line.split()) <= _LEAD_WORDS:
            bold = collapse(self._blocks[-1].bold).strip(EDGES) if self._blocks else ""
            return bold if bold and bold in line and not GENERIC.match(bold) else line
        for block in reversed(self._blocks):
            bold = block.bold_name()
            if bold:
                return bold
            first = self._first_line(block)
            if first:
                block.owner = block.owner or self.shared.add(first)
                self.shared.claim(block.owner, link, line)
                return text
        if not self._entry and self._row:
            return self._row
        if owner := self._owner():
            self.shared.claim(owner, link, line)
        return text

    def _owner(self) -> int:
        """The bold line or the heading that a link without any other name may be named after."""
        if self._entry:
            self._entry_owner = self._entry_owner or self.shared.add(self._entry)
            return self._entry_owner
        return self._path_owners[-1][1] if self._path_owners else 0

    def _count_other(self) -> None:
        """A link with a name of its own stands here."""
        if owner := self._owner():
            self.shared.count_other(owner)
        for block in self._blocks:
            if block.owner:
                self.shared.count_other(block.owner)

    def _first_line(self, block: OpenBlock) -> str:
        """The short first line of an item around this one."""
        if block is self._blocks[-1] or block.name != "li":
            return ""
        first = collapse("".join(block.pieces[:20])[:NAME_LENGTH]).strip(EDGES)
        return first if first and not GENERIC.match(first) and not is_url(first, "") else ""


def _last_words(lead: Lead) -> str:
    """As much of what stands before a link as may hold its name."""
    if lead is None:
        return ""
    pieces, count = lead
    taken: list[str] = []
    length = 0
    for index in range(count - 1, -1, -1):
        taken.append(pieces[index])
        length += len(pieces[index])
        if length > NAME_LENGTH:
            break
    return "".join(reversed(taken))
