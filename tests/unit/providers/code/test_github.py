import math
import re
from typing import Any
from urllib.parse import quote

import pytest
from graphql import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.model import Answer, Existence, Failure, FailureKind, Outcome, PageKind, Request, Response
from linkcheck.providers.code.github import GitHub
from linkcheck.providers.code.github.query import compose
from linkcheck.providers.code.github.reference import refer
from tests.unit.providers.flows import plain, play, reply
from tests.unit.providers.github_api import GitHubApi

BLOB = {"__typename": "Blob"}
REPOSITORIES: dict[str, dict[str, Any]] = {
    "ann/tools": {
        "nameWithOwner": "ann/tools",
        "inside": {
            "main:README.md": BLOB,
            "HEAD:README.md": BLOB,
            "feature/x:docs/guide.md": BLOB,
            "v1.0": BLOB,
            "0123abc": {"__typename": "Commit"},
            5: {"__typename": "Issue", "title": "It breaks", "url": "https://github.com/ann/tools/issues/5"}
            | {"createdAt": "2020-02-03T00:00:00Z", "author": {"login": "bo"}},
            6: {"__typename": "Issue", "title": "Moved", "url": "https://github.com/other/place/issues/9"},
            "v1.0-tag": {"name": "One", "tagName": "v1.0-tag", "publishedAt": "2021-01-01T00:00:00Z"},
            "v1:": BLOB,
        },
    },
    "old/name": {"nameWithOwner": "new/Name", "inside": {"master:a b.md": BLOB}},
    "ann/attic": {"nameWithOwner": "ann/attic", "isArchived": True, "archivedAt": "2023-04-05T06:07:08Z"}
    | {"licenseInfo": {"spdxId": "NOASSERTION"}, "description": None, "isFork": True},
}
ACCOUNTS = {
    "ann": {"__typename": "User", "login": "ann", "name": "Ann Alpha", "bio": "Makes tools"}
    | {"inside": {"0123456789abcdef0123": {"description": "A gist", "createdAt": "2022-01-01T00:00:00Z"}}}
}


def ask(*urls: str) -> dict[str, Answer]:
    return dict(play(GitHub().flow(urls), GitHubApi(REPOSITORIES, ACCOUNTS))[0])


def existence(url: str) -> Existence:
    return ask(url)[url].existence


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/ann/tools", Existence.EXISTS),
        ("http://www.github.com/ANN/Tools.git", Existence.EXISTS),
        ("https://github.com/ann/tools/", Existence.EXISTS),
        ("https://github.com/ann/tools/issues", Existence.EXISTS),
        ("https://github.com/ann/tools/releases/latest", Existence.EXISTS),
        ("https://github.com/ann/tools/blob/main/README.md", Existence.EXISTS),
        ("https://github.com/ann/tools/raw/main/README.md?x=1", Existence.EXISTS),
        ("https://raw.githubusercontent.com/ann/tools/main/README.md", Existence.EXISTS),
        ("https://raw.githubusercontent.com/ann/tools/refs/heads/main/README.md", Existence.EXISTS),
        ("https://github.com/ann/tools/blob/feature/x/docs/guide.md", Existence.EXISTS),
        ("https://github.com/ann/tools/tree/v1", Existence.EXISTS),
        ("https://github.com/ann/tools/blob/main/gone.md", Existence.GONE),
        ("https://github.com/ann/tools/blob/old-branch/README.md", Existence.UNKNOWN),
        ("https://github.com/ann/tools/commit/0123abc", Existence.EXISTS),
        ("https://github.com/ann/tools/commit/fffffff", Existence.UNKNOWN),
        ("https://github.com/ann/tools/issues/5", Existence.EXISTS),
        ("https://github.com/ann/tools/pull/5/files", Existence.EXISTS),
        ("https://github.com/ann/tools/issues/404", Existence.UNKNOWN),
        ("https://github.com/ann/tools/discussions/404", Existence.UNKNOWN),
        ("https://github.com/ann/tools/releases/tag/v1.0-tag", Existence.EXISTS),
        ("https://github.com/ann/tools/releases/tag/v9", Existence.UNKNOWN),
        ("https://github.com/ann/none", Existence.GONE),
        ("https://github.com/ann/none/blob/main/x", Existence.GONE),
        ("https://github.com/ann", Existence.EXISTS),
        ("https://github.com/nobody", Existence.UNKNOWN),
        ("https://gist.github.com/ann/0123456789abcdef0123", Existence.EXISTS),
        ("https://gist.github.com/ann/ffffffffffffffffffff", Existence.UNKNOWN),
        ("https://gist.github.com/nobody/ffffffffffffffffffff", Existence.UNKNOWN),
    ],
)
def test_every_part_of_github_differs_from_its_absence(url: str, expected: Existence) -> None:
    assert existence(url) is expected


