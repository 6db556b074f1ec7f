"""Suggestions for missing files and anchors."""

from collections.abc import Callable
from pathlib import Path

import pytest

from linkcheck.pipeline.plan import hints
from linkcheck.pipeline.plan.hints import anchor_hint, path_hint, respelt, right_spelling

TREE = {
    ".": ["README.md", "docs", "CONTRIBUTING.md", "café.md"],
    "docs": [
        "guide.md",
        "install.md",
        "install-linux.md",
        "Image.PNG",
        "one.md",
        "two.md",
        "hir.md",
        "serialization.md",
        "chapter-1.md",
    ],
}


def entries(folder: str) -> frozenset[str]:
    return frozenset(TREE.get(folder, ()))


HINTS = [
    ("docs/Guide.md", "Did you mean `guide.md`? Case counts on GitHub."),
    ("Docs/guide.md", "Did you mean `docs`? Case counts on GitHub."),
    ("docs/giude.md", "Did you mean `guide.md`?"),
    ("CONTRIBUTNG.md", "Did you mean `CONTRIBUTING.md`?"),
    ("docs/guide", "Did you mean `guide.md`?"),
    ("docs/guide.html", "Did you mean `guide.md`?"),
    ("docs/\u200bguide.md", "holds the invisible U+200B (zero width space)."),
    ("cafe\u0301.md", "They differ in their Unicode form (NFC, NFD)."),
    ("docs/nothing-like-it.md", ""),
    ("docs/on.md", ""),
    # An ending is no likeness, and neither is a word that ends alike.
    ("docs/normalization.md", ""),
    ("docs/thir.md", ""),
    ("docs/install-linxu.md", "Did you mean `install-linux.md`?"),
    ("docs/chapter-2.md", ""),
    ("chapter-x.md", ""),
    ("docs/tow", ""),
    ("github.com/u/r", "Is the scheme missing? Write `https://github.com/u/r`."),
    ("k8s.devstats.cncf.io/", "Write `https://k8s.devstats.cncf.io/`."),
    ("node.js/x", ""),
    ("README.md/x", ""),
    ("me@example.org", "Write `mailto:me@example.org`."),
]


@pytest.mark.parametrize(("destination", "hint"), HINTS)
def test_a_missing_path_gets_one_suggestion_or_none(destination: str, hint: str) -> None:
    shown = path_hint(destination, Path(destination), entries)
    assert shown.endswith(hint) if hint else shown == ""


ANCHORS = [
    ("getting-startd", ["getting-started", "license"], "`#getting-started`"),
    ("part-9", ["part-1", "part-2"], ""),
    ("amazon-linux-2", ["amazon-linux-2023"], ""),
    ("10-trivial-edits", ["trivial-edits"], "`#trivial-edits`"),
    ("-set-up", ["\ufe0f-set-up"], "U+FE0F"),
    ("cafe\u0301", ["caf\u00e9"], "NFC"),
    ("abc", ["abd"], ""),
    ("zzzz", ["license"], ""),
]


@pytest.mark.parametrize(("wanted", "known", "hint"), ANCHORS)
def test_a_missing_anchor_gets_one_suggestion_or_none(wanted: str, known: list[str], hint: str) -> None:
    shown = anchor_hint(wanted, frozenset(known))
    assert hint in shown if hint else shown == ""


def test_a_folder_of_many_files_is_not_gone_through_for_each_link_that_misses_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = [_counted(monkeypatch, name) for name in ("_folded", "_stem")]
    names = frozenset(f"page-{number}-of-many.md" for number in range(100))
    for number in range(100):
        path = Path("docs", f"image-{number}.html")
        path_hint(str(path), path, lambda _: names)
        right_spelling(path, lambda folder: names if folder == "docs" else frozenset(("docs",)))
    assert max(map(len, asked)) <= 5 * 100


def _counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    asked: list[str] = []
    made: Callable[[str], str] = getattr(hints, name)

    def counted(text: str) -> str:
        asked.append(text)
        return made(text)

    monkeypatch.setattr(hints, name, counted)
    return asked


RIGHT = [
    ("docs/GUIDE.md", "docs/GUIDE.md", "docs/guide.md"),
    ("./Docs/guide.md#a", "Docs/guide.md", "./docs/guide.md#a"),
    ("/docs/image.png?raw=true", "docs/image.png", "/docs/Image.PNG?raw=true"),
    ("x/../DOCS/Guide.md", "DOCS/Guide.md", "x/../docs/guide.md"),
    ("cafe%CC%81.md", "cafe\u0301.md", "caf%C3%A9.md"),
]


@pytest.mark.parametrize(("destination", "path", "expected"), RIGHT)
def test_the_one_right_spelling_of_a_path(destination: str, path: str, expected: str) -> None:
    right = right_spelling(Path(path), entries)
    assert right is not None
    assert respelt(destination, right) == expected


@pytest.mark.parametrize("path", ["docs/giude.md", "docs/guide.md", "docs/none.md"])
def test_what_is_right_or_a_guess_has_no_right_spelling(path: str) -> None:
    assert right_spelling(Path(path), entries) is None
