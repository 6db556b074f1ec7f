"""What entries without a link may mean is remembered by their text, and shown wherever that text stands."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from linkcheck.model import Candidate, Finding, Severity, Verdict
from linkcheck.store import Store
from tests.integration.store.nights import FIRST_NIGHT, LIST, night

ENTRY = "“A Book” by Ann Alpha"
BOOK = Candidate(url="https://doi.org/10.1000/a", title="A Book", score=100, source="crossref", authors=("Ann Alpha",))
NOW = datetime.now(UTC)


def finding(label: str = ENTRY, reason: str = "unlinked-entry", line: int = 3) -> Finding:
    return Finding(
        reason=reason, severity=Severity.NOTE, message="no link", path=LIST, line=line, column=3, label=label
    )


def test_the_report_shows_them_with_the_finding(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": Verdict.OK}, findings=[finding(), finding("Other"), finding(reason="duplicate-link")])
        store.remember_suggestions(ENTRY, [BOOK], NOW)
        shown = {(each.label, each.reason): each.candidates for each in store.report().findings}
    assert shown == {
        (ENTRY, "unlinked-entry"): (BOOK,),
        ("Other", "unlinked-entry"): (),
        (ENTRY, "duplicate-link"): (),
    }


def test_they_stay_with_the_entry_when_it_moves_and_open_no_new_finding(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        night(store, 0, {"a": Verdict.OK}, findings=[finding()])
        store.remember_suggestions(ENTRY, [BOOK], NOW)
        night(store, 1, {"a": Verdict.OK}, findings=[finding(line=9)])
        assert [(each.line, each.candidates) for each in store.report().findings] == [(9, (BOOK,))]
        assert store._db.execute("SELECT count(*) FROM findings").fetchone()[0] == 1


def test_a_find_is_kept_and_a_miss_is_looked_up_again_after_a_month(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db") as store:
        store.remember_suggestions(ENTRY, [BOOK], FIRST_NIGHT)
        store.remember_suggestions(ENTRY, [], FIRST_NIGHT)
        store.remember_suggestions("lately", [], NOW)
        store.remember_suggestions("long ago", [], NOW - timedelta(days=31))
        assert store.suggestions([ENTRY, "lately", "long ago", "never"]) == {ENTRY: (BOOK,), "lately": ()}
