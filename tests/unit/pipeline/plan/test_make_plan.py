from datetime import date

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.extract import extract_document
from linkcheck.model import Document, Ignore, Severity, Verdict, finding_at
from linkcheck.pipeline.plan.make_plan import Plan, make_plan
from linkcheck.pipeline.plan.settled import settled
from linkcheck.urls import IgnoreRule

TODAY = date(2026, 11, 22)


def plan_of(text: str, config: Config | None = None, *ignores: Ignore) -> Plan:
    document = extract_document(text, "list.md")
    if ignores:
        document = msgspec.structs.replace(document, ignores=ignores)
    return make_plan([document], config or Config(), today=TODAY)


def verdicts(plan: Plan) -> dict[str, tuple[Verdict, str]]:
    return {target.url: (judgement.verdict, judgement.reason) for target, judgement in plan.settled}


def test_what_needs_no_asking_is_settled() -> None:
    plan = plan_of("[a](https://a.example/)\n\n[b]() [c](htp:/x) [d](mailto:a@b.c) [e](#none)\n")
    assert [target.url for target in plan.targets] == ["https://a.example/"]
    assert verdicts(plan) == {
        "": (Verdict.INVALID, "empty-destination"),
        "htp:/x": (Verdict.INVALID, "misspelt-scheme"),
        "mailto:a@b.c": (Verdict.SKIPPED, "other-scheme"),
        "list.md#none": (Verdict.INVALID, "missing-anchor"),
    }


def test_invalid_links_are_findings_with_their_place() -> None:
    (finding,) = plan_of("x [b]()\n").findings
    assert (finding.reason, finding.severity, finding.line, finding.column) == (
        "empty-destination",
        Severity.FAIL,
        1,
        7,
    )


def test_a_comment_without_reasons_leaves_the_link_alone() -> None:
    ignore = Ignore(line=1, first_line=2, last_line=2)
    plan = plan_of("<!-- linkcheck: ignore-next-line -->\n[a](https://a.example/)\n", None, ignore)
    assert plan.targets == ()
    assert verdicts(plan) == {"https://a.example/": (Verdict.SKIPPED, "ignored")}


def test_a_link_ignored_in_one_place_is_asked_for_the_other() -> None:
    text = "[a](https://a.example/)\n\n[a](https://a.example/)\n"
    plan = plan_of(text, None, Ignore(line=1, first_line=1, last_line=1))
    assert [(target.url, len(target.links)) for target in plan.targets] == [("https://a.example/", 1)]
    assert plan.settled == ()


def test_a_comment_with_reasons_is_known_at_its_own_places_only() -> None:
    text = "[a](https://a.example/) [b](https://b.example/)\n\n[b](https://b.example/)\n"
    plan = plan_of(text, None, Ignore(line=1, first_line=1, last_line=1, reasons=("http-410", "http-404")))
    assert [[(link.line, link.excused) for link in target.links] for target in plan.targets] == [
        [(1, ("http-404", "http-410"))],
        [(1, ("http-404", "http-410")), (3, ())],
    ]


@pytest.mark.parametrize(
    ("comment", "rules", "said"),
    [
        ("", {}, [Severity.NOTE]),
        ("<!-- linkcheck: ignore repository-archived -->", {}, []),
        ("<!-- linkcheck: ignore -->", {}, []),
        ("", {"repository-archived": Severity.OFF}, []),
        ("", {"repository-archived": Severity.FAIL}, [Severity.FAIL]),
    ],
)
def test_what_a_request_shows_of_an_added_link_is_silenced_like_all_else(
    comment: str, rules: dict[str, Severity], said: list[Severity]
) -> None:
    plan = plan_of(f"[a](https://a.example/) {comment}\n", Config(rules=rules))
    found = finding_at(plan.links[0], "repository-archived", "Not maintained any more.")
    assert [finding.severity for finding in plan.remaining([found])] == said


def test_a_comment_that_ignores_nothing_is_reported() -> None:
    plan = plan_of("x\n\ny\n", None, Ignore(line=2, first_line=3, last_line=3))
    assert [finding.reason for finding in plan.findings] == ["unused-ignore"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<!-- linkcheck: ignore-start -->\n[a](https://a.example/)\n", 1),
        ("[b](https://b.example/) <!-- linkcheck: ignore-start -->\n[a](https://a.example/)\n", 1),
        ("<!-- linkcheck: ignore-start http-404 -->\n\n<!-- linkcheck: ignore-start -->\n[a](https://a.example/)\n", 3),
    ],
)
def test_an_ignore_that_is_never_ended_ignores_nothing_and_is_reported(text: str, line: int) -> None:
    plan = plan_of(text)
    assert "https://a.example/" in [target.url for target in plan.targets]
    assert ("bad-pragma", line) in [(finding.reason, finding.line) for finding in plan.findings]
    assert all(link.excused == () for target in plan.targets for link in target.links)


