"""The words for what is measured of a block in training: its name, a number of it, and which numbers are healthy."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from visionlab.ui import numbers

#: those whose scale is logarithmic
LOGARITHMIC = frozenset({"gradient", "update"})
#: those that are parts of a whole, from 0 to 1
SHARES = frozenset({"dead", "share"})
#: where there is no number
NONE = "—"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Live", text)


def titles() -> dict[str, str]:
    """The measures in the order in which they are offered, by their names in `Blocks` events."""
    return {
        "gradient": _tr("Gradient norm"),
        "mean": _tr("Activation mean"),
        "spread": _tr("Activation spread"),
        "dead": _tr("Dead ReLU channels"),
        "update": _tr("Update to weight"),
        "share": _tr("Time share"),
    }


def about(measure: str) -> tuple[str, str]:
    """What a measure is; which numbers are healthy, and who says so."""
    return {
        "gradient": (
            _tr("Length of the loss's gradient over the block's parameters, in one step."),
            _tr(
                "Healthy: of one order of magnitude in all blocks. It fades in deep plain networks without norms "
                "(Glorot & Bengio 2010), and explodes towards the input of plain ones with batch norm (Yang et al. "
                "2019); shortcuts keep it even (He et al. 2016)."
            ),
        ),
        "mean": (
            _tr("Mean of what the block gives, over the batch."),
            _tr(
                "Healthy: steady, and not growing from block to block; above 0 after a ReLU. Near 0 learns fastest "
                "(LeCun et al. 1998)."
            ),
        ),
        "spread": (
            _tr("Standard deviation of what the block gives, over the batch."),
            _tr("Healthy: near 1 and much the same in all blocks (He et al. 2015, Ioffe & Szegedy 2015)."),
        ),
        "dead": (
            _tr("Share of the channels of the block's ReLUs that are 0 for the whole batch."),
            _tr("Healthy: near 0 %. A channel that stays dead gets no gradient and learns no more (Maas et al. 2013)."),
        ),
        "update": (
            _tr("Length of the optimizer's step over the length of the block's parameters."),
            _tr("Healthy: about 1e-3; much more is restless, much less hardly learns (Karpathy, CS231n notes)."),
        ),
        "share": (
            _tr("Share of the time of the forward pass."),
            _tr("A block with a large share is where a faster one pays."),
        ),
    }[measure]


def words(measure: str, value: float | None) -> str:
    """A number for people: `3.2e-4`, `0.713`, `12.5 %`; a dash for none."""
    if value is None:
        return NONE
    if measure in SHARES:
        return numbers.share(value, 1.0)
    if measure in LOGARITHMIC and value and not 0.01 <= abs(value) < 1000:
        digits, power = f"{value:.1e}".split("e")
        return f"{numbers.rewritten(digits)}e{int(power)}"
    return numbers.written(value, ".3g")
