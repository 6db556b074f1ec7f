"""Hugging Face, PyPI, npm: one thing a request."""

from typing import Any

import msgspec
import pytest

from linkcheck.model import Existence, Failure, FailureKind, Outcome, PageKind, Request
from linkcheck.providers.code.huggingface import HuggingFace
from linkcheck.providers.code.packages import Npm, PyPI
from linkcheck.providers.provider import Provider
from tests.unit.providers.flows import plain, play, reply

HUB: dict[str, Any] = {
    "id": "google/bert",
    "author": "google",
    "createdAt": "2022-03-02T23:29:04.000Z",
    "lastModified": "2024-02-19T11:06:12.000Z",
    "cardData": {"license": "apache-2.0"},
}
PYPI: dict[str, Any] = {
    "info": {"name": "MLflow", "summary": "Tracks things", "author": "", "license_expression": "Apache-2.0"},
    "urls": [{"upload_time_iso_8601": "2026-10-01T12:00:00.000000Z"}],
}
NPM: dict[str, Any] = {"name": "@a/b", "description": "Does b", "author": {"name": "Ann"}, "license": "MIT"}
DOWN = Failure(url="https://x.example/", kind=FailureKind.TIMEOUT)


@pytest.mark.parametrize(
    ("provider", "url", "asked_for"),
    [
        (HuggingFace(), "https://huggingface.co/google/bert", "https://huggingface.co/api/models/google/bert"),
        (HuggingFace(), "https://hf.co/datasets/a/b/tree/main", "https://huggingface.co/api/datasets/a/b"),
        (HuggingFace(), "https://huggingface.co/spaces/a/b?x=1", "https://huggingface.co/api/spaces/a/b"),
        (HuggingFace(), "https://huggingface.co/docs/transformers", None),
        (HuggingFace(), "https://huggingface.co/blog/x", None),
        (HuggingFace(), "https://huggingface.co/google/bert/blob/main/README.md", None),
        (HuggingFace(), "https://huggingface.co/google", None),
        (PyPI(), "https://pypi.org/project/mlflow/", "https://pypi.org/pypi/mlflow/json"),
        (PyPI(), "https://pypi.python.org/pypi/mlflow", "https://pypi.org/pypi/mlflow/json"),
        (PyPI(), "https://pypi.org/project/mlflow/1.0/", None),
        (PyPI(), "https://pypi.org/user/ann/", None),
        (Npm(), "https://www.npmjs.com/package/@a/b", "https://registry.npmjs.org/@a%2Fb/latest"),
        (Npm(), "https://www.npmjs.com/package/%40a/b", "https://registry.npmjs.org/@a%2Fb/latest"),
        (Npm(), "https://npmjs.com/package/left-pad", "https://registry.npmjs.org/left-pad/latest"),
        (Npm(), "https://www.npmjs.com/~ann", None),
    ],
)
def test_each_address_is_asked_for_at_its_api(provider: Provider, url: str, asked_for: str | None) -> None:
    assert provider.claims(url) == (asked_for is not None)
    if asked_for:
        _, asked = play(provider.flow([url]), lambda _: plain(500))
        assert [request.url for request in asked] == [asked_for]


def test_a_model_a_project_and_a_package_are_described() -> None:
    url = "https://huggingface.co/google/bert"
    page = play(HuggingFace().flow([url]), lambda _: reply(HUB))[0][url].page
    assert page is not None
    assert (page.title, page.kind, page.licence) == ("google/bert", PageKind.REPOSITORY, "apache-2.0")
    assert (page.authors, page.published, page.modified) == (("google",), "2022-03-02", "2024-02-19")
    url = "https://pypi.org/project/mlflow/"
    page = play(PyPI().flow([url]), lambda _: reply(PYPI))[0][url].page
    assert page is not None
    assert (page.title, page.description, page.licence) == ("MLflow", "Tracks things", "Apache-2.0")
    assert (page.modified, page.kind, page.authors) == ("2026-10-01", PageKind.TOOL, ())
    url = "https://www.npmjs.com/package/@a/b"
    answer = play(Npm().flow([url]), lambda _: reply(NPM | {"deprecated": "use c"}))[0][url]
    assert answer.page is not None
    assert (answer.page.title, answer.page.authors, answer.detail) == ("@a/b", ("Ann",), "deprecated: use c")


