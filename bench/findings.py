"""Findings in real lists that a person labelled: right and wrong by reason.

    python -m bench.findings                # the table of the labels beside this file
    python -m bench.findings OTHER.tsv      # of others

The labels are facts without any text of the lists: repository, commit, path, line, column, reason, severity, label. A
finding is right where a reader of the file on GitHub, or of the site that is built of it, meets what it says.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

LABELS = Path(__file__).with_name("labelled_findings.tsv")
# What fails has to be right in 98 of 100, a note in 80.
BARS = {"fail": 0.98, "note": 0.80}


class LabelledFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, and whether it is right."""

    repository: str
    """`OWNER/NAME` on github.com."""
    commit: str
    path: str
    line: int
    column: int
    reason: str
    severity: str
    """`fail` or `note`, as found."""
    label: str
    """`right`, `wrong`, or `unsettled` where GitHub's behaviour could not be found out; that one counts as neither."""


def read_labels(path: Path = LABELS) -> list[LabelledFinding]:
    """The labels of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [msgspec.convert(row, LabelledFinding, strict=False) for row in csv.DictReader(file, delimiter="\t")]


def table(labels: Iterable[LabelledFinding]) -> Iterator[str]:
    """A table in Markdown: by severity and reason, and a row for each severity as a whole."""
    counts = Counter((one.severity, one.reason, one.label) for one in labels)
    yield "| severity | reason | labelled | right | wrong | share |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for severity in BARS:
        reasons = sorted({reason for found, reason, _ in counts if found == severity})
        for reason in reasons:
            right, wrong = counts[severity, reason, "right"], counts[severity, reason, "wrong"]
            if right + wrong:
                yield _row(severity, f"`{reason}`", right, wrong)
        right, wrong = (sum(counts[severity, reason, label] for reason in reasons) for label in ("right", "wrong"))
        yield _row(severity, "all", right, wrong)


def _row(severity: str, reason: str, right: int, wrong: int) -> str:
    share = right / (right + wrong) if right + wrong else 1.0
    below = "" if share >= BARS[severity] else " (below the bar)"
    return f"| {severity} | {reason} | {right + wrong} | {right} | {wrong} | {share:.1%}{below} |"


def main() -> None:
    """Print the table."""
    labels = read_labels(*map(Path, sys.argv[1:2]))
    repositories = len({one.repository for one in labels})
    print(f"{len(labels)} findings of {repositories} repositories\n")
    print("\n".join(table(labels)))


if __name__ == "__main__":
    main()
