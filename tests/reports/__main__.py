"""Writes a made-up report to look at."""

import sys
from pathlib import Path

from linkcheck.report.html import render_html
from tests.reports import OPTIONS, large_report, seed_report

if __name__ == "__main__":
    name, target = sys.argv[1:3]
    made = {"seeds": seed_report, "large": large_report}[name]()
    Path(target).write_text(render_html(made, OPTIONS), encoding="utf-8")
