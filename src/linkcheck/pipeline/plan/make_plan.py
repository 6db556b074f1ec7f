"""What a run will ask, and what is known without asking. No network."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

import msgspec

from linkcheck.classify import REASONS
from linkcheck.config import Config
from linkcheck.model import Document, Finding, Judgement, Link, Severity, Target, Verdict
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.plan.comments import Comments
from linkcheck.pipeline.plan.ignores import Allowances
from linkcheck.pipeline.plan.local import RepositoryFiles, check_local, is_no_link, stable_names, unexplained
from linkcheck.pipeline.plan.own_repository import OwnRepositories, own_file_findings
from linkcheck.pipeline.plan.settled import (
    SettledLink,
    asked_as_reported,
    finding_of,
    naming_ignored,
    settled,
    settled_links,
    settled_targets,
)
from linkcheck.pipeline.plan.sites import SiteFinder
from linkcheck.urls import Destination, Grouping, InvalidLink, group, lint


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Every link of the lists, either to be asked or already settled."""

    targets: tuple[Target, ...]
    """To be asked."""
    settled: tuple[tuple[Target, Judgement], ...]
    """Known without asking: invalid, local, skipped."""
    findings: tuple[Finding, ...]
    left_alone: dict[str, tuple[str, ...]]
    """Places that comments leave alone whatever happens there, by the URL of targets that are asked for others."""
    own_files: dict[str, Destination]
    """What whole addresses of the lists' own repository lead to in it, by destination."""
    notices: tuple[str, ...]
    """What to say once: static sites that were recognised."""
    links: tuple[Link, ...]
    remaining: Callable[[Iterable[Finding]], tuple[Finding, ...]] = tuple
    """Of findings, those that no comment and no rule silences, with the severity that the rules give."""

    def naming_ignored(self, target: Target, judgement: Judgement) -> Judgement:
        """The judgement on a target, with the places of it that comments leave alone."""
        excused = [link.place for link in target.links if judgement.reason in link.excused]
        places = [*excused, *self.left_alone.get(target.url, ())]
        return naming_ignored(judgement, places) if places else judgement


def make_plan(
    documents: Sequence[Document],
    config: Config,
    *,
    today: date,
    parsed: ParseCache | None = None,
    staged: bool = False,
    is_part: bool = False,
    time_is_up: Callable[[], bool] = lambda: False,
    findings: Iterable[Finding] = (),
) -> Plan:
    """Sort the links of all lists by what has to be done about each.

    Files that they link into are read for their headings; what `parsed` has of them is not parsed again. With `staged`
    git's index says which files there are, and what is in them; `is_part` says that the configuration names more lists.
    Once `time_is_up`, no further file is read. `findings` are those about files that are no documents.
    """
    links = [link for document in documents for link in document.links]
    comments, allowances = Comments(documents), Allowances(config, today, is_part=is_part)
    kept, dropped = comments.split(links)
    repositories = OwnRepositories()
    disk = RepositoryFiles(documents, parsed or ParseCache(), staged=staged, time_is_up=time_is_up)
    grouping, left_out = (_grouped(links, repositories, disk) for links in (kept, dropped))
    sites = SiteFinder(roots=config.roots, folder=config.folder, off=not config.sites, text=disk.text)
    local = check_local((*grouping.local, *left_out.local), disk, sites)
    own = [*repositories.files(grouping.targets)]
    own_checked = check_local(own, disk, SiteFinder(off=True))
    both = msgspec.structs.replace(
        grouping, invalid=grouping.invalid + left_out.invalid, other=grouping.other + left_out.other
    )
    named = stable_names(disk, (document.path for document in documents), config)
    entries = [allowances.obey(entry, comments) for entry in settled_links(both, local, named)]
    asked, ignored = allowances.split(grouping.targets)
    known = (*settled_targets(entries), *ignored, *_left_alone(left_out.targets, grouping.targets))
    in_texts = (finding for document in documents for finding in document.findings)
    unsettled = msgspec.structs.replace(grouping, invalid=_remaining(grouping.invalid, entries))
    in_addresses = lint(unsettled, disk.lines_of)
    found = (
        *unexplained((*findings, *in_texts, *in_addresses), disk, sites),
        *filter(None, map(finding_of, entries)),
        *own_file_findings(own_checked, repositories.upstream),
        *comments.unused(),
        *comments.unknown_reasons(),
    )
    remaining = partial(_heard, comments, allowances, config)
    return Plan(
        targets=tuple(map(asked_as_reported, asked)),
        settled=tuple(_unless_off(known, config)),
        findings=_sorted([*remaining(found), *_by_severity(allowances.findings(), config)]),
        left_alone=_places(left_out.targets, asked),
        own_files={link.url: place for link, place in own},
        notices=tuple(sites.notices()),
        links=tuple(links),
        remaining=remaining,
    )


def _grouped(links: Iterable[Link], repositories: OwnRepositories, disk: RepositoryFiles) -> Grouping:
    """Links by kind. What a program is tested with may be invalid, and so may code that is shown."""
    grouping = group(links, repositories.page)
    invalid: list[InvalidLink] = []
    other = list(grouping.other)
    for bad in grouping.invalid:
        if is_no_link(bad.link, disk):
            other.append((bad.link, "template"))
        else:
            invalid.append(bad)
    return msgspec.structs.replace(grouping, invalid=tuple(invalid), other=tuple(other))


def _left_alone(targets: Iterable[Target], asked: Iterable[Target]) -> Iterator[tuple[Target, Judgement]]:
    """Targets that comments leave alone at every place."""
    urls = {target.url for target in asked}
    for target in targets:
        if target.url not in urls:
            yield target, settled("ignored", "a comment in the list says so")


def _places(left_out: Iterable[Target], asked: Iterable[Target]) -> dict[str, tuple[str, ...]]:
    """The places of targets that comments leave alone, by URL, where others are asked for."""
    urls = {target.url for target in asked}
    return {target.url: tuple(link.place for link in target.links) for target in left_out if target.url in urls}


def _remaining(invalid: Iterable[InvalidLink], entries: Iterable[SettledLink]) -> tuple[InvalidLink, ...]:
    """Invalid links that nothing excuses."""
    excused = {id(entry.link) for entry in entries if REASONS[entry.reason].verdict is not Verdict.INVALID}
    return tuple(bad for bad in invalid if id(bad.link) not in excused)


def _heard(
    comments: Comments, allowances: Allowances, config: Config, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Findings that no comment and no rule silences."""
    return tuple(_by_severity(_once(allowances.uncovered(comments.uncovered(findings))), config))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of a reason at a place: several references may use one faulty definition."""
    seen: set[tuple[str, str, int, int, str]] = set()
    for finding in findings:
        key = (finding.reason, finding.path, finding.line, finding.column, finding.message)
        if key not in seen:
            seen.add(key)
            yield finding


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: (each.path, each.line, each.column, each.reason)))


def _by_severity(findings: Iterable[Finding], config: Config) -> Iterator[Finding]:
    for finding in findings:
        severity = config.rules.get(finding.reason, finding.severity)
        if severity is not Severity.OFF:
            yield msgspec.structs.replace(finding, severity=severity)


def _unless_off(known: Iterable[tuple[Target, Judgement]], config: Config) -> Iterator[tuple[Target, Judgement]]:
    for target, judgement in known:
        if judgement.verdict is Verdict.INVALID and config.rules.get(judgement.reason) is Severity.OFF:
            yield target, settled("ignored", f"the rule {judgement.reason} is off")
        else:
            yield target, judgement
