"""Text inside XML 1.0: escaped, and without the characters that no XML document may hold."""

from xml.sax.saxutils import escape

from linkcheck.report.inert import one_line

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: object) -> str:
    """For element content and for attributes in double quotes."""
    return escape(one_line(str(value)), {'"': "&quot;"})


def attributes(**values: object) -> str:
    """`a="1" b="2"`; None is left out."""
    return " ".join(f'{name}="{text(value)}"' for name, value in values.items() if value is not None)
