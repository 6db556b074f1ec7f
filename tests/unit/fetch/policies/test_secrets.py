"""Which headers a host gets, and what of them is a secret."""

from collections.abc import Mapping

import msgspec
import pytest

from linkcheck.errors import ConfigError
from linkcheck.fetch import FromEnvironment, HostOptions
from linkcheck.fetch.policies.secrets import HostHeaders, carries_secret
from linkcheck.fetch.redaction import redact, redact_outcome, spellings
from linkcheck.model import Failure, FailureKind, Hop, Request, Response

VARIABLE = FromEnvironment(env="TOKEN", prefix="Bearer ")


def headers(named: Mapping[str, str | FromEnvironment], environ: Mapping[str, str] | None = None) -> HostHeaders:
    return HostHeaders({"API.example": HostOptions(headers=dict(named))}, environ or {})


@pytest.mark.parametrize("name", ["Authorization", "Cookie", "X-Api-Key", "Key", "X-Auth-Token", "X-Session-Id"])
def test_a_sensitive_name_is_sent_over_https_alone(name: str) -> None:
    made = headers({name: "value-1234"})
    assert made.secret("api.example", secure=True) == ((name, "value-1234"),)
    assert made.secret("api.example", secure=False) == ()
    assert made.plain("api.example") == ()


@pytest.mark.parametrize("name", ["X-Version", "Accept", "X-Monkeys"])
def test_another_name_is_plain_and_its_value_is_not_hidden(name: str) -> None:
    made = headers({name: "value-1234"})
    assert made.plain("api.example") == ((name, "value-1234"),)
    assert made.secret("api.example", secure=True) == ()
    assert made.redact("value-1234") == "value-1234"


def test_a_variable_is_a_secret_whatever_the_header_is_called() -> None:
    made = headers({"X-Version": VARIABLE}, {"TOKEN": " abc-1234 \n"})
    assert made.secret("api.example", secure=True) == (("X-Version", "Bearer abc-1234"),)
    assert made.redact("got abc-1234, and Bearer abc-1234") == "got ***, and ***"


@pytest.mark.parametrize("environ", [{}, {"TOKEN": ""}, {"TOKEN": " \n"}])
def test_an_empty_variable_sends_nothing(environ: dict[str, str]) -> None:
    made = headers({"Authorization": VARIABLE}, environ)
    assert made.secret("api.example", secure=True) == ()
    assert made.values == ()


def test_a_control_character_in_a_variable_is_an_error_that_names_no_value() -> None:
    with pytest.raises(ConfigError, match="TOKEN") as error:
        headers({"Authorization": VARIABLE}, {"TOKEN": "two\nlines"})
    assert "two" not in str(error.value)
    assert "api.example" in error.value.remedy


def test_other_hosts_get_nothing() -> None:
    made = headers({"Authorization": "value-1234", "X-Version": "2"})
    for host in ("example", "www.api.example", "API.example", "api.example."):
        assert (made.plain(host), made.secret(host, secure=True)) == ((), ())


def test_secrets_that_are_not_sent_are_hidden_too() -> None:
    made = HostHeaders({}, {}, others=["pass word"])
    assert made.redact("pass word, pass%20word") == "***, ***"
    assert repr(made) == "HostHeaders()"


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (Request(url="https://a.example/"), False),
        (Request(url="https://user:word@a.example/"), True),
        (Request(url="https://a.example/", headers=(("Accept", "*/*"),)), False),
        (Request(url="https://a.example/", headers=(("Accept", "*/*"), ("Authorization", "x"))), True),
    ],
)
def test_a_request_with_a_secret_is_recognised(request_: Request, expected: bool) -> None:
    assert carries_secret(request_) is expected


@pytest.mark.parametrize("secrets", [["abc-1234", "Bearer abc-1234", "pass word"], ["pass word"]])
@pytest.mark.parametrize("text", ["Bearer abc-1234", "x abc-1234", "pass%20word", "pass word", "nothing"])
def test_a_secret_is_found_in_each_part_of_an_outcome(secrets: list[str], text: str) -> None:
    spelt = spellings(secrets)
    hidden = redact(text, spelt)
    outcome = Response(url="https://a.example/", status=200, headers=(("x", text),), body=text.encode())
    assert redact_outcome(outcome, spelt) == msgspec.structs.replace(
        outcome, headers=(("x", hidden),), body=hidden.encode()
    )
    hop = Hop(url="https://a.example/", status=302, location=f"/?{text}", seconds=0.0)
    failed = Failure(url=f"https://b.example/{text}", kind=FailureKind.RESET, detail=text, hops=(hop,))
    assert redact_outcome(failed, spelt) == Failure(
        url=f"https://b.example/{hidden}",
        kind=FailureKind.RESET,
        detail=hidden,
        hops=(msgspec.structs.replace(hop, location=f"/?{hidden}"),),
    )
