"""What becomes of a link whose server greets oddly, on real TLS."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from linkcheck.fetch import Fetcher, FetchOptions
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.internet import Asked, Host, Page, TestInternet, Tls, run

HELLO = {"/": Page(title="Hello")}

FAILURES = {
    Tls.EXPIRED: FailureKind.TLS_EXPIRED,
    Tls.NOT_YET_VALID: FailureKind.TLS_NOT_YET_VALID,
    Tls.WRONG_HOST: FailureKind.TLS_WRONG_HOST,
    Tls.SELF_SIGNED: FailureKind.TLS_UNKNOWN_ISSUER,
    Tls.UNKNOWN_ISSUER: FailureKind.TLS_UNKNOWN_ISSUER,
    Tls.OLD_PROTOCOL: FailureKind.TLS_PROTOCOL,
    Tls.NO_SHARED_CIPHER: FailureKind.TLS_OTHER,
    Tls.GARBAGE: FailureKind.TLS_PROTOCOL,
    Tls.RESET: FailureKind.RESET,
    Tls.HANG: FailureKind.CONNECT_TIMEOUT,
}


def visit(kind: Tls, issuer: Callable[[TestInternet], bytes] | None = None) -> tuple[Outcome, TestInternet]:
    """Ask a host that greets so; `issuer` is what the address in its certificate serves."""

    async def scene() -> tuple[Outcome, TestInternet]:
        def certificate(_: Asked) -> Page:
            return Page(body=issuer(internet), content_type="application/pkix-cert") if issuer else Page(status=404)

        authority = Host(name="authority.test", pages={"/intermediate.der": certificate})
        hosts = [Host(name="tls.test", pages=HELLO, tls=kind), authority]
        async with TestInternet(hosts) as internet, Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
            return await fetcher.fetch(Request(url="https://tls.test/")), internet

    return run(scene())


@pytest.mark.parametrize(("kind", "expected"), FAILURES.items())
def test_each_way_to_fail_is_distinguished(kind: Tls, expected: FailureKind) -> None:
    outcome, internet = visit(kind)
    assert isinstance(outcome, Failure)
    assert outcome.kind is expected
    assert internet.host("tls.test").count == 0, "no request may go over a connection that was not verified"


def test_a_valid_certificate_has_its_expiry() -> None:
    outcome, _ = visit(Tls.EXPIRING)
    assert isinstance(outcome, Response)
    assert outcome.tls_note is None
    assert outcome.tls_not_after is not None
    assert outcome.tls_not_after.endswith("+00:00")


@pytest.mark.parametrize("encoding", [Encoding.DER, Encoding.PEM])
def test_a_missing_intermediate_is_fetched_as_browsers_do_and_noted(encoding: Encoding) -> None:
    outcome, internet = visit(
        Tls.MISSING_INTERMEDIATE, lambda net: net.certificates.intermediate.certificate.public_bytes(encoding)
    )
    assert isinstance(outcome, Response), outcome
    assert outcome.tls_note == "missing-intermediate"
    assert internet.host("authority.test").count == 1


@pytest.mark.parametrize("kind", [Tls.OLD_RENEGOTIATION, Tls.OLD_KEY_EXCHANGE, Tls.SMALL_GROUP])
def test_an_old_server_is_got_through_to_as_browsers_do_and_noted(kind: Tls) -> None:
    outcome, internet = visit(kind)
    assert isinstance(outcome, Response), outcome
    assert (outcome.status, outcome.tls_note) == (200, "legacy-tls")
    assert outcome.tls_not_after is not None
    assert internet.host("tls.test").count == 1


def test_an_old_server_has_to_say_who_it_is_all_the_same() -> None:
    async def scene() -> tuple[Outcome, TestInternet]:
        old = Host(name="tls.test", pages=HELLO, tls=Tls.OLD_RENEGOTIATION)
        async with TestInternet([old]) as internet:
            internet.certificates.root = internet.certificates.stranger
            async with Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
                return await fetcher.fetch(Request(url="https://tls.test/")), internet

    outcome, internet = run(scene())
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.TLS_OTHER  # the first complaint stands
    assert internet.host("tls.test").count == 0


def test_a_missing_intermediate_that_is_not_to_be_had_is_an_unknown_issuer() -> None:
    outcome, internet = visit(Tls.MISSING_INTERMEDIATE)
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.TLS_UNKNOWN_ISSUER
    assert internet.host("tls.test").count == 0


def test_the_address_in_a_certificate_cannot_make_anyone_an_authority() -> None:
    for wrong in (
        lambda net: net.certificates.stranger.certificate.public_bytes(Encoding.DER),
        lambda net: net.certificates.root.certificate.public_bytes(Encoding.DER),
        lambda _: b"\x30\x84\xff\xff\xff\xff",
        lambda _: b"",
    ):
        outcome, internet = visit(Tls.MISSING_INTERMEDIATE, wrong)
        assert isinstance(outcome, Failure)
        assert outcome.kind is FailureKind.TLS_UNKNOWN_ISSUER
        assert internet.host("tls.test").count == 0
