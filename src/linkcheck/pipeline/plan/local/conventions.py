"""Links that lead nowhere in the file itself and are still no mistakes: whoever shows the file decides."""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from linkcheck import files
from linkcheck.formats import FORMATS, format_of
from linkcheck.model import Link
from linkcheck.pipeline.plan.fragments import is_readme
from linkcheck.pipeline.plan.local.around_links import is_by_line, is_shown_as_text
from linkcheck.pipeline.plan.local.local_link import LocalLink, as_note
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles
from linkcheck.pipeline.plan.sites import COMMUNITY, FOR_GITHUB, is_partial, is_template
from linkcheck.urls import Destination
from linkcheck.urls.repository_pages import page_in

# The kinds of contribution of all-contributors, whose `#code-octocat` is for the tooltip alone.
_CONTRIBUTION = re.compile(r"(?:[a-z][A-Za-z0-9]{1,20})-\S+\Z")
_CONTRIBUTORS = "ALL-CONTRIBUTORS-LIST:START"
_PART = re.compile(r"_?(?:header|footer|head|foot|preamble|sidebar|navbar|coverpage)(?:[._-][\w-]+)*\Z", re.IGNORECASE)
_PATTERN = re.compile(r"(?:.*[-_. ])?templates?\Z", re.IGNORECASE)
"""What other files are made of, such as `readme-template.md`, and a folder of it; they lie elsewhere."""
_STANDS_FOR_ADDRESS = re.compile(r"(?:(?:your|the)[-_ ]?)?(?:url|uri|link|address|href|path)\Z", re.IGNORECASE)
_FILLED_IN = re.compile(r"[A-Z]{2,}(?:_[A-Z]{2,})+\Z")
"""`ENGLISH_VERSION_URL`: a script puts the address there."""
_BLANK = re.compile(r"(?:https?:/*)?[.\u2026]*\Z", re.IGNORECASE)
"""`https://...` is left to who fills a form in; a list may be about templates, and its other slips are slips."""
_MADE_UP = re.compile(r"(?:www\.)?(?:foo|bar|baz|example)\.(?:com|org|net|io|dev|app|co)(?:/|\Z)", re.IGNORECASE)
"""A host without its scheme that nobody is meant to visit."""
_STANDS_FOR_TEXT = re.compile(
    r"(?:(?:link|anchor|alt|the|your|some)[-_ ])?(?:text|title|name|label|description|caption|alt)\Z", re.IGNORECASE
)
"""`[text](url)` shows how a link is written."""
_TAB = "tab/"
"""Of Microsoft Learn: `# [Linux](#tab/linux)` is the title of a tab."""
_FORM = re.compile(r"(?:.*[-_])?(?:pull[-_]request|issue)[-_]template\b", re.IGNORECASE)
_OF_REPOSITORY = re.compile(
    r"[\w.-]+/[\w.-]+/(?:blob|tree|raw|issues|pulls?|wiki|discussions|actions|releases)(?:/|\Z)"
)
_PULL_REQUESTS = "../../pull"
"""Where the text of a form is shown, from the top of the files."""
_TESTS = re.compile(
    r"_*(?:e2e|tests?|(?:test|fake)[-_]?(?:data|docs|cases|files|site|suite)|fixtures?|mocks?|playground)_*\Z",
    re.IGNORECASE,
)
_OF_RUST = re.compile(
    r"`?(?:[a-z]\w*@)?[A-Za-z_]\w*::[\w:<>]+(?:!|\(\))?`?\Z|(?:crate|self|super)\Z"
    r"|(?:(?:\.\.?|[\w-]+)/)*(?:struct|trait|fn|enum|macro|type|attr|derive|constant|static|union|primitive)\.\w+\.html\Z"
)
"""What rustdoc makes links of, in texts that code takes in: `tower_http::cors`, `fn@crate::from_fn`."""
_TEMPLATES = frozenset(
    (".component", ".ejs", ".erb", ".hbs", ".in", ".j2", ".jinja", ".jinja2", ".liquid", ".template", ".tmpl", ".tpl")
)
_FEWEST = 3
"""Anchors that are elsewhere by no slip."""
_OWN_ANCHOR = re.compile(r"""\bhref\s*=\s*["']?#([^\s"'>]+)""", re.IGNORECASE)
_LONGEST_ANCHOR = 300
"""Longer fragments hold what a script of the page keeps there: its state, a text."""
_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_HAS_ROUTES = re.compile(r"\b(?:data-)?(?:ng-(?:app|view)|ui-view)\b|<(?:router-view|router-outlet)\b", re.IGNORECASE)
"""What AngularJS, Angular and Vue put the page in that a fragment names."""
_SETS_IDS = re.compile(
    r"""\.attr\(\s*["']id["']\s*,|\.setAttribute\(\s*["']id["']|\.id\s*=(?!=)|\bdata-include=|<!--#include\b"""
)
"""How scripts give ids to elements, and pages take in pieces that have some."""
_FEW_LISTS = 8
_SERVED = ("", "public", "static", "www", "dist")


