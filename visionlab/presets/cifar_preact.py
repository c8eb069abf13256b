"""The five residual units on CIFAR-10 (He et al. 2016, fig. 4, tables 2 to 4).

Of 110 layers the first three have the shortcuts A of the first paper. Where units are pre-activated, and with
bottlenecks, a unit whose shape changes projects, in the pre-activated ones without a norm (appendix).
"""

from __future__ import annotations

from visionlab.presets.base import Printed, family
from visionlab.presets.cifar_resnet import CifarOptions, add_cifar_resnet

_cifar = family(
    idea="residual",
    year=2016,
    recipe="preact-resnet",
    authors="He, Zhang, Ren, Sun",
    paper="Identity Mappings in Deep Residual Networks (ECCV 2016)",
    summary="Norm and ReLU before each convolution leave the way from shortcut to shortcut free.",
    summary_ru="Нормализация и ReLU перед каждой свёрткой оставляют путь из обхода в обход свободным.",
    input=(3, 32, 32),
    classes=10,
)(add_cifar_resnet)


_WITHOUT_NORMS = "The printed figure is met without the scales and shifts of the batch norms: 10.18 M."


def _error(value: str, table: int = 2) -> Printed:
    return Printed("test error", f"{value} %", f"table {table}, CIFAR-10")


bn_after_add = _cifar.member(
    "cifar-resnet-110-bn-after-add",
    "CIFAR ResNet-110, BN after addition",
    CifarOptions(18, order="bn-after-add"),
    summary="A norm behind the sum stands on the way from shortcut to shortcut, and is the worst of five units.",
    summary_ru="Нормализация после суммы стоит на пути из обхода в обход: худший из пяти блоков.",
    figures=(_error("8.17"),),
)
relu_before_add = _cifar.member(
    "cifar-resnet-110-relu-before-add",
    "CIFAR ResNet-110, ReLU before addition",
    CifarOptions(18, order="relu-before-add"),
    summary="A branch that ends in ReLU can only add what is not negative, so that the signal only grows.",
    summary_ru="Ветвь, которая кончается ReLU, прибавляет лишь неотрицательное, и сигнал может только расти.",
    figures=(_error("7.84"),),
)
relu_only_preact = _cifar.member(
    "cifar-resnet-110-relu-only-preact",
    "CIFAR ResNet-110, ReLU-only pre-activation",
    CifarOptions(18, shortcut="B", order="relu-only-preact"),
    summary="ReLU alone before the convolutions frees the shortcut, but gains nothing without the norm.",
    summary_ru="Одна ReLU перед свёртками освобождает обход, но без нормализации выигрыша нет.",
    figures=(_error("6.71"),),
)
preact_110 = _cifar.member(
    "cifar-preact-resnet-110",
    "CIFAR pre-activation ResNet-110",
    CifarOptions(18, shortcut="B", order="full-preact"),
    figures=(Printed("parameters", "1.7 M", "Zagoruyko and Komodakis 2016, table 5"), _error("6.37")),
)

resnet_164 = _cifar.member(
    "cifar-resnet-164",
    "CIFAR ResNet-164",
    CifarOptions(18, "bottleneck", "B"),
    summary="ResNet-110 with a bottleneck in place of each pair of 3x3: deeper, with about as many parameters.",
    summary_ru="ResNet-110 с узкой серединой вместо каждой пары 3x3: глубже при почти том же числе параметров.",
    figures=(Printed("parameters", "1.7 M", "table 4"), _error("5.93")),
)
preact_164 = _cifar.member(
    "cifar-preact-resnet-164",
    "CIFAR pre-activation ResNet-164",
    CifarOptions(18, "bottleneck", "B", "full-preact"),
    figures=(Printed("parameters", "1.7 M", "table 4"), _error("5.46")),
)
preact_1001 = _cifar.member(
    "cifar-preact-resnet-1001",
    "CIFAR pre-activation ResNet-1001",
    CifarOptions(111, "bottleneck", "B", "full-preact"),
    summary="With nothing on the way from shortcut to shortcut a thousand layers are the most accurate.",
    summary_ru="Когда путь из обхода в обход свободен, тысяча слоёв точнее всех.",
    figures=(Printed("parameters", "10.2 M", "table 4", _WITHOUT_NORMS), _error("4.92", 4)),
)
