"""Links that lead nowhere in the file itself and are still no mistakes: whoever shows the file decides."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from linkcheck import files
from linkcheck.formats import FORMATS, format_of
from linkcheck.pipeline.plan.fragments import is_readme
from linkcheck.pipeline.plan.local.local_link import LocalLink
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import is_template
from linkcheck.urls import Destination
from linkcheck.urls.repository_pages import page_in

# The kinds of contribution of all-contributors, whose `#code-octocat` is for the tooltip alone.
_CONTRIBUTION = re.compile(r"(?:[a-z][A-Za-z0-9]{1,20})-\S+\Z")
_CONTRIBUTORS = "ALL-CONTRIBUTORS-LIST:START"
_PART = re.compile(r"_?(?:header|footer|head|foot|preamble)(?:[._-][\w-]+)*\Z", re.IGNORECASE)
_PATTERN = re.compile(r"(?:.*[-_.])?template\Z", re.IGNORECASE)
"""What a program makes other files of, such as `readme-template.md`."""
_STANDS_FOR_ADDRESS = re.compile(r"(?:(?:your|the)[-_ ]?)?(?:url|uri|link|address|href|path)\Z", re.IGNORECASE)
_HIGHLIGHT = "{% highlight"
_FORM = re.compile(r"(?:.*[-_])?(?:pull[-_]request|issue)[-_]template\b", re.IGNORECASE)
_PULL_REQUESTS = "../../pull"
"""Where the text of a form is shown, from the top of the files."""
_TESTS = re.compile(r"_*(?:e2e|tests?|test[-_]?(?:data|cases|files|site|suite)|playground)_*\Z", re.IGNORECASE)
_TEMPLATES = frozenset(
    (".ejs", ".erb", ".hbs", ".in", ".j2", ".jinja", ".jinja2", ".liquid", ".template", ".tmpl", ".tpl")
)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_SERVED = ("", "public", "static", "www", "dist")


def is_convention(judged: LocalLink, place: Destination, disk: RepositoryFiles) -> bool:
    """Whether a link that leads nowhere in its file is there for another purpose, or for another place."""
    path = Path(files.on_disk(judged.link.path))
    if (
        is_test_input(judged.link.path, disk)
        or any(ending.lower() in _TEMPLATES for ending in path.suffixes[:-1])
        or (not place.file and _PART.match(path.stem))
        or (_is_form(path) and place.file.startswith("../") and page_in(_PULL_REQUESTS, place) is not None)
    ):
        return True
    list_path, top, _ = disk.place(judged.link.path)
    if judged.link.line in _highlighted(disk.text(list_path, top)):
        return True
    if not place.file and _CONTRIBUTION.match(place.fragment):
        return _CONTRIBUTORS in disk.text(list_path, top)
    if format_of(path.name) is not FORMATS["html"]:
        return False
    return is_template(disk.text(list_path, top)) or (place.rooted and _is_served(place, list_path.parent, top, disk))


def _is_form(path: Path) -> bool:
    return any(map(_FORM.match, path.parts))


def is_test_input(name: str, disk: RepositoryFiles) -> bool:
    """Whether a list is what a program is tested with; a README tells people about the tests."""
    inside = disk.place(name).inside
    return any(map(_TESTS.match, inside.parts[:-1])) and not is_readme(inside.name)


def softened(judged: LocalLink, place: Destination, disk: RepositoryFiles) -> LocalLink:
    """A failure as a note where the file is shown in another place than it lies in, or shows how links are written.

    So is one of a page with scripts, which may make anchors, and are loaded from another place than the page lies in.
    """
    path = Path(files.on_disk(judged.link.path))
    is_pattern = _is_form(path) or _PART.match(path.stem) or _PATTERN.match(path.stem)
    if is_pattern or _STANDS_FOR_ADDRESS.match(place.file):
        return msgspec.structs.replace(judged, reason="", note=judged.reason)
    if format_of(path.name) is not FORMATS["html"]:
        return judged
    if place.rooted:
        message = f"{judged.message} Where `/` of this page leads is up to the host that serves it."
        return msgspec.structs.replace(judged, reason="", note="unknown-in-site", message=message)
    list_path, top, _ = disk.place(judged.link.path)
    if _SCRIPT.search(disk.text(list_path, top)):
        return msgspec.structs.replace(judged, reason="", note=judged.reason)
    return judged


@lru_cache(maxsize=8)
def _highlighted(text: str) -> frozenset[int]:
    """The lines in blocks of code of Liquid, `{% highlight … %}`."""
    if _HIGHLIGHT not in text:
        return frozenset()
    lines, is_code = set[int](), False
    for number, line in enumerate(text.splitlines(), 1):
        if is_code:
            lines.add(number)
        is_code = line.rfind(_HIGHLIGHT) > line.rfind("{% endhighlight") or (is_code and "{% endhigh" not in line)
    return frozenset(lines)


def _is_served(place: Destination, folder: Path, top: Path, disk: RepositoryFiles) -> bool:
    """Whether a folder above a page, or what is served beside it, has the file."""
    above = [parent for parent in (folder, *folder.parents) if top in (parent, *parent.parents)]
    return any(not disk.lacks(parent / served / place.file, top) for parent in above for served in _SERVED)
