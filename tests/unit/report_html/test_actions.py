"""Each link stands under what to do about it, with how long to wait."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from linkcheck.classify.registry import REASONS
from linkcheck.model import LinkRecord, Report, Run, Severity, TargetHistory, Verdict
from linkcheck.model.runs.verdict import BLOCKED_DAYS
from linkcheck.report.html.build import page
from linkcheck.report.html.parts.actions import advice, confirmed_in, consequence, group_of
from linkcheck.report.options import ReportOptions
from tests.reports.records import NIGHT, NOW, record

OPTIONS = ReportOptions(reasons=REASONS, confirm_checks=3, confirm_days=3)


def made(verdict: str, reason: str = "ok", **history: Any) -> LinkRecord:
    return msgspec.structs.replace(record("https://a.example/", [], verdict, reason), history=TargetHistory(**history))


@pytest.mark.parametrize(
    ("verdict", "history", "group"),
    [
        ("broken", {}, "replace"),
        ("invalid", {}, "replace"),
        ("moved", {}, "update"),
        ("suspect", {}, "look"),
        ("failing", {}, "wait"),
        ("blocked", {"blocked_since": NOW - BLOCKED_DAYS * NIGHT}, "look"),
        ("blocked", {"blocked_since": NOW - (BLOCKED_DAYS - 1) * NIGHT}, None),
        ("blocked", {}, None),
        ("ok", {}, None),
        ("skipped", {}, None),
        ("unchecked", {}, None),
    ],
)
def test_every_verdict_has_its_group(verdict: str, history: dict[str, Any], group: str | None) -> None:
    assert group_of(made(verdict, **history), NOW) == group


@pytest.mark.parametrize(
    ("checks", "days", "nights"),
    [
        (1, 0.0, "3 nights"),
        (2, 1.0, "2 nights"),
        (5, 0.2, "3 nights"),
        (1, 9.0, "2 nights"),
        (3, 2.9, "1 night"),
        (9, 9.0, "1 night"),
    ],
)
def test_soft_evidence_is_confirmed_by_checks_and_days(checks: int, days: float, nights: str) -> None:
    failing = made("failing", failed_checks=checks, failing_since=NOW - timedelta(days=days))
    assert f"confirmed in {nights} " in confirmed_in(failing, OPTIONS, NOW)


def test_what_was_confirmed_says_how_often_it_failed() -> None:
    dead = made("broken", "timeout", failed_checks=4, failing_since=NOW - 5 * NIGHT, last_ok=NOW - 6 * NIGHT)
    said = advice(dead, OPTIONS, NOW)
    assert said == f"Failed 4 checks since 17 Nov 2026. {REASONS['timeout'].action}"


@pytest.mark.parametrize("reason", ["connect-refused", "tls-wrong-host", "redirect-loop", "dns-servfail"])
def test_what_is_broken_at_once_is_not_only_to_be_waited_for(reason: str) -> None:
    said = advice(made("broken", reason, failed_checks=1, failing_since=NOW), OPTIONS, NOW)
    assert said == REASONS[reason].action
    assert "wait" not in said.lower()
    assert "Failed 1 check" not in said


def test_a_long_blocked_link_says_since_when() -> None:
    blocked = made("blocked", "http-403", blocked_since=NOW - 90 * NIGHT)
    assert advice(blocked, OPTIONS, NOW).endswith("since 24 Aug 2026.")


def test_otherwise_the_registry_advises() -> None:
    assert advice(made("broken", "http-404"), OPTIONS, NOW) == REASONS["http-404"].action
    assert advice(made("broken", "unheard-of"), OPTIONS, NOW) == ""


@pytest.mark.parametrize(
    ("failing", "count", "said"),
    [
        (0, 0, ""),
        (0, 3, ""),
        (1, 1, "This fails the check."),
        (3, 3, "These fail the check."),
        (1, 3, "1 of these fails the check."),
        (1_200, 3_000, "1,200 of these fail the check."),
    ],
)
def test_the_consequence_is_what_the_configuration_makes_of_it(failing: int, count: int, said: str) -> None:
    assert consequence(failing, count) == said


@pytest.mark.parametrize(
    ("options", "replace", "look"),
    [
        ({}, "Dead or impossible. These fail the check.", "A machine cannot tell: open each in a browser."),
        ({"rules": {"http-404": Severity.NOTE}}, "Dead or impossible. 1 of these fails the check.", ""),
        ({"fail_on": ()}, "Dead or impossible. As configured, none fails the check.", ""),
        ({"fail_on": (Verdict.SUSPECT,)}, "", "open each in a browser. This fails the check."),
        ({"known": frozenset({"https://a.example/", "https://b.example/"})}, "As configured, none fails", ""),
    ],
)
def test_leads_obey_rules_and_fail_on(options: dict[str, Any], replace: str, look: str) -> None:
    reasons = {"a": ("broken", "http-404"), "b": ("broken", "dns-nxdomain"), "c": ("suspect", "soft-404-title")}
    links = tuple(record(f"https://{name}.example/", [], *reason) for name, reason in reasons.items())
    report = Report(run=Run(started=NOW), links=links)
    groups = {group.id: group.lead for group in page(report, ReportOptions(reasons=REASONS, **options)).groups}
    assert replace in groups["replace"]
    assert look in groups["look"]
    assert "fail" not in groups["update"]
