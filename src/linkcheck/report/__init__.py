"""One renderer per format: a pure `Report` in, text out; templates beside them.

`registry` lists the formats. `document` is the public shape of the JSON, `problems` what needs saying place by place,
`inert` makes text from pages harmless to look at.
"""

from linkcheck.report.data.json import json_document
from linkcheck.report.format import Format
from linkcheck.report.options import ReportOptions
from linkcheck.report.registry import FORMATS, pieces, render
from linkcheck.report.text.digest import render as digest

__all__ = ["FORMATS", "Format", "ReportOptions", "digest", "json_document", "pieces", "render"]
