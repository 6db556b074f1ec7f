"""Before a merge: only what a change adds, edits or breaks elsewhere."""

import os
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from posixpath import dirname, join, normpath

import msgspec

from linkcheck.changes import Change
from linkcheck.files import on_disk, shown
from linkcheck.model import Document, Finding, Judgement, Link, Target
from linkcheck.pipeline.plan.make_plan import Plan
from linkcheck.urls import locate

OldDocument = Callable[[str], Document | None]
"""A list as it was before the change, by its present path; None when it is new."""


def narrow_to_change(plan: Plan, change: Change, documents: Iterable[Document], old: OldDocument) -> Plan:
    """The part of a plan that the change answers for.

    That is links on its lines (for a reference: of its use or its definition), findings on its lines, and findings
    elsewhere that were not there before: anchors, files and definitions that others rely on and the change removed.
    """
    scope = _Scope(change, old)
    fresh = Counter(_key(finding) for document in documents for finding in scope.fresh(document))
    return Plan(
        targets=tuple(_listed(plan.targets, scope.touches)),
        settled=tuple(_settled(plan.settled, scope)),
        findings=tuple(finding for finding in plan.findings if scope.answers_for(finding, fresh)),
        pardons=plan.pardons,
        links=tuple(link for link in plan.links if scope.touches(link)),
    )


def touched(links: Iterable[Link], change: Change) -> Iterator[Link]:
    """Links on added or edited lines, for references of their use or their definition."""
    scope = _Scope(change, lambda _: None)
    return filter(scope.touches, links)


class _Scope:
    """What a change touches."""

    def __init__(self, change: Change, old: OldDocument) -> None:
        self._change = change
        self._old = old

    def touches(self, link: Link) -> bool:
        lines = self._lines(link.path)
        return link.line in lines or link.destination_place[0] in lines

    def _lines(self, path: str | None) -> Container[int]:
        if path is None:
            return frozenset()
        return self._change.lines.get(
            shown(os.path.relpath(on_disk(path))) if path.startswith("/") else path, frozenset()
        )

    def breaks(self, link: Link, address: str) -> bool:
        """Whether a local link worked until the change took away what it leads to."""
        file, _, fragment = address.partition("#")
        if self._left_behind(link):
            return True
        if any(file == gone or gone.startswith(f"{file.rstrip('/')}/") for gone in self._change.deleted):
            return True
        before = self._old(file) if file in self._change.lines else None
        return before is not None and bool(fragment) and fragment in before.anchors and not self.touches(link)

    def _left_behind(self, link: Link) -> bool:
        """Whether the list has moved away from what a link of it led to."""
        former = self._change.before.get(link.path)
        place = locate(link.url)
        if former is None or place.rooted or not place.file or dirname(former) == dirname(link.path):
            return False
        return self._change.existed(normpath(join(dirname(former), shown(place.file))))

    def fresh(self, document: Document) -> Iterator[Finding]:
        """Findings of a changed list's text that it did not have before."""
        if document.path not in self._change.lines or not document.findings:
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
        if finding.line in self._lines(finding.path) or finding.related_line in self._lines(finding.related_path):
            return True
        return fresh[_key(finding)] > 0


def _key(finding: Finding) -> tuple[str | None, ...]:
    """What makes two findings the same although lines have moved."""
    return (finding.path, finding.reason, finding.url, finding.label, finding.message)


def _listed(targets: Iterable[Target], touches: Callable[[Link], bool]) -> Iterator[Target]:
    for target in targets:
        links = tuple(filter(touches, target.links))
        if links:
            yield msgspec.structs.replace(target, links=links)


def _settled(settled: Iterable[tuple[Target, Judgement]], scope: _Scope) -> Iterator[tuple[Target, Judgement]]:
    for target, judgement in settled:
        local = judgement.reason in {"missing-file", "missing-anchor"}
        links = tuple(
            link for link in target.links if scope.touches(link) or (local and scope.breaks(link, target.url))
        )
        if links:
            yield msgspec.structs.replace(target, links=links), judgement
