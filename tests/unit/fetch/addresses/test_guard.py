"""The address policy, as tables and for every address there is."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.fetch.addresses.guard import Guard, PrivateAddressError, embedded, literal

PUBLIC = [
    "1.1.1.1",
    "93.184.215.14",
    "8.8.8.8",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "2606:4700::1111",
    "192.1.0.1",
]
PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.255",
    "168.63.129.16",
    "169.254.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::2",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "100::1",
    "3fff::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::127.0.0.1",
    "64:ff9b::169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "64:ff9b:1::101:101",  # a public address, but where it stands is the network's own choice
    "64:ff9b:1:ffff::1",
    "200::1",
    "1000::1",
    "4000::1",
    "8000::1",
    "e000::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
]
LITERALS = {
    "127.0.0.1": "127.0.0.1",
    "127.1": "127.0.0.1",
    "127.0.1": "127.0.0.1",
    "2130706433": "127.0.0.1",
    "0x7f000001": "127.0.0.1",
    "0X7F.1": "127.0.0.1",
    "017700000001": "127.0.0.1",
    "0177.0.0.01": "127.0.0.1",
    "0": "0.0.0.0",
    "0x": "0.0.0.0",
    "127.0.0.1.": "127.0.0.1",
    "[::1]": "::1",
    "::ffff:1.2.3.4": "::ffff:1.2.3.4",
    "fe80::1%25eth0": "fe80::1",
    "4294967296": None,
    "256.1.1.1": None,
    "1.2.3.4.5": None,
    "08.1.1.1": None,
    "0xg": None,
    "example.org": None,
    "1.2.3.a": None,
    "": None,
    "١٢٧.0.0.1": None,
    "[not:an:address]": None,
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_pass(address: str) -> None:
    assert Guard().allows(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_others_do_not(address: str) -> None:
    assert not Guard().allows(address)


@pytest.mark.parametrize(("host", "expected"), LITERALS.items())
def test_literals_mean_what_browsers_take_them_for(host: str, expected: str | None) -> None:
    assert literal(host) == (expected and str(ip_address(expected)))


@given(st.ip_addresses(v=4))
def test_no_wrapping_makes_an_address_pass(address: IPv4Address) -> None:
    allowed = Guard().allows(str(address))
    number = int(address)
    for wrapped in (0x64FF9B << 96 | number, 0xFFFF << 32 | number, 0x2002 << 112 | number << 80 | 1):
        assert Guard().allows(str(IPv6Address(wrapped))) == allowed
    for spelt in (str(number), hex(number), f"0{number:o}", f"{number >> 24}.{number & 0xFFFFFF}"):
        assert literal(spelt) == str(address)


@given(st.text(max_size=60))
def test_any_host_is_judged_without_complaint(host: str) -> None:
    literal(host)


@given(st.ip_addresses(v=6))
def test_every_v6_address_is_judged(address: IPv6Address) -> None:
    Guard().allows(str(address))
    assert embedded(address) is None or isinstance(embedded(address), IPv4Address)


def test_exceptions_cover_the_wrapped_forms_too() -> None:
    guard = Guard(["127.0.0.0/8", "fd00::/8"])
    assert all(guard.allows(address) for address in ("127.0.0.1", "::ffff:127.0.0.1", "fd00::1"))
    assert not guard.allows("::1")
    assert not guard.allows("10.0.0.1")


def test_one_private_address_among_several_refuses_the_name() -> None:
    with pytest.raises(PrivateAddressError, match=r"x\.test resolves to 10\.0\.0\.1"):
        Guard().check(["1.1.1.1", "10.0.0.1"], "x.test")


def test_the_socket_address_itself_is_the_last_thing_looked_at() -> None:
    with pytest.raises(PrivateAddressError):
        Guard().socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80)))
    Guard(["127.0.0.1"]).socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80))).close()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "a.b.localhost", "metadata.google.internal", "metadata"])
def test_names_of_this_machine_need_no_look_up(host: str) -> None:
    with pytest.raises(PrivateAddressError):
        Guard().check_literal(host)
    Guard(["127.0.0.0/8"]).check_literal(host)
