"""Values in a temporary file, so that the results of 100,000 links need not all be in memory."""

import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any, Generic, TypeVar, overload

import msgspec

from linkcheck.errors import StoreError

T = TypeVar("T")
FEW = 2_000
"""Up to so many values stay in memory."""
_TOGETHER = 100


def spill_sequence(kind: type[T], values: Iterable[T]) -> Sequence[T]:
    """The values as a sequence: a tuple when they are few, else one that reads these from disk in each iteration."""
    rest = iter(values)
    first = tuple(islice(rest, FEW + 1))
    return first if len(first) <= FEW else Spooled(kind, chain(first, rest))


def spill_mapping(kind: type[T], items: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    """The items as a mapping: a dictionary when they are few, else one that reads each value on access."""
    rest = iter(items)
    first = dict(islice(rest, FEW + 1))
    return first if len(first) <= FEW else Shelved(kind, chain(first.items(), rest))


class _SpoolFile(Generic[T]):
    """Values, many at a time, by number."""

    def __init__(self, kind: Any) -> None:
        import tempfile

        with _translate_os_errors():
            self._file = tempfile.TemporaryFile(prefix="linkcheck-")  # noqa: SIM115 - closed with its owner
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])
        self._away = False
        """Whether the position in the file is not its end."""
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def append(self, value: T) -> None:
        packed = self._encoder.encode(value)
        with _translate_os_errors():
            if self._away:
                self._file.seek(self._ends[-1])
            self._file.write(packed)
        self._away = False
        self._ends.append(self._ends[-1] + len(packed))

    def __getitem__(self, number: int) -> T:
        start, end = self._ends[number], self._ends[number + 1]
        self._away = True
        with _translate_os_errors():
            self._file.seek(start)
            return self._decoder.decode(self._file.read(end - start))


class Spooled(Sequence[T]):
    """A sequence whose values are in a file; an iteration has a hundred of these in memory at a time."""

    def __init__(self, kind: type[T], values: Iterable[T]) -> None:
        self._file: _SpoolFile[list[T]] = _SpoolFile(list[kind])  # type: ignore[valid-type] # known at run time only
        self._length = 0
        rest = iter(values)
        while chunk := list(islice(rest, _TOGETHER)):
            self._file.append(chunk)
            self._length += len(chunk)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for number in range(len(self._file)):
            yield from self._file[number]

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(self._length)))
        number = at + self._length if at < 0 else at
        if not 0 <= number < self._length:
            raise IndexError(at)
        return self._file[number // _TOGETHER][number % _TOGETHER]


class Shelved(Mapping[str, T]):
    """A mapping whose values are in a file, each read on access."""

    def __init__(self, kind: type[T], items: Iterable[tuple[str, T]]) -> None:
        self._file: _SpoolFile[T] = _SpoolFile(kind)
        self._numbers: dict[str, int] = {}
        for key, value in items:
            self._numbers[key] = len(self._file)
            self._file.append(value)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __getitem__(self, key: str) -> T:
        return self._file[self._numbers[key]]


@contextmanager
def _translate_os_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        import tempfile

        raise StoreError(
            f"{tempfile.gettempdir()}: {error.strerror or error}; the results are safe in the database.",
            remedy="Make room there, or name another folder by TMPDIR, then run `linkcheck report`.",
        ) from error
