"""What a person said about links: ignore rules and overrides of the configuration, and comments in the lists."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.model import Finding, Judgement, Severity, Target
from linkcheck.pipeline.plan.comments import Comments
from linkcheck.pipeline.plan.settled import SettledLink, settled
from linkcheck.urls import IgnoreRule
from linkcheck.urls.globs import matches

_MARKED = {"alive": "marked-alive", "dead": "marked-dead", "ignore": "ignored"}


class Allowances:
    """The rules of a configuration on a day, and which of them were of use."""

    def __init__(self, config: Config, today: date) -> None:
        self._config = config
        self._today = today
        self._live = [rule for rule in config.ignore if not rule.expired(today)]
        self._overrides = [
            entry for entry in config.override if entry.verdict and (entry.until is None or today <= entry.until)
        ]
        self._used: set[IgnoreRule] = set()

    def split(self, targets: Iterable[Target]) -> tuple[tuple[Target, ...], tuple[tuple[Target, Judgement], ...]]:
        """Targets to request, and targets that an ignore rule settles."""
        asked: list[Target] = []
        ignored: list[tuple[Target, Judgement]] = []
        for target in targets:
            matching = self._matching([target.url])
            rule = next((rule for rule in matching if not rule.only), None)
            if rule is None:
                asked.append(target)
            else:
                ignored.append((target, settled("ignored", _words(rule))))
        return tuple(asked), tuple(ignored)

    def _matching(self, names: Sequence[str]) -> list[IgnoreRule]:
        found = [rule for rule in self._live if any(matches(rule.pattern, name) for name in names)]
        self._used.update(found)
        return found

    def settles(self, url: str, reason: str) -> bool:
        """Whether a rule or an override has the last word on a web address whose check gave this reason."""
        rules = self._matching([url])
        return any(not rule.only or reason in rule.only for rule in rules) or any(
            override.covers(url) for override in self._overrides
        )

    def obey(self, entry: SettledLink, comments: Comments) -> SettledLink:
        """A link that needs no request, as rules, overrides and comments leave it."""
        if comments.leaves_alone(entry.link):
            return _as(entry, "ignored", "a comment in the list says so")
        names = self._names(entry)
        reasons = {entry.reason, entry.note} - {""}
        rule = next((rule for rule in self._matching(names) if not rule.only or reasons & {*rule.only}), None)
        if rule is not None:
            return _as(entry, "ignored", _words(rule))
        override = next((one for one in self._overrides if one.url and any(matches(one.url, n) for n in names)), None)
        if override is not None and override.verdict is not None:
            return _as(entry, _MARKED[override.verdict], _override_words(override))
        excused = comments.reasons(entry.link)
        if entry.reason in excused:
            return _as(entry, "ignored", f"a comment in the list excuses {entry.reason}")
        return msgspec.structs.replace(entry, note="", message="") if entry.note in excused else entry

    def _names(self, entry: SettledLink) -> Sequence[str]:
        """What a pattern may call a link: its address as written, a file by its path from here or the configuration."""
        file = entry.url.partition("#")[0]
        names = [entry.link.url, entry.url, file]
        if file and entry.reason in {"local-file", "missing-file", "missing-anchor"}:
            names.append(os.path.relpath(file, self._config.folder).replace(os.sep, "/"))
        return names

    def uncovered(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings whose address no ignore rule covers."""
        for finding in findings:
            rules = self._matching([finding.url]) if finding.url and self._live else ()
            if not any(not rule.only or finding.reason in rule.only for rule in rules):
                yield finding

    def findings(self) -> Iterator[Finding]:
        """A finding for each ignore rule that has expired or matched no link."""
        for rule in self._config.ignore:
            if rule.expired(self._today):
                reason, message = (
                    "expired-ignore",
                    f"`{rule.pattern}` was ignored until {rule.until}; renew or remove it.",
                )
            elif rule not in self._used:
                reason, message = "unused-ignore", f"`{rule.pattern}` ignores no link of the lists; remove it."
            else:
                continue
            yield Finding(
                reason=reason, severity=Severity.NOTE, message=message, path=self._config.file, line=1, column=1
            )


def _as(entry: SettledLink, reason: str, message: str) -> SettledLink:
    return msgspec.structs.replace(entry, reason=reason, message=message, note="")


def _words(rule: IgnoreRule) -> str:
    return rule.reason or f"ignored by `{rule.pattern}`"


def _override_words(override: Override) -> str:
    until = f", until {override.until.isoformat()}" if override.until else ""
    return f"{override.reason or 'no reason given'}{until}"
