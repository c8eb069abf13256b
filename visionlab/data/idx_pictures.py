"""Pictures and labels of a set of the MNIST family."""

from __future__ import annotations

import numpy as np

from visionlab.data.base import Asked
from visionlab.data.decoded import Decoded
from visionlab.data.idx import read_idx
from visionlab.data.idx_set import IdxSet
from visionlab.data.official import Source
from visionlab.problem import Problem


def decode(data: IdxSet, source: Source, cancelled: Asked) -> Decoded:
    """All pictures of the four files. Raises Problem."""
    images, labels = [], []
    for pictures, their in zip(source.files[::2], source.files[1::2], strict=True):
        read, told = read_idx(pictures, 3, cancelled), read_idx(their, 1, cancelled)
        if read.shape[1:] != data.shape[1:] or not len(read):
            raise Problem(
                "{file} holds {count} pictures of {height}x{width}: expected some of {expected}",
                file=str(pictures),
                count=len(read),
                height=read.shape[1],
                width=read.shape[2],
                expected="x".join(map(str, data.shape[1:])),
            )
        if len(told) != len(read):
            raise Problem(
                "{file} holds {got} labels: expected {count}, one for each picture",
                file=str(their),
                got=len(told),
                count=len(read),
            )
        if told.max() >= len(data.classes):
            raise Problem(
                "{file} holds the label {label}: expected one from 0 to {last}",
                file=str(their),
                label=int(told.max()),
                last=len(data.classes) - 1,
            )
        images.append(read)
        labels.append(told)
    # what is packed anew has another checksum and the same pictures: they are counted
    official = (data.counts["train"] + data.counts["validation"], data.counts["test"])
    is_official = tuple(map(len, labels)) == official
    warnings = () if is_official else (data.unofficial(str(source.place)),)
    return Decoded(np.concatenate(images)[:, None], np.concatenate(labels).astype(np.int64), len(labels[0]), warnings)
