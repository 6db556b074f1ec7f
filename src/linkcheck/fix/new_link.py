"""Link an entry that has no link to the publication that it names, where the match is certain."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from linkcheck.formats.markdown import spell_markdown
from linkcheck.model import Candidate, Finding, Link, LinkKind
from linkcheck.model.text import fold

SURE = 95
"""Least score of a candidate that is written into a list: nearly the same title, and every author of the entry."""

_LINE_END = re.compile(r"\r\n|\r|\n")
# `*Title.* Authors`: emphasis that begins the entry is its title.
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3})(?![\s*_])[^*_]{1,400}(?<![\s*_])\1(?![\w*_])")


class NewLink(msgspec.Struct, frozen=True, kw_only=True):
    """An entry to link, and the publication that becomes its destination."""

    finding: Finding
    candidate: Candidate


def propose_links(entries: Iterable[Finding], reported: Iterable[Finding]) -> Iterator[NewLink]:
    """The new links that are certain: `entries` of the list as it is now, candidates from the findings `reported`."""
    sure = {each.label: each.candidates[0] for each in reported if each.candidates and each.candidates[0].score >= SURE}
    for finding in entries:
        if finding.reason == "unlinked-entry" and (candidate := sure.get(finding.label)):
            yield NewLink(finding=finding, candidate=candidate)


def linked(text: str, new_link: NewLink) -> str | None:
    """The text with the entry's title, or the whole of a one-line entry, as a link; None where it is not there."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    if new_link.finding.line > len(starts):
        return None
    start = starts[new_link.finding.line - 1] + new_link.finding.column - 1
    end = _LINE_END.search(text, start)
    rest = text[start : end.start() if end else len(text)].rstrip()
    emphasis = _EMPHASIS.match(rest)
    shown = emphasis[0] if emphasis else rest
    # Without emphasis the entry is linked as a whole, if this line is the whole of it.
    if emphasis is None and fold(shown) != fold(new_link.finding.label or ""):
        return None
    address = spell_markdown(new_link.candidate.url, LinkKind.INLINE, before="(", after=")", in_table=False)
    return f"{text[:start]}[{shown}]({address}){text[start + len(shown) :]}"


def proved_link(before: Sequence[Link], after: Sequence[Link], new_link: NewLink) -> bool:
    """Whether exactly one link was added, to the candidate, on words that begin the entry; all others are as before."""
    finding = new_link.finding
    added = [link for link in after if (link.line, link.column > finding.column) == (finding.line, True)]
    if len(after) != len(before) + 1 or len(added) != 1:
        return False
    others = [link for link in after if link is not added[0]]
    label = (finding.label or "").removesuffix("…")
    begins = added[0].text.startswith(label) if len(added[0].text) >= len(label) else label.startswith(added[0].text)
    return begins and added[0].url == new_link.candidate.url and list(map(_shape, before)) == list(map(_shape, others))


def _shape(link: Link) -> tuple[object, ...]:
    return link.url, link.raw, link.text, link.kind, link.section, link.line, link.column
