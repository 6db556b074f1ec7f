"""A certificate that does not verify gets no request, and no certificate from the network makes it verify.

The impostor listens under the name of a host whose secret is configured, with TLS of its own making; it would notice
any request. Its certificate says where its issuer lies, and that address serves whatever helps the impostor most.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from cryptography.x509.name import _ASN1Type as Asn1

from linkcheck.fetch import Fetcher, FetchOptions, FromEnvironment, HostOptions
from linkcheck.model import Failure, FailureKind, Outcome, Request, Response
from tests.attacks.impostor import Identity, authority, leaf, name
from tests.internet import Host, Page, TestInternet, Tls, run

SECRET = "ghp_not_for_impostors"
ENVIRON = {"TOKEN": SECRET}
HELLO = Page(title="Hello")

ALIKE = {
    "case": (name("Evil CA"), name("EVIL ca")),
    "inner white space": (name("Evil CA"), name("Evil   CA")),
    "outer white space": (name("Evil CA"), name(" Evil CA ")),
    "string type": (name("Evil CA", Asn1.UTF8String), name("Evil CA", Asn1.PrintableString)),
    "wide string type": (name("Evil CA", Asn1.UTF8String), name("Evil CA", Asn1.BMPString)),
    "everything": (name("evil  ca", Asn1.PrintableString), name(" EVIL CA", Asn1.UTF8String)),
    "nothing at all": (name("Evil CA"), name("Evil CA")),
}
"""Subject and issuer of a self-signed authority that OpenSSL takes for the same, by how they differ."""


def ask(
    served: bytes,
    shown: bytes,
    host: str = "api.github.com",
    secrets: tuple[str, ...] = ("api.github.com",),
    **settings: object,
) -> tuple[list[Outcome], TestInternet]:
    """Ask a host that shows `shown` (PEM, key included), while the address of its issuer serves `served`."""

    async def scene() -> tuple[list[Outcome], TestInternet]:
        hosts = [Host(name=host, default=HELLO), Host(name="authority.test", default=Page(body=served))]
        async with TestInternet(hosts) as internet:
            internet.certificates.show(host, shown)
            token = HostOptions(headers={"Authorization": FromEnvironment(env="TOKEN", prefix="Bearer ")})
            options = {**internet.settings(), "hosts": dict.fromkeys(secrets, token), **settings}
            async with Fetcher(FetchOptions(**options), environ=ENVIRON) as fetcher:
                return [await fetcher.fetch(Request(url=f"https://{host}/"))], internet

    return run(scene())


def refused(outcomes: list[Outcome], internet: TestInternet, host: str = "api.github.com") -> bool:
    """Whether no request at all came to the impostor."""
    kinds = {outcome.kind for outcome in outcomes if isinstance(outcome, Failure)}
    return internet.host(host).count == 0 and kinds == {FailureKind.TLS_UNKNOWN_ISSUER} and len(outcomes) > 0


@pytest.mark.parametrize("secrets", [(), ("api.github.com",)], ids=["plain", "with a secret"])
@pytest.mark.parametrize("alike", ALIKE)
def test_a_downloaded_authority_that_is_its_own_issuer_in_openssls_eyes_is_not_trusted(
    alike: str, secrets: tuple[str, ...]
) -> None:
    subject, issuer = ALIKE[alike]
    evil = authority(subject, issuer)
    outcomes, internet = ask(evil.der, leaf(["api.github.com"], evil).pem, secrets=secrets)
    assert refused(outcomes, internet), outcomes


def self_signed_chain() -> tuple[bytes, bytes]:
    root = authority(name("Evil Root"))
    middle = authority(name("Evil Middle"), signer=root)
    return middle.der, leaf(["api.github.com"], middle).pem + root.certificate.public_bytes(Encoding.PEM)


def bundle() -> tuple[bytes, bytes]:
    root = authority(name("Evil Root"))
    middle = authority(name("Evil Middle"), signer=root)
    both = [middle.certificate, root.certificate]
    return pkcs7.serialize_certificates(both, Encoding.DER), leaf(["api.github.com"], middle).pem


def pem_bundle() -> tuple[bytes, bytes]:
    root = authority(name("Evil Root"))
    middle = authority(name("Evil Middle"), signer=root)
    both = b"".join(each.certificate.public_bytes(Encoding.PEM) for each in (middle, root))
    return both, leaf(["api.github.com"], middle).pem


def cycle() -> tuple[bytes, bytes]:
    first = authority(name("A"), name("B"))
    return first.der, leaf(["api.github.com"], first).pem


@pytest.mark.parametrize("make", [self_signed_chain, bundle, pem_bundle, cycle])
def test_a_chain_of_ones_own_is_trusted_in_no_form(make: Callable[[], tuple[bytes, bytes]]) -> None:
    served, shown = make()
    outcomes, internet = ask(served, shown)
    assert refused(outcomes, internet), outcomes


def with_roots_name(internet: TestInternet) -> Identity:
    return authority(internet.certificates.root.certificate.subject)


def below_a_leaf(internet: TestInternet) -> Identity:
    """An issuer with a certificate that a real authority gave to an ordinary server."""
    return authority(name("innocent.test"), signer=real(internet), ca=False)


def real(internet: TestInternet) -> Identity:
    return Identity(internet.certificates.root.certificate, internet.certificates.root.key)


@pytest.mark.parametrize("make", [with_roots_name, below_a_leaf])
def test_borrowing_a_real_authoritys_name_or_customer_does_not_help(make: Callable[[TestInternet], Identity]) -> None:
    async def scene() -> tuple[list[Outcome], TestInternet]:
        def issuer(_: object) -> Page:
            return Page(body=evil.der)

        hosts = [Host(name="api.test", default=HELLO), Host(name="authority.test", default=issuer)]
        async with TestInternet(hosts) as internet:
            evil = make(internet)
            internet.certificates.show("api.test", leaf(["api.test"], evil).pem)
            async with Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
                return [await fetcher.fetch(Request(url="https://api.test/"))], internet

    outcomes, internet = run(scene())
    assert internet.host("api.test").count == 0, outcomes
    assert isinstance(outcomes[0], Failure)


def honest(
    hosts: tuple[str, ...], *urls: str, secrets: tuple[str, ...] = (), shown: Callable[[Identity], bytes] | None = None
) -> tuple[list[Outcome], TestInternet]:
    """Ask real hosts whose certificate a real intermediate signed; `shown` makes what they show from it."""

    async def scene() -> tuple[list[Outcome], TestInternet]:
        world = [Host(name=host, default=HELLO) for host in hosts]
        async with TestInternet(world) as internet:
            middle = Identity(internet.certificates.intermediate.certificate, internet.certificates.intermediate.key)
            for host in hosts:
                internet.certificates.show(host, shown(middle) if shown else leaf([host], middle).pem)
            token = HostOptions(headers={"Authorization": FromEnvironment(env="TOKEN"), "X-Literal-Token": SECRET})
            options = {**internet.settings(), "hosts": dict.fromkeys(secrets, token)}
            async with Fetcher(FetchOptions(**options), environ=ENVIRON) as fetcher:
                return [await fetcher.fetch(Request(url=url)) for url in urls], internet

    return run(scene())


def test_a_real_intermediate_completes_a_chain_and_has_its_expiry() -> None:
    (outcome,), _ = honest(("tls.test",), "https://tls.test/")
    assert isinstance(outcome, Response), outcome
    assert outcome.tls_note == "missing-intermediate"
    assert outcome.tls_not_after is not None


def test_no_secret_goes_to_a_host_whose_chain_had_to_be_completed() -> None:
    (outcome,), internet = honest(("tls.test",), "https://tls.test/", secrets=("tls.test",))
    assert internet.host("tls.test").count == 0
    assert isinstance(outcome, Failure)
    assert outcome.kind is FailureKind.TLS_UNKNOWN_ISSUER
    assert "secret" in outcome.detail


def test_nor_once_other_requests_have_got_through_to_it() -> None:
    """The completed chain of an anonymous request and its kept connection must not serve one with a secret."""

    async def scene() -> TestInternet:
        hosts = [Host(name="tls.test", default=HELLO, tls=Tls.MISSING_INTERMEDIATE)]
        async with TestInternet(hosts) as internet:
            async with Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
                first = await fetcher.fetch(Request(url="https://tls.test/"))
                assert isinstance(first, Response)
                secret = Request(url="https://tls.test/", headers=(("Authorization", f"Bearer {SECRET}"),))
                outcomes = await asyncio.gather(
                    fetcher.fetch(secret), fetcher.fetch(Request(url=f"https://user:{SECRET}@tls.test/"))
                )
                assert all(isinstance(outcome, Failure) for outcome in outcomes), outcomes
            return internet

    internet = run(scene())
    assert internet.host("tls.test").count == 1
    assert "authorization" not in internet.host("tls.test").asked[0].headers


@pytest.mark.parametrize("kind", [Tls.OLD_RENEGOTIATION, Tls.OLD_KEY_EXCHANGE, Tls.SMALL_GROUP])
def test_no_secret_goes_over_old_tls(kind: Tls) -> None:
    async def scene() -> tuple[Outcome, TestInternet]:
        async with TestInternet([Host(name="tls.test", default=HELLO, tls=kind)]) as internet:
            token = HostOptions(headers={"Authorization": FromEnvironment(env="TOKEN")})
            options = FetchOptions(**{**internet.settings(), "hosts": {"tls.test": token}})
            async with Fetcher(options, environ=ENVIRON) as fetcher:
                return await fetcher.fetch(Request(url="https://tls.test/")), internet

    outcome, internet = run(scene())
    assert isinstance(outcome, Failure)
    assert internet.host("tls.test").count == 0


def test_another_certificate_on_a_later_connection_is_verified_anew() -> None:
    """A chain that was completed vouches for the certificates it leads to, not for the host's name."""

    async def scene() -> tuple[Outcome, Outcome, TestInternet]:
        hosts = [Host(name="tls.test", default=Page(title="Hello", headers=(("Connection", "close"),)))]
        async with TestInternet(hosts) as internet:
            middle = Identity(internet.certificates.intermediate.certificate, internet.certificates.intermediate.key)
            internet.certificates.show("tls.test", leaf(["tls.test"], middle).pem)
            async with Fetcher(FetchOptions(**internet.settings()), environ={}) as fetcher:
                first = await fetcher.fetch(Request(url="https://tls.test/"))
                evil = authority(middle.certificate.subject)
                internet.certificates.show("tls.test", leaf(["tls.test"], evil).pem)
                return first, await fetcher.fetch(Request(url="https://tls.test/2")), internet

    first, second, internet = run(scene())
    assert isinstance(first, Response)
    assert isinstance(second, Failure)
    assert second.kind is FailureKind.TLS_UNKNOWN_ISSUER
    assert internet.host("tls.test").count == 1


