"""A message to a chat or a program: what broke and what recovered since the run before."""

import re
from collections.abc import Sequence

import msgspec

MOST = 20
"""Links that a message names."""


class NewsLink(msgspec.Struct, frozen=True, kw_only=True):
    """One link that broke or recovered."""

    url: str
    title: str
    """The link's label; its address where the label is empty."""
    reason: str = ""
    why: str = ""
    """The reason in a few words."""
    place: str = ""
    """`path:line` of its first place."""


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What is different from the run before."""

    broke: tuple[NewsLink, ...]
    recovered: tuple[NewsLink, ...]
    summary: str
    """The figures in a line."""
    report_url: str = ""
    run_url: str = ""

    @property
    def headline(self) -> str:
        """`2 links broke, 1 recovered`."""
        broke, back = len(self.broke), len(self.recovered)
        parts = [f"{broke:,} link{'s' if broke != 1 else ''} broke"] if broke else []
        parts += (
            [f"{back:,} recovered" if broke else f"{back:,} link{'s' if back != 1 else ''} recovered"] if back else []
        )
        return ", ".join(parts)


def plain(news: News) -> dict[str, object]:
    """For programs."""
    return {
        "schema": 1,
        "source": "linkcheck",
        "headline": news.headline,
        "summary": news.summary,
        "broke": msgspec.to_builtins(news.broke),
        "recovered": msgspec.to_builtins(news.recovered),
        "report_url": news.report_url,
        "run_url": news.run_url,
    }


def slack(news: News) -> dict[str, object]:
    """For Slack's incoming webhooks, and those that take the same (Mattermost, Rocket.Chat, Discord's `/slack`)."""
    lines = [f"*{news.headline}*"]
    lines += _lines("broke", news.broke) + _lines("recovered", news.recovered)
    lines.append(_text(news.summary))
    pages = (("The whole report", news.report_url), ("This run", news.run_url))
    lines += [f"<{_address(url)}|{name}>" for name, url in pages if url]
    return {"text": "\n".join(lines), "unfurl_links": False, "unfurl_media": False}


def _lines(word: str, links: Sequence[NewsLink]) -> list[str]:
    lines = [_line(word, each) for each in links[:MOST]]
    return [*lines, f"…and {len(links) - MOST:,} more {word}"] if len(links) > MOST else lines


def _line(word: str, each: NewsLink) -> str:
    web = each.url.startswith(("https://", "http://"))
    name = f"<{_address(each.url)}|{_text(each.title)}>" if web else _text(each.title)
    facts = " · ".join(_text(fact) for fact in (each.why, each.place) if fact)
    return f"• {word}: {name}{f' ({facts})' if facts else ''}"


def _text(text: str) -> str:
    """Text in which Slack finds no link, no mention and no format."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"[*_~`|]", lambda match: _LIKE[match[0]], escaped)


_LIKE = {"*": "∗", "_": "＿", "~": "∼", "`": "ˋ", "|": "∣"}


def _address(url: str) -> str:
    # `|` would end it, `>` too.
    return url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
