"""Flags: wrong values are refused before anything is asked, with the nearest right one."""

from pathlib import Path

import pytest

from linkcheck.config.flags import with_accepted, with_timeout
from linkcheck.errors import UsageError
from linkcheck.fetch import FetchOptions, HostOptions
from tests.integration.cli.terminal import Terminal

WRONG = [
    (("check", "list.md", "--format", "jsn"), "did you mean `json`?"),
    (("check", "list.md", "--fail-on", "brokn,invalid"), "did you mean `broken`?"),
    (("check", "list.md", "--fail-on", "xyz"), "known: ok, moved"),
    (("check", "list.md", "--timeout", "0"), "more than 0"),
    (("check", "list.md", "--timeout", "soon"), "is not a duration"),
    (("check", "list.md", "--accept", "a.example"), "example.org=403,429"),
    (("check", "list.md", "--accept", "https://a.example=403"), "is no HOST=CODES"),
    (("check", "list.md", "--accept", "a.example=40"), "is no HOST=CODES"),
    (("check", "list.md", "--ofline"), "--offline"),
    (("check", "list.md", "--exclude", "docs/", "--exclude", "[z-a]"), "`[z-a]` is no pattern; write it as"),
    (("links", "list.md", "--exclude", "!"), "`!` is no pattern"),
    (("report", "--format", "htm"), "did you mean `html`?"),
    (("links", "--format", "jsno"), "did you mean `json`?"),
    (("history", "--format", "html", "--since", "1d"), "known: text, json"),
    (("fix", "--format", "dif"), "did you mean `diff`?"),
    (("link",), "did you mean `links`?"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_a_wrong_flag_is_refused_with_the_right_one(
    arguments: tuple[str, ...], message: str, terminal: Terminal
) -> None:
    Path("list.md").write_text("[x](https://a.example/)\n", encoding="utf-8")
    done = terminal(*arguments)
    assert done.code == 2
    assert message in done.err
    assert not Path("reports").exists()


def test_piped_text_is_neither_wrapped_nor_cut(terminal: Terminal) -> None:
    words = ("word " * 40).strip()
    address = f"missing/{'long/' * 40}file.md"
    Path("list.md").write_text(f"[{words}]({address})\n", encoding="utf-8")
    done = terminal("check", "list.md", "--offline", "--db", ":memory:")
    assert address in done.out
    assert any(words in line for line in done.out.splitlines())


def test_accepted_statuses_join_those_of_the_configuration() -> None:
    known = {"a.example": HostOptions(accept=(403,), interval=2)}
    made = with_accepted(known, ["A.example=429,403", "b.example=999", "*.c.example=403"])
    assert (made["a.example"].accept, made["a.example"].interval) == ((403, 429), 2)
    assert (made["b.example"].accept, made["*.c.example"].accept) == ((999,), (403,))


@pytest.mark.parametrize("rule", ["", "=403", "a.example=", "a.example=4x3", "a.example=403,,429", "*=403"])
def test_what_accepts_nothing_is_refused(rule: str) -> None:
    with pytest.raises(UsageError):
        with_accepted({}, [rule])


def test_a_short_timeout_cuts_its_parts_and_a_long_one_waits_for_the_first_byte() -> None:
    short, long = with_timeout(FetchOptions(), 3), with_timeout(FetchOptions(), 90)
    assert (short.total_timeout, short.connect_timeout, short.first_byte_timeout) == (3, 3, 3)
    assert (long.total_timeout, long.connect_timeout, long.first_byte_timeout) == (90, 10, 90)
