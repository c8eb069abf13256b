"""CIFAR-100 with its fine labels (Krizhevsky 2009, "Learning Multiple Layers of Features from Tiny Images")."""

from __future__ import annotations

from typing import ClassVar

from visionlab.data.cifar_set import CifarSet, Layout

_CLASSES = """
apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel can castle
caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur dolphin elephant flatfish
forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle
mountain mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy porcupine
possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper snail snake spider squirrel streetcar
sunflower sweet_pepper table tank telephone television tiger tractor train trout tulip turtle wardrobe whale
willow_tree wolf woman worm
"""


class Cifar100(CifarSet):
    id = "cifar100"
    title = "CIFAR-100"
    about = "60,000 photographs of a hundred classes, 32x32 in colour (Krizhevsky 2009): a download of 169 MB."
    classes = tuple(_CLASSES.split())
    counts: ClassVar = {"train": 45_000, "validation": 5_000, "test": 10_000}
    download_bytes = 168_513_733
    layouts: ClassVar = {
        "binary": Layout(
            "cifar-100-binary",
            ("train.bin", "test.bin"),
            "cifar-100-binary.tar.gz",
            168_513_733,
            "03b5dce01913d631647c71ecec9e9cb8",
        ),
        "python": Layout(
            "cifar-100-python",
            ("train", "test"),
            "cifar-100-python.tar.gz",
            169_001_437,
            "eb9058c3a382ffc7106e4002c42a8d85",
        ),
    }
    fetched = "binary"
    label_bytes = 2  # the coarse label, then the fine one
    label_key = "fine_labels"
    batch_md5: ClassVar = {"train": "16019d7e3df5f24257cddd939b257f8d", "test": "f0ef6b0ae62326f3e7ffdfab6717acfc"}
    batch_pictures: ClassVar = {"train": 50_000, "test": 10_000}


DATA_SET = Cifar100()
