"""Comments in the lists and ignore rules of the configuration: what they cover, and which are useless."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from linkcheck.classify import REASONS
from linkcheck.config import Config
from linkcheck.model import Document, Finding, Ignore, Judgement, Link, Severity, Target
from linkcheck.pipeline.plan.settled import settled
from linkcheck.urls import IgnoreRule, first_match

_ABOUT_COMMENTS = frozenset(("bad-pragma", "unused-ignore", "expired-ignore"))


def split_ignored(documents: Iterable[Document]) -> tuple[list[Link], list[Link]]:
    """Links to check, and links that a comment without reasons covers."""
    kept: list[Link] = []
    dropped: list[Link] = []
    for document in documents:
        for link in document.links:
            blanket = any(not ignore.reasons and _covers(ignore, link.line) for ignore in document.ignores)
            (dropped if blanket else kept).append(link)
    return kept, dropped


def _covers(ignore: Ignore, line: int) -> bool:
    return ignore.first_line <= line <= ignore.last_line


def pardons(targets: Iterable[Target], documents: Sequence[Document]) -> dict[str, frozenset[str]]:
    """Reason ids that the comments at every place of a target excuse, by target URL."""
    limited = {
        document.path: [ignore for ignore in document.ignores if ignore.reasons]
        for document in documents
        if any(ignore.reasons for ignore in document.ignores)
    }
    if not limited:
        return {}
    pardons: dict[str, frozenset[str]] = {}
    for target in targets:
        # A reason is excused only where every place that lists the address excuses it.
        excused = [
            {reason for ignore in limited.get(link.path, ()) if _covers(ignore, link.line) for reason in ignore.reasons}
            for link in target.links
        ]
        if common := frozenset.intersection(*map(frozenset, excused)):
            pardons[target.url] = common
    return pardons


def uncommented(findings: Iterable[Finding], documents: Sequence[Document]) -> Iterator[Finding]:
    """Findings that no comment covers."""
    ignores = {document.path: document.ignores for document in documents}
    for finding in findings:
        if not any(_silences(ignore, finding) for ignore in ignores.get(finding.path, ())):
            yield finding


def _silences(ignore: Ignore, finding: Finding) -> bool:
    """What is wrong with a comment is silenced by another one that names the reason, never by a comment at large."""
    if not _covers(ignore, finding.line):
        return False
    if finding.reason in _ABOUT_COMMENTS and ignore.line == finding.line:
        return False
    return finding.reason in ignore.reasons or not (ignore.reasons or finding.reason in _ABOUT_COMMENTS)


def unused_comments(documents: Iterable[Document]) -> Iterator[Finding]:
    """A finding for each comment that covers neither a link nor a finding."""
    for document in documents:
        for ignore in document.ignores:
            if any(_covers(ignore, link.line) for link in document.links):
                continue
            if any(_covers(ignore, finding.line) for finding in document.findings):
                continue
            yield Finding(
                reason="unused-ignore",
                severity=Severity.NOTE,
                message="This comment ignores nothing; remove it.",
                path=document.path,
                line=ignore.line,
                column=1,
            )


def unknown_reasons(documents: Iterable[Document]) -> Iterator[Finding]:
    """A finding for each reason id in a comment that is not in the registry, with the nearest one."""
    for document in documents:
        for ignore in document.ignores:
            for reason in ignore.reasons:
                if reason in REASONS:
                    continue
                from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and seldom needed

                near = get_close_matches(reason, REASONS, n=1)
                yield Finding(
                    reason="bad-pragma",
                    severity=Severity.NOTE,
                    message=f"`{reason}` is no reason id" + (f"; did you mean `{near[0]}`?" if near else "."),
                    path=document.path,
                    line=ignore.line,
                    column=1,
                )


def apply_rules(
    targets: Iterable[Target], rules: Sequence[IgnoreRule], today: date
) -> tuple[tuple[Target, ...], tuple[tuple[Target, Judgement], ...]]:
    """Targets to request, and targets that an ignore rule of the configuration settles."""
    live = [rule for rule in rules if not rule.only and not rule.expired(today)]
    asked: list[Target] = []
    ignored: list[tuple[Target, Judgement]] = []
    for target in targets:
        rule = first_match(target.url, live)
        if rule is None:
            asked.append(target)
        else:
            ignored.append((target, settled("ignored", rule.reason or f"ignored by `{rule.pattern}`")))
    return tuple(asked), tuple(ignored)


def rule_findings(targets: Sequence[Target], config: Config, today: date) -> Iterator[Finding]:
    """A finding for each ignore rule that has expired or matches no target."""
    for rule in config.ignore:
        if rule.expired(today):
            reason, message = "expired-ignore", f"`{rule.pattern}` was ignored until {rule.until}; renew or remove it."
        elif not any(first_match(target.url, [rule]) for target in targets):
            reason, message = "unused-ignore", f"`{rule.pattern}` ignores no link of the lists; remove it."
        else:
            continue
        yield Finding(reason=reason, severity=Severity.NOTE, message=message, path=config.file, line=1, column=1)
