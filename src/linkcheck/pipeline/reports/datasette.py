"""Metadata with which Datasette opens a database."""

from importlib.resources import files
from pathlib import Path

import msgspec

from linkcheck.errors import ReportError
from linkcheck.files import replace_file
from linkcheck.report.data.json import dumps

_OWN_NAME = "linkcheck"


def write_metadata(database: Path) -> Path:
    """Write the metadata beside a database; its file. Datasette calls a database as its file, without the ending."""
    metadata = msgspec.json.decode((files("linkcheck.store") / "datasette.json").read_bytes())
    metadata["databases"] = {database.stem: metadata["databases"][_OWN_NAME]}
    file = database.with_name(f"{database.stem}-datasette.json")
    try:
        replace_file(file, [f"{dumps(metadata, indent=2)}\n".encode()])
    except OSError as error:
        raise ReportError(f"{file}: {error.strerror}.", remedy="Make the folder writable.") from error
    return file
