"""What a run holds: the whole program, from the lists to the report, as the system counts it."""

from pathlib import Path

import pytest

from bench.runners import RUNNERS, Place, run
from bench.worlds import million
from tests.internet import in_background

MOST = 300
"""MB that 100,000 links may take."""


def peak(links: int, folder: Path) -> float:
    """MB at most, of a first night over so many links, all healthy, on a twentieth as many hosts."""
    folder.mkdir()
    world = million(links / 1_000_000)
    with in_background(world.hosts) as internet:
        settings = {**internet.settings(), "http": internet.http_port, "https": internet.https_port, "dropped": 9}
        place = Place(folder=folder, world=world, settings=settings)
        for file, text in world.lists(settings):
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text)
        measured = run(RUNNERS["linkcheck"].command(place), folder)
    assert measured.code == 0, (folder / "errors").read_text()
    assert f"{links:,} links: {links:,} ok" in measured.output
    return measured.memory


@pytest.mark.slow
def test_memory_grows_no_faster_than_a_hundred_thousand_links_allow(tmp_path: Path) -> None:
    # Caches and kept connections still fill up between the two, which makes the estimate the stricter one.
    few, many = peak(5_000, tmp_path / "few"), peak(15_000, tmp_path / "many")
    at_most = many + 85_000 * (many - few) / 10_000
    assert at_most < MOST, f"{few:.0f} MB for 5,000 links, {many:.0f} for 15,000: {at_most:.0f} for 100,000"