def test_pages_about_a_repository_are_not_the_repository() -> None:
    urls = [f"https://github.com/ann/tools{rest}" for rest in ("", "/", "/issues", "/releases/latest", "/issues/5")]
    pages = [answer.page for answer in ask(*urls).values()]
    assert [page.kind for page in pages if page] == [PageKind.REPOSITORY] * 2 + [PageKind.PAGE] * 3


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/",
        "https://github.com/topics/mlops",
        "https://github.com/features/actions",
        "https://github.com/orgs/acme/people",
        "https://github.com/ann/tools/wiki/Page",
        "https://github.com/ann/tools/archive/main.zip",
        "https://github.com/ann/tools/actions/runs/1",
        "https://github.com/ann/../x",
        "https://github.com/-bad-/x",
        "https://github.com/ann/tools/blob/main/a%2Fb%00",
        "https://gist.github.com/0123456789abcdef0123",
        "https://github.example/ann/tools",
        "https://[github.com/ann/tools",
        "https://docs.github.com/en/rest",
    ],
)
def test_what_the_api_cannot_answer_is_left_to_the_page(url: str) -> None:
    assert not GitHub().claims(url)


def test_without_a_token_nothing_is_claimed() -> None:
    assert GitHub().claims("https://github.com/ann/tools")
    assert not GitHub(token=False).claims("https://github.com/ann/tools")


def test_a_repository_is_described() -> None:
    page = ask("https://github.com/ann/tools")["https://github.com/ann/tools"].page
    assert page is not None
    assert page.repository is not None
    assert (page.title, page.title_source, page.kind) == ("ann/tools", "github", PageKind.REPOSITORY)
    assert (page.published, page.modified, page.licence) == ("2019-05-01", "2026-10-01", "MIT")
    assert (page.repository.stars, page.repository.default_branch, page.repository.archived) == (7, "main", False)


def test_an_archived_fork_without_licence_is_described() -> None:
    page = ask("https://github.com/ann/attic")["https://github.com/ann/attic"].page
    assert page is not None
    assert page.repository is not None
    assert (page.repository.archived, page.repository.archived_at) == (True, "2023-04-05T06:07:08Z")
    assert (page.repository.fork, page.licence, page.description) == (True, None, None)


def test_a_renamed_repository_names_its_new_address_path_included() -> None:
    url = "https://github.com/old/name/blob/master/a%20b.md"
    assert ask(url)[url].moved_to == "https://github.com/new/Name/blob/master/a%20b.md"
    assert ask("https://github.com/ANN/TOOLS")["https://github.com/ANN/TOOLS"].moved_to is None


def test_a_transferred_issue_names_its_new_address() -> None:
    found = ask("https://github.com/ann/tools/issues/6", "https://github.com/ann/tools/issues/5")
    assert found["https://github.com/ann/tools/issues/6"].moved_to == "https://github.com/other/place/issues/9"
    issue = found["https://github.com/ann/tools/issues/5"]
    assert issue.moved_to is None
    assert issue.page is not None
    assert (issue.page.title, issue.page.authors, issue.page.published) == ("It breaks", ("bo",), "2020-02-03")


@pytest.mark.parametrize(
    ("rest", "title"),
    [("/blob/main/docs/guide.md", "ann/tools: docs/guide.md"), ("/blob/feature/x/readme.md", "ann/tools: readme.md")],
)
def test_a_file_is_called_by_its_repository_and_path(rest: str, title: str) -> None:
    tools = {"nameWithOwner": "ann/tools", "inside": {"main:docs/guide.md": BLOB, "feature/x:readme.md": BLOB}}
    url = f"https://github.com/ann/tools{rest}"
    answers, _ = play(GitHub().flow([url]), GitHubApi({"ann/tools": tools}))
    page = answers[url].page
    assert page is not None
    assert page.title == title
    assert page.repository is not None


