"""The pictures of Scenes-10 on disk.

A split is one file of uint8 (N, 3, 32, 32) with a small JSON beside it, which is written last: without it, or when
it does not fit, the split is not there. Until then each chunk is a file of its own, so that a stopped generation goes
on where it was, and a small training can begin with the first few. Labels are drawn again: they cost nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import zlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from visionlab.data.base import Asked, Cancelled, Meter, Report, never, nobody
from visionlab.data.cache import file_words, whole_file
from visionlab.data.scenes10.chunk import CHUNK, chunk_labels, draw_chunk
from visionlab.data.scenes10.level import level_named
from visionlab.problem import Phrase, Problem

#: raised with each change of the recipe, so that pictures of an older one are not taken for these
RECIPE = 1

Pictures = NDArray[np.uint8]


class Store:
    """The pictures of one seed and level below a folder. `counts` are multiples of 500."""

    def __init__(self, folder: Path, counts: dict[str, int], seed: int = 0, level: str = "normal") -> None:
        self.level = level_named(level)
        self.seed = seed
        self.counts = counts
        self.folder = folder / f"scenes10-{level}-seed{seed}-recipe{RECIPE}"

    def labels(self, split: str, count: int) -> NDArray[np.int64]:
        """The first `count` labels, int64."""
        chunks = range(-(-count // CHUNK))
        return np.concatenate([chunk_labels(self.seed, split, chunk) for chunk in chunks])[:count]

    def whole(self, split: str) -> Pictures | None:
        """All pictures of a split, mapped from disk (copy-on-write), or None when they are not whole and right."""
        try:
            told = json.loads(self._note(split).read_bytes())
            if told != self._description(split):
                return None
            pictures: Pictures = np.load(self._file(split), mmap_mode="c", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        if pictures.dtype != np.uint8 or pictures.shape != (self.counts[split], 3, 32, 32):
            return None
        return pictures.view(np.ndarray)

    def stream(self, split: str, count: int, cancelled: Asked = never) -> Iterator[Pictures]:
        """The first `count` pictures (or up to 499 more) in pieces of 500, in order, each as soon as it is there.

        They are read where they are on disk, else drawn by a thread for each of up to eight processors and kept as
        far as the disk allows. The pictures do not depend on the number of threads. Raises Cancelled.
        """
        whole = self.whole(split)
        if whole is not None:
            yield from (whole[start : start + CHUNK] for start in range(0, count, CHUNK))
            return
        workers = min(os.cpu_count() or 1, 8)  # more only wait for Python's lock between numpy's steps
        pending: deque[Future[Pictures]] = deque()
        pool = ThreadPoolExecutor(workers, thread_name_prefix="scenes10")
        try:
            chunks = iter(range(-(-count // CHUNK)))
            while True:
                if cancelled():
                    raise Cancelled()
                # two chunks a thread are under way: enough to keep all busy, few enough to stop at once
                for chunk in itertools.islice(chunks, 2 * workers - len(pending)):
                    pending.append(pool.submit(self._chunk, split, chunk))
                if not pending:
                    return
                yield pending.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def load(self, split: str, count: int, report: Report = nobody, cancelled: Asked = never) -> Pictures:
        """The first `count` pictures; drawn where they are missing. Raises Cancelled."""
        whole = self.whole(split)
        if whole is not None:
            return whole[:count]
        pictures = np.empty((count, 3, 32, 32), np.uint8)
        meter = Meter(report, count, "pictures", Phrase("Drawing Scenes-10 ({split})", split=split))
        done = 0
        meter.at(done)
        for piece in self.stream(split, count, cancelled):
            piece = piece[: count - done]
            pictures[done : done + len(piece)] = piece
            done += len(piece)
            meter.at(done)
        return pictures

    def build(self, split: str, report: Report = nobody, cancelled: Asked = never) -> None:
        """Make sure that a split is whole on disk, going on from the chunks that are there. Raises Problem."""
        if self.whole(split) is not None:
            return
        pictures = self.load(split, self.counts[split], report, cancelled)
        try:
            with whole_file(self._file(split)) as file:
                np.save(file, pictures, allow_pickle=False)
            with whole_file(self._note(split)) as file:
                file.write(json.dumps(self._description(split), indent=1).encode())
            for chunk in range(self.counts[split] // CHUNK):
                self._chunk_file(split, chunk).unlink(missing_ok=True)
        except OSError as error:
            raise Problem(
                "Scenes-10 could not be written to {folder}: {words}; it needs 200 MB of free space",
                folder=str(self.folder),
                words=file_words(error),
            ) from None

    def _file(self, split: str) -> Path:
        return self.folder / f"{split}.npy"

    def _note(self, split: str) -> Path:
        return self.folder / f"{split}.json"

    def _chunk_file(self, split: str, chunk: int) -> Path:
        return self.folder / "chunks" / f"{split}-{chunk:03d}.chunk"

    def _description(self, split: str) -> dict[str, object]:
        """What the JSON beside a whole split says; the hash notices when numpy's random stream is another one."""
        labels = self.labels(split, self.counts[split])
        return {
            "recipe": RECIPE,
            "level": self.level.name,
            "seed": self.seed,
            "split": split,
            "shape": [self.counts[split], 3, 32, 32],
            "labels_sha256": hashlib.sha256(labels.astype("<i8").tobytes()).hexdigest(),
        }

    def _chunk(self, split: str, chunk: int) -> Pictures:
        """The pictures of a chunk, from its file (which a checksum begins) or drawn now and kept there."""
        file = self._chunk_file(split, chunk)
        with contextlib.suppress(OSError):
            kept = file.read_bytes()
            if len(kept) == 4 + CHUNK * 3 * 32 * 32 and kept[:4] == _checksum(kept[4:]):
                return np.frombuffer(kept, np.uint8, offset=4).reshape(CHUNK, 3, 32, 32)
        drawn = draw_chunk(self.seed, split, chunk, self.level)
        # a full or read-only disk costs the next start some seconds, not this one
        with contextlib.suppress(OSError), whole_file(file, durable=False) as out:
            pixels = drawn.tobytes()
            out.write(_checksum(pixels))
            out.write(pixels)
        return drawn


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(4, "little")
