"""docs/reasons.md says what the registry says."""

from pathlib import Path

from linkcheck.classify.document import document
from linkcheck.classify.registry import REASONS

PAGE = Path(__file__).parents[3] / "docs" / "reasons.md"


def test_page_is_current() -> None:
    remedy = "run `python -m linkcheck.classify.document > docs/reasons.md`"
    assert PAGE.read_text(encoding="utf-8") == document(), remedy


def test_every_reason_has_a_heading_and_a_link_to_it() -> None:
    page = document()
    for id_ in REASONS:
        assert f"\n### `{id_}`\n" in page
        assert f"(#{id_})" in page


def test_an_anchor_that_the_work_tree_lacks_is_named_in_its_reason() -> None:
    assert REASONS["missing-in-work-tree"].title.startswith("File or anchor")
