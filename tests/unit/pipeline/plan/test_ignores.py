"""What ignore rules and overrides do to links, word by word."""

from datetime import date

import pytest

from linkcheck.classify import Override
from linkcheck.config import Config
from linkcheck.model import Finding, Link, LinkKind, Severity, Target
from linkcheck.pipeline.plan.comments import Comments
from linkcheck.pipeline.plan.ignores import Allowances
from linkcheck.pipeline.plan.settled import SettledLink
from linkcheck.urls import IgnoreRule, group

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)
NO_COMMENTS = Comments([])


def allowances(*ignore: IgnoreRule, override: tuple[Override, ...] = (), folder: str = ".") -> Allowances:
    return Allowances(Config(ignore=ignore, override=override, folder=folder), TODAY)


def link(url: str) -> Link:
    return Link(url=url, raw=url, text="", label="", kind=LinkKind.INLINE, path="list.md", line=1, column=1)


def web(url: str) -> Target:
    return Target(url=url, host="a.example", links=())


def entry(url: str, reason: str, note: str = "") -> SettledLink:
    link = Link(url="../x.md", raw="../x.md", text="", label="", kind=LinkKind.INLINE, path="list.md", line=1, column=1)
    file = url if reason in {"local-file", "missing-file", "missing-anchor"} else ""
    return SettledLink(link=link, url=url, file=file, reason=reason, message="Said.", note=note)


@pytest.mark.parametrize(
    ("rule", "detail"),
    [
        (IgnoreRule(pattern="https://a.example/*", reason="ours"), "ours"),
        (IgnoreRule(pattern="https://a.example/*"), "ignored by `https://a.example/*`"),
        (IgnoreRule(pattern="https://a.example/*", until=TODAY, reason="today"), "today"),
    ],
)
def test_a_rule_settles_what_it_covers(rule: IgnoreRule, detail: str) -> None:
    asked, ignored = allowances(rule).split([web("https://a.example/x"), web("https://b.example/")])
    assert [target.url for target in asked] == ["https://b.example/"]
    assert [(target.url, judged.reason, judged.detail) for target, judged in ignored] == [
        ("https://a.example/x", "ignored", detail)
    ]


@pytest.mark.parametrize("pattern", ["https://a.example", "https://a.example/y#z", "https://a.example/y"])
def test_a_rule_covers_an_address_as_the_lists_write_it(pattern: str) -> None:
    targets = group([link("https://a.example"), link("https://a.example/y#z"), link("https://b.example")]).targets
    asked, ignored = allowances(IgnoreRule(pattern=pattern)).split(targets)
    assert (len(asked), len(ignored)) == (2, 1)


def test_a_rule_for_one_spelling_does_not_hide_the_places_that_have_another() -> None:
    targets = group([link("https://a.example/y#z"), link("https://a.example/y")]).targets
    assert allowances(IgnoreRule(pattern="https://a.example/y#z")).split(targets) == (targets, ())


@pytest.mark.parametrize(
    "rule",
    [
        IgnoreRule(pattern="https://a.example/*", until=YESTERDAY),
        IgnoreRule(pattern="https://a.example/*", only=("http-404",)),
    ],
)
def test_a_rule_that_is_over_or_needs_a_verdict_settles_nothing(rule: IgnoreRule) -> None:
    asked, ignored = allowances(rule).split([web("https://a.example/x")])
    assert (len(asked), ignored) == (1, ())


def test_rules_that_are_over_or_match_nothing_are_findings() -> None:
    rules = [
        IgnoreRule(pattern="https://over.example/*", until=YESTERDAY),
        IgnoreRule(pattern="https://last.example/*", until=TODAY),
        IgnoreRule(pattern="https://used.example/*"),
    ]
    made = allowances(*rules)
    made.split([web("https://used.example/"), web("https://over.example/")])
    assert [(finding.reason, finding.message) for finding in made.findings()] == [
        ("expired-ignore", "`https://over.example/*` was ignored until 2026-11-21; renew or remove it."),
        ("unused-ignore", "`https://last.example/*` ignores no link of these lists; remove it."),
    ]