UNDERSCORES = {
    "*.pages.example": "code_cube.pages.example",
    "*.my_site.example": "a.my_site.example",
    "*.Pages.Example": "_x_.pages.example",
}


@pytest.mark.parametrize("pattern", UNDERSCORES)
@pytest.mark.parametrize("complete", [True, False])
def test_a_host_with_an_underscore_is_matched_as_browsers_do(pattern: str, complete: bool) -> None:
    host = UNDERSCORES[pattern]

    def shown(middle: Identity) -> bytes:
        chain = middle.certificate.public_bytes(Encoding.PEM) if complete else b""
        return leaf([pattern, "pages.example"], middle).pem + chain

    (outcome,), _ = honest((host,), f"https://{host}/", shown=shown)
    assert isinstance(outcome, Response), outcome
    assert outcome.tls_note == (None if complete else "missing-intermediate")
    assert outcome.tls_not_after is not None


@pytest.mark.parametrize(
    "names",
    [
        ["code-cube.pages.example"],
        ["*.other.example", "pages.example"],
        ["*.example"],
        ["*.*.example", "x.test"],
        ["code*.pages.example"],
        ["*.code_cube.pages.example"],
    ],
    ids=str,
)
def test_an_underscore_opens_no_other_name(names: list[str]) -> None:
    host = "code_cube.pages.example"
    (outcome,), internet = honest(
        (host,),
        f"https://{host}/",
        shown=lambda middle: leaf(names, middle).pem + middle.certificate.public_bytes(Encoding.PEM),
    )
    assert isinstance(outcome, Failure), outcome
    assert outcome.kind is FailureKind.TLS_WRONG_HOST
    assert internet.host(host).count == 0


