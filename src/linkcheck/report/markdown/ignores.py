"""Entries of the configuration, ready to copy, for links that nobody will repair."""

import json
import re
from collections.abc import Iterable
from datetime import timedelta

from linkcheck.model import Run, Verdict
from linkcheck.report.problems import Problem

MOST = 20
HOLDS_FOR = timedelta(days=180)
_GLOB = re.compile(r"([*?\[])")


def ignore_rules(found: Iterable[Problem], run: Run) -> str:
    """`[[ignore]]` for each address of the web, folded; empty where there is none."""
    reasons: dict[str, str] = {}
    for problem in found:
        if problem.verdict is Verdict.BROKEN and problem.url.startswith(("https://", "http://")):
            reasons.setdefault(problem.url, problem.reason)
    until = (run.started + HOLDS_FOR).date().isoformat()
    entries = "\n".join(_entry(url, reason, until) for url, reason in list(reasons.items())[:MOST])
    if not entries:
        return ""
    more = f" (the first {MOST} of {len(reasons):,})" if len(reasons) > MOST else ""
    title = f"To leave one alone instead: for linkcheck.toml{more}"
    return f"\n<details><summary>{title}</summary>\n\n```toml\n{entries}```\n\n</details>\n"


def _entry(url: str, reason: str, until: str) -> str:
    # JSON's strings are TOML's basic strings.
    pattern = json.dumps(_GLOB.sub(r"[\1]", url))
    return f'[[ignore]]\npattern = {pattern}\nonly = [{json.dumps(reason)}]\nreason = "say why"\nuntil = {until}\n'
