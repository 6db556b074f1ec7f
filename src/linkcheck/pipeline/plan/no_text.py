"""The finding for a file that is no text."""

from linkcheck.errors import InputError
from linkcheck.model import Finding, Severity


def no_text_finding(fault: InputError) -> Finding:
    """A note at the first line that is no text; the command that named the file fails by itself."""
    said = fault.message.partition(": ")[2] or fault.message
    return Finding(
        reason="not-text",
        severity=Severity.NOTE,
        message=f"This file is {said}; nothing in it was checked. {fault.remedy}",
        path=fault.path or "",
        line=fault.line or 1,
        column=1,
    )
