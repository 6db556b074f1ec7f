"""The store on a thread of its own: SQLite never blocks the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from linkcheck.errors import StoreError
from linkcheck.model import Result
from linkcheck.store import Store, StoreOptions

P = ParamSpec("P")
T = TypeVar("T")
# At most this many results, or this many seconds of them, are lost by kill -9.
_BATCH = 500
_INTERVAL = 0.5


class StoreWriter:
    """Owns the store during a run. Calls are made one after the other, in order."""

    def __init__(self, database: Path, options: StoreOptions) -> None:
        self._database = database
        self._options = options
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._unsaved: list[Result] = []
        self._timer: asyncio.TimerHandle | None = None
        self._saving: Future[None] | None = None

    async def __aenter__(self) -> Self:
        try:
            self.store = await self._do(self._open)
        except BaseException:
            self._pool.shutdown()
            raise
        self.notices = self.store.notices
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        await self._do(self.store.close)
        self._pool.shutdown()

    async def call(self, method: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        """Call one of the store's methods, after all earlier calls."""
        await self.flush()
        return await self._do(partial(method, *arguments, **named))

    async def write(self, result: Result) -> None:
        """Save a result soon, whether or not another one follows."""
        self._unsaved.append(result)
        if len(self._unsaved) >= _BATCH or (self._saving is not None and self._saving.done()):
            await self.flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_INTERVAL, self._on_timer)

    async def flush(self) -> None:
        """Save everything now. Raises the error of any earlier write."""
        saving, self._saving = self._saving, None
        if saving is not None:
            await asyncio.wrap_future(saving)
        if batch := self._take():
            await self._do(partial(self.store.save, batch))

    def _on_timer(self) -> None:
        self._timer = None
        if self._saving is not None and not self._saving.done():
            self._timer = asyncio.get_running_loop().call_later(_INTERVAL, self._on_timer)
        elif self._saving is None and (batch := self._take()):
            self._saving = self._pool.submit(self.store.save, batch)

    def _take(self) -> list[Result]:
        batch, self._unsaved = self._unsaved, []
        return batch

    async def _do(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    def _open(self) -> Store:
        try:
            self._database.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self._database.parent}: {error.strerror}", remedy="Choose another --db.") from error
        return Store.open(self._database, self._options)
