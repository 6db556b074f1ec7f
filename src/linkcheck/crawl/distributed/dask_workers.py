"""Past one core and one machine: batches on Dask workers, results streamed back (`listhealth[dask]`).

A batch is whole domains, so one process limits the requests to each host. Evidence comes back through one queue in
small portions; when a worker is lost, another one repeats only the requests whose evidence had not come back.
"""

import asyncio
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

import msgspec

from linkcheck.crawl.distributed.batch import Batch, BatchContext, BatchStats, TargetEvidence, partition, run_batch
from linkcheck.errors import ClockWrong, NetworkDown, UsageError
from linkcheck.model import Evidence, Target, TargetHistory

BATCH = 50_000
"""Most targets of a batch, but for a domain that has more: it bounds the repeated requests when a worker is lost."""
THREADS = 2
"""Batches at once on a worker: while one waits for its rechecks, another works."""
_PORTION = 200
_PORTION_SECONDS = 0.5
_ATTEMPTS = 5
_PAUSE = 0.1
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[TargetEvidence])


async def crawl_on_workers(
    targets: Sequence[Target],
    histories: Mapping[str, TargetHistory],
    context: BatchContext,
    *,
    workers: int | None = None,
    cluster: str | None = None,
    stop: asyncio.Event | None = None,
    on_stats: Callable[[BatchStats], None] = lambda _: None,
) -> AsyncGenerator[tuple[Target, Evidence], None]:
    """Like `crawl`, on local processes or the cluster at an address (`tcp://…`). `on_stats` gets each batch's stats."""
    if context.ends is None and context.crawl.deadline is not None:
        context = msgspec.structs.replace(context, ends=time.time() + context.crawl.deadline)
    async with _connect(workers, cluster) as client:
        run = _Run(client, targets, histories, context, stop or asyncio.Event(), on_stats)
        try:
            async for number, evidence in run.results():
                yield targets[number], evidence
        finally:
            await run.end()
    if run.clock_wrong:
        raise ClockWrong(
            "Most certificates are not valid yet by the time of a worker: its clock is wrong.",
            remedy="No verdicts were recorded. Set the workers' clocks, then run again.",
        )
    if run.network_down:
        raise NetworkDown(
            "Most hosts failed to connect from a worker, and so did the canaries: the fault is in our network.",
            remedy="No verdicts were recorded for them. Check the workers' connection, name servers and proxy.",
        )


def _dask(module: str) -> Any:
    """Dask is an extra, slow to import, and mostly without types."""
    try:
        return import_module(module)
    except ImportError as error:
        raise UsageError("Workers need Dask.", remedy="Install it: pip install 'listhealth[dask]'.") from error


@asynccontextmanager
async def _connect(workers: int | None, address: str | None) -> AsyncIterator[Any]:
    distributed = _dask("distributed")
    settings = {
        # A batch whose worker was lost is returned at once: the run knows which of its targets are still open.
        "distributed.scheduler.allowed-failures": 0,
        "distributed.admin.large-graph-warning-threshold": "1 GiB",
    }
    with _dask("dask").config.set(settings):
        if address is not None:
            async with distributed.Client(address, asynchronous=True) as client:
                yield client
            return
        async with (
            distributed.LocalCluster(
                n_workers=workers, threads_per_worker=THREADS, asynchronous=True, dashboard_address=None
            ) as local,
            distributed.Client(local, asynchronous=True) as client,
        ):
            yield client


