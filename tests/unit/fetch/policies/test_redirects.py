"""Where a redirect leads, and what the request there carries."""

import pytest

from linkcheck.fetch.policies.redirects import Refused, ToApp, next_request, next_url
from linkcheck.model import FailureKind, Request

BASE = "https://a.example/x/y?q=1#part"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://b.example/z", "https://b.example/z#part"),
        ("https://b.example/z#other", "https://b.example/z#other"),
        ("/z", "https://a.example/z#part"),
        ("z", "https://a.example/x/z#part"),
        ("//b.example", "https://b.example/#part"),
        ("?p=2", "https://a.example/x/y?p=2#part"),
        ("HTTPS://B.example/", "https://b.example/#part"),
        ("/caf\udcc3\udca9", "https://a.example/caf%C3%A9#part"),
    ],
)
def test_a_location_is_resolved_as_browsers_do(location: str, target: str) -> None:
    assert next_url(BASE, location) == target


@pytest.mark.parametrize("location", ["mailto:a@b.example", "vscode:extension/x", "slack://open", "magnet:?xt=1"])
def test_an_app_is_the_end_of_a_working_link(location: str) -> None:
    assert isinstance(next_url(BASE, location), ToApp)


@pytest.mark.parametrize(
    "location", ["javascript:x()", "data:text/html,x", "file:///etc/passwd", "http://[", "https://"]
)
def test_what_leads_nowhere_is_refused(location: str) -> None:
    target = next_url(BASE, location)
    assert isinstance(target, Refused)
    assert target.kind is FailureKind.BAD_REDIRECT


def posted(method: str = "POST") -> Request:
    headers = (("Authorization", "secret"), ("Content-Type", "text/plain"), ("Accept", "*/*"))
    return Request(url="https://a.example/", method=method, body=b"x", headers=headers)


@pytest.mark.parametrize(
    ("status", "method", "after"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (307, "POST", "POST"),
        (308, "POST", "POST"),
        (303, "HEAD", "HEAD"),
        (303, "PUT", "GET"),
        (301, "HEAD", "HEAD"),
        (301, "PUT", "PUT"),
    ],
)
def test_the_method_changes_as_the_fetch_standard_says(status: int, method: str, after: str) -> None:
    request = next_request(posted(method), status, "https://a.example/z")
    assert request.method == after
    assert (request.body is None) == (after == "GET")
    assert ("Content-Type" in dict(request.headers)) == (after != "GET")
    assert dict(request.headers)["Authorization"] == "secret"


@pytest.mark.parametrize(
    "url", ["https://b.example/", "http://a.example/", "https://a.example:8443/", "https://sub.a.example/"]
)
def test_another_origin_gets_no_credentials(url: str) -> None:
    request = next_request(posted(), 307, url)
    assert (request.url, dict(request.headers)) == (url, {"Content-Type": "text/plain", "Accept": "*/*"})
