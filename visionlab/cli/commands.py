"""From the words to the command that does them; every failure is one sentence on stderr."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable

from visionlab.cli.parser import make_parser
from visionlab.problem import Problem

#: exit status: done; what was asked for was tried and failed (a run, an interrupted command); bad input
DONE, FAILED, REFUSED = 0, 1, 2

#: a picture of a network (a preset's id or a path) in a format (`png`) at a scale (None: a good one), as a figure where
#: there is a fourth argument, and it is True; raises Problem
Draw = Callable[..., bytes]
#: opens the window on a network; gives the exit status
Open = Callable[[str | None], int]


def main(argv: list[str] | None = None, *, window: Open | None = None, picture: Draw | None = None) -> int:
    """Run the command in these words, by default the process's own. Returns the exit status: 0, 1 or 2.

    `window` and `picture` do what needs Qt, which no file here may import.
    """
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a sign shows `?` instead of ending the command
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = _run(make_parser().parse_args(argv), window, picture)
        sys.stdout.flush()
        return status
    except SystemExit as done:
        # argparse ends so after --help and --version
        return done.code if isinstance(done.code, int) else DONE
    except Problem as problem:
        print(f"visionlab: {problem}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # whoever read the output has seen enough; nothing may be written to it any more, not even at exit
        _close_output()
        return FAILED
    except KeyboardInterrupt:
        print("visionlab: interrupted", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"visionlab: {error.filename or 'the system'}: {error.strerror or error}", file=sys.stderr)
        return REFUSED


def _run(told: argparse.Namespace, window: Open | None, picture: Draw | None) -> int:
    match told.command:
        case None | "open":
            if window is None:
                raise Problem("The window is started as `visionlab` or `python main.py`")
            return window(getattr(told, "network", None))
        case "picture":
            from visionlab.cli import network

            return network.picture(told.network, told.output, told.scale, told.figure, picture)
        case "presets" | "recipes" | "blocks" | "runs":
            from visionlab.cli import lists

            shown = {"presets": lists.presets, "recipes": lists.recipes, "blocks": lists.blocks, "runs": lists.runs}
            return shown[told.command](told.json)
        case "cost":
            from visionlab.cli.cost import cost

            return cost(told.network, told.input, told.classes, told.batch, told.per_layer, told.json)
        case "train":
            from visionlab.cli import training

            return training.train(training.plan(told))
        case "resume":
            from visionlab.cli import training

            return training.resume(told.run)
        case "import":
            from visionlab.cli.importing import bring

            return bring(told.source, told.input, told.output, not told.unfolded, told.weights or "")
        case "weights":
            from visionlab.cli.weights import weights

            return weights(
                told.network, told.file or "", told.like or "", told.partial, told.last, told.output or "", told.json
            )
        case "export":
            from visionlab.cli.network import export

            return export(told.network, told.to, told.output, told.scale, picture, told.weights)
        case "schema":
            from visionlab.cli.network import put
            from visionlab.exchange.json_schema import schema_text

            return put(schema_text(), told.output)
    raise AssertionError(told.command)


def _close_output() -> None:
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
