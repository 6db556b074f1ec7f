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
        ("git@GitHub.com:Owner/Name.git", "https://github.com/Owner/Name"),
        ("https://www.github.com/owner/name", "https://github.com/owner/name"),
        ("github.com:owner/name.git", "https://github.com/owner/name"),
        ("git@github.com:/owner/name.git", "https://github.com/owner/name"),
        ("org-123@github.com:owner/name.git", "https://github.com/owner/name"),
        ("git@github.com-work:owner/name.git", "https://github.com/owner/name"),
        ("ssh://git@ssh.github.com:443/owner/name.git", "https://github.com/owner/name"),
        ("git@altssh.gitlab.com:owner/name.git", "https://gitlab.com/owner/name"),
        ("git+ssh://git@github.com/owner/name.git", "https://github.com/owner/name"),
        ("https://git.example.org:8443/owner/name", "https://git.example.org:8443/owner/name"),
        ("https://github.com/owner/my.name", "https://github.com/owner/my.name"),
        ("gh:owner/name", None),
        ("C:/git/name", None),
        ("file:///srv/git/name.git", None),
        ("/srv/git/name.git", None),
        ("../name", None),
        ("", None),
    ],
)
def test_a_remote_has_a_web_address_without_credentials(remote: str, address: str | None) -> None:
    assert web_address(remote) == address