def test_an_underscore_makes_no_self_made_authority_good() -> None:
    evil = authority(name("Evil CA"), name("EVIL CA"))
    host = "code_cube.pages.example"
    outcomes, internet = ask(evil.der, leaf(["*.pages.example"], evil).pem, host=host)
    assert refused(outcomes, internet, host)


def test_no_secret_goes_to_a_host_with_an_underscore_that_openssl_refuses() -> None:
    host = "code_cube.pages.example"
    (outcome,), internet = honest(
        (host,),
        f"https://{host}/",
        secrets=(host,),
        shown=lambda middle: leaf(["*.pages.example"], middle).pem + middle.certificate.public_bytes(Encoding.PEM),
    )
    assert isinstance(outcome, Failure)
    assert internet.host(host).count == 0


@pytest.mark.parametrize(
    "url",
    ["http://[/", "http://a:99999/", "http://", "ldap://x/y", "file:///etc/passwd", "http://%zz/", "https://a.test/x"],
)
def test_an_unreadable_address_of_an_issuer_is_a_failure_of_that_link_alone(url: str) -> None:
    evil = authority(name("Evil CA"))
    outcomes, internet = ask(b"", leaf(["api.github.com"], evil, urls=[url]).pem, secrets=())
    assert refused(outcomes, internet), outcomes


def test_the_impostor_would_get_through_if_its_authority_were_trusted(tmp_path: Path) -> None:
    """Otherwise the attempts above might fail for another reason than they should."""
    evil = authority(name("Evil CA"))
    (tmp_path / "evil.pem").write_bytes(evil.certificate.public_bytes(Encoding.PEM))
    outcomes, internet = ask(evil.der, leaf(["api.github.com"], evil).pem, ca_file=str(tmp_path / "evil.pem"))
    assert isinstance(outcomes[0], Response), outcomes
    assert internet.host("api.github.com").asked[0].headers["authorization"] == f"Bearer {SECRET}"
