"""Old rows and new rows find each other."""

from linkcheck.store.tables.occurrences import StoredRow, Table, pair

TABLE = Table("places", ("label", "text", "line", "column"))


def row(text: str, line: int, number: int = 0) -> StoredRow:
    return StoredRow(number, 1, new(text, line))


def new(text: str, line: int) -> list[object]:
    return ["", text, line, 1]


def test_rows_that_only_moved_are_kept() -> None:
    kept, gone, added = pair(TABLE, [row("a", 1, 1), row("b", 2, 2)], [new("b", 7), new("a", 8)])
    assert [(old.id, TABLE.place(fresh)) for old, fresh in kept] == [(2, (7, 1)), (1, (8, 1))]
    assert (gone, added) == ([], [])


def test_equal_rows_pair_in_document_order() -> None:
    kept, gone, added = pair(TABLE, [row("a", 1, 1), row("a", 5, 2)], [new("a", 2), new("a", 6), new("a", 9)])
    assert [old.id for old, _ in kept] == [1, 2]
    assert gone == []
    assert added == [new("a", 9)]


def test_what_is_not_there_any_more_is_gone() -> None:
    assert pair(TABLE, [row("a", 1, 1)], []) == ([], [row("a", 1, 1)], [])
    assert [old.id for old in pair(TABLE, [row("a", 1, 1)], [new("b", 1)])[1]] == [1]
