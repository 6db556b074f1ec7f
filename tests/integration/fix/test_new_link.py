"""Entries given the links they lack, proved against the extraction; and nothing else touched."""

from pathlib import Path

import pytest

from linkcheck.config import Config
from linkcheck.extract import extract_document
from linkcheck.fix import SURE, FixOptions, NewLink, linked, propose_links, proved_link
from linkcheck.model import Candidate, Finding, Report, Run, Severity
from linkcheck.pipeline.fix import plan_repairs, write_repair
from linkcheck.pipeline.lists.sources import sources_of
from tests.unit.fix.records import NOW

URL = "https://doi.org/10.1000/a(b"
WRITTEN = "https://doi.org/10.1000/a\\(b"
SIBLINGS = "- [One](https://one.example/)\n- [Two](https://two.example/)\n"
PARAGRAPHS = "**[One](https://one.example/)**\n- x\n\n**“Two” by Ann**\n- https://two.example/\n\n"

WAYS = {
    "a quoted title": (
        SIBLINGS + '- Book "A Thing" by Ann Alpha\n- [Three](https://three.example/)\n',
        f'- [Book "A Thing" by Ann Alpha]({WRITTEN})\n',
    ),
    "emphasis and authors": (
        SIBLINGS + "- *A Thing of Beauty.* Ann Alpha and Bo Beta.\n",
        f"- [*A Thing of Beauty.*]({WRITTEN}) Ann Alpha and Bo Beta.\n",
    ),
    "all bold": (PARAGRAPHS + "**“A Thing” by Ann Alpha**\n- y\n", f"[**“A Thing” by Ann Alpha**]({WRITTEN})\n"),
    "the last line, without an end": (SIBLINGS + '- "A Thing" by Ann Alpha', f'- ["A Thing" by Ann Alpha]({WRITTEN})'),
    "windows": (
        (SIBLINGS + '- "A Thing" by Ann Alpha\n').replace("\n", "\r\n"),
        f'- ["A Thing" by Ann Alpha]({WRITTEN})\r\n',
    ),
    "more below it": (SIBLINGS + '- "A Thing" by Ann\n\n  Why.\n', f'- ["A Thing" by Ann]({WRITTEN})\n\n  Why.\n'),
}
REFUSED = {
    "a title over two lines": SIBLINGS + '- Book "A Thing\n  of Beauty" by Ann Alpha\n',
    "a bracket of its own": SIBLINGS + '- "A [Thing" by Ann Alpha\n',
}


def entry_of(text: str) -> Finding:
    (finding,) = [each for each in extract_document(text, "a.md").findings if each.reason == "unlinked-entry"]
    return finding


def new_link_of(text: str) -> NewLink:
    candidate = Candidate(url=URL, title="A Thing", score=100, source="crossref")
    return NewLink(finding=entry_of(text), candidate=candidate)


@pytest.mark.parametrize("way", WAYS)
def test_exactly_one_link_is_added(way: str) -> None:
    text, expected = WAYS[way]
    after = linked(text, new_link_of(text))
    assert after is not None
    assert expected in after
    before, found = extract_document(text, "a.md"), extract_document(after, "a.md")
    assert proved_link(before.links, found.links, new_link_of(text))
    assert URL in {link.url for link in found.links}
    assert [each for each in found.findings if each.reason == "unlinked-entry"] == []


@pytest.mark.parametrize("way", REFUSED)
def test_what_cannot_be_proved_is_refused(way: str) -> None:
    text = REFUSED[way]
    after = linked(text, new_link_of(text))
    links = extract_document(after or text, "a.md").links
    assert not proved_link(extract_document(text, "a.md").links, links, new_link_of(text))


def test_a_link_that_swallows_another_is_not_proved() -> None:
    text = SIBLINGS + '- "A Thing" by Ann\n'
    links = extract_document(text, "a.md").links
    after = extract_document(linked(text, new_link_of(text)) or "", "a.md").links
    assert not proved_link(links, after[1:], new_link_of(text))
    assert not proved_link(links, (*after, after[0]), new_link_of(text))


@pytest.mark.parametrize(("score", "edits"), [(100, 1), (SURE, 1), (SURE - 1, 0)])
def test_only_what_is_sure_is_proposed(score: int, edits: int) -> None:
    entry = entry_of(WAYS["a quoted title"][0])
    told = Finding(
        reason=entry.reason, severity=Severity.NOTE, message="", path="b.md", line=9, column=9, label=entry.label,
        candidates=(Candidate(url=URL, title="A Thing", score=score, source="crossref"),),
    )  # fmt: skip
    assert len(list(propose_links([entry], [told]))) == edits


def test_links_are_written_only_when_asked_for_and_once(tmp_path: Path) -> None:
    path, text = tmp_path / "list.md", WAYS["a quoted title"][0]
    path.write_text(text, encoding="utf-8")
    finding = Finding(
        reason="unlinked-entry", severity=Severity.NOTE, message="", path=str(path), line=3, column=3,
        label=entry_of(text).label, candidates=(Candidate(url=URL, title="A Thing", score=100, source="crossref"),),
    )  # fmt: skip
    report = Report(run=Run(started=NOW), links=(), findings=(finding,))
    assert plan_repairs(report, sources_of(Config(), [str(path)]), FixOptions()).repairs == ()
    (repair,) = plan_repairs(report, sources_of(Config(), [str(path)]), FixOptions(suggest=True)).repairs
    write_repair(repair)
    assert path.read_text(encoding="utf-8") == text.replace(
        'Book "A Thing" by Ann Alpha', f'[Book "A Thing" by Ann Alpha]({WRITTEN})'
    )
    assert plan_repairs(report, sources_of(Config(), [str(path)]), FixOptions(suggest=True)).repairs == ()
