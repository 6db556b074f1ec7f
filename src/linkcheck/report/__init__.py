"""One renderer per format: a pure `Report` in, text out; templates beside them.

`registry` lists the formats. `document` is the public shape of the JSON, `problems` what needs saying place by place,
`inert` makes text from pages harmless to look at.

All but the options is imported when it is first named: the formats take time that most commands need not spend.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from linkcheck.report.options import ReportOptions

if TYPE_CHECKING:
    from linkcheck.report.data.json import json_document
    from linkcheck.report.format import Format
    from linkcheck.report.registry import FORMATS, pieces, render
    from linkcheck.report.text.digest import render as digest

__all__ = ["FORMATS", "Format", "ReportOptions", "digest", "json_document", "pieces", "render"]

_HOMES = {
    "FORMATS": "registry",
    "Format": "format",
    "json_document": "data.json",
    "pieces": "registry",
    "render": "registry",
}


def __getattr__(name: str) -> Any:
    if name == "digest":
        from linkcheck.report.text.digest import render as digest

        return digest
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
