"""One comment on a pull request, updated in place where that is permitted."""

from pathlib import Path

import pytest

from linkcheck.errors import UsageError
from linkcheck.model import Verdict
from linkcheck.pipeline.notify import pull_request_number
from linkcheck.store import Store
from tests.acceptance.run import Finished, linkcheck
from tests.integration.notify.fake import BASE, REPOSITORY, TOKEN, FakeGitHub, said
from tests.integration.store.nights import night as stored_night
from tests.internet import Host, in_background
from tests.internet.__main__ import write_configuration

ENVIRON = {"GITHUB_REPOSITORY": REPOSITORY, "GITHUB_TOKEN": TOKEN, "GITHUB_REF": "refs/pull/7/merge"}
COMMENTS = f"{BASE}/issues/7/comments"


def commented(fake: FakeGitHub, folder: Path, *verdicts: Verdict, command: str = "comment") -> Finished:
    """The command as a workflow starts it, once for each verdict of a link."""
    with in_background([Host(name="api.github.com", default=fake)]) as internet:
        file = write_configuration(internet, folder)
        for number, verdict in enumerate(verdicts):
            with Store.open(folder / "reports" / "linkcheck.db") as store:
                stored_night(store, number, {"a": verdict})
            done = linkcheck(command, "--config", file, folder=folder, environ=ENVIRON)
        return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    return tmp_path


def test_a_comment_is_made_and_then_kept(folder: Path) -> None:
    fake = FakeGitHub()
    done = commented(fake, folder, Verdict.BROKEN, Verdict.BROKEN, Verdict.OK)
    assert done.code == 0, done.err
    (comment,) = fake.comments
    assert "nothing broken" in comment["body"]
    assert fake.writes[0] == f"POST {COMMENTS}"
    assert {write.partition(" ")[0] for write in fake.writes[1:]} == {"PATCH"}


def test_nothing_broken_needs_no_comment(folder: Path) -> None:
    fake = FakeGitHub()
    assert commented(fake, folder, Verdict.OK).code == 0
    assert fake.comments == []


def test_a_strangers_comment_with_our_marker_is_left_alone(folder: Path) -> None:
    fake = FakeGitHub()
    fake.add_comment("<!-- linkcheck:comment  -->\nmine", user={"type": "User"}, author_association="CONTRIBUTOR")
    commented(fake, folder, Verdict.BROKEN)
    assert fake.comments[0]["body"].endswith("mine")
    assert len(fake.comments) == 2


def test_twins_are_removed(folder: Path) -> None:
    fake = FakeGitHub()
    numbers = [fake.add_comment("<!-- linkcheck:comment  -->\nold") for _ in range(3)]
    commented(fake, folder, Verdict.BROKEN)
    assert [comment["id"] for comment in fake.comments] == numbers[:1]


def test_a_token_that_may_only_read_costs_the_comment_and_not_the_job(folder: Path) -> None:
    fake = FakeGitHub()
    fake.fault = lambda asked: said({"message": "Resource not accessible"}, 403) if asked.method == "POST" else None
    done = commented(fake, folder, Verdict.BROKEN)
    assert done.code == 0
    assert "no comment" in done.err


def test_a_wrong_token_is_a_fault(folder: Path) -> None:
    fake = FakeGitHub()
    fake.fault = lambda _: said({"message": "Bad credentials"}, 401)
    done = commented(fake, folder, Verdict.BROKEN)
    assert (done.code, "Traceback" in done.err) == (3, False)


def test_the_issue_is_kept_by_its_command_too(folder: Path) -> None:
    fake = FakeGitHub()
    done = commented(fake, folder, Verdict.BROKEN, Verdict.OK, command="issue")
    assert done.code == 0, done.err
    assert done.err.strip() == "Closed issue 1."


@pytest.mark.parametrize(("ref", "number"), [("refs/pull/12/merge", 12), ("refs/heads/main", None), ("", None)])
def test_the_pull_request_is_the_workflows_own(ref: str, number: int | None) -> None:
    if number is None:
        with pytest.raises(UsageError, match="--pull-request"):
            pull_request_number({"GITHUB_REF": ref})
    else:
        assert pull_request_number({"GITHUB_REF": ref}) == number
