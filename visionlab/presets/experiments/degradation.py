"""The degradation of plain networks (He et al. 2015)."""

from __future__ import annotations

from visionlab.presets.experiment import Experiment

EXPERIMENT = Experiment(
    id="degradation",
    title="Degradation: 20 and 56 layers, plain and residual",
    source="He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition (CVPR 2016), figure 6",
    about="Four networks are trained in the same way. They differ only in their depth and in whether each pair of "
    "convolutions has a shortcut around it; the shortcuts have no parameters.",
    expect="Of the plain networks, the deeper one does worse, on the training images too: it is not overfitting. With "
    "shortcuts, depth no longer harms, and given time it helps.",
    networks=("cifar-plain-20", "cifar-plain-56", "cifar-resnet-20", "cifar-resnet-56"),
    data="scenes10",
    recipe="resnet",
    # of the paper's 164 epochs on 50,000 images, what two cores can do while a person waits
    epochs=20,
    limit=5_000,
)
