"""Structs survive the way into a table row and back."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from linkcheck.model import (
    Finding,
    Link,
    LinkKind,
    Note,
    PageKind,
    PageMetadata,
    RepositoryFacts,
    Run,
    RunState,
    Severity,
    TitleCandidate,
)
from linkcheck.store.rows.cells import timestamp
from linkcheck.store.rows.shape import Shape, unpack
from linkcheck.store.tables.occurrences import FINDING_COLUMNS, LINK_COLUMNS
from linkcheck.store.tables.result_rows import PAGE_COLUMNS
from linkcheck.store.tables.runs import RUN_COLUMNS

NIGHT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FULL: list[tuple[msgspec.Struct, tuple[str, ...]]] = [
    (
        Link(
            url="a", raw="b", text="c", label="d", section=("e", "f"), kind=LinkKind.HTML, path="p.md", line=1,
            column=2, target_line=3, target_column=4,
        ),
        LINK_COLUMNS,
    ),
    (
        Finding(
            reason="r", severity=Severity.FAIL, message="m", path="p", line=1, column=2, url="u", label="l",
            related_path="q", related_line=3, related_column=4,
        ),
        FINDING_COLUMNS,
    ),
    (
        Run(
            id=7, started=NIGHT, finished=NIGHT, state=RunState.PARTIAL, version="1", rules=2, paths=("a", "b"),
            repository_url="r", commit="c", counts={"ok": 3}, links=4, targets=5, requests=6, bytes=7,
        ),
        ("id", *RUN_COLUMNS),
    ),
    (
        PageMetadata(
            title="t", title_source="s", candidates=(TitleCandidate(source="a", value="b"),), h1="h", description="d",
            site_name="n", authors=("x", "y"), published="2020", modified="2021", language="en", canonical_url="c",
            kind=PageKind.REPOSITORY, content_type="text/html", content_length=1, content_hash="00", doi="10.1/x",
            arxiv_id="2001.00001", licence="MIT", duration=1.5,
            repository=RepositoryFacts(full_name="a/b", archived=True, stars=0, licence="MIT"),
        ),
        PAGE_COLUMNS,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("struct", "columns"), FULL, ids=lambda each: type(each).__name__)
def test_every_field_survives(struct: Any, columns: tuple[str, ...]) -> None:
    shape = Shape(type(struct), columns)
    assert shape.struct(shape.cells(struct)) == struct
    assert unpack(type(struct), dict(zip(columns, shape.cells(struct), strict=True))) == struct


@pytest.mark.parametrize(("struct", "columns"), FULL, ids=lambda each: type(each).__name__)
def test_a_field_without_a_column_is_kept_in_more(struct: Any, columns: tuple[str, ...]) -> None:
    shape = Shape(type(struct), ("more",))
    assert shape.struct(shape.cells(struct)) == struct


@pytest.mark.parametrize(("struct", "columns"), FULL, ids=lambda each: type(each).__name__)
def test_cells_are_plain_enough_for_sqlite(struct: Any, columns: tuple[str, ...]) -> None:
    assert {type(cell) for cell in Shape(type(struct), columns).cells(struct)} <= {str, int, float, bool, type(None)}


def test_a_column_of_another_struct_is_left_empty_and_not_read() -> None:
    shape = Shape(Note, ("reason", "status", "detail"))
    assert shape.cells(Note(reason="r", detail="d")) == ["r", None, "d"]
    assert shape.struct(["r", 404, "d"]) == Note(reason="r", detail="d")


def test_null_means_the_default_of_the_field() -> None:
    assert Shape(Note, ("reason", "detail")).struct(["r", None]) == Note(reason="r")


def test_known_fields_need_no_column() -> None:
    assert Shape(Note, ("reason",)).struct(["r"], detail="d") == Note(reason="r", detail="d")


def test_times_have_one_width_so_that_text_order_is_time_order() -> None:
    assert timestamp(NIGHT.replace(microsecond=987654)) == "2026-01-02T03:04:05Z"


def test_what_utf_8_cannot_hold_is_replaced() -> None:
    assert Shape(Note, ("reason", "detail")).cells(Note(reason="\ud800", detail="ok é")) == ["?", "ok é"]
