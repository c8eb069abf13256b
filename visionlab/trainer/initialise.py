"""First weights, as the papers draw them."""

from __future__ import annotations

from torch import nn


def initialise(network: nn.Module, kind: str = "he") -> None:
    """Draws the weights of convolutions and linear layers from torch's generator; all else keeps its own first values.

    he: convolutions normal with variance 2 / fan-out (He et al. 2015, equation 14), linear layers normal with deviation
    0.01 (as in He et al. 2016), which keeps the first loss near log(classes). xavier: uniform with variance
    2 / (fan-in + fan-out) (Glorot & Bengio 2010, equation 16). normal: deviation 0.01 (Krizhevsky et al. 2012,
    section 5; Simonyan & Zisserman 2015, section 3.1). In all of them biases are 0, norms have scale 1 and shift 0.
    torch: everything stays as the layers draw it themselves.
    """
    if kind == "torch":
        return
    for module in network.modules():
        if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Conv3d)) and kind == "he":
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        elif isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Conv3d, nn.Linear)):
            if kind == "xavier":
                nn.init.xavier_uniform_(module.weight)
            else:
                nn.init.normal_(module.weight, 0.0, 0.01)
        elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.GroupNorm)):
            if module.weight is not None:
                nn.init.ones_(module.weight)
        else:
            continue
        if module.bias is not None:
            nn.init.zeros_(module.bias)