@pytest.mark.parametrize(
    ("given", "pattern", "is_ignored"),
    [
        (entry("docs/x.md", "missing-file"), "x.md", True),
        (entry("docs/x.md#part", "missing-anchor"), "x.md", True),
        (entry("docs/x.md", "local-file"), "x.md", True),
        (entry("docs/x.md", "other-scheme"), "x.md", False),
        (entry("docs/x.md", "other-scheme"), "../x.md", True),
        (entry("docs/x.md#part", "missing-anchor"), "x.md#part", True),
        (entry("docs/x.md#part", "missing-anchor"), "*#part", True),
        (entry("docs/x.md", "missing-file"), "y.md", False),
        # From the working directory.
        (entry("docs/x.md", "missing-file"), "docs/x.md", False),
    ],
)
def test_a_file_has_its_path_from_the_configuration_too(given: SettledLink, pattern: str, is_ignored: bool) -> None:
    obeyed = allowances(IgnoreRule(pattern=pattern), folder="docs").obey(given, NO_COMMENTS)
    assert (obeyed.reason == "ignored") is is_ignored


@pytest.mark.parametrize(
    ("only", "given", "is_ignored"),
    [
        (("missing-file",), entry("x.md", "missing-file"), True),
        (("missing-anchor",), entry("x.md", "missing-file"), False),
        (("anchor-case",), entry("x.md", "local-file", note="anchor-case"), True),
    ],
)
def test_a_rule_for_some_reasons_holds_for_these(only: tuple[str, ...], given: SettledLink, is_ignored: bool) -> None:
    obeyed = allowances(IgnoreRule(pattern="x.md", only=only)).obey(given, NO_COMMENTS)
    assert (obeyed.reason == "ignored") is is_ignored


@pytest.mark.parametrize(
    ("override", "reason", "message"),
    [
        (Override(url="x.md", verdict="alive", reason="made later"), "marked-alive", "made later"),
        (Override(url="x.md", verdict="dead"), "marked-dead", "no reason given"),
        (Override(url="x.md", verdict="ignore", until=TODAY), "ignored", "no reason given, until 2026-11-22"),
        (Override(url="x.md", verdict="alive", until=YESTERDAY), "missing-file", "Said."),
        (Override(url="y.md", verdict="alive"), "missing-file", "Said."),
        (Override(host="*", verdict="alive"), "missing-file", "Said."),
        # Both have to fit, and a file has no host.
        (Override(url="*", host="a.example", verdict="ignore"), "missing-file", "Said."),
    ],
)
def test_an_override_settles_a_file(override: Override, reason: str, message: str) -> None:
    obeyed = allowances(override=(override,)).obey(entry("x.md", "missing-file"), NO_COMMENTS)
    assert (obeyed.reason, obeyed.message) == (reason, message)


def test_findings_about_ignored_addresses_are_left_out() -> None:
    def finding(url: str | None, reason: str = "duplicate-link") -> Finding:
        return Finding(reason=reason, severity=Severity.NOTE, message="", path="l.md", line=1, column=1, url=url)

    rules = allowances(
        IgnoreRule(pattern="https://a.example/*"), IgnoreRule(pattern="https://b.example/*", only=("other",))
    )
    given = [
        finding("https://a.example/"),
        finding("https://b.example/"),
        finding("https://b.example/", "other"),
        finding(None),
    ]
    assert list(rules.uncovered(given)) == [given[1], given[3]]


@pytest.mark.parametrize(
    ("override", "url", "is_left"),
    [
        (Override(url="https://a.example/*", verdict="ignore"), "https://a.example/x", True),
        (Override(host="A.example", verdict="ignore"), "https://a.example/x", True),
        (Override(host="a.example", verdict="ignore"), "https://b.example/x", False),
        (Override(host="a.example", verdict="alive"), "https://a.example/x", False),
        (Override(host="a.example", verdict="ignore", until=YESTERDAY), "https://a.example/x", False),
        (Override(url="docs/gen/*", verdict="ignore"), "gen/a.md#b", True),
        (Override(url="docs/gen/*", verdict="ignore"), "../docs/gen/a.md", True),
        (Override(url="gen/*", host="a.example", verdict="ignore"), "gen/a.md", False),
    ],
)
def test_findings_about_what_an_override_ignores_are_left_out(override: Override, url: str, is_left: bool) -> None:
    found = Finding(
        reason="duplicate-link", severity=Severity.NOTE, message="", path="docs/list.md", line=1, column=1, url=url
    )
    assert (list(allowances(override=(override,)).uncovered([found])) == []) is is_left
