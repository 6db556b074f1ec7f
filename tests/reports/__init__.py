"""Reports made up for tests and pictures: deterministic, from the seed lists or of any size.

`python -m tests.reports seeds OUT.html` and `python -m tests.reports large OUT.html` write them to look at.
"""

from linkcheck.classify.registry import REASONS
from linkcheck.report.options import ReportOptions
from tests.reports.large import large_report
from tests.reports.seeds import seed_report

OPTIONS = ReportOptions(reasons=REASONS, docs_url="https://example.org/linkcheck/docs/reasons.md")

__all__ = ["OPTIONS", "large_report", "seed_report"]
