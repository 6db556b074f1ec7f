"""Which certificate authorities are trusted, whatever the environment says while aiohttp is imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[3] / "src"
SCRIPT = """
import os, ssl
before = {name: os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")}
usual = ssl.create_default_context().cert_store_stats()
from linkcheck.fetch import Fetcher
from linkcheck.fetch.tls.verification import strict
assert {name: os.environ.get(name) for name in before} == before, "the environment is as it was"
assert strict().cert_store_stats() == usual, "our own connections trust whom the system trusts"
"""


@pytest.mark.parametrize(
    "environ", [{}, {"SSL_CERT_FILE": os.devnull}, {"SSL_CERT_DIR": "/nowhere", "SSL_CERT_FILE": ""}], ids=str
)
def test_the_systems_authorities_hold_for_us(environ: dict[str, str]) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("SSL_CERT_")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**inherited, "PYTHONPATH": str(SOURCES), **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
