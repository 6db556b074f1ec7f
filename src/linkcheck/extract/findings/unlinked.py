"""Entries without any link, where their siblings have one.

Two shapes of entry are known: an item of a list in which other items begin with their link, if it begins with the title
of a work (in quotes, or in italics with words about it behind); and a paragraph all in bold that begins with one in
quotes, with a list below. Whatever else has no link may have none on purpose: a protocol among products, a remark.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from linkcheck.extract.inline.nodes import InlineToken, contained
from linkcheck.extract.markdown.block_tree import Block, BlockKind
from linkcheck.extract.text.source import SourceText
from linkcheck.model import Finding, Severity

_QUOTED_TITLE = re.compile(r"([^\"“”.:;]{0,40})[\"“]([^\"“”{}=<>]{4,})[\"”]")
_AUTHOR = re.compile(
    r"(?:.*(?:[^\w\s\[({<]|\w\s+[A-Z]\w*|\bby)|(?:Book|Paper|Article|Video|Talk|Course|Film|Podcast|Thesis))?\s*\Z"
)
"""What may stand before a title in quotes; `for more, see "X"` is prose."""
_BEHIND_TITLE = re.compile(r"\s*(?:[.\s]*\Z|[-–—:|,;.(\[]|by\b)")
"""What may stand behind a title; `"X" and "Y" are good` is prose."""
_NAMES = re.compile(r"\b[^\W\d_a-z]\w*\.? [^\W\d_a-z]\w*")
"""Two words with capitals, as authors have them."""
_SMALL_WORD = 4
_FEWEST_WORDS = 2
_STANDS_FOR_MORE = re.compile(
    r"(?:and )?(?:many )?more\b|.*\b(?:coming soon|to be (?:added|announced))|tb[ac]\b|todo\b"
    r"|(?:tip|note|hint|warning|nb|update|see(?: also)?)s?:"
    r"|.*\b(?:(?:you(?: are|['’]re)|we are) here|this (?:page|file|list|document))\b\W*\Z",
    re.IGNORECASE,
)
"""Words that name nothing: an announcement, a remark on the entry above, or the place where the reader is."""
_LINK_TAG = re.compile(r"<a\s", re.IGNORECASE)
_NAMES_SOMETHING = re.compile(r"[^\W_]{2}")
_ENOUGH = 2
_LINKED_SHARE = 0.4
_LONG_TITLE = 3
_LEAD_LENGTH = 30
_INTRODUCING = (":", "?", "!", "：", "？")
"""What ends with one of these introduces a list, and names no work."""
_TITLE_LENGTH = 120
_QUOTED = re.compile(r"[\"'“„«].+[\"'”“»]")


def lint_entries(root: Block, blocks: Iterable[Block], source: SourceText, path: str) -> Iterator[Finding]:
    """A note for each such entry."""
    lists, linked = _survey(blocks)
    for block in _unlinked_items(lists, linked) + _unlinked_paragraphs(root, linked):
        title = _text(block)
        line, column = source.place(block.parts[0][1])
        shown = title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1] + "…"
        yield Finding(
            reason="unlinked-entry",
            severity=Severity.NOTE,
            message=f"{_quoted(shown)} has no link, though its neighbours do: add one if there is one.",
            path=path,
            line=line,
            column=column,
            label=shown,
        )


def _quoted(title: str) -> str:
    return title if _QUOTED.fullmatch(title) else f"“{title}”"


def _survey(blocks: Iterable[Block]) -> tuple[list[Block], set[Block]]:
    """All lists, and all blocks that hold a link at any depth."""
    lists: list[Block] = []
    linked: set[Block] = set()
    for block in blocks:
        if block.kind is BlockKind.LIST:
            lists.append(block)
        elif (block.tokens or block.kind is BlockKind.HTML) and _has_link(block):
            holder: Block | None = block
            while holder is not None and holder not in linked:
                linked.add(holder)
                holder = holder.parent
    return lists, linked


def _has_link(block: Block) -> bool:
    if block.kind is BlockKind.HTML:
        return bool(_LINK_TAG.search(block.text))
    for token in block.tokens:
        if token.type == "link_open" or token.holds_link:
            return True
        if token.type == "html_inline" and _LINK_TAG.match(token.content):
            return True
    return False


def _unlinked_items(lists: list[Block], linked: set[Block]) -> list[Block]:
    """Items that begin like a title, in lists where others begin with their link: two in five, or two for long ones."""
    found: list[Block] = []
    for block in lists:
        bare = [item.children[0] for item in block.children if item.children and item not in linked]
        if not bare:
            continue
        others = [item for item in block.children if item in linked and not _is_menu(item)]
        begun = sum("link_open" in _lead(item.children[0]) for item in others)
        if begun >= _ENOUGH:
            is_frequent = begun >= _LINKED_SHARE * len(block.children)
            words = _FEWEST_WORDS if is_frequent else _LONG_TITLE
            found += [paragraph for paragraph in bare if _is_title(paragraph, words, may_be_quoted=is_frequent)]
    return found


def _is_menu(item: Block) -> bool:
    """Whether an item is a row of links with nothing but signs between them, as a menu has it."""
    depth = links = 0
    for token in item.children[0].tokens:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
            links += token.nesting > 0
        elif not depth and _NAMES_SOMETHING.search(token.content):
            return False
    return links >= _ENOUGH


def _unlinked_paragraphs(root: Block, linked: set[Block]) -> list[Block]:
    """Bold paragraphs above lists, where most others are linked or have their link alone on a line of the list."""
    entries = [
        (name, bullets)
        for name, bullets in zip(root.children, root.children[1:], strict=False)
        if bullets.kind is BlockKind.LIST and name.kind is BlockKind.PARAGRAPH and _is_bold(name)
    ]
    bare = [name for name, bullets in entries if name not in linked and bullets not in linked]
    own = sum(name in linked or any(map(_is_link_alone, bullets.children)) for name, bullets in entries)
    if own < _ENOUGH or own <= len(bare):
        return []
    titles = Counter(_text(name) for name, _ in entries)
    return [name for name in bare if titles[_text(name)] == 1 and _is_work(_text(name))]


def _is_work(title: str) -> bool:
    """Whether bold words above a list name a work, which has its title in quotes; others introduce the list."""
    return bool(_QUOTED.match(title)) and not title.endswith(_INTRODUCING)


def _visible(block: Block) -> Sequence[InlineToken]:
    return [token for token in block.tokens if token.content.strip() or token.nesting or token.type == "image"]


def _lead(block: Block) -> list[str]:
    """The types of the tokens before the first text."""
    return [token.type for token in takewhile(lambda token: token.nesting > 0, _visible(block))]


def _is_title(block: Block, words: int, *, may_be_quoted: bool) -> bool:
    """Whether an item begins with the title of a work: in quotes, or in italics with its author or a remark behind."""
    if block.kind is not BlockKind.PARAGRAPH or not block.tokens:
        return False
    lead = _lead(block)
    if lead[:1] != ["em_open"]:
        return may_be_quoted and set(lead) <= {"strong_open"} and _is_quoted_title(_text(block))
    title, rest = _emphasised(block)
    introduces = title.endswith(_INTRODUCING) or rest.lstrip().startswith(_INTRODUCING)
    is_named = title[:1].isalnum() and len(title.split()) >= words and not _STANDS_FOR_MORE.match(title)
    is_told_of = bool(_NAMES_SOMETHING.search(rest)) and (_is_capitalised(title) or bool(_NAMES.search(rest)))
    is_apart = title.endswith(".") or bool(_BEHIND_TITLE.match(rest))
    return is_named and is_told_of and is_apart and not introduces


def _is_quoted_title(text: str) -> bool:
    """Whether a text begins with a title in quotes, behind its author's name at most."""
    quoted = _QUOTED_TITLE.match(text)
    return (
        quoted is not None
        and bool(_AUTHOR.match(quoted[1]) and _BEHIND_TITLE.match(text, quoted.end()))
        and _is_capitalised(quoted[2])
    )