def is_convention(judged: LocalLink, place: Destination, disk: RepositoryFiles) -> bool:
    """Whether a link that leads nowhere in its file is there for another purpose, or for another place."""
    list_path, top, path = disk.place(judged.link.path)
    if is_test_input(judged.link.path, disk) or _is_by_names(judged.link, place, path):
        return True
    text = disk.text(list_path, top)
    if is_by_line(judged.link, place, text):
        return True
    if place.file and any(map(_PATTERN.match, path.parts[:-1])) and is_template(text):
        return True
    if _is_by_fragment(judged, place, text, disk):
        return True
    return format_of(path.name) is FORMATS["html"] and _is_by_page(judged, place, text, disk)


def is_no_link(link: Link, disk: RepositoryFiles) -> bool:
    """Whether a link that can never work is none: an input of a test, a blank of a form, code that is shown."""
    list_path, top, path = disk.place(link.path)
    is_filled_in = _is_form(path) or any(map(_PATTERN.match, (path.stem, *path.parts[:-1])))
    is_blank = is_filled_in and _BLANK.match(link.url.strip()) is not None
    return is_blank or is_test_input(link.path, disk) or is_shown_as_text(link, disk.text(list_path, top))


def _is_by_names(link: Link, place: Destination, path: Path) -> bool:
    """Whether the names of a file and of what it leads to say so."""
    return (
        _is_named_as_template(path)
        or (not place.file and _is_part_of_pages(path))
        or (_is_pattern(path) and place.file != "" and not place.rooted)
        or (_is_posted(path) and place.file.startswith("../") and page_in(_PULL_REQUESTS, place) is not None)
        or (_is_posted(path) and place.rooted and _OF_REPOSITORY.match(place.file) is not None)
        or _FILLED_IN.match(place.file) is not None
        or (_MADE_UP.match(place.file) is not None and not place.rooted)
        or _OF_RUST.match(place.file) is not None
        or (_STANDS_FOR_ADDRESS.match(place.file) is not None and _STANDS_FOR_TEXT.match(link.label) is not None)
        or (_is_form(path) and (place.file.startswith("{") or _STANDS_FOR_ADDRESS.match(place.file) is not None))
    )


def _is_by_fragment(judged: LocalLink, place: Destination, text: str, disk: RepositoryFiles) -> bool:
    """Whether a fragment is no anchor, or one that a program gives."""
    list_path, top, _ = disk.place(judged.link.path)
    if judged.reason == "missing-anchor" and (place.fragment.startswith(_TAB) or is_named(judged, place, disk)):
        return True
    if place.file:
        return False
    is_contribution = _CONTRIBUTION.match(place.fragment) is not None and _CONTRIBUTORS in text
    return is_contribution or _is_route(place.fragment, list_path.parent, top, disk)


def _is_by_page(judged: LocalLink, place: Destination, text: str, disk: RepositoryFiles) -> bool:
    """Whether a page of HTML is a part or a template, or its host or its script has what it leads to."""
    list_path, top, path = disk.place(judged.link.path)
    if is_partial(path) or _PART.match(path.stem) or is_template(text):
        return True
    if not place.file:
        is_by_script = _HAS_ROUTES.search(text) or _SETS_IDS.search(text)
        return is_by_script is not None or _is_part(text, disk.anchors(judged.link.path, top) or frozenset())
    if place.rooted:
        return _is_served(place, list_path.parent, top, disk)
    # A script shows what a name without an ending stands for.
    return not Path(place.file).suffix and not place.file.endswith("/") and _has_script(text)


def is_named(judged: LocalLink, place: Destination, disk: RepositoryFiles) -> bool:
    """Whether a heading of the linked page has an id of its own, `## Roses {#roses}`, which GitHub shows as text."""
    top = disk.place(judged.link.path).top
    name = judged.file.removesuffix(f"#{files.shown(place.fragment)}")
    text = disk.text(Path(files.on_disk(name)), top)
    mark = f"{{#{place.fragment}"
    return (
        mark in text and re.search(rf"^[ ]{{0,3}}#{{1,6}}[ ].*{re.escape(mark)}[\s}}]", text, re.MULTILINE) is not None
    )


