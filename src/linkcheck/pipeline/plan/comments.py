"""Comments in the lists: what they cover, and which are useless."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from linkcheck.classify import REASONS
from linkcheck.model import Document, Finding, Ignore, Link, Severity, Target

_ABOUT_COMMENTS = frozenset(("bad-pragma", "unused-ignore", "expired-ignore"))


class IgnoredPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a target that a comment leaves alone, while others remain."""

    place: str
    """`path:line:column`."""
    reasons: frozenset[str]
    """Reason ids that the comment is limited to; empty: whatever happens."""


class Comments:
    """The ignore comments of all lists."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = [document for document in documents if document.ignores]
        self._by_path = {document.path: document.ignores for document in self._documents}
        self._uses: dict[tuple[str, int, int], list[int]] = {}
        for document in self._documents:
            for link in document.links:
                if link.target_line is not None:
                    self._uses.setdefault((link.path, *link.destination_place), []).append(link.line)

    def leaves_alone(self, link: Link) -> bool:
        """Whether a comment without reasons covers a link: its place, or for a reference its definition."""
        return any(not ignore.reasons for ignore in self._at(link))

    def reasons(self, link: Link) -> frozenset[str]:
        """Reason ids that comments excuse for a link."""
        return frozenset(reason for ignore in self._at(link) for reason in ignore.reasons)

    def _at(self, link: Link) -> Sequence[Ignore]:
        ignores = self._by_path.get(link.path)
        if ignores is None:
            return ()
        lines = (link.line, link.destination_place[0])
        return [ignore for ignore in ignores if any(_covers(ignore, line) for line in lines)]

    def split(self, links: Iterable[Link]) -> tuple[list[Link], list[Link]]:
        """Links to check, and links that are left alone."""
        kept: list[Link] = []
        dropped: list[Link] = []
        for link in links:
            (dropped if self.leaves_alone(link) else kept).append(link)
        return kept, dropped

    def pardons(self, targets: Iterable[Target]) -> dict[str, frozenset[str]]:
        """Reason ids that the comments at every place of a target excuse, by target URL."""
        if not self._by_path:
            return {}
        common = {
            target.url: frozenset.intersection(*(self.reasons(link) for link in target.links)) for target in targets
        }
        return {url: reasons for url, reasons in common.items() if reasons}

    def ignored_places(
        self, asked: Iterable[Target], left_out: Iterable[Target]
    ) -> dict[str, tuple[IgnoredPlace, ...]]:
        """Places at which a comment leaves a target alone, by the URL of targets that are asked for other places."""
        if not self._by_path:
            return {}
        places: dict[str, list[IgnoredPlace]] = {}
        for target in asked:
            for link in target.links:
                if reasons := self.reasons(link):
                    places.setdefault(target.url, []).append(IgnoredPlace(place=link.place, reasons=reasons))
        urls = {target.url for target in asked}
        for target in left_out:
            if target.url in urls:
                for link in target.links:
                    places.setdefault(target.url, []).append(IgnoredPlace(place=link.place, reasons=frozenset()))
        return {url: tuple(found) for url, found in places.items()}

    def uncovered(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings that no comment covers: where they stand, or for a definition where all its uses do."""
        for finding in findings:
            ignores = self._by_path.get(finding.path, ())
            uses = self._uses.get((finding.path, finding.line, finding.column), ())
            if not (
                _silenced(ignores, finding, finding.line)
                or (uses and all(_silenced(ignores, finding, line) for line in uses))
            ):
                yield finding

    def unused(self) -> Iterator[Finding]:
        """A finding for each comment that covers neither a link nor a finding."""
        for document in self._documents:
            lines = {link.line for link in document.links} | {link.destination_place[0] for link in document.links}
            lines |= {finding.line for finding in document.findings}
            for ignore in document.ignores:
                if not any(_covers(ignore, line) for line in lines):
                    yield _about(ignore, document.path, "unused-ignore", "This comment ignores nothing; remove it.")

    def unknown_reasons(self) -> Iterator[Finding]:
        """A finding for each reason id in a comment that is not in the registry, with the nearest one."""
        for document in self._documents:
            for ignore in document.ignores:
                for reason in ignore.reasons:
                    if reason not in REASONS:
                        yield _about(ignore, document.path, "bad-pragma", _no_reason(reason))


def _covers(ignore: Ignore, line: int) -> bool:
    return ignore.first_line <= line <= ignore.last_line


def _silenced(ignores: Iterable[Ignore], finding: Finding, line: int) -> bool:
    return any(_covers(ignore, line) and _silences(ignore, finding) for ignore in ignores)


def _silences(ignore: Ignore, finding: Finding) -> bool:
    """What is wrong with a comment is silenced by another one that names the reason, never by a comment at large."""
    if finding.reason in _ABOUT_COMMENTS:
        return finding.reason in ignore.reasons and ignore.line != finding.line
    return not ignore.reasons or finding.reason in ignore.reasons


def _no_reason(reason: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(reason, REASONS, n=1)
    return f"`{reason}` is no reason id" + (f"; did you mean `{near[0]}`?" if near else ".")


def _about(ignore: Ignore, path: str, reason: str, message: str) -> Finding:
    return Finding(reason=reason, severity=Severity.NOTE, message=message, path=path, line=ignore.line, column=1)
