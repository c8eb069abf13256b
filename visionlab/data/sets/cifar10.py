"""CIFAR-10 (Krizhevsky 2009, "Learning Multiple Layers of Features from Tiny Images")."""

from __future__ import annotations

from typing import ClassVar

from visionlab.data.cifar_set import CifarSet, Layout

_BATCHES = (*(f"data_batch_{number}" for number in range(1, 6)), "test_batch")
_MD5 = (
    "c99cafc152244af753f735de768cd75f",
    "d4bba439e000b95fd0a9bffe97cbabec",
    "54ebc095f3ab1f0389bbae665268c751",
    "634d18415352ddfa80567beed471001a",
    "482c414d41f54cd18b22e5b47cb7c3cb",
    "40351d587109b95175f43aff81a1287e",
)


class Cifar10(CifarSet):
    id = "cifar10"
    title = "CIFAR-10"
    about = "60,000 photographs of ten classes, 32x32 in colour (Krizhevsky 2009): a download of 170 MB."
    classes = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
    counts: ClassVar = {"train": 45_000, "validation": 5_000, "test": 10_000}
    download_bytes = 170_498_071
    layouts: ClassVar = {
        "binary": Layout(
            "cifar-10-batches-bin",
            tuple(f"{name}.bin" for name in _BATCHES),
            "cifar-10-binary.tar.gz",
            170_052_171,
            "c32a1d4ab5d03f1284b67883e8d87530",
        ),
        "python": Layout(
            "cifar-10-batches-py", _BATCHES, "cifar-10-python.tar.gz", 170_498_071, "c58f30108f718f92721af3b95e74349a"
        ),
    }
    fetched = "python"  # the one that torchvision publishes
    label_bytes = 1
    label_key = "labels"
    batch_md5: ClassVar = dict(zip(_BATCHES, _MD5, strict=True))
    batch_pictures: ClassVar = dict.fromkeys(_BATCHES, 10_000)


DATA_SET = Cifar10()
