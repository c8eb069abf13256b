"""ResNet for ImageNet with full pre-activation (He et al. 2016, section 4 and appendix)."""

from __future__ import annotations

from visionlab.presets.base import Printed, family
from visionlab.presets.resnet import ResNetOptions, add_resnet

#: the stem's norm and ReLU stand before its pool, as in the authors' network, which is that of fb.resnet.torch
_preact = family(
    idea="residual",
    year=2016,
    recipe="preact-resnet",
    authors="He, Zhang, Ren, Sun",
    paper="Identity Mappings in Deep Residual Networks (ECCV 2016)",
    summary="Norm and ReLU move before each convolution, so that nothing stands on the way from shortcut to shortcut.",
    summary_ru="Нормализация и ReLU стоят перед каждой свёрткой: на пути из обхода в обход больше ничего нет.",
)(add_resnet)

_ONE_CROP = "table 5, ImageNet validation set, one crop of 320x320"

preact_152 = _preact.member(
    "preact-resnet-152",
    "Pre-activation ResNet-152",
    ResNetOptions((3, 8, 36, 3), order="full-preact", stride_at="1x1"),
    figures=(Printed("top-1 error", "21.1 %", _ONE_CROP), Printed("top-5 error", "5.5 %", _ONE_CROP)),
)

preact_200 = _preact.member(
    "preact-resnet-200",
    "Pre-activation ResNet-200",
    ResNetOptions((3, 24, 36, 3), order="full-preact", stride_at="1x1"),
    summary="Pre-activation units make 200 layers more accurate than 152, which the original units do not.",
    summary_ru="С предварительной активацией 200 слоёв точнее, чем 152; с исходными блоками было наоборот.",
    figures=(
        Printed("parameters", "64.7 M", "Zagoruyko and Komodakis 2016, table 8"),
        Printed("top-1 error", "20.7 %", _ONE_CROP),
        Printed("top-5 error", "5.3 %", _ONE_CROP),
    ),
)
