"""The report as files in the report folder."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from linkcheck.config import Config
from linkcheck.errors import InputError, ReportError
from linkcheck.files import replace_file
from linkcheck.model import Report
from linkcheck.pipeline.reports.render import page_options
from linkcheck.report.html import html_pieces, render_pages
from linkcheck.report.html.parts.lists import FOLDER

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
PART = "part.html"
BESIDE = ("feed.atom", "report.json", "badge.svg")
OURS = b'<meta name="generator" content="linkcheck '


def publish(report: Report, config: Config) -> Path:
    """Write the report, and the pages of its lists when it is large; where it begins. Raises `ReportError`.

    Pages of lists that no longer exist are deleted: they would be out of date. A report of part of the lists has a page
    of another name: it never replaces the page of the whole.
    """
    folder = Path(config.reports)
    begin = PART if report.part else "index.html"
    written = set()
    try:
        for name, pieces in _pages(report, config):
            file = folder / name
            _write(file, folder, pieces)
            written.add(file)
        for file in sorted((folder / FOLDER).glob("*.html")):
            if file not in written and not report.part and _is_ours(file):
                file.unlink()
    except InputError as error:
        raise ReportError(
            f"{error.message.rstrip('.')}; the results are safe in the database.",
            remedy="Move it away, then run `linkcheck report --format html --output FILE`.",
        ) from error
    except OSError as error:
        first = "Make room" if error.errno in _FULL else "Make the folder writable"
        raise ReportError(
            f"{error.filename or folder}: {error.strerror}; the results are safe in the database.",
            remedy=f"{first}, then run `linkcheck report --format html --output FILE`.",
        ) from error
    return folder / begin


def _pages(report: Report, config: Config) -> Iterator[tuple[str, Iterable[str]]]:
    folder = Path(config.reports)
    options = msgspec.structs.replace(
        page_options(report, config),
        beside=tuple(name for name in BESIDE if (folder / name).is_file()),
        root=_way_back(folder),
    )
    if report.part:
        yield PART, html_pieces(report, options)
    else:
        yield from render_pages(report, options)


def _way_back(folder: Path) -> str:
    """From the report folder to the working directory, where that is above it; another path would show folders."""
    way = os.path.relpath(Path.cwd(), folder.absolute()).replace(os.sep, "/")
    return f"{way}/" if set(way.split("/")) == {".."} else ""


def _write(file: Path, folder: Path, pieces: Iterable[str]) -> None:
    """Complete or not at all: a full disk or a killed process leaves the last report, and no temporary file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, (piece.encode() for piece in pieces), root=os.path.realpath(folder))


def _is_ours(file: Path) -> bool:
    with file.open("rb") as page:
        return OURS in page.read(4_096)
