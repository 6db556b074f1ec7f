"""What a person said about links: ignore rules and overrides of the configuration, and comments in the lists."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from linkcheck import files
from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.model import Finding, Judgement, Severity, Target
from linkcheck.pipeline.plan.comments import Comments
from linkcheck.pipeline.plan.settled import SettledLink, settled
from linkcheck.urls import DestinationKind, IgnoreRule, locate
from linkcheck.urls.globs import covers, matches

_MARKED = {"alive": "marked-alive", "dead": "marked-dead", "ignore": "ignored"}


class Allowances:
    """The rules of a configuration on a day, and which of them were of use."""

    def __init__(self, config: Config, today: date, *, is_part: bool = False) -> None:
        """`is_part` says that the lists are not all of those that the configuration names."""
        self._config = config
        self._is_part = is_part
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
            matching = self._used_of(rule for rule in self._live if covers(rule.pattern, target.url, target.written))
            rule = next((rule for rule in matching if not rule.only), None)
            if rule is None:
                asked.append(target)
            else:
                ignored.append((target, settled("ignored", _words(rule))))
        return tuple(asked), tuple(ignored)

    def _matching(self, names: Sequence[str]) -> list[IgnoreRule]:
        return self._used_of(rule for rule in self._live if any(matches(rule.pattern, name) for name in names))

    def _used_of(self, rules: Iterable[IgnoreRule]) -> list[IgnoreRule]:
        found = [*rules]
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
        is_named = bool(self._live or self._overrides)
        names = self._names(entry.link.url, entry.file) if is_named else ()
        reasons = {entry.reason, entry.note} - {""}
        rule = next((rule for rule in self._matching(names) if not rule.only or reasons & {*rule.only}), None)
        if rule is not None:
            return _as(entry, "ignored", _words(rule))
        override = next((one for one in self._overrides if _names_file(one, names)), None)
        if override is not None and override.verdict is not None:
            return _as(entry, _MARKED[override.verdict], _override_words(override))
        excused = comments.reasons(entry.link)
        if entry.reason in excused:
            return _as(entry, "ignored", f"a comment in the list excuses {entry.reason}")
        return msgspec.structs.replace(entry, note="", message="") if entry.note in excused else entry

    def _names(self, written: str, file: str) -> Sequence[str]:
        """What a pattern may call a link: its address as written, and a file's path from the configuration's folder.

        `file` is the path from here, fragment included; where a person stands when the check is run plays no part.
        """
        path, mark, fragment = file.partition("#")
        if not path:
            return [written]
        inside = os.path.relpath(path, self._config.folder).replace(os.sep, "/")
        return [written, inside, f"{inside}{mark}{fragment}"]

    def uncovered(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings about addresses that no rule, and no override, leaves alone."""
        for finding in findings:
            if not finding.url or not (self._live or self._overrides):
                yield finding
                continue
            names = self._names(finding.url, _file_of(finding))
            rules = self._matching(names)
            if not any(not rule.only or finding.reason in rule.only for rule in rules) and not self._is_left(names):
                yield finding

    def _is_left(self, names: Sequence[str]) -> bool:
        """Whether an override leaves an address alone."""
        address = locate(names[0]).url
        return any(
            override.verdict == "ignore" and (_names_file(override, names) or override.covers(address, names[:1]))
            for override in self._overrides
        )

    def findings(self) -> Iterator[Finding]:
        """A finding for each ignore rule that has expired or matched no link."""
        for place, rule in enumerate(self._config.ignore):
            if rule.expired(self._today):
                reason, message = (
                    "expired-ignore",
                    f"`{rule.pattern}` was ignored until {rule.until}; renew or remove it.",
                )
            elif rule not in self._used and not self._is_part:
                reason, message = "unused-ignore", f"`{rule.pattern}` ignores no link of these lists; remove it."
            else:
                continue
            yield Finding(
                reason=reason,
                severity=Severity.NOTE,
                message=message,
                path=self._config.file,
                line=self._config.ignore_lines.get(place, 1),
                column=1,
            )


def _names_file(override: Override, names: Iterable[str]) -> bool:
    """Whether an override is about one of these names; one with a host is about addresses of the web alone."""
    return override.host is None and override.url is not None and any(matches(override.url, name) for name in names)


def _file_of(finding: Finding) -> str:
    """The path from here of the file that a finding's address names; empty for an address of the web."""
    place = locate(finding.url or "")
    if place.kind is not DestinationKind.LOCAL or place.rooted or not place.file:
        return ""
    folder = os.path.dirname(files.on_disk(finding.path))  # noqa: PTH120 - links are not followed
    return f"{os.path.normpath(os.path.join(folder, place.file))}#{place.fragment}".removesuffix("#")  # noqa: PTH118


def _as(entry: SettledLink, reason: str, message: str) -> SettledLink:
    return msgspec.structs.replace(entry, reason=reason, message=message, note="")


def _words(rule: IgnoreRule) -> str:
    return rule.reason or f"ignored by `{rule.pattern}`"


def _override_words(override: Override) -> str:
    until = f", until {override.until.isoformat()}" if override.until else ""
    return f"{override.reason or 'no reason given'}{until}"
