"""Comments in the lists: what they cover, and which are useless."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from linkcheck.classify import REASONS
from linkcheck.model import Document, Finding, Ignore, Link, Severity

_ABOUT_COMMENTS = frozenset(("bad-pragma", "unused-ignore", "expired-ignore"))


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
        """Links to check, each with the reasons that comments excuse at its place, and links that are left alone."""
        kept: list[Link] = []
        dropped: list[Link] = []
        for link in links:
            if self.leaves_alone(link):
                dropped.append(link)
            else:
                reasons = self.reasons(link)
                kept.append(msgspec.structs.replace(link, excused=tuple(sorted(reasons))) if reasons else link)
        return kept, dropped

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
