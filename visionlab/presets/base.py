"""What a preset is: a member of a family of networks that one function builds from a few options."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from visionlab.fields import Fields
from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.printed import Printed
from visionlab.presets.retarget import retarget

__all__ = ["IDEAS", "Family", "Options", "Preset", "Printed", "family"]

#: what families have in common, in the order in which the field came upon it: the gallery's headings
IDEAS = {
    "own": "To begin with",
    "deep": "Deep convolution",
    "inception": "Parallel branches",
    "residual": "Shortcuts that add",
    "dense": "Shortcuts that stack",
    "wide": "Width and cardinality",
    "attention": "Channel attention",
    "mobile": "Small and mobile",
    "search": "Found by search",
}


@dataclass(frozen=True, slots=True)
class Options(Fields):
    """What a person may change of a family when a preset is opened, besides the pictures and the classes."""

    title = "Preset"


@dataclass(frozen=True, slots=True)
class Preset:
    """A network that is ready to open."""

    #: its name on the command line and in files, as in `densenet-121`
    id: str
    title: str
    year: int
    authors: str
    #: title and venue of the paper; empty for a network of our own
    paper: str
    #: one sentence: what was new
    summary: str
    #: the same in Russian
    summary_ru: str
    #: a key of `IDEAS`
    idea: str
    input: Shape
    classes: int
    #: what the sources print, its published errors included
    figures: tuple[Printed, ...]
    #: its place in the ImageNet challenge, as in `ILSVRC 2012, 1st in classification`; empty where it had none
    rank: str
    #: the same network elsewhere, parameters in the same order: `torchvision:resnet18`, `timm:legacy_senet154`
    twin: str
    options: Options
    #: how its paper trained it: the id of a recipe in `visionlab.runs.recipe`; empty where there is none
    recipe: str
    #: the network on its own input and classes, by its options
    build: Callable[[Options], Graph]

    def graph(self, input: Shape | None = None, classes: int | None = None, options: Options | None = None) -> Graph:
        """The network; on another input (channels, height, width), classes or options where given. Raises Problem."""
        return retarget(self.build(self.options if options is None else options), input, classes)


@dataclass(frozen=True, slots=True)
class Family:
    """Networks that one function builds; `member` names one of them."""

    #: adds the parts after the input, which is there already
    add_parts: Callable[[NetworkBuilder, int, Any], object]
    #: what all members share; each may state its own
    shared: dict[str, Any]

    def member(self, id: str, title: str, options: Options | None = None, **stated: Any) -> Preset:
        """A preset of this family; fields of `Preset` given here win over the family's."""
        told: dict[str, Any] = {
            "authors": "", "paper": "", "rank": "", "twin": "", "recipe": "", "input": (3, 224, 224), "classes": 1000,
            "figures": (),
        }  # fmt: skip
        told |= self.shared | stated
        told["options"] = told["options"] if options is None else options
        input, classes = told["input"], told["classes"]

        @functools.lru_cache(maxsize=8)
        def built(options: Options) -> Graph:
            net = NetworkBuilder(input)
            self.add_parts(net, classes, options)
            return net.graph()

        return Preset(id=id, title=title, build=built, **told)


def family(
    *, idea: str, year: int, summary: str = "", summary_ru: str = "", options: Options | None = None, **shared: Any
) -> Callable[[Callable[[NetworkBuilder, int, Any], object]], Family]:
    """Declare a family: the function adds a network's parts, given (builder, classes, options)."""
    told = {"idea": idea, "year": year, "summary": summary, "summary_ru": summary_ru, "options": options or Options()}

    def declare(add_parts: Callable[[NetworkBuilder, int, Any], object]) -> Family:
        return Family(add_parts, told | shared)

    return declare
