"""Parking services are known by their own name servers and addresses, and nobody else by theirs."""

import pytest

from linkcheck.classify.evidence.parking_services import address_markers, parking_address, parking_server


@pytest.mark.parametrize(
    "name", ["ns1.sedoparking.com", "NS2.Bodis.com.", "parking1.ovh.net", "ns1.x.park.do", "ztomy.com"]
)
def test_name_servers_of_parking_services(name: str) -> None:
    assert parking_server(name)


@pytest.mark.parametrize(
    "name",
    ["dns1.registrar-servers.com", "ns1.ovh.net", "notbodis.com", "ns1.dns-parking.com", "com", "", "park.example"],
)
def test_name_servers_of_others(name: str) -> None:
    assert not parking_server(name)


@pytest.mark.parametrize(
    ("address", "service"),
    [("91.195.241.7", "sedo"), ("199.59.243.225", "bodis"), ("91.195.242.0", None), ("::1", None), ("sedo.com", None)],
)
def test_addresses_of_parking_services(address: str, service: str | None) -> None:
    assert parking_address(address) == service


def test_every_address_of_a_host_must_be_a_parking_services() -> None:
    assert address_markers(["185.53.177.52", "185.53.178.30"]) == ("parking-address:parkingcrew",)
    assert address_markers(["185.53.177.52", "198.51.100.1"]) == ()
    assert address_markers([]) == ()
