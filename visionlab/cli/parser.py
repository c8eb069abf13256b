"""The words of the command line and their help. Nothing of the program is imported for `--help`."""

from __future__ import annotations

import argparse
from typing import NoReturn

import visionlab
from visionlab.problem import Problem

_ABOUT = """Build, explore and train convolutional image classifiers, seeing their cost at once.

Without a command the window opens."""

_EXAMPLES = """A NETWORK is the id of a preset (`visionlab presets` lists them) or the path of a .vlab file.
A preset's options follow its id; `visionlab presets --json` has their names and limits.

examples:
  visionlab                                             open the window
  visionlab open densenet-121                           open it on a network
  visionlab cost resnet-50 --batch 32                   parameters, MACs and memory
  visionlab cost "densenet-121:growth_rate=24,depths=6 12 32 32"
  visionlab cost resnet-18 --input 3x32x32 --classes 10 --per-layer
  visionlab train cifar-resnet-20 --data scenes10 --epochs 5
  visionlab train cifar-resnet-20 --data cifar10 --recipe resnet --epochs 16
  visionlab train net.vlab --data cifar10 --set optimizer=adamw --set learning-rate=0.001
  visionlab export squeezenet-1.0 --to python -o model.py
"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise Problem(
            "{message} (`{program} --help` tells more)", message=message[:1].upper() + message[1:], program=self.prog
        )


def make_parser() -> Parser:
    """The parser of all commands; the result's `command` tells which was chosen, None for none."""
    parser = Parser(
        prog="visionlab",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"visionlab {visionlab.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, help: str, *, network: bool = False, json: bool = False) -> argparse.ArgumentParser:
        told = commands.add_parser(name, help=help, description=f"{help[:1].upper()}{help[1:]}.", allow_abbrev=False)
        if network:
            told.add_argument("network", metavar="NETWORK", help="a preset's id, or the path of a .vlab file")
        if json:
            told.add_argument("--json", action="store_true", help="for programs: JSON instead of a table")
        return told

    command("open", "open the window on a network", network=True)
    command("presets", "list the networks that are ready to open", json=True)
    command("recipes", "list the ways to train, as papers have them", json=True)
    command("blocks", "list the blocks and their fields", json=True)
    _add_cost(command("cost", "show the cost of a network", network=True, json=True))
    _add_train(command("train", "train a network and follow the run, one line an epoch", network=True))
    resume = command("resume", "go on with a run from its last checkpoint")
    resume.add_argument("run", metavar="RUN_DIR", help="the run's folder, or its id as `visionlab runs` shows it")
    command("runs", "list the runs", json=True)
    export = command("export", "write a network in another format", network=True)
    export.add_argument(
        "--to", metavar="FORMAT", required=True, help="python, onnx, latex, svg, csv, ...; a wrong one lists all"
    )
    export.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write; - for stdout")
    export.add_argument(
        "--scale",
        metavar="N",
        type=factor,
        help="of a picture: pixels a unit of the canvas (default 2 for png, 1 for svg and pdf)",
    )
    export.add_argument("--weights", metavar="FILE", help="trained weights that onnx and pt2 take along")
    schema = command("schema", "write the JSON Schema of .vlab files")
    schema.add_argument("-o", "--output", metavar="FILE", default="-", help="the file to write (default stdout)")
    bring = command("import", "bring a PyTorch or ONNX network in as a .vlab file")
    bring.add_argument(
        "source",
        metavar="SOURCE",
        help="torchvision:NAME, timm:NAME, package.module:callable, FILE.onnx, FILE.pt2 or FILE.py:Class (it is run)",
    )
    bring.add_argument("-o", "--output", metavar="FILE.vlab", required=True, help="the file to write; - for stdout")
    bring.add_argument("--input", metavar="CxHxW", type=shape, help="the pictures it takes (default 3x224x224)")
    bring.add_argument("--unfolded", action="store_true", help="repeated blocks one by one")
    bring.add_argument(
        "--weights", metavar="FILE.safetensors", help="write its weights there (torchvision's and timm's: trained ones)"
    )
    _add_weights(command("weights", "put a file's weights under a network's names, or save those of a run", json=True))
    picture = command("picture", "draw a network into a picture", network=True)
    picture.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help="the picture to write: .svg, .pdf or .png",
    )
    picture.add_argument("--figure", action="store_true", help="as a figure of a paper: blocks as volumes")
    picture.add_argument("--scale", metavar="N", type=factor, help="pixels a unit (default 2 for png, otherwise 1)")
    return parser


