"""Whatever the nights bring, intervals are the run-length code of the verdicts."""

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from linkcheck.model import RunState, Verdict
from linkcheck.store import Store
from tests.integration.store.nights import night, url

SOME = st.sampled_from([Verdict.OK, Verdict.FAILING, Verdict.BROKEN, Verdict.BLOCKED, Verdict.UNCHECKED])
NIGHTS = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("abc"), SOME, min_size=1),
        st.sampled_from([RunState.COMPLETE, RunState.COMPLETE, RunState.PARTIAL, RunState.NETWORK_DOWN]),
    ),
    max_size=8,
)


@given(NIGHTS)
@settings(max_examples=60, deadline=None)
def test_intervals_are_what_happened(nights: list[tuple[dict[str, Verdict], RunState]]) -> None:
    seen: dict[str, list[Verdict]] = {}
    with Store.open(":memory:") as store:
        for number, (verdicts, state) in enumerate(nights):
            night(store, number, dict[str | int, Verdict](verdicts.items()), state=state)
            for name, verdict in verdicts.items():
                known = seen.setdefault(name, [])
                if verdict is not Verdict.UNCHECKED and state is not RunState.NETWORK_DOWN:
                    known.append(verdict)
            report = store.report()
            assert [each.result.url for each in report.links] == sorted(map(url, verdicts))
        for name, known in seen.items():
            record = store.history(url(name))
            assert record is not None
            expected = [(verdict, len(list(run))) for verdict, run in groupby(known)]
            assert [(each.verdict, each.checks) for each in record.intervals] == expected
            assert record.history.verdict == (known[-1] if known else None)
        lines = list(store.export_lines())
        with Store.open(":memory:") as other:
            other.import_lines(lines)
            assert list(other.export_lines()) == lines
