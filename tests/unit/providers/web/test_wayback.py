import pytest

from linkcheck.model import Existence, Failure, FailureKind, Outcome, Request
from linkcheck.providers.web.wayback import Wayback
from tests.unit.providers.flows import plain, play, reply

URL = "http://dead.example/a?b=c&d"
HEADER = ["timestamp", "original", "statuscode", "digest"]
ROW = ["20190815120000", URL, "200", "A" * 32]


def test_the_newest_snapshot_is_asked_for() -> None:
    answers, asked = play(Wayback().flow([URL]), lambda _: reply([HEADER, ROW]))
    assert asked[0].url == (
        "https://web.archive.org/cdx/search/cdx?url=http%3A%2F%2Fdead.example%2Fa%3Fb%3Dc%26d&output=json"
        "&fl=timestamp,original,statuscode,digest&filter=statuscode:200&limit=-1&fastLatest=true"
    )
    assert answers[URL].moved_to == f"https://web.archive.org/web/20190815120000/{URL}"
    assert (answers[URL].existence, answers[URL].detail) == (Existence.EXISTS, "snapshot of 2019-08-15")


def test_the_snapshot_nearest_to_the_day_it_was_listed_is_better() -> None:
    _, asked = play(Wayback({URL: "2019-08-01"}).flow([URL]), lambda _: reply([HEADER, ROW]))
    assert asked[0].url.endswith("&closest=20190801000000&sort=closest&limit=1")


OUTCOMES: dict[str, tuple[Outcome, Existence]] = {
    "never archived": (reply([]), Existence.GONE),
    "only a header": (reply([HEADER]), Existence.GONE),
    "rows of another sort": (reply([HEADER, ["x"], 7, [], [5]]), Existence.GONE),
    "limited": (plain(429), Existence.UNKNOWN),
    "down": (plain(503), Existence.UNKNOWN),
    "not json": (plain(200, b"org.archive.util.io.RuntimeIOException"), Existence.UNKNOWN),
    "an object": (reply({}), Existence.UNKNOWN),
    "no answer": (Failure(url=URL, kind=FailureKind.CONNECT_REFUSED), Existence.UNKNOWN),
}


@pytest.mark.parametrize(("outcome", "expected"), OUTCOMES.values(), ids=OUTCOMES)
def test_no_snapshot_is_no_missing_answer(outcome: Outcome, expected: Existence) -> None:
    def script(_: Request) -> Outcome:
        return outcome

    answer = play(Wayback().flow([URL]), script)[0][URL]
    assert answer.existence is expected
    assert answer.moved_to is None


def test_the_archive_is_not_asked_about_itself() -> None:
    assert Wayback().claims(URL)
    assert not Wayback().claims("https://web.archive.org/web/2019/http://dead.example/")
    assert not Wayback().claims("ftp://dead.example/")
