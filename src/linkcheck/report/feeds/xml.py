"""Text inside XML 1.0: escaped, and without the characters that no XML document may hold."""

from linkcheck.report.text.sanitize import one_line

# The standard library's own escaping takes 10 ms to import, with all that reads XML from the web.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: object) -> str:
    """For element content and for attributes in double quotes."""
    return one_line(str(value)).translate(_ESCAPES)


def attributes(**values: object) -> str:
    """`a="1" b="2"`; None is left out."""
    return " ".join(f'{name}="{text(value)}"' for name, value in values.items() if value is not None)
