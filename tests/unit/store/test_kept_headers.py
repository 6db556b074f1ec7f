"""Every header that is read anywhere is one of those that are kept."""

import re
from pathlib import Path

import linkcheck
from linkcheck.classify.evidence import markers
from linkcheck.cli.texts import explanation_text
from linkcheck.model.http.headers import is_kept
from linkcheck.report.html.parts import evidence

READ = re.compile(r"""\bheader\((?:\w[\w.]*, )?"([a-z0-9-]+)"\)""")


def test_what_is_read_is_kept() -> None:
    files = Path(linkcheck.__file__).parent.rglob("*.py")
    read = {name for file in files for name in READ.findall(file.read_text(encoding="utf-8"))}
    read |= {*evidence.HEADERS, *markers._CHALLENGE_HEADERS, *markers._STORES, *explanation_text._TELLING}
    assert {"etag", "server", "retry-after", "x-datadome", "content-language", "location"} <= read
    assert {name for name in read if not is_kept(name)} == set()
