"""What is left when nothing speaks against a link."""

from linkcheck.classify.case import Case
from linkcheck.classify.ruling import Ruling


def there(case: Case) -> Ruling | None:
    """A success with a page."""
    if not case.success:
        return None
    if case.evidence.not_modified:
        return Ruling("ok", "304: not changed since the last visit")
    return Ruling("ok", f"status {case.status}")
