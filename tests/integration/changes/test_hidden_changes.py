"""What a change could hide from a check before a merge, and what it is not to blame for."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from linkcheck.pipeline.plan.make_plan import Plan
from tests.integration.changes.conftest import Repository
from tests.integration.cli.conftest import terminal
from tests.integration.cli.terminal import Terminal

__all__ = ["terminal"]

LIST = "# List\n\n- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n"
EDITED = LIST.replace("b.example", "b2.example")


def urls(plan: Plan) -> list[str]:
    return [target.url for target in plan.targets]


def broken(plan: Plan) -> list[tuple[str, str]]:
    return [(target.url, judgement.reason) for target, judgement in plan.settled]


def write(repository: Repository, name: str, data: bytes) -> None:
    path = repository.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "attributes", ["*.md -diff", "*.md binary", "*.md -text", "*.md -diff -text eol=crlf", "* -diff"]
)
@pytest.mark.parametrize("staged", [False, True])
def test_attributes_hide_no_line(attributes: str, staged: bool, repository: Repository) -> None:
    repository.write(".gitattributes", f"{attributes}\n")
    repository.commit(list=LIST)
    repository.write("list.md", EDITED)
    repository.git("add", "-A")
    assert urls(repository.plan("HEAD", staged=staged)) == ["https://b2.example/"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LIST.encode() + b"\0\n", EDITED.encode() + b"\0\n"),
        (LIST.encode("utf-16"), EDITED.encode("utf-16")),
        (LIST.encode("utf-16"), EDITED.encode()),
        (b"\xef\xbb\xbf" + LIST.encode(), EDITED.encode()),
        (b"\xff\xfe\0\0" + LIST.encode("utf-32-le"), b"\xfe\xff" + EDITED.encode("utf-16-be")),
        (LIST.replace("\n", "\r").encode(), EDITED.replace("\n", "\r").encode()),
        (LIST.replace("\n", "\r\n").encode(), EDITED.replace("\n", "\r").encode()),
        (LIST.encode(), EDITED.replace("\n", "\r\n").encode()),
        (LIST.removesuffix("\n").encode(), EDITED.encode()),
    ],
    ids=["nul", "utf-16", "from utf-16", "mark", "utf-32", "cr", "crlf to cr", "to crlf", "last line end"],
)
@pytest.mark.parametrize("staged", [False, True])
def test_no_encoding_and_no_line_end_hides_or_blames_a_line(
    before: bytes, after: bytes, staged: bool, repository: Repository
) -> None:
    write(repository, "list.md", before)
    repository.commit()
    write(repository, "list.md", after)
    repository.git("add", "-A")
    assert urls(repository.plan("HEAD", staged=staged)) == ["https://b2.example/"]


@pytest.mark.parametrize("name", ["c#.md", "100%.md", "a b.md", "q?.md", "ä#ö.md"])
def test_a_heading_removed_from_a_file_with_a_mark_in_its_name_is_seen(name: str, repository: Repository) -> None:
    write(repository, f"docs/{name}", b"# One\n\n# Two\n")
    repository.commit(list=f"[x](docs/{quote(name)}#two) [y](docs/{quote(name)}#never)\n")
    write(repository, f"docs/{name}", b"# One\n")
    assert broken(repository.plan("HEAD")) == [(f"docs/{name}#two", "missing-anchor")]
    (repository.folder / "docs" / name).unlink()
    assert len(broken(repository.plan("HEAD"))) == 2


def test_a_heading_removed_behind_user_content_is_seen(repository: Repository) -> None:
    repository.commit(list="[x](other.md#user-content-two) [y](#user-content-one)\n\n# One\n", other="# Two\n")
    repository.commit(list="[x](other.md#user-content-two) [y](#user-content-one)\n\n# Changed\n", other="# Three\n")
    plan = repository.plan("HEAD~1")
    assert [reason for _, reason in broken(plan)] == ["missing-anchor", "missing-anchor"]


def test_an_old_finding_is_not_new_because_its_line_moved(repository: Repository) -> None:
    text = "[x]: https://x.example/\n[x]: https://y.example/\n\n[x]\n"
    repository.commit(list=text)
    repository.write("list.md", "# Title\n\nMore words.\n\n" + text)
    assert repository.plan("HEAD").findings == ()


@pytest.mark.parametrize("add", [True, False])
def test_a_renamed_folder_is_not_blamed_for_what_was_broken_before(add: bool, repository: Repository) -> None:
    lists = {
        f"docs/{name}": f"# {name}\n\n[gone](gone-{name}.md) [no](#no) [up](../top.md) [to](b.md) [un][def]\n"
        for name in "abc"
    }
    repository.commit(**lists, top="[g](docs/gone.md)\n")
    (repository.folder / "docs").rename(repository.folder / "guides")
    if add:
        repository.git("add", "-A")
    plan = repository.plan("HEAD")
    assert (broken(plan), plan.findings) == ([], ())


def test_a_renamed_folder_is_blamed_for_what_it_breaks(repository: Repository) -> None:
    repository.commit(**{"docs/a": "[to](b.md) [own](../docs/b.md)\n", "docs/b": "x\n"}, top="[b](docs/b.md)\n")
    repository.git("mv", "docs", "guides")
    ((target, judgement),) = repository.plan("HEAD").settled
    assert (target.url, judgement.reason) == ("docs/b.md", "missing-file")
    assert [link.path for link in target.links] == ["guides/a.md", "top.md"]


@pytest.mark.parametrize("bad", [b"caf\xe9\n", b"\xff\xfe\0"], ids=["latin-1", "half of a character"])
def test_a_file_that_cannot_be_read_and_was_not_touched_changes_nothing(
    bad: bytes, repository: Repository, terminal: Terminal
) -> None:
    write(repository, "old.md", bad)
    repository.commit(list="# List\n")
    repository.write("list.md", "# List\n\n[here](#list)\n")
    repository.git("add", "-A")
    for scope in (("--staged",), ("--since", "HEAD")):
        done = terminal("check", "--offline", *scope, ".")
        assert done.code == 0
        assert "old.md" not in done.err
    write(repository, "old.md", bad + b"\n\xe9")
    repository.git("add", "-A")
    for scope in (("--staged",), ("--since", "HEAD")):
        done = terminal("check", "--offline", *scope, ".")
        assert done.code == 0, "a walk met it, nobody named it"
        assert "old.md:1:1  File that is not text" in done.out


def test_when_no_list_can_be_read_and_none_was_touched_nothing_is_wrong(
    repository: Repository, terminal: Terminal
) -> None:
    write(repository, "old.md", b"caf\xe9\n")
    repository.commit()
    assert terminal("check", "--offline", "--since", "HEAD", ".").code == 0
    assert terminal("check", "--offline", ".").code == 2


def test_the_findings_of_json_hold_what_the_other_formats_show(repository: Repository, terminal: Terminal) -> None:
    repository.commit(list="# One\n\n# Two\n", gone="x\n", other="[x](list.md#two) [y](gone.md)\n")
    repository.commit(list="# One\n")
    (repository.folder / "gone.md").unlink()
    assert broken(repository.plan("HEAD~1")) == [("list.md#two", "missing-anchor"), ("gone.md", "missing-file")]
    done = terminal("check", "--offline", "--since", "HEAD~1", "--format", "json", ".")
    found = json.loads(done.out)["findings"]
    assert sorted(finding["reason"] for finding in found) == ["missing-anchor", "missing-file"]
    assert Path(found[0]["path"]) == Path("other.md")
