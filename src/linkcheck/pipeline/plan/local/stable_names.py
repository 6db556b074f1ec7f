"""Names of files that are the same wherever a check is run, for histories and baselines."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from linkcheck import changes
from linkcheck.config import Config
from linkcheck.pipeline.plan.local.repository_files import RepositoryFiles


def stable_names(disk: RepositoryFiles, lists: Iterable[str], config: Config) -> Callable[[str], str]:
    """Makes a path from the working directory, fragment included, one from the top of the lists' repository.

    Outside a repository it is from the configuration's folder; of lists of several repositories it stays as it is.
    """
    tops = {disk.place(path)[1] for path in lists}
    top = tops.pop() if len(tops) == 1 else Path()
    if top == Path() and config.is_from_file and changes.find_top(Path.cwd()) is None:
        top = Path(config.folder)
    is_here = os.path.abspath(top) == os.path.abspath(".")  # noqa: PTH100 - links are not followed

    def name(file: str) -> str:
        if is_here and not file.startswith(("/", "..")):
            return file
        path, mark, fragment = file.partition("#")
        return os.path.relpath(path, top).replace(os.sep, "/") + mark + fragment

    return name
