"""Find and read the lists: files, folders, globs, standard input."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from linkcheck import changes, files
from linkcheck.errors import InputError, UsageError
from linkcheck.formats import ENDINGS
from linkcheck.model import Document
from linkcheck.pipeline.lists.exclude import left_out_notice
from linkcheck.pipeline.lists.find import FoundFile, find_files, once
from linkcheck.pipeline.lists.parse_all import parse_lists
from linkcheck.pipeline.lists.parse_cache import ParseCache
from linkcheck.pipeline.lists.sources import Sources

# A list is read by people; anything larger is not one, and would only cost memory.
MAX_BYTES = 64 * 1024 * 1024


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """The lists that could be read, and the faults of those that could not."""

    documents: tuple[Document, ...]
    contents: Mapping[str, bytes] = {}
    """By path, of those that could be read."""
    faults: tuple[InputError, ...] = ()
    no_text: tuple[InputError, ...] = ()
    """Files that are no text; among `faults` too where a person named them."""
    skipped: tuple[InputError, ...] = ()
    """Files that a walk or a pattern found and that must not be read: they lead out of the repository, or are none."""
    notice: str = ""
    """What to say once of files that the usual patterns excluded."""

    @property
    def left_out(self) -> tuple[InputError, ...]:
        """All files that a walk or a pattern found and that are not among the documents."""
        return (*self.skipped, *(fault for fault in self.no_text if fault not in self.faults))


def read_lists(sources: Sources, *, parsed: ParseCache | None = None) -> Lists:
    """Read every list of the sources. A fault of one file does not stop the others.

    What `parsed` has is not parsed again, and what it has not is noted there.

    Raises `UsageError` when the sources hold no list at all, and the first fault when none could be read, unless that
    is allowed, or some file is no text, which is a finding.
    """
    faults: list[InputError] = []
    skipped: list[InputError] = []
    contents: list[tuple[str, bytes]] = []
    excluded: Counter[str] = Counter()
    found_files = list(once(find_files(sources, faults, excluded)))
    index = _staged_contents(found_files) if sources.staged else {}
    for file in found_files:
        try:
            contents.append(_read(file, index.get(file.name)))
        except InputError as fault:
            fault.path = _shown(file)
            (faults if file.is_named else skipped).append(fault)
    documents: list[Document] = []
    no_text: list[InputError] = []
    # A hook names whatever is staged.
    named = set() if sources.staged else {_shown(file) for file in found_files if file.is_named}
    results = parse_lists(contents, ParseCache() if parsed is None else parsed)
    for (path, _), found in zip(contents, results, strict=True):
        if isinstance(found, Document):
            documents.append(found)
        else:
            found.path = path
            no_text.append(found)
            if path in named:
                faults.append(found)
    if not documents and not sources.allow_none:
        # Nothing at all was read: whoever asks has to hear of it, and the report names each file.
        faults += [fault for fault in no_text if fault not in faults]
    lists = Lists(
        documents=tuple(documents),
        contents=dict(contents),
        faults=tuple(faults),
        no_text=tuple(no_text),
        skipped=tuple(skipped),
        notice=left_out_notice(excluded),
    )
    unread = (*faults, *skipped)
    if not documents and not sources.allow_none and unread and not no_text:
        raise unread[0]
    if not documents and not unread and not no_text:
        raise UsageError(
            f"No lists found in {', '.join(f'`{path}`' for path in sources.paths)}.",
            remedy=lists.notice or f"Name a file, or a folder that holds {' '.join(ENDINGS)} files.",
        )
    return lists


def _shown(file: FoundFile) -> str:
    return "<stdin>" if file.name == "-" else files.shown(Path(file.name).as_posix())


def _staged_contents(found: Iterable[FoundFile]) -> dict[str, bytes]:
    """What git's index holds of the files, by name; one call for each repository."""
    by_root: dict[str, list[FoundFile]] = {}
    for file in found:
        if file.name != "-" and file.root is not None:
            by_root.setdefault(file.root, []).append(file)
    contents: dict[str, bytes] = {}
    for root, group in by_root.items():
        if tracked := changes.tracked_files(Path(root)):
            read = tracked.contents(Path(file.name) for file in group)
            contents |= {file.name: read[Path(file.name)] for file in group if Path(file.name) in read}
    return contents


def _read(file: FoundFile, content: bytes | None) -> tuple[str, bytes]:
    """What a list is called, and its bytes; `content` is that of git's index, where it counts."""
    if file.name == "-":
        if sys.stdin is None:
            raise InputError("Standard input is closed.", remedy="Pipe a list to it, or name a file.")
        return "<stdin>", _capped(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    if content is None:
        content = files.read_file(file.name, limit=MAX_BYTES, root=file.root)
    return _shown(file), _capped(content, file.name)


def _capped(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 2**20} MiB.", remedy="Split the list.")
    return data


def read_list_bytes(name: str) -> bytes:
    """A list's file as it is, by the name that its document carries. Raises `InputError`."""
    path = files.on_disk(name)
    return files.read_file(path, limit=MAX_BYTES, root=files.repository_of(path))