def test_a_second_ignore_start_inside_an_open_one_is_reported() -> None:
    start = "<!-- linkcheck: ignore-start -->"
    plan = plan_of(f"{start}\n[a](https://a.example/)\n{start}\n<!-- linkcheck: ignore-end -->\n")
    assert [(finding.reason, finding.line) for finding in plan.findings] == [("bad-pragma", 3)]
    assert plan.targets == ()


def test_a_lone_ignore_does_not_hide_that_it_ignores_nothing() -> None:
    assert [finding.reason for finding in plan_of("text <!-- linkcheck: ignore -->\n").findings] == ["unused-ignore"]


def test_what_is_wrong_with_a_comment_is_silenced_by_another_that_says_so() -> None:
    text = "<!-- linkcheck: ignore-next-line bad-pragma -->\n<!-- linkcheck: ignroe -->\n"
    assert plan_of(text).findings == ()


def test_ignore_rules_skip_expire_and_are_reported_when_unused() -> None:
    rules = (
        IgnoreRule(pattern="https://a.example/*", reason="VPN"),
        IgnoreRule(pattern="https://b.example/*", until=date(2026, 11, 21)),
        IgnoreRule(pattern="https://nobody.example/*"),
    )
    plan = plan_of("[a](https://a.example/x) [b](https://b.example/)\n", Config(ignore=rules))
    assert [target.url for target in plan.targets] == ["https://b.example/"]
    assert verdicts(plan) == {"https://a.example/x": (Verdict.SKIPPED, "ignored")}
    assert [(finding.reason, finding.path) for finding in plan.findings] == [
        ("expired-ignore", "linkcheck.toml"),
        ("unused-ignore", "linkcheck.toml"),
    ]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.OFF, []), (Severity.NOTE, [Severity.NOTE]), (Severity.FAIL, [Severity.FAIL])],
)
def test_severities_are_set_by_reason_id(severity: Severity, expected: list[Severity]) -> None:
    text = "[a](https://a.example/)\n\n[a](https://a.example/)\n"
    plan = plan_of(text, Config(rules={"duplicate-link": severity}))
    assert [finding.severity for finding in plan.findings] == expected


def test_an_invalid_reason_that_is_off_is_skipped() -> None:
    plan = plan_of("[b]()\n", Config(rules={"empty-destination": Severity.OFF}))
    assert verdicts(plan) == {"": (Verdict.SKIPPED, "ignored")}


def test_no_lists_no_plan() -> None:
    assert make_plan([Document(path="a.md", links=())], Config(), today=TODAY).targets == ()


def test_an_ignore_rule_limited_to_reasons_still_asks() -> None:
    rule = IgnoreRule(pattern="https://a.example/*", only=("http-404",), reason="back in spring")
    config = Config(ignore=(rule,))
    assert [target.url for target in plan_of("[a](https://a.example/x)\n", config).targets] == ["https://a.example/x"]
    (ignore,) = config.classify_options().ignores
    assert (ignore.reasons, ignore.text) == (("http-404",), "back in spring")


def test_a_comment_that_names_an_unknown_reason_gets_the_nearest_named() -> None:
    plan = plan_of("[a](/a.md) <!-- linkcheck: ignore http-404, htp-404, wobbly-thing -- back soon -->\n")
    said = [(finding.line, finding.message) for finding in plan.findings if finding.reason == "bad-pragma"]
    assert said == [
        (1, "`htp-404` is no reason id; did you mean `http-404`?"),
        (1, "`wobbly-thing` is no reason id."),
    ]


def test_a_template_is_skipped_with_a_reason() -> None:
    plan = plan_of("[a](<{{ site.url }}/x>) <a href='https://${HOST}/'>b</a> <img src=\"<%= logo %>\">\n")
    assert {judgement.reason for _, judgement in plan.settled} == {"template"}
    assert (plan.targets, plan.findings) == ((), ())


def test_a_place_that_is_ignored_is_named_when_the_others_are_judged() -> None:
    url = "https://a.example/"
    text = f"[a]({url}) <!-- linkcheck: ignore -->\n\n[b]({url}) <!-- linkcheck: ignore http-404 -->\n\n[c]({url})\n"
    plan = plan_of(text)
    assert [link.line for link in plan.targets[0].links] == [3, 5]
    (target,) = plan.targets
    other = msgspec.structs.replace(target, url="https://b.example/", links=target.links[1:])
    named = plan.naming_ignored
    assert named(target, settled("http-404", "twice")).detail == "twice (left alone at list.md:3:5, list.md:1:5)"
    assert named(target, settled("http-404", "Gone.")).detail == "Gone. Left alone at list.md:3:5, list.md:1:5."
    assert named(target, settled("http-410")).detail == "Left alone at list.md:1:5."
    assert named(other, settled("http-410")).detail == ""


def test_a_comment_at_a_definition_excuses_all_its_uses() -> None:
    text = "[a][r] [b][r]\n\n<!-- linkcheck: ignore-next-line -->\n[r]: https://a.example/\n"
    assert (plan_of(text).targets, plan_of(text).findings) == ((), ())
