"""Text made to grow: time and memory follow the size of a list, whatever is repeated in it."""

import itertools
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from linkcheck.extract import extract_document
from tests.acceptance.run import ROOT

UNITS = {
    "bare address": "http://e.org/x ",
    "address in brackets": "<http://a.b> ",
    "mail address": "a@b.example ",
    "link": "[a](b) ",
    "link a line": "[a](b)\n",
    "link a paragraph": "[a](b)\n\n",
    "item": "- [a](b)\n",
    "nested item": "* a\n  * b\n",
    "list marker": "- ",
    "quote": "> a\n",
    "reference": "[a][b] ",
    "definition": "[a]: /u\n",
    "pointed destination left open": "[a](<b>",
    "bracket": "[",
    "closing bracket": "]",
    "parenthesis": "(",
    "image": "![a](b) ",
    "emphasis": "*a* **b** _c_ ~~d~~ ",
    "code": "`a` ",
    "fence": "```\na\n```\n",
    "escape": "\\[ ",
    "entity": "&amp; ",
    "heading": "# a\n",
    "underlined heading": "a\n===\n",
    "rule": "---\n",
    "table row": "|a|b|\n",
    "footnote mark": "[^1] ",
    "hard break": "a  \n",
    "line break in HTML": "x <br>\n",
    "bold in HTML": "<b>x</b> ",
    "raised text": "<sup>a</sup>\n",
    "anchor a line": 't <a href="x">t</a>\n',
    "anchor": 't <a href="x">t</a> ',
    "anchor left open": "<a href=x> y ",
    "paragraph and bold left open": "<p><b>",
    "paragraph left open": "<p>",
    "paragraph without an end tag": "<p>text\n",
    "item without an end tag": "<li>text\n",
    "cell without an end tag": "<tr><td>a\n",
    "term and definition": "<dt>a<dd>b\n",
    "division": "<div>",
    "span with an id": "<span id=a>\n",
    "details": "<details>\n",
    "disallowed tag": "<title>",
    "end tag": "</p>",
    "comment": "<!-- a --> ",
    "pragma": "<!-- linkcheck: ignore -->\n",
    "remark": "# linkcheck: ignore\n",
    "template": "{{ a }} ",
}
SMALL = 4096
FORMATS = ("markdown", "html", "text")


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def seconds(text: str, name: str) -> float:
    """Of the processor: what else the machine does is no part of it."""
    before = time.process_time()
    extract_document(text, "list", format=name)
    return time.process_time() - before


def grows(unit: str, name: str, size: int) -> bool:
    """Whether eight times as much takes more than thirty times as long, above what a text of ordinary cost may take."""
    small, large = repeated(unit, size), repeated(unit, 8 * size)
    ordinary = 2e-5 * size  # seconds that text of 50 kB/s would take: noise below it proves nothing
    if seconds(large, name) < 30 * ordinary:
        return False
    # The least of two, so that a pause of the machine does not count.
    first, second = (seconds(large, name) / max(seconds(small, name), ordinary) for _ in range(2))
    return min(first, second) >= 30


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_eight_times_as_much_takes_no_thirty_times_as_long(unit: str, name: str) -> None:
    assert not grows(unit, name, 2 * SMALL)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_pairs_of_constructs_grow_no_faster(name: str) -> None:
    slow = []
    for one, other in itertools.combinations(UNITS.values(), 2):
        # Half of the one and then of the other, and both in turn.
        text = repeated(one, SMALL // 8) + repeated(other, SMALL // 8) + repeated(one + other, SMALL // 4)
        # A square that takes a fortieth of a second here takes seconds at the size that decides.
        if seconds(text, name) > 0.025 and grows(one + other, name, SMALL):
            slow.append((one, other))
    assert slow == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_memory_grows_with_the_text(unit: str, name: str) -> None:
    large = memory(repeated(unit, 4 * SMALL), name)
    assert large < 4_000_000 or large < 10 * memory(repeated(unit, SMALL), name)


def memory(text: str, name: str) -> int:
    """The most bytes held at once while a text is read."""
    extract_document(text[:100], "list", format=name)  # what is imported on first use is not the text's
    tracemalloc.start()
    try:
        document = extract_document(text, "list", format=name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sum(len(link.label) + len(link.text) for link in document.links) < 300 * len(text)
    return peak


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells")
def test_addresses_of_one_long_line_do_not_each_hold_the_line() -> None:
    script = (
        "import re\nfrom linkcheck.extract import extract_document\n"
        "document = extract_document('http://e.org/x ' * 14_000, 'list.txt', format='text')\n"
        "assert len(document.links) == 14_000\n"
        # ru_maxrss would count the process that this one was started from.
        "print(int(re.search(r'VmHWM:\\s+([0-9]+)', open('/proc/self/status').read())[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 200
