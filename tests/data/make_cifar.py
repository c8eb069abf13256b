"""Write a small CIFAR-10 in the official layout, filled with Scenes-10 pictures or noise.

    python tests/data/make_cifar.py OUT --images 2000 [--from scenes10|noise] [--format python|binary] [--tar]

OUT is a folder; in it `cifar-10-batches-py` (or `-bin`) is made, or with --tar the archive of the official name.
`--images` counts training pictures, spread over five batches; a fifth as many make the test batch.
"""

from __future__ import annotations

import argparse
import io
import struct
import sys
import tarfile
from pathlib import Path

import numpy as np

if __name__ == "__main__":  # run as a script from anywhere
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
FOLDERS = {"python": "cifar-10-batches-py", "binary": "cifar-10-batches-bin"}
ARCHIVES = {"python": "cifar-10-python.tar.gz", "binary": "cifar-10-binary.tar.gz"}


def pictures(count: int, source: str, split: str) -> tuple[np.ndarray, np.ndarray]:
    """uint8 (count, 3072) and labels (count,)."""
    if source == "scenes10":
        from visionlab.data.scenes10.chunk import CHUNK, chunk_labels, draw_chunk
        from visionlab.data.scenes10.level import LEVELS

        chunks = range(-(-count // CHUNK))
        images = np.concatenate([draw_chunk(1, split, chunk, LEVELS["normal"]) for chunk in chunks])
        labels = np.concatenate([chunk_labels(1, split, chunk) for chunk in chunks])
        return images[:count].reshape(count, -1), labels[:count]
    generator = np.random.default_rng([count, split == "train"])
    return generator.integers(0, 256, (count, 3072), np.uint8), generator.integers(0, 10, count)


def python_batch(images: np.ndarray, labels: np.ndarray, name: str) -> bytes:
    """A batch as the original has it."""
    batch = {
        b"batch_label": name.encode(),
        b"labels": [int(label) for label in labels],
        b"data": images,
        b"filenames": [f"picture_{row:05d}.png".encode() for row in range(len(labels))],
    }
    return b"\x80\x02" + python2_pickle(batch) + b"."


def python2_pickle(value: object) -> bytes:
    """What Python 2 wrote with protocol 2: bytes as plain strings, which Python 3's own pickle cannot write."""
    match value:
        case bytes() if len(value) < 256:
            return b"U" + bytes([len(value)]) + value
        case bytes():
            return b"T" + struct.pack("<i", len(value)) + value
        case int():
            return b"J" + struct.pack("<i", value)
        case list():
            return b"](" + b"".join(map(python2_pickle, value)) + b"e"
        case dict():
            return b"}(" + b"".join(python2_pickle(part) for item in value.items() for part in item) + b"u"
        case np.ndarray():
            rows, columns = map(python2_pickle, value.shape)
            empty = b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R"
            kind = b"cnumpy\ndtype\nU\x02u1K\x00K\x01\x87R(K\x03U\x01|NNN" + python2_pickle(-1) * 2 + b"K\x00tb"
            state = b"(K\x01" + rows + columns + b"\x86" + kind + b"\x89" + python2_pickle(value.tobytes()) + b"t"
            return empty + state + b"b"
    raise TypeError(type(value))


def files(count: int, source: str, layout: str) -> dict[str, bytes]:
    """Name and content of every file of the folder."""
    images, labels = pictures(count, source, "train")
    parts = list(zip(np.array_split(images, 5), np.array_split(labels, 5), strict=True))
    parts.append(pictures(max(1, count // 5), source, "test"))
    end = ".bin" if layout == "binary" else ""
    names = [*(f"data_batch_{number}" for number in range(1, 6)), "test_batch"]
    made = {}
    for name, (some, their) in zip(names, parts, strict=True):
        if layout == "python":
            made[name] = python_batch(some, their, name)
        else:
            made[name + end] = np.concatenate([their[:, None].astype(np.uint8), some], axis=1).tobytes()
    if layout == "python":
        meta = {
            b"num_cases_per_batch": len(parts[0][1]),
            b"label_names": [name.encode() for name in CLASSES],
            b"num_vis": 3072,
        }
        made["batches.meta"] = b"\x80\x02" + python2_pickle(meta) + b"."
    else:
        made["batches.meta.txt"] = "\n".join(CLASSES).encode() + b"\n"
    return made


def make(out: Path, count: int, source: str = "noise", layout: str = "python", tar: bool = False) -> Path:
    """Write the set and return its folder or archive."""
    content = files(count, source, layout)
    out.mkdir(parents=True, exist_ok=True)
    if not tar:
        folder = out / FOLDERS[layout]
        folder.mkdir(exist_ok=True)
        for name, data in content.items():
            (folder / name).write_bytes(data)
        return folder
    archive = out / ARCHIVES[layout]
    with tarfile.open(archive, "w:gz", compresslevel=1) as file:
        for name, data in content.items():
            member = tarfile.TarInfo(f"{FOLDERS[layout]}/{name}")
            member.size = len(data)
            file.addfile(member, io.BytesIO(data))
    return archive


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a small CIFAR-10 in the official layout.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--images", type=int, default=2000)
    parser.add_argument("--from", dest="source", choices=("scenes10", "noise"), default="scenes10")
    parser.add_argument("--format", dest="layout", choices=tuple(FOLDERS), default="python")
    parser.add_argument("--tar", action="store_true")
    given = parser.parse_args()
    print(make(given.out, given.images, given.source, given.layout, given.tar))


if __name__ == "__main__":
    main()
