"""Where fenced code ends in a text that is no Markdown yet, whatever container it stands in."""

import re


def after_fence(text: str, start: int, fence: str) -> int:
    """The position after the code that `fence` opened before `start`; the end of the text where nothing closes it."""
    closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*\r?$", re.MULTILINE).search(text, start)
    return closing.end() if closing else len(text)
