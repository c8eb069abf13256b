"""First weights: He et al. 2015 for convolutions, as the residual networks' papers and torchvision have them."""

from __future__ import annotations

from torch import nn


def initialise(network: nn.Module) -> None:
    """Draws the weights of convolutions and linear layers from torch's generator; all else keeps its own first values.

    Convolutions: normal with variance 2 / fan-out (He et al. 2015, equation 14). Batch and group norms: scale 1,
    shift 0. Linear: normal with deviation 0.01 (as in He et al. 2016 and VGG's fully connected layers), which keeps
    the first loss near log(classes). Biases 0.
    """
    for module in network.modules():
        if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Conv3d)):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        elif isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, 0.0, 0.01)
        elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d, nn.GroupNorm)):
            if module.weight is not None:
                nn.init.ones_(module.weight)
        else:
            continue
        if module.bias is not None:
            nn.init.zeros_(module.bias)