def _is_capitalised(title: str) -> bool:
    """Whether most words of a title that are not small have a capital; those of what is said have not."""
    words = [str(word[0]) for word in re.finditer(r"\w+", title) if len(word[0]) >= _SMALL_WORD]
    return bool(words) and 2 * sum(word[0].isupper() or word[0].isdigit() for word in words) > len(words)


def _emphasised(block: Block) -> tuple[str, str]:
    """What stands in the emphasis at the beginning, and what follows."""
    depth, texts = 0, ["", ""]
    for token in _visible(block):
        depth += token.nesting
        texts[depth == 0 or bool(texts[1])] += token.content
    return texts[0].strip(), texts[1]


def _is_link_alone(item: Block) -> bool:
    """Whether the first line of an item is a link and at most a few words that announce it: `Link: https://…`."""
    if not item.children or item.children[0].kind is not BlockKind.PARAGRAPH:
        return False
    before = after = ""
    depth = links = 0
    for token in item.children[0].tokens:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
            links += token.nesting > 0
        elif not depth:
            before, after = (before, after + token.content) if links else (before + token.content, after)
    before = before.strip()
    return (
        links == 1 and not after.strip(" .") and (not before or (before.endswith(":") and len(before) <= _LEAD_LENGTH))
    )


def _is_bold(block: Block) -> bool:
    """Whether one `**…**` holds the whole paragraph."""
    tokens = _visible(block)
    types = [token.type for token in tokens]
    return len(tokens) > 1 and types[0] == "strong_open" and types.index("strong_close") == len(tokens) - 1


def _text(block: Block) -> str:
    shown = (
        "\n" if token.tag == "br" else token.content for token in contained(block.tokens) if token.type != "html_inline"
    )
    return " ".join("".join(shown).split())
