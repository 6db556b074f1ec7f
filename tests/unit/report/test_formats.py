"""Every format: as agreed for a calm report, harmless and well-formed for a hostile one."""

import csv
import io
import json
import re
from collections import UserList
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import cmarkgfm
import jsonschema
import msgspec
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

import linkcheck.report
from linkcheck.errors import UsageError
from linkcheck.model import LinkRecord, Verdict
from linkcheck.report import FORMATS, ReportOptions, digest, render
from tests.unit.report.golden import assert_golden
from tests.unit.report.sample import EMPTY, HOSTILE, NIGHT, OPTIONS, calm, hostile

OURS = sorted(set(FORMATS) - {"html", "text"})
XML = ("junit", "atom", "badge-svg")
JSON = ("json", "sarif", "badge", "catalogue-json")
SCHEMA = json.loads((Path(linkcheck.report.__file__).parent / "data" / "schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
ATOM = "{http://www.w3.org/2005/Atom}"
ANY_TEXT = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(HOSTILE)


def parsed_xml(text: str) -> ET.Element:
    return ET.fromstring(text.encode())


@pytest.mark.parametrize("name", OURS)
def test_the_rendering_is_as_agreed(name: str) -> None:
    assert_golden(name + FORMATS[name].suffix, render(calm(), name, OPTIONS))


@pytest.mark.parametrize("name", OURS)
def test_rendering_twice_gives_the_same_bytes(name: str) -> None:
    assert render(hostile(), name, OPTIONS).encode() == render(hostile(), name, OPTIONS).encode()


@pytest.mark.parametrize("name", OURS)
def test_an_empty_report_is_well_formed_too(name: str) -> None:
    text = render(EMPTY, name, OPTIONS)
    if name in XML:
        parsed_xml(text)
    elif name in JSON:
        json.loads(text)


def test_every_format_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in readme] == []


def test_an_unknown_format_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="catalogue-bibtex"):
        render(EMPTY, "docx")


@pytest.mark.parametrize(
    "name", [*XML, *JSON, "jsonl", "csv", "github", "markdown", "catalogue-csv", "catalogue-bibtex"]
)
def test_hostile_text_brings_no_control_character(name: str) -> None:
    text = render(hostile(), name, OPTIONS)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufffe]", text) or name in {"json", "jsonl"}
    assert "\x1b" not in text
    assert name in {"json", "jsonl"} or not BIDI.search(text)


@given(st.lists(ANY_TEXT, min_size=1, max_size=4), st.sampled_from(list(Verdict)))
@settings(max_examples=12, deadline=None)
def test_whatever_the_text_xml_parses_and_json_validates(texts: list[str], verdict: Verdict) -> None:
    report = hostile(tuple(texts), (verdict,))
    for name in XML:
        parsed_xml(render(report, name, OPTIONS))
    for name in JSON:
        json.loads(render(report, name, OPTIONS))
    VALIDATOR.validate(json.loads(render(report, "json", OPTIONS)))


# JSON


@pytest.mark.parametrize("report", [calm(), hostile(), EMPTY], ids=["calm", "hostile", "empty"])
def test_the_json_document_validates_against_the_shipped_schema(report: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    VALIDATOR.validate(json.loads(render(report, "json", OPTIONS)))


def test_json_lines_are_the_same_links_and_findings_as_the_document() -> None:
    document = json.loads(render(calm(), "json", OPTIONS))
    lines = [json.loads(line) for line in render(calm(), "jsonl", OPTIONS).splitlines()]
    kinds = [line.pop("type") for line in lines]
    assert kinds == ["run", *["link"] * len(document["links"]), *["finding"] * len(document["findings"])]
    assert lines == [document["run"], *document["links"], *document["findings"]]


# CSV


@pytest.mark.parametrize("name", ["csv", "catalogue-csv"])
def test_no_cell_is_a_formula(name: str) -> None:
    rows = list(csv.reader(io.StringIO(render(hostile(), name, OPTIONS), newline="")))
    assert len(rows) == len(HOSTILE) + 1
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


# GitHub annotations


def test_no_title_can_end_its_annotation_or_begin_another() -> None:
    lines = render(hostile(), "github", OPTIONS).split("\n")
    assert lines.pop() == ""
    command = re.compile(r"::(error|warning|notice) file=[^,:\r\n]*,line=\d+,col=\d+,title=[^,:\r\n]*::[^\r\n]*")
    assert [line for line in lines if not command.fullmatch(line)] == []
    assert any("%250A%3A%3Aerror%3A%3Ainjected" in line for line in lines), "a literal %0A stays literal"


# Markdown


def rendered_markdown(report: Any) -> BeautifulSoup:
    return BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html(render(report, "markdown", OPTIONS)), "html.parser")


def test_markdown_shows_hostile_titles_as_they_are() -> None:
    page = rendered_markdown(hostile(verdicts=(Verdict.BROKEN,)))
    assert {tag.name for tag in page.find_all()} <= {
        "h2", "h3", "p", "ul", "li", "a", "strong", "code", "pre", "br", "input", "details", "summary",
    }  # fmt: skip
    hosts = {str(link["href"]).split("/")[2] for link in page.find_all("a")}
    assert hosts <= {"docs.example", "evil.example"}, "only our own links, and each to what its entry says"
    for code in page.find_all("code"):
        code.decompose()
    shown = page.get_text()
    assert "</script><img src=x onerror=alert(1)>" in shown
    assert "[x](javascript:alert(1)) `code` **bold** <b>&amp;" in shown
    assert not re.search(r"@\w", shown), "nobody is notified"