def test_a_missing_file_comes_with_the_facts_of_its_repository() -> None:
    answer = ask("https://github.com/ann/tools/blob/main/gone.md")["https://github.com/ann/tools/blob/main/gone.md"]
    assert answer.page is not None
    assert answer.page.repository is not None
    assert answer.detail == "the repository exists, gone.md in it does not"


def test_the_points_spent_are_reported() -> None:
    assert ask("https://github.com/ann/tools")["https://github.com/ann/tools"].detail == (
        "1 of the API's points for one link"
    )


def test_three_thousand_links_cost_at_most_forty_requests() -> None:
    urls = [f"https://github.com/owner{n % 900}/repo{n % 2000}/blob/main/file{n}.md" for n in range(3000)]
    provider = GitHub()
    requests = 0

    def script(request: Request) -> Outcome:
        aliases = re.findall(rb"(r\d+): repository\(", request.body or b"")
        return reply({"data": {alias.decode(): {"nameWithOwner": "a/b"} for alias in aliases}})

    for start in range(0, len(urls), provider.batch):
        answers, asked = play(provider.flow(urls[start : start + provider.batch]), script)
        assert len(answers) == provider.batch
        requests += len(asked)
    assert requests == math.ceil(3000 / 100) <= 40


def test_links_into_one_repository_share_its_alias() -> None:
    urls = [f"https://github.com/ann/tools/blob/main/{n}.md" for n in range(50)] + ["https://github.com/Ann/Tools"]
    api = GitHubApi(REPOSITORIES)
    play(GitHub().flow(urls), api)
    assert api.documents[0].count("repository(") == 1


RESET = {"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1795323600"}
LIMITS: dict[str, Outcome] = {
    "primary limit, 200 with an error": reply({"errors": [{"type": "RATE_LIMITED", "message": "exceeded"}]}),
    "primary limit, 403": reply({"message": "API rate limit exceeded"}, 403, **RESET),
    "secondary limit, 403": reply({"message": "You have exceeded a secondary rate limit"}, 403, retry_after="60"),
    "secondary limit, 429": plain(429, retry_after="60"),
    "secondary limit, 200 without data": reply({"message": "secondary"}, x_ratelimit_remaining="0"),
    "bad credentials": reply({"message": "Bad credentials"}, 401),
    "told to wait too long": Failure(url="https://api.github.com/graphql", kind=FailureKind.RATE_LIMITED),
}


@pytest.mark.parametrize("outcome", LIMITS.values(), ids=LIMITS)
def test_a_limit_ends_the_asking_and_leaves_the_rest_to_the_pages(outcome: Outcome) -> None:
    urls = [f"https://github.com/ann/repo{n}" for n in range(100)]
    answers, asked = play(GitHub().flow(urls), lambda _: outcome)
    assert len(asked) == 1
    assert {answer.existence for answer in answers.values()} == {Existence.UNKNOWN}
    assert len(answers) == 100


def test_the_answer_says_when_the_limit_resets() -> None:
    outcome = LIMITS["primary limit, 403"]
    answers, _ = play(GitHub().flow(["https://github.com/ann/tools"]), lambda _: outcome)
    assert answers["https://github.com/ann/tools"].detail == "rate limit reached; resets at 1795323600 (Unix time)"


def repositories(count: int) -> list[str]:
    return [f"https://github.com/ann/tool{number}" for number in range(count)]


def none_of_them(request: Request) -> Outcome:
    """GitHub's answer about repositories that do not exist."""
    aliases = [alias.decode() for alias in re.findall(rb"(\w+): ?repository\(", request.body or b"")]
    errors = [{"type": "NOT_FOUND", "path": [alias], "message": "Could not resolve to a thing"} for alias in aliases]
    return reply({"data": dict.fromkeys(aliases), "errors": errors})


def test_1689_repositories_take_17_queries() -> None:
    github, queries = GitHub(), 0
    urls = repositories(1689)
    for start in range(0, len(urls), github.batch):
        answers, asked = play(github.flow(urls[start : start + github.batch]), none_of_them)
        assert len(answers) == len(urls[start : start + github.batch])
        queries += len(asked)
    assert queries == 17


def test_what_a_query_bears_is_found_out_once() -> None:
    github, sizes = GitHub(), list[int]()

    def limited(request: Request) -> Outcome:
        sizes.append((request.body or b"").count(b"repository("))
        return plain(502) if sizes[-1] > 60 else none_of_them(request)

    for start in range(0, 500, 100):
        play(github.flow(repositories(500)[start : start + 100]), limited)
    assert sizes == [100, *[50] * 10]


