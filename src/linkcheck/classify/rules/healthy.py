"""What is left when nothing speaks against a link."""

from linkcheck.classify.case import Case
from linkcheck.classify.ruling import Ruling
from linkcheck.urls import app_scheme

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def to_app(case: Case) -> Ruling | None:
    """A redirect to an address that an app opens."""
    scheme = redirect_to_app(case)
    return Ruling("ok", f"status {case.status} to {scheme}:") if scheme else None


def redirect_to_app(case: Case) -> str | None:
    """The scheme that the answer redirects to, where it is an app's."""
    if case.response is None or case.response.status not in _REDIRECTS:
        return None
    return app_scheme(case.response.header("location") or "")


def there(case: Case) -> Ruling | None:
    """A success with a page."""
    if not case.success:
        return None
    if case.evidence.not_modified:
        return Ruling("ok", "304: not changed since the last visit")
    return Ruling("ok", f"status {case.status}")
