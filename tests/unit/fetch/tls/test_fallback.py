"""A certificate's URL for its issuer (AIA) never makes an invalid certificate valid."""

import datetime as dt
import ssl
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from linkcheck.fetch.tls.certificate import Certificate, read
from linkcheck.fetch.tls.fallback import LEGACY_TLS, LONGEST_CHAIN, TlsFallback
from linkcheck.fetch.tls.trust import matches
from tests.unit.fetch.limits.ticking import run

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
KEY = ec.generate_private_key(ec.SECP256R1())
URL = "http://evil.test/issuer.der"


def certificate(subject: str, issuer: str, url: str = URL) -> bytes:
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer)]
    access = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, x509.UniformResourceIdentifier(url))
    return (
        x509.CertificateBuilder()
        .subject_name(names[0])
        .issuer_name(names[1])
        .public_key(KEY.public_key())
        .serial_number(7)
        .not_valid_before(NOW)
        .not_valid_after(NOW + dt.timedelta(days=9))
        .add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        .sign(KEY, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )


def no_issuer() -> ssl.SSLError:
    error = ssl.SSLCertVerificationError(1, "unable to get local issuer certificate")
    error.verify_code = 20
    return error


def considered(shown: bytes | None, served: bytes | None) -> tuple[bool, TlsFallback, list[str]]:
    asked: list[str] = []

    async def look(_host: str, _port: int) -> tuple[Certificate, ...]:
        found = read(shown or b"")
        return (found,) if found else ()

    async def download(url: str) -> bytes | None:
        asked.append(url)
        return served

    async def scene() -> tuple[bool, TlsFallback, list[str]]:
        fallback = TlsFallback("", look, download)
        return await fallback.consider(no_issuer(), "h.test", 443, None), fallback, asked

    return run(scene())


@pytest.mark.parametrize(
    ("shown", "served"),
    [
        (certificate("h.test", "Middle"), certificate("Middle", "Root")),
        (certificate("h.test", "Evil"), certificate("Evil", "Evil")),
        (certificate("h.test", "Evil"), certificate("Evil", "EVIL")),
        (certificate("h.test", "Middle"), certificate("Other", "Root")),
        (certificate("h.test", "Middle"), b"<html>"),
        (certificate("h.test", "Middle"), None),
        (None, certificate("Middle", "Root")),
    ],
)
def test_no_download_is_worth_another_try_where_no_root_is_reached(shown: bytes | None, served: bytes | None) -> None:
    worth, fallback, asked = considered(shown, served)
    assert not worth
    assert fallback.context("h.test", 443) is None
    assert set(asked) <= {URL}


def test_downloads_for_one_host_are_few() -> None:
    """A chain of issuers that never ends, each naming the next."""
    chain = [certificate(str(number), str(number + 1), f"http://evil.test/{number + 1}") for number in range(99)]
    asked: list[str] = []

    async def look(_host: str, _port: int) -> tuple[Certificate | None, ...]:
        return (read(chain[0]),)

    async def download(url: str) -> bytes | None:
        asked.append(url)
        return chain[int(url.rpartition("/")[2])]

    async def scene() -> bool:
        return await TlsFallback("", look, download).consider(no_issuer(), "h.test", 443, None)  # type: ignore[arg-type]

    assert not run(scene())
    assert len(asked) == LONGEST_CHAIN


def test_an_old_server_gets_old_habits_but_is_verified_all_the_same() -> None:
    error = ssl.SSLError(1, "unsafe legacy renegotiation disabled")
    error.reason = "UNSAFE_LEGACY_RENEGOTIATION_DISABLED"

    async def nothing(*_: object) -> Any:
        raise AssertionError("no look is needed")

    async def scene() -> TlsFallback:
        fallback = TlsFallback("", nothing, nothing)
        assert await fallback.consider(error, "h.test", 443, None)
        assert await fallback.consider(error, "h.test", 443, None), "a second link, under way when the first found out"
        assert not await fallback.consider(error, "h.test", 443, fallback.context("h.test", 443))
        return fallback

    fallback = run(scene())
    context = fallback.context("h.test", 443)
    assert isinstance(context, ssl.SSLContext)
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert fallback.note("h.test", 443) == LEGACY_TLS


def test_a_certificate_is_read_for_its_few_facts() -> None:
    found = read(certificate("h.test", "Middle"))
    assert found is not None
    assert found.issuer_urls == (URL,)
    assert not found.is_self_issued


@pytest.mark.parametrize(
    ("host", "names", "expected"),
    [
        ("a_b.pages.example", ("*.pages.example",), True),
        ("a_b.pages.example", ("a_b.pages.example",), True),
        ("a_b.pages.example", ("pages.example", "*.example"), False),
        ("a_b.example", ("*.example",), False),  # a star for all of a top-level domain
        ("a_b", ("*.", "*"), False),
        ("x.a_b.example", ("*.a_b.example",), True),
    ],
)
def test_a_star_stands_for_one_whole_label(host: str, names: tuple[str, ...], expected: bool) -> None:
    assert matches(host, names) is expected