def _add_cost(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--input", metavar="CxHxW", type=shape, help="other pictures, for example 3x224x224")
    parser.add_argument("--classes", metavar="N", type=positive, help="another number of classes")
    parser.add_argument("--batch", metavar="N", type=positive, default=1, help="images at once, for memory (default 1)")
    parser.add_argument("--per-layer", action="store_true", help="every layer inside the blocks, too")
    parser.epilog = (
        "One MAC is one multiply-accumulate of a convolution or linear layer, for one image. "
        "Memory is that of fp32 and, for training, SGD with momentum."
    )


def _add_train(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="NAME", required=True, help="the data set: scenes10, cifar10, ..., folder")
    parser.add_argument("--data-dir", metavar="DIR", help="where the data set lies; with folder: your pictures")
    parser.add_argument("--recipe", metavar="ID", default="fast", help="how to train (default fast); see `recipes`")
    parser.add_argument("--epochs", metavar="N", type=positive, help="how often every image is seen; scales the recipe")
    parser.add_argument("--limit", metavar="IMAGES", type=positive, help="train and check on so many images at most")
    parser.add_argument("--weights", metavar="FILE", help="safetensors to start from; see `visionlab weights`")
    parser.add_argument("--processes", metavar="N", type=positive, help="trainers that share each batch")
    parser.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        dest="settings",
        help="any other setting: batch-size, optimizer, learning-rate, schedule, resize, device, seed, ...",
    )
    parser.add_argument("--run-dir", metavar="DIR", help="the run's folder, new or empty (default: a new one)")
    parser.epilog = (
        "The network is fitted to the pictures and classes of the data set. Ctrl-C asks the run to stop "
        "after a checkpoint; `visionlab resume` goes on with it."
    )


def _add_weights(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("network", metavar="NETWORK", help="a preset's id, the path of a .vlab file, or a run")
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a state dict in .safetensors, .pt or .pth, or torchvision:NAME of trained weights (DEFAULT: the newest); "
        "without one NETWORK is a run, whose weights are saved",
    )
    parser.add_argument("-o", "--output", metavar="OUT.safetensors", help="write the weights (default: only look)")
    parser.add_argument(
        "--as", metavar="SOURCE", dest="like", help="the file is of this network, which is built the same; as in import"
    )
    parser.add_argument("--partial", action="store_true", help="take what fits where something does not")
    parser.add_argument("--last", action="store_true", help="of a run: the last weights instead of the best")
    parser.epilog = "Nothing in a file can run: a .pt or .pth that holds more than tensors is refused."


def positive(text: str) -> int:
    """A whole number from 1."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, got {text[:40]!r}")
    return number


def factor(text: str) -> float:
    """A scale from 0.1 to 16."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0.1 <= number <= 16:
        raise argparse.ArgumentTypeError(f"must be a number from 0.1 to 16, got {text[:40]!r}")
    return number


def shape(text: str) -> tuple[int, int, int]:
    """Channels, height and width, written `3x224x224`."""
    parts = text.lower().replace("×", "x").split("x")
    if len(parts) != 3:
        raise argparse.ArgumentTypeError(f"must be channels x height x width, for example 3x224x224, got {text[:40]!r}")
    return positive(parts[0]), positive(parts[1]), positive(parts[2])
