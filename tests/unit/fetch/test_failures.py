import ssl
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import pytest

from linkcheck.fetch.failures import kind_of
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
def test_a_certificate_error_inside_aiohttps_wrapper_is_told_by_its_code(code: int, kind: FailureKind) -> None:
    inner = ssl.SSLCertVerificationError(1, "certificate verify failed")
    inner.verify_code = code
    assert kind_of(raised_from(aiohttp.ClientConnectorCertificateError(KEY, inner), inner)) is kind
