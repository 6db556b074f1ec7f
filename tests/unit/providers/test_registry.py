import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.model import Existence, Failure, FailureKind, Outcome, Request
from linkcheck.providers import PROVIDERS, ProviderOptions, When, providers
from linkcheck.providers.provider import Provider
from tests.unit.providers.flows import plain, play

WITH_TOKEN = ProviderOptions(github_token=True)
# One address that each provider claims.
CLAIMED: dict[str, str] = {
    "github": "https://github.com/ann/tools/blob/main/a.md",
    "arxiv": "https://arxiv.org/abs/1905.06876",
    "doi": "https://doi.org/10.1145/3097983.3098021",
    "doi-blocked": "https://dl.acm.org/doi/10.1145/3097983.3098021",
    "youtube": "https://youtu.be/bFW5mZmj0nQ",
    "vimeo": "https://vimeo.com/12345",
    "slideshare": "https://www.slideshare.net/ann/talk",
    "speakerdeck": "https://speakerdeck.com/ann/talk",
    "ted": "https://www.ted.com/talks/ann",
    "spotify": "https://open.spotify.com/show/1",
    "stackexchange": "https://stackoverflow.com/q/11",
    "wikipedia": "https://en.wikipedia.org/wiki/MLOps",
    "huggingface": "https://huggingface.co/google/bert",
    "pypi": "https://pypi.org/project/mlflow/",
    "npm": "https://www.npmjs.com/package/left-pad",
    "crates": "https://crates.io/crates/serde",
    "gitlab": "https://gitlab.com/gitlab-org/gitlab",
    "discord": "https://discord.gg/rust-lang",
    "wayback": "http://dead.example/",
}


def made(name: str) -> Provider:
    return PROVIDERS[name](WITH_TOKEN, {})


def test_every_provider_is_listed_under_its_own_name() -> None:
    assert {name: made(name).name for name in PROVIDERS} == {name: name for name in CLAIMED} | {"doi-blocked": "doi"}


def test_no_address_is_claimed_by_two_that_answer_instead_of_the_page() -> None:
    instead = [provider for provider in providers(WITH_TOKEN) if provider.when is When.INSTEAD]
    for url in CLAIMED.values():
        assert sum(provider.claims(url) for provider in instead) <= 1


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize(
    "outcome",
    [
        Failure(url="https://api.example/", kind=FailureKind.TLS_OTHER),
        plain(500, b"{"),
        plain(200, b'{"a":' * 5000),
        plain(200, b"null"),
        plain(204),
    ],
    ids=["failure", "500", "nested", "null", "204"],
)
def test_a_provider_that_is_down_says_unknown_and_nothing_else(name: str, outcome: Outcome) -> None:
    def script(_: Request) -> Outcome:
        return outcome

    url = CLAIMED[name]
    assert made(name).claims(url)
    answers, asked = play(made(name).flow([url]), script)
    assert all(answer.existence in {Existence.UNKNOWN, Existence.PRIVATE} for answer in answers.values())
    assert 1 <= len(asked) <= 2
    assert all(request.own for request in asked)


def test_providers_can_be_switched_off() -> None:
    names = [provider.name for provider in providers(ProviderOptions(off=("github", "arxiv"), archive=False))]
    assert not {"github", "arxiv", "wayback"} & set(names)
    assert "youtube" in names


WORDS = """
data errors r0 f0_0 path type rateLimit nameWithOwner url title author issued date-parts items question_id owner query
pages redirects from to id cardData info urls name licenseInfo repository creation_date duration deprecated pageid
"""
KEYS = st.sampled_from(WORDS.split())
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=4), inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=60, deadline=None)
@given(JSON)
def test_no_json_of_any_shape_makes_a_provider_fail(value: object) -> None:
    def script(_: Request) -> Outcome:
        return plain(200, msgspec.json.encode(value))

    for name, url in CLAIMED.items():
        for answer in play(made(name).flow([url]), script)[0].values():
            msgspec.json.encode(answer)