def test_a_github_that_is_down_is_asked_a_few_times_in_a_run() -> None:
    github, asked = GitHub(), 0
    for _ in range(10):
        answers, requests = play(github.flow(repositories(100)), lambda _: plain(502))
        assert {answer.existence for answer in answers.values()} == {Existence.UNKNOWN}
        asked += len(requests)
    assert asked == 5


def test_a_batch_too_heavy_for_github_is_halved() -> None:
    api = GitHubApi(REPOSITORIES)

    def script(request: Request) -> Outcome:
        return plain(502) if (request.body or b"").count(b"repository(") > 30 else api(request)

    urls = [f"https://github.com/ann/repo{n}" for n in range(99)] + ["https://github.com/ann/tools"]
    answers, asked = play(GitHub().flow(urls), script)
    assert len(asked) == 6, "of 100, of 50, and four of 25"
    assert answers["https://github.com/ann/tools"].existence is Existence.EXISTS
    assert len(answers) == 100


@pytest.mark.parametrize(
    "outcome",
    [
        plain(502),
        plain(200, b"<html>"),
        reply({"data": None, "errors": [{"message": "Something went wrong"}]}),
        reply([1, 2]),
        reply({"data": {"r0": "text"}}),
        reply({"data": {"r0": None}, "errors": [{"type": "FORBIDDEN", "path": ["r0"]}]}),
        reply({"data": {"r0": {"licenseInfo": {"spdxId": []}, "nameWithOwner": 5}}, "errors": [{"type": {}}]}),
        reply({"data": {"r0": {}}, "errors": [{"path": [["x"], {}]}, 7, {"type": 5}]}),
        Failure(url="https://api.github.com/graphql", kind=FailureKind.TIMEOUT),
        Failure(url="https://api.github.com/graphql", kind=FailureKind.DNS_NXDOMAIN),
    ],
)
def test_an_api_that_is_down_or_odd_never_says_gone(outcome: Outcome) -> None:
    answers, asked = play(GitHub().flow(["https://github.com/ann/tools"]), lambda _: outcome)
    assert answers["https://github.com/ann/tools"].existence is not Existence.GONE
    assert len(asked) == 1


def test_a_sso_wall_inside_a_repository_is_not_gone() -> None:
    url = "https://github.com/ann/tools/issues/5"
    data = {"data": {"r0": {"nameWithOwner": "ann/tools", "f0_0": None}}}
    errors = [{"type": "FORBIDDEN", "path": ["r0", "f0_0"], "message": "SAML enforcement"}]
    answers, _ = play(GitHub().flow([url]), lambda _: reply(data | {"errors": errors}))
    assert answers[url].existence is Existence.UNKNOWN


def test_the_request_carries_no_secret_and_follows_no_redirect() -> None:
    _, asked = play(GitHub().flow(["https://github.com/ann/tools"]), lambda _: Response(url="x", status=500))
    assert (asked[0].url, asked[0].method, asked[0].follow) == ("https://api.github.com/graphql", "POST", False)
    assert "authorization" not in {name.lower() for name, _ in asked[0].headers}


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=6))
def test_no_address_breaks_the_document(first: str, segments: list[str]) -> None:
    path = "/".join(quote(segment) for segment in segments)
    for url in (f"https://github.com/ann/tools/blob/{path}", f"https://github.com/{first}/{path}", first):
        reference = refer(url)
        if reference is not None:
            parse(compose([reference]).document)


@pytest.mark.parametrize("place", [{}, {"path": []}, {"path": ["r0"], "type": "INTERNAL"}])
def test_a_file_left_out_by_an_error_of_the_whole_is_not_gone(place: dict[str, Any]) -> None:
    url = "https://github.com/ann/tools/blob/main/a.md"
    data = {"r0": {"nameWithOwner": "ann/tools", "f0_0": None, "f0_1": None}}
    errors = [{"message": "Something went wrong while executing your query."} | place]
    answers, _ = play(GitHub().flow([url]), lambda _: reply({"data": data, "errors": errors}))
    assert answers[url].existence is Existence.UNKNOWN


@pytest.mark.parametrize("path", ["users/ann", "mcp/ann", "enterprises/acme", "trust-center/privacy"])
def test_githubs_own_pages_are_no_repositories(path: str) -> None:
    assert not GitHub().claims(f"https://github.com/{path}")