class _Run:
    """One run on the cluster, as the process that started it sees the run."""

    def __init__(
        self,
        client: Any,
        targets: Sequence[Target],
        histories: Mapping[str, TargetHistory],
        context: BatchContext,
        stop: asyncio.Event,
        on_stats: Callable[[BatchStats], None],
    ) -> None:
        distributed = _dask("distributed")
        self.network_down = self.clock_wrong = False
        self._client = client
        self._targets = targets
        self._histories = histories
        self._orders = context
        self._stop = stop
        self._spent = on_stats
        self._name = f"linkcheck-{uuid.uuid4().hex}"
        self._queue = distributed.Queue(self._name, client=client)
        self._halt = distributed.Event(self._name, client=client)
        self._left = set(range(len(targets)))
        self._running: dict[Any, tuple[Batch, int]] = {}

    async def results(self) -> AsyncGenerator[tuple[int, Evidence], None]:
        """The evidence that comes back, each target once; then the targets without evidence, as not reached."""
        await self._queue
        slots = max(1, sum((await self._client.nthreads()).values()))
        batches = max(slots, -(-len(self._targets) // BATCH))
        for batch in partition(self._targets, self._histories, providers=self._orders.providers, batches=batches):
            self._submit(batch, 1)
        halted = False
        while self._running:
            if self._stop.is_set() and not halted:
                halted = True
                await self._halt.set()
            ended = [future for future in self._running if future.done()]
            for number, evidence in await self._arrived():
                yield number, evidence
            for future in ended:
                await self._ended(future)
        for number in sorted(self._left):
            yield number, Evidence()

    async def end(self) -> None:
        """Stop what still runs, however we leave."""
        await self._halt.set()
        await self._client.cancel(list(self._running))

    def _submit(self, batch: Batch, attempt: int) -> None:
        future = self._client.submit(on_worker, batch, self._orders, self._name, pure=False, retries=0)
        self._running[future] = batch, attempt

    async def _arrived(self) -> list[tuple[int, Evidence]]:
        """Everything in the queue, waiting a moment when it is empty; what came before does not count again."""
        portions = await self._queue.get(batch=True)  # a timeout instead would be an error in the scheduler's log
        if not portions:
            await asyncio.sleep(_PAUSE)
        news = []
        for known in (known for portion in portions for known in _DECODER.decode(portion)):
            if known.number in self._left:
                self._left.discard(known.number)
                news.append((known.number, known.evidence))
        return news

    async def _ended(self, future: Any) -> None:
        """A batch is done, or its worker is lost: then request its remaining targets again."""
        batch, attempt = self._running.pop(future)
        if future.status == "finished":
            on_stats = msgspec.msgpack.decode(await future, type=BatchStats)
            self.network_down |= on_stats.network_down
            self.clock_wrong |= on_stats.clock_wrong
            self._spent(on_stats)
            return
        error = await future.exception() if future.status == "error" else None
        if not _is_loss(error):
            raise error if isinstance(error, Exception) else RuntimeError("a batch was cancelled on the cluster")
        left = [number for number in batch.numbers if number in self._left]
        if left and attempt < _ATTEMPTS and not self._stop.is_set():
            providers = [provider for provider in self._orders.providers if provider.name in batch.providers]
            for again in partition(self._targets, self._histories, providers=providers, batches=1, numbers=left):
                self._submit(again, attempt + 1)


def _is_loss(error: BaseException | None) -> bool:
    return isinstance(error, OSError | _dask("distributed").KilledWorker)


# On the worker


def on_worker(batch: Batch, context: BatchContext, name: str) -> bytes:
    """Run one batch in this thread and send its evidence back, and its stats at the end."""
    distributed = _dask("distributed")
    bill: list[BatchStats] = []
    with asyncio.Runner() as runner:
        runner.run(_send_home(batch, context, distributed.Queue(name), distributed.Event(name), bill.append))
    return _ENCODER.encode(bill[0] if bill else BatchStats())


async def _send_home(
    batch: Batch, context: BatchContext, queue: Any, halt: Any, on_stats: Callable[[BatchStats], None]
) -> None:
    stop = asyncio.Event()
    portion: list[TargetEvidence] = []
    sent = time.monotonic()
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(_watch(halt, stop))
        async for known in run_batch(batch, context, stop=stop, on_stats=on_stats):
            portion.append(known)
            if len(portion) >= _PORTION or time.monotonic() - sent >= _PORTION_SECONDS:
                sending, portion, sent = portion, [], time.monotonic()
                await asyncio.to_thread(queue.put, _ENCODER.encode(sending))
        await asyncio.to_thread(queue.put, _ENCODER.encode(portion))
        watching.cancel()


async def _watch(halt: Any, stop: asyncio.Event) -> None:
    while not stop.is_set():
        if await asyncio.to_thread(halt.is_set):
            stop.set()
        await asyncio.sleep(1.0)
