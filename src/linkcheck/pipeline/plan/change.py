"""Before a merge: only what a change adds, edits or breaks elsewhere."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

import msgspec

from linkcheck.changes import Change
from linkcheck.errors import InputError
from linkcheck.model import Document, Finding, Judgement, Link, Target
from linkcheck.pipeline.lists.read import Lists
from linkcheck.pipeline.plan.fragments import has_anchor, readme_of
from linkcheck.pipeline.plan.make_plan import Plan
from linkcheck.urls import Destination, locate

# Messages name other lines, which move too.
_LINE = re.compile(r"\bline \d+")

OldDocument = Callable[[str], Document | None]
"""A list as it was before the change, by its present path; None when it is new."""


def narrow_to_change(plan: Plan, change: Change, documents: Iterable[Document], old: OldDocument) -> Plan:
    """The part of a plan that the change answers for.

    That is links on its lines (for a reference: of its use or its definition), findings on its lines, and findings
    elsewhere that were not there before: anchors, files and definitions that others rely on and the change removed.
    """
    scope = _Scope(change, old)
    fresh = Counter(_key(finding) for document in documents for finding in scope.fresh(document))
    settled = tuple(_settled(plan.settled, scope))
    # What the other formats show by the link's judgement, the list of findings shows too.
    shown = {
        (judgement.reason, link.path, *link.destination_place) for target, judgement in settled for link in target.links
    }
    return msgspec.structs.replace(
        plan,
        targets=tuple(_listed(plan.targets, scope.touches)),
        settled=settled,
        findings=tuple(
            finding
            for finding in plan.findings
            if scope.answers_for(finding, fresh)
            or (finding.reason, *_place(finding)) in shown
            or scope.takes_away(finding, plan.own_files)
        ),
        links=tuple(link for link in plan.links if scope.touches(link)),
    )


def touched(links: Iterable[Link], change: Change) -> Iterator[Link]:
    """Links on added or edited lines, for references of their use or their definition."""
    scope = _Scope(change, lambda _: None)
    return filter(scope.touches, links)


def touched_faults(lists: Lists, change: Change) -> tuple[InputError, ...]:
    """Faults of lists that the change adds or edits; of no file that was as it is before."""
    return tuple(
        fault
        for fault in lists.faults
        if fault.path is None or change.touches(fault.path, lists.contents.get(fault.path))
    )


class _Scope:
    """What a change touches."""

    def __init__(self, change: Change, old: OldDocument) -> None:
        self._change = change
        self._old = old

    def touches(self, link: Link) -> bool:
        lines = self._change.lines(link.path)
        return link.line in lines or link.destination_place[0] in lines

    def breaks(self, link: Link, reason: str) -> bool:
        """Whether a local link worked until the change took away what it leads to."""
        place = locate(link.url)
        present = self._change.inside(link.path)
        target = _resolved(present, place)
        if reason == "missing-file":
            former = self._change.former(link.path)
            is_left_behind = former is not None and dirname(former) != dirname(present) and not place.rooted
            return self._change.removed(target) or (is_left_behind and self._change.existed(_resolved(former, place)))
        return self._had_anchor(place.fragment, target)

    def takes_away(self, finding: Finding, own_files: Mapping[str, Destination]) -> bool:
        """Whether the change took away what an address of the own repository leads to."""
        place = own_files.get(finding.url or "") if finding.reason == "missing-in-work-tree" else None
        if place is None:
            return False
        target = _resolved(None, place)
        return self._change.removed(target) or self._had_anchor(place.fragment, target)

    def _had_anchor(self, fragment: str, path: str) -> bool:
        if not fragment:
            return False
        # A folder has the anchors of its README.
        readme = readme_of(self._change.old_names(path))
        path = path if readme is None else join(path, readme)
        before = self._old(self._change.outside(path))
        return before is not None and has_anchor(fragment, before.anchors, path)

    def fresh(self, document: Document) -> Iterator[Finding]:
        """Findings of a changed list's text that it did not have before."""
        if not document.findings or not self._change.edits(document.path):
            return
        before = self._old(document.path)
        known = Counter(_key(finding) for finding in before.findings) if before else Counter()
        for finding in document.findings:
            key = _key(finding)
            if known[key] > 0:
                known[key] -= 1
            else:
                yield finding

    def answers_for(self, finding: Finding, fresh: Counter[tuple[str | None, ...]]) -> bool:
        if finding.line in self._change.lines(finding.path):
            return True
        # A finding of the whole file, whichever of its bytes was edited.
        if finding.reason == "not-text" and self._change.edits(finding.path):
            return True
        if finding.related_line in self._change.lines(finding.related_path):
            return True
        return fresh[_key(finding)] > 0


def _resolved(list_path: str | None, place: Destination) -> str:
    """What a local link leads to, from the top of the repository; empty for the top itself."""
    if not place.file:
        return list_path or ""
    path = normpath(join("" if place.rooted else dirname(list_path or ""), place.file))
    return "" if path == "." else path


def _place(finding: Finding) -> tuple[str, int, int]:
    return finding.path, finding.line, finding.column


def _key(finding: Finding) -> tuple[str | None, ...]:
    """What makes two findings the same although lines have moved."""
    return (finding.path, finding.reason, finding.url, finding.label, _LINE.sub("line", finding.message))


def _listed(targets: Iterable[Target], touches: Callable[[Link], bool]) -> Iterator[Target]:
    for target in targets:
        links = tuple(filter(touches, target.links))
        if links:
            yield msgspec.structs.replace(target, links=links)


def _settled(settled: Iterable[tuple[Target, Judgement]], scope: _Scope) -> Iterator[tuple[Target, Judgement]]:
    for target, judgement in settled:
        local = judgement.reason in {"missing-file", "missing-anchor"}
        links = tuple(
            link for link in target.links if scope.touches(link) or (local and scope.breaks(link, judgement.reason))
        )
        if links:
            yield msgspec.structs.replace(target, links=links), judgement
