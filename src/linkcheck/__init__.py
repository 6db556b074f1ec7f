"""Link health and metadata for curated Markdown lists.

The way of one URL, by file:

1. `pipeline/lists/find.py`, `read.py` find and read the lists; `extract/document.py` turns each into a `Document` of
   `Link`s: destination, text, label, section, exact place.
2. `urls/address.py` normalises destinations, `urls/groups.py` groups links into `Target`s: one URL, requested once.
3. `pipeline/plan/make_plan.py` separates targets to request from those that need no request.
4. `pipeline/run/runner.py` runs the check: `crawl/crawler.py` drives the targets, `crawl/frontier.py` holds their order
   and state, `crawl/providers.py` asks official APIs first where `providers/registry.py` has one.
5. `fetch/client.py` turns a `Request` into an `Outcome`; `fetch/transport/transport.py` sends it within the limits of
   its host (`fetch/limits/`) and past the address guard (`fetch/addresses/guard.py`).
6. `metadata/page.py` reads headers and the first bytes of the page into `PageMetadata`.
7. `classify/judge.py` turns `Evidence` and history into a `Judgement`: a `Verdict` with a stable reason. Pure.
8. `pipeline/run/writer.py` hands results to `store/store.py` as they arrive; history is kept as intervals.
9. `report/registry.py` renders a `Report` in any format; `fix/proposal.py` proposes the edits that are certain.

Where to add things; CONTRIBUTING.md lists the files of each:

- a provider: a module in `providers/`, an entry in `providers/registry.py`
- a reason: an entry in `classify/reasons/`, a rule in `classify/rules/`, listed by `classify/judge.py`
- a report format: a module in `report/`, an entry in `report/registry.py`
- a list language: a module in `formats/`, an entry in `formats/__init__.py`, a reader in `extract/readers/`
- a command: a module in `cli/commands/`, an entry in `cli/__init__.py`

`check_lists`, `extract_links`, `Report`, `Link` and `Document` are the public API; all else may change.
"""

from typing import TYPE_CHECKING, Any

from linkcheck.about import __version__

if TYPE_CHECKING:
    from linkcheck.api import check_lists, extract_links
    from linkcheck.model import Document, Link, Report

__all__ = ["Document", "Link", "Report", "__version__", "check_lists", "extract_links"]


def __getattr__(name: str) -> Any:
    """Import what is public when it is first used, so that `linkcheck --help` stays quick."""
    if name in {"check_lists", "extract_links"}:
        from linkcheck import api

        return getattr(api, name)
    if name in {"Document", "Link", "Report"}:
        from linkcheck import model

        return getattr(model, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