def test_a_renamed_model_names_its_new_address() -> None:
    url = "https://huggingface.co/datasets/old/name"
    answer = play(HuggingFace().flow([url]), lambda _: reply(HUB | {"id": "new/name"}))[0][url]
    assert answer.moved_to == "https://huggingface.co/datasets/new/name"


HUB_ERRORS: dict[str, tuple[Outcome, Existence]] = {
    "gone or private": (plain(401, x_error_code="RepoNotFound"), Existence.GONE),
    "gone": (plain(404, x_error_code="RepoNotFound"), Existence.GONE),
    "gated": (plain(403, x_error_code="GatedRepo"), Existence.EXISTS),
    "unauthorized for another reason": (plain(401), Existence.UNKNOWN),
    "limited": (plain(429), Existence.UNKNOWN),
    "not json": (plain(200, b"<html>"), Existence.UNKNOWN),
    "down": (DOWN, Existence.UNKNOWN),
}


@pytest.mark.parametrize(("outcome", "expected"), HUB_ERRORS.values(), ids=HUB_ERRORS)
def test_the_hub_says_what_its_error_code_means(outcome: Outcome, expected: Existence) -> None:
    url = "https://huggingface.co/google/bert"

    def script(_: Request) -> Outcome:
        return outcome

    assert play(HuggingFace().flow([url]), script)[0][url].existence is expected


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (reply({"message": "Not Found"}, 404), Existence.GONE),
        (plain(404), Existence.UNKNOWN),
        (plain(404, b"<h1>Not Found"), Existence.UNKNOWN),
        (plain(503), Existence.UNKNOWN),
        (reply({"info": 5}), Existence.UNKNOWN),
        (DOWN, Existence.UNKNOWN),
    ],
)
def test_a_project_that_pypi_does_not_know_is_gone(outcome: Outcome, expected: Existence) -> None:
    url = "https://pypi.org/project/mlflow/"

    def script(_: Request) -> Outcome:
        return outcome

    assert play(PyPI().flow([url]), script)[0][url].existence is expected


@pytest.mark.parametrize(
    ("latest", "record", "expected"),
    [
        (plain(404), reply({"error": "Not found"}, 404), Existence.GONE),
        (plain(404), plain(404, b"<h1>404"), Existence.UNKNOWN),
        (plain(404), reply({"name": "left-pad"}), Existence.EXISTS),
        (plain(404), msgspec.structs.replace(plain(200, b"{"), truncated=True), Existence.EXISTS),
        (plain(404), plain(200, b"<h1>Maintenance"), Existence.UNKNOWN),
        (plain(404), DOWN, Existence.UNKNOWN),
        (plain(429), None, Existence.UNKNOWN),
        (reply("x"), None, Existence.UNKNOWN),
    ],
)
def test_a_package_without_newest_version_is_asked_for_once_more(
    latest: Outcome, record: Outcome | None, expected: Existence
) -> None:
    url = "https://www.npmjs.com/package/left-pad"

    def script(request: Request) -> Outcome:
        outcome = latest if request.url.endswith("/latest") else record
        assert outcome is not None
        return outcome

    assert play(Npm().flow([url]), script)[0][url].existence is expected


@pytest.mark.parametrize("path", ["course/chapter1", "transformers/quickstart.html", "spaces/ann/moved"])
def test_a_page_of_the_hub_that_is_no_repository_is_asked_itself(path: str) -> None:
    url = f"https://huggingface.co/{path}"

    def script(request: Request) -> Outcome:
        return plain(401, x_error_code="RepoNotFound") if "/api/" in request.url else plain(200)

    answers, asked = play(HuggingFace().flow([url]), script)
    assert answers[url].existence is Existence.UNKNOWN
    assert asked[-1].url == url
