"""What a person chooses before a training: one checked value, stored as the run's `settings.json`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visionlab.fields import Fields, boolean, choice, integer, integers, number
from visionlab.problem import Problem

#: settings that are free text, which `fields` does not know: what to train on and from, and the names for people
TEXTS = ("data", "data_dir", "network", "recipe", "weights")
_LONGEST_TEXT = 4096


@dataclass(frozen=True, slots=True)
class RunSettings(Fields):
    """Settings of one run. The defaults suit a small network on 32x32 pictures (the CIFAR recipe of
    He et al. 2016, section 4.2, with the one-cycle schedule of Smith 2018, so that ten epochs are enough).
    """

    title = "Training"

    data: str = "scenes10"
    #: where the data set lies; empty: the data set's own folder in the user's cache
    data_dir: str = ""
    #: the network's name for people; it never reaches code
    network: str = ""

    #: id of the recipe that the settings were taken from, empty for none; they may have been changed since
    recipe: str = ""

    #: a safetensors file whose weights the network starts from; empty: they are drawn
    weights: str = ""

    epochs: int = integer(10, 1, 100_000, label="Epochs", tip="How often every training image is seen.")
    batch_size: int = integer(128, 1, 65_536, label="Batch size", unit="images", tip="Images per step.", is_log=True)
    accumulate: int = integer(
        1,
        1,
        1024,
        label="Accumulate",
        unit="parts",
        tip="Each batch is worked on in so many parts whose gradients are added: less memory, the same step "
        "but for batch norms, which see a part at a time.",
    )
    optimizer: str = choice(
        "sgd",
        ("sgd", "adam", "adamw", "rmsprop"),
        label="Optimizer",
        tip="SGD with momentum generalizes well; Adam and AdamW need less tuning and a learning rate near 0.001; "
        "RMSprop divides by the size of recent gradients.",
    )
    learning_rate: float = number(
        0.1,
        1e-8,
        100.0,
        label="Learning rate",
        is_log=True,
        tip="The largest one; the schedule lowers it. 0.1 suits SGD with batch norm, 0.01 a network without norms.",
    )
    momentum: float = number(
        0.9, 0.0, 0.9999, label="Momentum", tip="Share of the last update kept: SGD's momentum, Adam's beta 1."
    )
    nesterov: bool = boolean(True, label="Nesterov", tip="SGD looks ahead along the momentum (Nesterov 1983).")
    weight_decay: float = number(
        5e-4,
        0.0,
        10.0,
        label="Weight decay",
        is_log=True,
        tip="Pulls weights to zero: an L2 term for SGD, Adam and RMSprop, decoupled for AdamW.",
    )
    decay_norms: bool = boolean(
        True, label="Decay norms", tip="Whether weight decay pulls at the scales and shifts of norms and at biases too."
    )
    decay_depthwise: bool = boolean(
        True,
        label="Decay depthwise",
        tip="Whether weight decay pulls at depthwise convolutions too, which have few weights (Howard et al. 2017).",
    )
    schedule: str = choice(
        "one-cycle",
        ("constant", "step", "plateau", "linear", "cosine", "one-cycle"),
        label="Schedule",
        tip="How the learning rate changes: constant; step: times the factor at each milestone; plateau: times the "
        "factor when validation stops improving; linear and cosine: falls to 0; one-cycle: rises, then falls to 0.",
    )
    warmup_epochs: float = number(
        0.0,
        0.0,
        1000.0,
        label="Warm-up",
        unit="epochs",
        tip="The learning rate rises linearly for so long. One-cycle takes 30 % of the run when this is 0.",
    )
    milestones: tuple[int, ...] = integers(
        (5, 8), 1, 100_000, label="Milestones", unit="epochs", tip="Step schedule: epochs done when the rate drops."
    )
    step_factor: float = number(
        0.1,
        1e-6,
        1.0,
        label="Step factor",
        tip="Step and plateau: the rate is multiplied by this at each milestone or standstill.",
    )
    patience: int = integer(
        5,
        1,
        10_000,
        label="Patience",
        unit="epochs",
        tip="Plateau: epochs without a better validation loss before the rate drops.",
    )
    early_stopping: int = integer(
        0,
        0,
        100_000,
        label="Early stopping",
        unit="epochs",
        tip="The run ends after so many epochs without a better validation; 0: never early.",
    )
    clip_norm: float = number(
        0.0,
        0.0,
        1e6,
        label="Clip gradients",
        tip="A gradient longer than this over all parameters is shortened to it; 0: as it is.",
    )
    ema: float = number(
        0.0,
        0.0,
        0.99999,
        label="EMA",
        tip="Validation and test use a moving average of the weights that keeps this share each step, less at first; "
        "0: the weights.",
    )
    label_smoothing: float = number(
        0.0, 0.0, 0.9, label="Label smoothing", tip="Share of the target spread over all classes (Szegedy et al. 2016)."
    )
    class_weights: str = choice(
        "none",
        ("none", "balanced"),
        label="Class weights",
        tip="balanced: mistakes on a rare class count as many times more as it is rarer.",
    )
    initialisation: str = choice(
        "he",
        ("he", "xavier", "normal", "torch"),
        label="Initialisation",
        tip="First weights. he: normal, variance 2 / fan-out (He et al. 2015); xavier: uniform, variance 2 / (fan-in + "
        "fan-out) (Glorot & Bengio 2010); normal: deviation 0.01 (AlexNet, VGG); torch: the layers' own.",
    )
    crop: bool = boolean(
        True,
        label="Random crop",
        tip="Training images are shifted by up to so many pixels as Crop padding says; the border is the mean colour.",
    )
    crop_padding: int = integer(4, 1, 64, label="Crop padding", unit="pixels", tip="How far a random crop may shift.")
    flip: bool = boolean(True, label="Random flip", tip="Each training image is mirrored left to right half the time.")
    smallest_area: float = number(
        1.0,
        0.05,
        1.0,
        label="Smallest area",
        tip="A random part of each training image, of at least this share of its area, is stretched to the whole "
        "(GoogLeNet: 0.08); 1: off.",
    )
    colour: float = number(
        0.0,
        0.0,
        1.0,
        label="Colour",
        tip="Brightness, contrast and saturation of training images vary by up to this share; 0: as they are.",
    )
    cutout: int = integer(
        0,
        0,
        512,
        label="Cutout",
        unit="pixels",
        tip="Side of a square that is blanked in each training image (DeVries & Taylor 2017); 0: none.",
    )
    mixup: float = number(
        0.0,
        0.0,
        10.0,
        label="Mixup",
        tip="Training images and their labels are blended in pairs, by shares from Beta(a, a) (Zhang et al. 2018); "
        "0: none.",
    )
    cutmix: float = number(
        0.0,
        0.0,
        10.0,
        label="CutMix",
        tip="A rectangle of each training image comes from another one, by shares from Beta(a, a) (Yun et al. 2019); "
        "0: none. With mixup too, each batch takes one of both.",
    )
    resize: int = integer(
        0, 0, 1024, label="Resize to", unit="pixels", tip="Side of the square that the network sees; 0: as they are."
    )
    validation_share: float = number(
        0.1,
        0.01,
        0.5,
        label="Validation share",
        tip="Of a data set that has no validation images of its own: the share of its training images set apart.",
    )
    test_share: float = number(
        0.1, 0.01, 0.5, label="Test share", tip="Of a data set that has no test images of its own: the share set apart."
    )
    split_seed: int = integer(
        0, 0, 2**31 - 1, label="Split seed", tip="Which images are set apart; the same seed sets the same ones apart."
    )
    limit: int = integer(
        0, 0, 100_000_000, label="Image limit", unit="images", tip="Train and check on so many at most; 0: all."
    )
    validate_every: int = integer(
        1, 1, 1000, label="Validate every", unit="epochs", tip="How often the validation images are looked at."
    )
    validation_images: int = integer(
        0,
        0,
        100_000_000,
        label="Validate on",
        unit="images",
        tip="Validation looks at so many images at most, the last epoch at all of them; 0: always all.",
    )
    device: str = choice(
        "auto", ("auto", "cuda", "mps", "cpu"), label="Device", tip="auto takes a graphics processor when there is one."
    )
    precision: str = choice(
        "fp32",
        ("fp32", "bf16", "fp16"),
        label="Precision",
        tip="bf16 and fp16: 16-bit arithmetic where it is safe: faster, half the memory. fp16 is for graphics "
        "processors, with scaled losses.",
    )
    compile: bool = boolean(
        False, label="Compile", tip="torch.compile: some steps take minutes at first, then all are faster."
    )
    processes: int = integer(
        1,
        1,
        64,
        label="Processes",
        tip="Trainers that share each batch, one for each graphics processor. Batch norms see each part by itself.",
    )
    workers: int = integer(
        2, 0, 64, label="Loading workers", tip="Processes that read the images of a large folder; 0: none of their own."
    )
    seed: int = integer(0, 0, 2**31 - 1, label="Seed", tip="Same seed, same numbers (on one machine and thread count).")
    threads: int = integer(0, 0, 1024, label="Threads", tip="Processor threads; 0: as many as there are cores.")
    checkpoint_seconds: int = integer(
        60, 1, 86_400, label="Checkpoint every", unit="s", tip="Besides each epoch's: what a crash costs at most."
    )
    checkpoints_kept: int = integer(
        2, 1, 100, label="Checkpoints kept", tip="The latest so many; the best weights are kept besides."
    )
    watch_blocks: bool = boolean(
        True,
        label="Watch blocks",
        tip="Every few seconds a step is looked at block by block, for the canvas: costs less than 3 %.",
    )
    tensorboard: bool = boolean(
        False, label="TensorBoard", tip="Event files for TensorBoard are written beside, in the run folder."
    )

    def validate(self) -> None:
        for name in TEXTS:
            _check_text(name, getattr(self, name))
        if not self.data:
            raise Problem("Training.data must name a data set, got an empty text")

    def with_(self, **changes: object) -> RunSettings:
        """A copy with some settings changed, the texts included. Raises Problem."""
        for name in changes:
            if name not in TEXTS:
                self.spec(name)
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def with_text(self, assignment: str) -> RunSettings:
        """A copy with one setting from the command line's `KEY=VALUE`. Raises Problem."""
        name, equals, text = assignment.partition("=")
        name = name.strip().replace("-", "_")
        if not equals:
            raise Problem("A setting is written KEY=VALUE, got {got}", got=repr(assignment))
        value = text.strip() if name in TEXTS else self.spec(name).parse(text)
        return self.with_(**{name: value})

    def to_json(self) -> dict[str, Any]:
        """All settings as a JSON object."""
        return {name: getattr(self, name) for name in TEXTS} | Fields.to_json(self)

    @classmethod
    def from_json(cls, data: object) -> RunSettings:
        """The settings for a JSON object; those not named keep their defaults. Raises Problem."""
        if not isinstance(data, Mapping):
            raise Problem("Training settings must be a JSON object, got {got}", got=type(data).__name__)
        told = dict(data)
        if type(mixed := told.pop("mixed_precision", False)) is not bool:  # a name of version 0.1's first runs
            raise Problem("Training.mixed_precision must be true or false, got {got}", got=repr(mixed)[:60])
        if mixed:
            told.setdefault("precision", "bf16")
        values: dict[str, Any] = {
            name: value if name in TEXTS else cls.spec(name).from_json(value) for name, value in told.items()
        }
        return cls(**values)


def _check_text(name: str, value: object) -> None:
    if type(value) is not str or len(value) > _LONGEST_TEXT or "\0" in value:
        shown = repr(value)[:60]
        raise Problem("Training.{name} must be a text of up to 4096 characters, got {got}", name=name, got=shown)