@lru_cache(maxsize=8)
def _is_part(text: str, anchors: frozenset[str]) -> bool:
    """Whether a piece of HTML without a page around it leads mostly to anchors of the page that takes it in."""
    wanted = frozenset(_OWN_ANCHOR.findall(text))
    missing = wanted - anchors
    return not _PAGE.search(text) and len(missing) >= max(_FEWEST, len(wanted & anchors))


def _is_route(fragment: str, folder: Path, top: Path, disk: RepositoryFiles) -> bool:
    """Whether a script of the page shows a file of that name: `#docs/rose` is `docs/rose.md`, `#/x` another page."""
    if fragment.startswith(("/", "!/")) or len(fragment) > _LONGEST_ANCHOR:
        return True
    page = Path(f"{fragment}.md")
    return "/" in fragment and any(not disk.lacks(base / page, top) for base in (folder, top))


def _is_part_of_pages(path: Path) -> bool:
    """Whether other pages take a file in, which have the anchors that it leads to."""
    return _PART.match(path.stem) is not None or (is_partial(path) and not is_readme(path.name))


@lru_cache(maxsize=_FEW_LISTS)
def _is_named_as_template(path: Path) -> bool:
    return any(ending.lower() in _TEMPLATES for ending in path.suffixes[:-1])


@lru_cache(maxsize=_FEW_LISTS)
def _is_form(path: Path) -> bool:
    return any(map(_FORM.match, path.parts))


def _is_posted(path: Path) -> bool:
    """Whether a text may be shown in a pull request: a form, or what an action says there."""
    return _is_form(path) or (FOR_GITHUB in path.parts and not COMMUNITY.match(path.name))


def _is_pattern(path: Path) -> bool:
    """Whether other files are made of a file: it is named for that, or its folder is. A README tells about them."""
    lies_among_them = any(map(_PATTERN.match, path.parts[:-1])) and not is_readme(path.name)
    return bool(_PATTERN.match(path.stem) or lies_among_them) and not _is_form(path)


def _is_piece(path: Path) -> bool:
    """Whether other pages take a file in, from which its links lead elsewhere: `_includes/x.md`, `.changes/x.md`."""
    is_hidden = any(part.startswith(".") and part not in (".", "..", FOR_GITHUB) for part in path.parts[:-1])
    return (is_hidden or is_partial(path)) and not is_readme(path.name)


def is_test_input(name: str, disk: RepositoryFiles) -> bool:
    """Whether a list is what a program is tested with; a README tells people about the tests."""
    return _is_in_tests(disk.place(name).inside)


@lru_cache(maxsize=_FEW_LISTS)
def _is_in_tests(inside: Path) -> bool:
    return any(map(_TESTS.match, inside.parts[:-1])) and not is_readme(inside.name)


def softened(judged: LocalLink, place: Destination, disk: RepositoryFiles) -> LocalLink:
    """A failure as a note where the file is shown in another place than it lies in, or shows how links are written.

    So is one of a page with scripts, which may make anchors, and are loaded from another place than the page lies in.
    """
    list_path, top, path = disk.place(judged.link.path)
    is_pattern = _is_form(path) or _PART.match(path.stem) or _PATTERN.match(path.stem)
    leads_elsewhere = judged.reason == "missing-file" and not place.rooted and _is_piece(path)
    if is_pattern or leads_elsewhere or _STANDS_FOR_ADDRESS.match(place.file):
        return as_note(judged)
    if format_of(path.name) is not FORMATS["html"]:
        return judged
    if _is_whole(judged.link):
        return judged
    if place.rooted:
        message = f"{judged.message} Where `/` of this page leads is up to the host that serves it."
        return msgspec.structs.replace(judged, reason="", note="unknown-in-site", message=message)
    return as_note(judged) if _has_script(disk.text(list_path, top)) else judged


def _is_whole(link: Link) -> bool:
    """Whether an address names its host, and so leads to the same place from any page."""
    return "://" in link.url.partition("?")[0]


@lru_cache(maxsize=8)
def _has_script(text: str) -> bool:
    return _SCRIPT.search(text) is not None


def _is_served(place: Destination, folder: Path, top: Path, disk: RepositoryFiles) -> bool:
    """Whether a folder above a page, or what is served beside it, has the file.

    GitHub Pages serves a repository below its name, so the first folder may be that.
    """
    above = [parent for parent in (folder, *folder.parents) if top in (parent, *parent.parents)]
    files_there = {place.file, place.file.partition("/")[2]} - {""}
    places = (parent / served / file for parent in above for served in _SERVED for file in files_there)
    return any(not disk.lacks(path, top) for path in places)
