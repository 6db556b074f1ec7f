"""The morning's news, through the real fetcher, to a webhook of the test internet."""

from typing import Any

import msgspec
import pytest

from linkcheck.config import Config
from linkcheck.errors import NotifyError, UsageError
from linkcheck.model import Link, LinkKind, Report, RunState, Verdict
from linkcheck.notify.webhook import MOST
from linkcheck.pipeline.webhook import send_news
from tests.integration.notify.fake import said
from tests.internet import Asked, Host, Page, TestInternet, run
from tests.unit.report.sample import record
from tests.unit.report.sample import run as a_run

SECRET = "/services/T000/B000/s3cr3t"


def report(*verdicts: tuple[str, Verdict, Verdict | None], recovered: tuple[str, ...] = (), **changes: Any) -> Report:
    def link(url: str, label: str) -> Link:
        return Link(url=url, raw=url, text=label, label=label, kind=LinkKind.INLINE, path="a.md", line=4, column=2)

    links = tuple(
        record(
            url,
            verdict,
            "http-404" if verdict is Verdict.BROKEN else "ok",
            link(url, f"<!channel> *{url}*"),
            previous=previous,
        )
        for url, verdict, previous in verdicts
    )
    return Report(run=a_run(**changes), links=links, trend=(a_run(id=2), a_run()), recovered=recovered)


NEWS = report(
    ("https://dead.example/a|b>c", Verdict.BROKEN, Verdict.OK),
    ("https://old.example/", Verdict.BROKEN, Verdict.BROKEN),
    ("https://well.example/", Verdict.OK, Verdict.BROKEN),
    recovered=("https://well.example/",),
)


def sent(
    what: Report, *, host: str = "hooks.slack.com", status: int = 200, url: str = "", **options: Any
) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = []

    def answer(asked: Asked) -> Page:
        assert (asked.method, asked.target) == ("POST", SECRET)
        assert asked.headers["content-type"] == "application/json"
        bodies.append(msgspec.json.decode(asked.body))
        return said("ok", status)

    async def scene() -> None:
        async with TestInternet([Host(name=host, default=answer)]) as internet:
            config = msgspec.convert({"network": {**internet.settings(), "backoff": 0.01}}, Config)
            await send_news(what, config, url or f"https://{host}{SECRET}", **options)

    run(scene())
    return bodies


def test_slack_gets_the_news_and_nothing_else() -> None:
    (body,) = sent(NEWS, report_url="https://pages.example/r")
    text = body["text"]
    assert text.splitlines()[0] == "*1 link broke, 1 recovered*"
    assert "old.example" not in text
    assert "<https://dead.example/a%7Cb%3Ec|" in text
    assert "&lt;!channel&gt;" in text
    assert "<!channel>" not in text
    assert "a.md:4" in text
    assert text.endswith("<https://pages.example/r|The whole report>")


def test_other_hosts_get_json() -> None:
    (body,) = sent(NEWS, host="chat.example")
    assert (body["schema"], body["headline"]) == (1, "1 link broke, 1 recovered")
    assert [each["url"] for each in body["broke"]] == ["https://dead.example/a|b>c"]
    assert [each["url"] for each in body["recovered"]] == ["https://well.example/"]
    assert body["broke"][0]["place"] == "a.md:4"


def test_the_style_can_be_named() -> None:
    assert "text" in sent(NEWS, host="chat.example", style="slack")[0]
    assert "broke" in sent(NEWS, style="json")[0]


@pytest.mark.parametrize(
    "quiet",
    [
        report(("https://old.example/", Verdict.BROKEN, Verdict.BROKEN)),
        report(("https://new.example/", Verdict.FAILING, Verdict.OK)),
        report(),
        report(("https://dead.example/", Verdict.BROKEN, Verdict.OK), state=RunState.NETWORK_DOWN),
    ],
    ids=["known", "not confirmed", "empty", "network down"],
)
def test_without_news_nothing_is_sent(quiet: Report) -> None:
    assert sent(quiet) == []


def test_many_are_named_up_to_a_limit() -> None:
    many = report(*((f"https://h{number}.example/", Verdict.BROKEN, Verdict.OK) for number in range(MOST + 3)))
    assert sent(many)[0]["text"].count("• broke") == MOST
    assert "…and 3 more broke" in sent(many)[0]["text"]
    assert len(sent(many, style="json")[0]["broke"]) == MOST + 3


def test_a_refusal_is_said_without_the_secret_and_never_sent_twice() -> None:
    with pytest.raises(NotifyError, match=r"hooks\.slack\.com answered: 500") as refused:
        sent(NEWS, status=500)
    assert "s3cr3t" not in str(refused.value)


def test_a_webhook_in_the_clear_or_at_home_is_refused() -> None:
    with pytest.raises(UsageError, match="not https"):
        sent(NEWS, url=f"http://hooks.slack.com{SECRET}")
    with pytest.raises(NotifyError):
        sent(NEWS, url=f"https://10.0.0.1{SECRET}")
