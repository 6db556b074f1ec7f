"""The direction of imports drawn in the design holds."""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Third-party packages that may be imported in one place only, so that each can be replaced there.
HOMES = {
    "markdown_it": "extract",
    "bs4": "extract",
    "selectolax": "metadata",
    "ada_url": "urls",
    "publicsuffixlist": "urls",
    "aiohttp": "fetch",
    "tenacity": "fetch",
    "sqlite_utils": "store",
    "sqlite3": "store",
    "jinja2": "report",
    "click": "cli",
    "rich": "cli",
}


def imports_of(path: Path) -> set[str]:
    """Top packages that lines of a file import; a late import is indented."""
    return set(re.findall(r"^ *(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def test_each_library_has_one_home() -> None:
    package = ROOT / "src" / "linkcheck"
    strays = [
        f"{path.relative_to(ROOT)} imports {library}, whose home is {HOMES[library]}/"
        for path in sorted(package.rglob("*.py"))
        for library in HOMES.keys() & imports_of(path)
        if path.relative_to(package).parts[0] not in {HOMES[library], f"{HOMES[library]}.py"}
    ]
    assert strays == []


def test_layers_are_checked_by_the_test_command() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
    assert "cli" in layers[0].split(" | ")
    assert "lint-imports" in (ROOT / "scripts" / "test").read_text()


def imported_modules(path: Path, modules: set[str]) -> set[str]:
    """Modules of the package that one imports, late ones included, those for type checkers alone left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in for_types:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                found.add(full if full in modules else node.module)
    return found & modules


def test_no_circle_of_imports() -> None:
    source = ROOT / "src"
    files = {
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"): path
        for path in (source / "linkcheck").rglob("*.py")
    }
    waiting = {name: imported_modules(path, set(files)) - {name} for name, path in files.items()}
    while free := [name for name, needed in waiting.items() if not needed & waiting.keys()]:
        for name in free:
            del waiting[name]
    assert sorted(waiting) == [], "these import each other, or are imported by such"
