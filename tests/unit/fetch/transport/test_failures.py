import errno
import os
import ssl
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest

from linkcheck.fetch.transport.failures import detail_of, kind_of
from linkcheck.model import FailureKind

KEY = cast("Any", SimpleNamespace(host="h", port=443, is_ssl=True, ssl=True))


def raised_from(outer: Exception, inner: Exception) -> Exception:
    try:
        raise outer from inner
    except type(outer) as error:
        return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [(10, FailureKind.TLS_EXPIRED), (62, FailureKind.TLS_WRONG_HOST), (18, FailureKind.TLS_UNKNOWN_ISSUER)],
)
def test_a_certificate_error_inside_aiohttps_wrapper_is_recognised_by_its_code(code: int, kind: FailureKind) -> None:
    inner = ssl.SSLCertVerificationError(1, "certificate verify failed")
    inner.verify_code = code
    assert kind_of(raised_from(aiohttp.ClientConnectorCertificateError(KEY, inner), inner)) is kind


@pytest.mark.parametrize(
    "inner",
    [
        OSError(errno.EMFILE, os.strerror(errno.EMFILE)),
        OSError(errno.ENFILE, os.strerror(errno.ENFILE)),
        OSError("Multiple exceptions: [Errno 101] Network is unreachable, [Errno 24] Too many open files"),
    ],
)
def test_that_we_ran_out_of_descriptors_is_no_failure_of_the_host(inner: OSError) -> None:
    assert kind_of(raised_from(aiohttp.ClientConnectorError(KEY, inner), inner)) is FailureKind.LOCAL


def test_a_certificate_error_is_reported_without_the_words_of_the_library_around_it() -> None:
    words = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired. (_ssl.c:1006)"
    assert detail_of(ssl.SSLCertVerificationError(1, words)) == "certificate has expired"
