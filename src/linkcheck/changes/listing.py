"""What git lists: the files of its index and of a commit. Paths are relative to the top of the repository."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname

import msgspec

from linkcheck.changes.git import WorkTree, text

GITLINK = "160000"
SYMLINK = "120000"


# Of SHA-1 and SHA-256.
_EMPTY_BLOBS = frozenset(
    (
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    )
)


class TreeEntry(msgspec.Struct, frozen=True):
    """One path."""

    mode: str
    """Six octal digits, as git writes them."""
    object_id: str
    is_skipped: bool = False
    """Not on disk on purpose: a sparse checkout."""


def read_index(tree: WorkTree) -> dict[str, TreeEntry]:
    """The files of the index. Raises `ChangesError`."""
    entries: dict[str, TreeEntry] = {}
    for record in _records(tree.git("ls-files", "-z", "--stage", "-t")):
        facts, _, path = record.partition("\t")
        tag, mode, object_id, _stage = facts.split(" ")
        # A file in conflict has several: any will do.
        entries.setdefault(path, TreeEntry(mode, object_id, tag == "S"))
    return entries


def announced_files(tree: WorkTree, index: Mapping[str, TreeEntry]) -> frozenset[str]:
    """Files of an index that were named to it without their content (`git add -N`). Raises `ChangesError`.

    The index shows such a file as an empty one, so git is asked only where there is one.
    """
    if not any(entry.object_id in _EMPTY_BLOBS for entry in index.values()):
        return frozenset()
    return frozenset(_records(tree.git("diff-files", "--name-only", "--diff-filter=A", "-z")))


def read_commit(tree: WorkTree, revision: str) -> dict[str, TreeEntry]:
    """The files of a commit or a tree. Raises `ChangesError`."""
    entries: dict[str, TreeEntry] = {}
    for record in _records(tree.git("ls-tree", "-r", "-z", "--full-tree", revision)):
        facts, _, path = record.partition("\t")
        mode, _kind, object_id = facts.split(" ")
        entries[path] = TreeEntry(mode, object_id)
    return entries


def read_blobs(tree: WorkTree, object_ids: Iterable[str]) -> dict[str, bytes]:
    """Contents by object id, in one call; what the repository does not have is missing. Raises `ChangesError`."""
    wanted = list(dict.fromkeys(object_ids))
    if not wanted:
        return {}
    output = tree.git("cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode())
    blobs: dict[str, bytes] = {}
    position = 0
    while position < len(output):
        end = output.index(b"\n", position)
        header = output[position:end].decode().split(" ")
        position = end + 1
        if header[1] == "missing":
            continue
        size = int(header[2])
        blobs[header[0]] = output[position : position + size]
        position += size + 1
    return blobs


def blob_id(data: bytes, example: str) -> str:
    """The object id of a content, by the algorithm of another id."""
    algorithm = hashlib.sha256 if len(example) == 64 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(data) + data).hexdigest()


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """All folders that hold the files; the top is the empty string."""
    found: set[str] = {""}
    for path in paths:
        folder = dirname(path)
        while folder not in found:
            found.add(folder)
            folder = dirname(folder)
    return frozenset(found)


def read_renames(tree: WorkTree, base: str) -> dict[str, str]:
    """Former path by present path, of the files that the index has under another name. Raises `ChangesError`."""
    arguments = ("--cached", "--raw", "-z", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-abbrev")
    records = _records(tree.git("diff-index", *arguments, base, "--"))
    renames: dict[str, str] = {}
    for facts in records:
        path = next(records)
        if facts.rpartition(" ")[2].startswith("R"):
            renames[next(records)] = path
    return renames


def _records(output: bytes) -> Iterator[str]:
    return (record for record in text(output).split("\0") if record)
