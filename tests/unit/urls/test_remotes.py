import pytest

from linkcheck.urls.remotes import web_address


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/owner/name.git", "https://github.com/owner/name"),
        ("https://token:x@github.com/owner/name", "https://github.com/owner/name"),
        ("git@github.com:owner/name.git", "https://github.com/owner/name"),
        ("ssh://git@gitlab.example.org:2222/group/sub/name.git", "https://gitlab.example.org/group/sub/name"),
        ("git://example.org/name/", "https://example.org/name"),
        ("/srv/git/name.git", None),
        ("../name", None),
        ("", None),
    ],
)
def test_a_remote_has_a_web_address_without_credentials(remote: str, address: str | None) -> None:
    assert web_address(remote) == address