def test_markdown_stays_below_githubs_limit_and_counts_what_is_cut() -> None:
    many = tuple(f"Title {number} 😀 " + "x" * 200 for number in range(900))
    text = render(hostile(many, (Verdict.BROKEN,)), "markdown", OPTIONS)
    assert ReportOptions().limit - 3000 < len(text.encode("utf-16-le")) / 2 <= ReportOptions().limit
    cut = re.search(r"…and ([\d,]+) more\.\n$", text)
    assert cut is not None
    assert int(cut[1].replace(",", "")) + text.count("\n- ") == 900 * 2


def test_markdown_links_each_place_to_its_line_of_the_commit() -> None:
    links = {str(link["href"]) for link in rendered_markdown(calm()).find_all("a")}
    assert "https://github.com/example/lists/blob/0123456789abcdef/sources/tools.md?plain=1#L4" in links


# JUnit


def test_junit_fails_what_fails_the_job_and_counts_right() -> None:
    root = parsed_xml(render(calm(), "junit", OPTIONS))
    cases = list(root.iter("testcase"))
    assert int(root.get("tests", "")) == len(cases) == 14
    assert int(root.get("failures", "")) == len(list(root.iter("failure"))) == 4
    for name, number in (("tests", 14), ("skipped", 3)):
        assert sum(int(suite.get(name, "")) for suite in root.iter("testsuite")) == number
    assert len(list(root.iter("skipped"))) == 3
    lenient = render(calm(), "junit", msgspec.structs.replace(OPTIONS, fail_on=()))
    assert parsed_xml(lenient).get("failures") == "1", "a finding that fails is no verdict"


# SARIF


def test_sarif_results_name_their_rules_and_places() -> None:
    (run,) = json.loads(render(calm(), "sarif", OPTIONS))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    levels = [result["level"] for result in run["results"]]
    assert {level: levels.count(level) for level in levels} == {"error": 4, "warning": 2, "note": 3}
    assert run["versionControlProvenance"] == [
        {"repositoryUri": "https://github.com/example/lists", "revisionId": "0123456789abcdef"}
    ]


def test_a_sarif_result_keeps_its_identity_when_lines_move() -> None:
    def prints(report: Any) -> list[str]:
        (run,) = json.loads(render(report, "sarif", OPTIONS))["runs"]
        return sorted(result["partialFingerprints"]["linkcheck/v1"] for result in run["results"])

    def lower(record: Any) -> Any:
        moved = tuple(msgspec.structs.replace(link, line=link.line + 7) for link in record.occurrences)
        return msgspec.structs.replace(record, occurrences=moved)

    before = calm()
    after = msgspec.structs.replace(before, links=tuple(map(lower, before.links)))
    assert prints(before) == prints(after)
    assert len(set(prints(before))) == len(prints(before))


# Atom


def test_the_feed_has_what_atom_asks_for() -> None:
    feed = parsed_xml(render(calm(), "atom", OPTIONS))
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = each.findall(ATOM + name)
            assert found.text
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) == 3
    times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert times == sorted(times, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time) for time in times)


def test_the_feed_links_to_web_addresses_only() -> None:
    for link in parsed_xml(render(hostile(), "atom", OPTIONS)).iter(f"{ATOM}link"):
        assert re.fullmatch(r"https?://[!-~]+", link.get("href", ""))


def test_the_feed_can_begin_at_a_moment() -> None:
    feed = parsed_xml(render(calm(), "atom", msgspec.structs.replace(OPTIONS, since=NIGHT)))
    assert len(feed.findall(f"{ATOM}entry")) == 2


# Badges


@pytest.mark.parametrize(
    ("report", "options", "message", "colour"),
    [
        (calm(), OPTIONS, "1 broken, 1 invalid", "red"),
        (calm(), ReportOptions(fail_on=()), "8 checked", "brightgreen"),
        (EMPTY, OPTIONS, "none checked", "lightgrey"),
    ],
    ids=["broken", "fine", "empty"],
)
def test_the_badge_says_in_three_words_how_it_stands(report: Any, options: Any, message: str, colour: str) -> None:
    badge = json.loads(render(report, "badge", options))
    assert (badge["schemaVersion"], badge["message"], badge["color"]) == (1, message, colour)
    assert message in render(report, "badge-svg", options)


# BibTeX


def test_bibtex_braces_balance_and_no_command_gets_through() -> None:
    text = render(hostile(), "catalogue-bibtex", OPTIONS)
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"\\(?!textbackslash\{\}|textasciitilde\{\}|textasciicircum\{\}|[{}$&#_%])", text)
    keys = re.findall(r"^@\w+\{([^,]*),$", text, re.MULTILINE)
    assert len(set(keys)) == len(keys) == len(HOSTILE)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)


def test_a_url_listed_twice_is_cited_once() -> None:
    text = render(calm(), "catalogue-bibtex", OPTIONS)
    assert text.count("url = {https://gone.example/paper}") == 1


class Walked(UserList[LinkRecord]):
    """Links that count how often they are walked."""

    walks = 0

    def __iter__(self) -> Iterator[LinkRecord]:
        self.walks += 1
        return super().__iter__()


@pytest.mark.parametrize("name", [*FORMATS, "digest"])
def test_a_report_is_walked_twice_at_most_or_reading_a_large_one_would_take_all_the_time(name: str) -> None:
    links = Walked(calm().links)
    report = msgspec.structs.replace(calm(), links=links)
    text = digest(report, OPTIONS) if name == "digest" else render(report, name, OPTIONS)
    assert text
    assert links.walks <= 2
