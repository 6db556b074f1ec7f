import pytest

from linkcheck.cli.texts.scope import Scope, scope_of

PUSH = {"PRE_COMMIT_REMOTE_NAME": "origin", "PRE_COMMIT_FROM_REF": "abc"}
FIRST_PUSH = {"PRE_COMMIT_REMOTE_NAME": "origin"}


@pytest.mark.parametrize(
    ("since", "staged", "environ", "scope"),
    [
        (None, False, {}, Scope(None, staged=False)),
        ("main", False, {}, Scope("main", staged=False)),
        (None, True, {}, Scope("HEAD", staged=True)),
        ("main", True, {}, Scope("main", staged=True)),
        (None, True, PUSH, Scope("abc", staged=False)),
        (None, True, FIRST_PUSH, Scope(None, staged=False)),
        ("main", True, PUSH, Scope("main", staged=True)),
        ("main", False, PUSH, Scope("main", staged=False)),
        (None, False, PUSH, Scope(None, staged=False)),
    ],
)
def test_what_a_check_is_about(since: str | None, staged: bool, environ: dict[str, str], scope: Scope) -> None:
    assert scope_of(since, staged, environ) == scope
