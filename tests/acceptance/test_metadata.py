"""Nothing in a list, a name server's answer or a redirect makes the program ask the metadata service of its machine."""

import json
import os
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.acceptance.metadata import ADDRESSES, LITERALS, NAMED
from tests.acceptance.run import ROOT

SET_UP = "ip link set lo up && ip -6 route add default dev lo && " + " && ".join(
    f"ip address add {address}/{128 if ':' in address else 32} dev lo{' nodad' * (':' in address)}"
    for address in ADDRESSES
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the addresses noticed, in a network namespace where they are this machine's own."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        pytest.skip("no network namespace can be made here")
    unshared = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c"]
    if subprocess.run([*unshared, SET_UP], capture_output=True, check=False).returncode:
        pytest.skip("no network namespace can be made here")
    command = f'{SET_UP} && exec "$0" -m tests.acceptance.metadata "$1"'
    finished = subprocess.run(
        [*unshared, command, sys.executable, str(tmp_path_factory.mktemp("metadata"))],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def test_no_metadata_service_is_ever_connected_to(seen: dict[str, Any]) -> None:
    assert seen["guarded"] == dict.fromkeys(ADDRESSES, 0)


def test_they_would_have_noticed(seen: dict[str, Any]) -> None:
    assert all(seen["allowed"][address] > 0 for address in ADDRESSES), seen["allowed"]


def test_each_link_that_leads_there_is_named(seen: dict[str, Any]) -> None:
    verdicts = seen["verdicts"]
    assert verdicts["http://fine.test/"] == "ok ok"
    literal = {url: verdict for url, verdict in verdicts.items() if ".test/" not in url}
    assert len(literal) >= len(set(LITERALS)) - 6, "spellings of one address are one link"
    assert set(literal.values()) == {"invalid private-address"}
    names = [name for name in NAMED if name not in {"rebinding", "other-family"}]
    assert verdicts["http://other-family.test/"] == "ok ok", "its public address was taken"
    assert {verdicts[f"http://{name}.test/"] for name in names} == {"invalid private-address"}
    redirected = {verdict for url, verdict in verdicts.items() if "//sent" in url or "//fresh" in url}
    assert redirected == {"failing bad-redirect"}
