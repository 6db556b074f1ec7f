"""The queries fit GitHub's published schema.

The schema is GitHub's file, so it is not kept here: npm brings it, once, beside the packages of this Python.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

from linkcheck.providers.code.github.query import compose
from linkcheck.providers.code.github.reference import ReferencePart, refer

PACKAGE = "@octokit/graphql-schema@15"
FOLDER = Path(sys.prefix) / "github-schema"
SCHEMA = FOLDER / "node_modules" / "@octokit" / "graphql-schema" / "schema.graphql"
EVERY_PART = {
    ReferencePart.OWNER: "https://github.com/ann",
    ReferencePart.REPOSITORY: "https://github.com/ann/tools",
    ReferencePart.PATH: "https://github.com/ann/tools/blob/feature/x/docs/guide.md",
    ReferencePart.COMMIT: "https://github.com/ann/tools/commit/0123abc",
    ReferencePart.ISSUE: "https://github.com/ann/tools/pull/5",
    ReferencePart.DISCUSSION: "https://github.com/ann/tools/discussions/7",
    ReferencePart.RELEASE: "https://github.com/ann/tools/releases/tag/v1.0",
    ReferencePart.GIST: "https://gist.github.com/ann/0123456789abcdef0123",
}


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    if not SCHEMA.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm, which brings GitHub's schema, is not installed")
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(FOLDER)]
        done = subprocess.run([*command, PACKAGE], capture_output=True, text=True, timeout=120, check=False)
        if not SCHEMA.exists():
            pytest.skip(f"npm could not bring GitHub's schema: {done.stderr.strip()[-200:]}")
    return build_schema(SCHEMA.read_text(encoding="utf-8"), assume_valid=True)


def test_every_query_is_valid_against_githubs_schema(schema: GraphQLSchema) -> None:
    references = [reference for url in EVERY_PART.values() if (reference := refer(url))]
    assert [reference.part for reference in references] == list(ReferencePart)
    assert validate(schema, parse(compose(references).document)) == []


def test_a_hundred_files_make_a_valid_query(schema: GraphQLSchema) -> None:
    urls = [f"https://github.com/ann/tools{n % 9}/blob/a/b/c/d/{n}.md" for n in range(100)]
    references = [reference for url in urls if (reference := refer(url))]
    assert validate(schema, parse(compose(references).document)) == []


def test_the_schema_would_object_to_a_field_that_is_not_there(schema: GraphQLSchema) -> None:
    assert validate(schema, parse('{ repository(owner: "a", name: "b") { isLovely } }'))
