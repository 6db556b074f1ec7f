"""Options of the store."""

import msgspec

from linkcheck.model.quantities import Number, Seconds


class StoreOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How patient the store is with others that use its database."""

    wait: Seconds = 0.0
    """Seconds a run waits for another run on the same database before it gives up; 0 gives up at once."""
    busy_timeout: Seconds = 10.0
    """Seconds one statement waits for another program's write (Datasette, a second linkcheck that only reads)."""
    compress_over: Number = 1024
    """Evidence longer than this many bytes of JSON is stored zlib-compressed; 0 compresses everything."""
