"""Small changes to what a module decides: comparisons, constants, conditions. Each should fail some test.

By hand, over a whole module: `python -m tests.mutation src/linkcheck/fix/proof.py tests/unit/fix`
"""

import ast
import compileall
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


_SQL = re.compile(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b")
_SQL_COMPARISON = re.compile(r"\w+ (<=|>=|<|>|=|<>|NOT IN|IN) [:(\w]+")
_OPPOSITE_IN_SQL = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "IN": "NOT IN", "NOT IN": "IN",
}  # fmt: skip
MOST = 250
"""Seconds that the tests of a module may take."""


def mutants(source: str) -> Iterator[tuple[int, str, Callable[[], str]]]:
    """Line and description of each mutant, and what writes its source."""
    tree = ast.parse(source)
    for index, node in enumerate(ast.walk(tree)):
        for description, change in _changes(node):
            yield getattr(node, "lineno", 0), description, partial(_changed, tree, index, change)


def _changed(tree: ast.Module, index: int, change: Callable[[ast.AST], None]) -> str:
    copy = deepcopy(tree)
    change(next(islice(ast.walk(copy), index, None)))
    return ast.unparse(copy)


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OPPOSITE:
        yield f"{ast.unparse(node)}: other comparison", _other_comparison
    elif isinstance(node, ast.BoolOp):
        yield f"{ast.unparse(node)}: and/or", _other_junction
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{ast.unparse(node)}: not taken away", _without_not
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.match(node.value):
        for found in _SQL_COMPARISON.finditer(node.value):
            yield f"SQL {found[0]}: other comparison", partial(_other_in_sql, found.span(1))
    elif isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        yield f"{ast.unparse(node)}: one more", _one_more
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield f"if {ast.unparse(node.test)}: never", _never


def _other_comparison(node: ast.AST) -> None:
    assert isinstance(node, ast.Compare)
    node.ops[0] = _OPPOSITE[type(node.ops[0])]()


def _other_in_sql(span: tuple[int, int], node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, str)
    start, end = span
    node.value = node.value[:start] + _OPPOSITE_IN_SQL[node.value[start:end]] + node.value[end:]


def _other_junction(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _without_not(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    node.op = ast.UAdd()
    node.operand = ast.Call(func=ast.Name(id="bool", ctx=ast.Load()), args=[node.operand], keywords=[])


def _one_more(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, int | float)
    node.value += 1


def _never(node: ast.AST) -> None:
    assert isinstance(node, ast.If | ast.IfExp | ast.While)
    node.test = ast.Constant(value=False)


class Program:
    """A copy of the sources in which one module after the other is replaced by a mutant."""

    def __init__(self, folder: Path) -> None:
        self._source, self._temp = folder / "src", folder / "temp"
        shutil.copytree(ROOT / "src", self._source, ignore=shutil.ignore_patterns("__pycache__"))
        self._taken: dict[tuple[str, ...], float] = {}
        # A mutant is newer than its compiled file, which then does not count.
        compileall.compile_dir(self._source, quiet=1)
        self._worker = subprocess.Popen(
            [sys.executable, "-m", "tests.mutation.worker"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{self._source}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.communicate()

    def is_caught(self, module: str, source: str, tests: Sequence[str]) -> bool:
        """Whether a test fails with this source in the module's place, or waits for what never comes."""
        seconds = 5 + 3 * self._seconds(tuple(tests))
        file = self._source / module
        before = file.read_text(encoding="utf-8")
        file.write_text(source, encoding="utf-8")
        try:
            return self._run(tests, seconds) != 0
        finally:
            file.write_text(before, encoding="utf-8")

    def _seconds(self, tests: tuple[str, ...]) -> float:
        """What they take without a change, with which they pass."""
        if tests not in self._taken:
            begun = time.monotonic()
            assert self._run(tests, MOST) == 0, "without a change the tests fail already"
            self._taken[tests] = time.monotonic() - begun
        return self._taken[tests]

    def _run(self, tests: Sequence[str], seconds: float) -> int:
        paths = f"pythonpath={self._source} ."
        # Plugins are in memory before pytest starts, so that their assertions are plain ones.
        quiet = ("-W", "ignore::pytest.PytestAssertRewriteWarning", "-q", "-x")
        # Of its own, or each run would first tidy up what the runs of this machine have left.
        temp = f"--basetemp={self._temp}"
        options = (*quiet, "-p", "no:cacheprovider", "-p", "no:xdist", "-o", paths, temp)
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        print(json.dumps([seconds, [*options, *tests]]), file=self._worker.stdin, flush=True)
        code = int(self._worker.stdout.readline())
        assert code in {0, 1, 2}, "pytest itself failed"
        return code
