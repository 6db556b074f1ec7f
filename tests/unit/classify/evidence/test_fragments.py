"""Which places inside a page are missing, and which are none of our business."""

import pytest

from linkcheck.classify.evidence.fragments import checkable, missing

PAGE = (
    '<h1 id="intro">A</h1><h2 id=install>B</h2><h3 id=\'user-content-usage-notes\'>C</h3><a name="old-name"></a>'
    '<p id="caf&eacute;">D</p>'
)


@pytest.mark.parametrize(
    "fragment", ["intro", "install", "usage-notes", "user-content-usage-notes", "old-name", "caf%C3%A9", "INTRO"]
)
def test_a_place_that_is_there(fragment: str) -> None:
    assert missing([fragment], PAGE) == ()


def test_a_place_that_is_not_there() -> None:
    assert missing(["intro", "uninstall"], PAGE) == ("uninstall",)


@pytest.mark.parametrize(
    "fragment",
    [
        "L10",
        "L10-L20",
        ":~:text=words",
        "issuecomment-123",
        "discussion_r99",
        "/routes",
        "!page",
        "page=3",
        "top",
        "readme",
        "",
    ],
)
def test_what_scripts_and_browsers_make_of_a_fragment_is_left_alone(fragment: str) -> None:
    assert checkable([fragment]) == ()


def test_a_page_without_anchors_of_its_own_is_made_by_scripts() -> None:
    assert missing(["install"], '<div id="root"></div><script id="data"></script><div id="app"></div>') == ()
