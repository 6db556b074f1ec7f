"""What a person said beats what the network says."""

from datetime import date

from linkcheck.classify.case import Case
from linkcheck.classify.options import Override, ReasonIgnore
from linkcheck.classify.ruling import Ruling
from linkcheck.urls.globs import covers, matches


def ignored(case: Case) -> Ruling | None:
    """An ignore entry that covers the link whatever happens."""
    for rule in _covering(case):
        if not rule.reasons and not _over(rule.until, case):
            return Ruling("ignored", rule.text or f"pattern {rule.pattern}")
    for override in _overriding(case):
        if override.verdict == "ignore":
            return Ruling("ignored", _words(override))
    return None


def ignored_for(case: Case, reason: str) -> Ruling | None:
    """An ignore entry that covers the link for this reason, or comments that do so at all of its places."""
    if case.target.links and all(reason in link.excused for link in case.target.links):
        return Ruling("ignored", f"a comment in the list excuses {reason}")
    for rule in _covering(case):
        if reason in rule.reasons and not _over(rule.until, case):
            return Ruling("ignored", f"{reason} is ignored here" + (f": {rule.text}" if rule.text else ""))
    return None


def marked(case: Case) -> Ruling | None:
    """An override that calls the link alive or dead."""
    for override in _overriding(case):
        if override.verdict == "alive":
            return Ruling("marked-alive", _words(override))
        if override.verdict == "dead":
            return Ruling("marked-dead", _words(override))
    return None


def says_otherwise(case: Case) -> bool:
    """Whether what a person says now does not go with the reason that the last check gave.

    What a comment excuses may be a note, which a history does not hold.
    """
    reason = case.history.reason or ""
    ruling = ignored(case) or marked(case)
    if ruling is not None:
        return ruling.reason != reason
    excused = any(link.excused for link in case.target.links)
    return excused or ignored_for(case, reason) is not None or reason in {"marked-alive", "marked-dead"}


def is_alive(case: Case) -> bool:
    """Whether an override calls the link alive, whatever its page has become."""
    return any(override.verdict == "alive" for override in _overriding(case))


def accepted(case: Case) -> Ruling | None:
    """A status that the configuration calls normal for this host."""
    if case.status is None or case.success:
        return None
    for host, statuses in case.options.accept.items():
        if case.status in statuses and matches(host, case.target.host):
            return Ruling("accepted-status", f"{case.status} is accepted for {host}")
    return None


def expired(case: Case) -> str | None:
    """What to say of an entry whose time is over."""
    entries: list[Override | ReasonIgnore] = [
        *(entry for entry in case.options.overrides if entry.covers(case.target.url, case.target.written)),
        *_covering(case),
    ]
    for entry in entries:
        if entry.until is not None and _over(entry.until, case):
            return f"expired on {entry.until.isoformat()}"
    return None


def _overriding(case: Case) -> list[Override]:
    url, written = case.target.url, case.target.written
    return [each for each in case.options.overrides if each.covers(url, written) and not _over(each.until, case)]


def _covering(case: Case) -> list[ReasonIgnore]:
    return [rule for rule in case.options.ignores if covers(rule.pattern, case.target.url, case.target.written)]


def _over(until: date | None, case: Case) -> bool:
    return until is not None and case.now.date() > until


def _words(override: Override) -> str:
    until = f", until {override.until.isoformat()}" if override.until else ""
    return f"{override.reason or 'no reason given'}{until}"
