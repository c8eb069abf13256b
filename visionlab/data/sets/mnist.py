"""MNIST: handwritten digits (LeCun, Bottou, Bengio, Haffner 1998). Addresses and checksums as in torchvision 0.29."""

from __future__ import annotations

from visionlab.data.idx_set import IdxSet


class Mnist(IdxSet):
    id = "mnist"
    title = "MNIST"
    about = "70,000 handwritten digits, 28x28 in grey (LeCun et al. 1998): a download of 12 MB."
    classes = tuple("0123456789")
    mirrors = ("https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/")
    packed = (
        (9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        (28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
        (1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
        (4_542, "ec29112dd5afa0611ce80d1b7f02629c"),
    )
    torchvision_folder = "MNIST"
    download_bytes = sum(size for size, _ in packed)


DATA_SET = Mnist()
