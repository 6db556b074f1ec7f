"""Files as a revision has them, whatever the work tree holds."""

import atexit
import os
from pathlib import Path

from linkcheck.changes.git import need_work_tree
from linkcheck.errors import ChangesError


class CommittedFiles:
    """The files of one revision of the repository that holds the working directory."""

    def __init__(self, revision: str) -> None:
        """Raises `ChangesError` when git does not know the revision."""
        self.revision = revision
        self._tree = need_work_tree(Path.cwd())
        commit = self._tree.try_text("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not commit:
            raise ChangesError(
                f"git knows no revision `{revision}`.", remedy="Fetch it first: `fetch-depth: 0` in actions/checkout."
            )
        self._commit = commit

    def covers(self, path: Path) -> bool:
        """Whether a path lies inside the repository; then only the revision counts."""
        return self._inside(path) is not None

    def read(self, path: Path) -> bytes | None:
        """A file's content, symbolic links of the revision followed inside it; None when it has no such file."""
        inside = self._inside(path)
        if not inside or "\n" in inside or "\0" in inside:
            return None
        request = f"{self._commit}:{inside}\n".encode("utf-8", "surrogateescape")
        header, _, content = self._tree.git("cat-file", "--batch", "--follow-symlinks", stdin=request).partition(b"\n")
        words = header.split()
        is_blob = len(words) == 3 and len(words[0]) >= 40 and words[1] == b"blob"
        return content[: int(words[2])] if is_blob else None

    def copy(self, path: Path) -> str:
        """The path of a private copy, for whom only a path will do; of a path outside the repository itself.

        Raises `ChangesError` when the revision has no such file.
        """
        if not self.covers(path):
            return str(path)
        content = self.read(path)
        if content is None:
            raise ChangesError(
                f"{path}: there is no such file in `{self.revision}`.",
                remedy="What settings name is taken from where the settings are: commit it there first.",
            )
        import shutil
        from tempfile import mkdtemp

        folder = mkdtemp(prefix="linkcheck-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        copied = Path(folder, path.name)
        copied.write_bytes(content)
        return str(copied)

    def _inside(self, path: Path) -> str | None:
        """The path from the top. Links of the work tree are not followed: a change may have put them there."""
        plain = os.path.abspath(path)  # noqa: PTH100 - see above
        for spelling in (plain, os.path.join(os.path.realpath(Path.cwd()), path), os.path.realpath(path)):  # noqa: PTH118
            inside = os.path.relpath(os.path.normpath(spelling), self._tree.top)
            if inside != ".." and not inside.startswith("../"):
                return inside
        return None
