"""Fashion-MNIST: pictures of clothes (Xiao, Rasul, Vollgraf 2017). Addresses and checksums as in torchvision 0.29."""

from __future__ import annotations

from visionlab.data.idx_set import IdxSet


class FashionMnist(IdxSet):
    id = "fashionmnist"
    title = "FashionMNIST"
    about = "70,000 pictures of clothes and shoes, 28x28 in grey (Xiao et al. 2017): a download of 31 MB."
    classes = (
        "t-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
    )  # fmt: skip
    mirrors = ("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",)
    packed = (
        (26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
        (29_515, "25c81989df183df01b3e8a0aad5dffbe"),
        (4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
        (5_148, "bb300cfdad3c16e7a12a480ee83cd310"),
    )
    torchvision_folder = "FashionMNIST"
    download_bytes = sum(size for size, _ in packed)


DATA_SET = FashionMnist()
