"""What was kept out of tuning: titles that were not read while words and placeholders were gathered.

Missing pages: translations of three platforms. Placeholders: the pages of two hosting panels, and the titles in public
repositories in which a full-text search found “for sale”, “suspended”, “parked” and the like, also in other languages;
those about flats, cars and users are the healthy ones.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from linkcheck.classify.evidence.phrases import not_found, placeholder

HELD_BACK = Path(__file__).parents[2] / "data" / "held_back"
ROWS = [json.loads(line) for line in (HELD_BACK / "missing_pages.jsonl").read_text(encoding="utf-8").splitlines()]
PLACEHOLDERS = [
    json.loads(line) for line in (HELD_BACK / "placeholders.jsonl").read_text(encoding="utf-8").splitlines()
]
HEALTHY = [
    "404: Life not found",
    "Access Denied: the practice of filtering | Press",
    "The file not found error, explained",
    "Missing persons",
    "Removed content and the law",
    "What to do when a page cannot be found",
    "Link rot: why pages disappear",
    "Seite an Seite: nicht gefunden, nur gesucht",
    "Почему страница не найдена и что делать",
    "页面不存在的十个原因",
    "ページが見つからないときの対処法",
    "La página en blanco",
    "No encontré mi casa",
    "Introuvable: un roman",
    "The resource curse",
    "We can't find the words",
    "Not available in stores: a history of mail order",
]


def test_the_catch_on_what_was_held_back(capsys: pytest.CaptureFixture[str]) -> None:
    caught = Counter(row["source"] for row in ROWS if not_found(row["title"]))
    with capsys.disabled():
        for source, count in sorted(Counter(row["source"] for row in ROWS).items()):
            print(f"\nheld back: {source}: {caught[source]}/{count}", end="")  # noqa: T201 - belongs in the output
    assert sum(caught.values()) >= 0.7 * len(ROWS)


@pytest.mark.parametrize("title", HEALTHY)
def test_titles_about_missing_things_are_titles(title: str) -> None:
    assert not not_found(title)


ABOUT_OTHER_THINGS = [
    "Autos zu verkaufen",
    "Biens immobiliers à vendre",
    "Ajouter un objet à vendre",
    "Mes articles à vendre",
    "Voiture d'occasion à vendre",
    "Produits à Vendre",
    "Terrains à vendre",
    "Livres à Vendre",
    "Casas en Venta",
    "Inmuebles en Venta",
    "Automotora Norte — Autos en venta",
    "Orden venta",
    "PRODUCTOS EN VENTA",
    "Te koop",
    "Huis te koop",
    "Appartement te koop",
    "Hoeve te koop",
    "Pixel Whale NFTs For Sale!",
    "Products For Sale!",
    "Post an Item for sale!",
    "Car Parked",
    "CTSNY PBX Parked",
    "SparkEd",
    "Main Parking Page",
    "Mega Parking page",
    "VPMS || Book Parking Page",
    "Fahrer gesperrt",
    "Verein gesperrt",
    "User wurde gesperrt",
    "Usuario suspendido",
    "Perfil profesional suspendido",
    "HALVA — вход временно заблокирован",
    "Пользователь заблокирован",
    "ERROR - the journal of failures",
]


def test_the_catch_on_placeholders_that_were_held_back(capsys: pytest.CaptureFixture[str]) -> None:
    caught = Counter(row["kind"] for row in PLACEHOLDERS if placeholder(row["title"], row.get("host", "")))
    with capsys.disabled():
        for kind, count in sorted(Counter(row["kind"] for row in PLACEHOLDERS).items()):
            print(f"\nheld back: {kind}: {caught[kind]}/{count}", end="")  # noqa: T201 - belongs in the output
    assert sum(caught.values()) >= 0.55 * len(PLACEHOLDERS)


@pytest.mark.parametrize("title", ABOUT_OTHER_THINGS)
def test_titles_of_flats_cars_and_users_are_no_placeholders(title: str) -> None:
    assert placeholder(title, "site.test") is None
