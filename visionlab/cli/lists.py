"""What there is: presets, blocks, runs."""

from __future__ import annotations

import datetime
from typing import Any

from visionlab.cli.table import print_json, print_table
from visionlab.fields import Spec, specs


def presets(as_json: bool) -> int:
    """List the networks that are ready to open, with their cost."""
    from visionlab.cost import numbers
    from visionlab.cost.analysis import analyse
    from visionlab.layers.base import words
    from visionlab.presets.registry import presets as known

    found = [(preset, analyse(preset.graph())) for preset in known().values()]
    if as_json:
        print_json(
            [
                {
                    "id": preset.id,
                    "title": preset.title,
                    "year": preset.year,
                    "authors": preset.authors,
                    "paper": preset.paper,
                    "idea": preset.idea,
                    "rank": preset.rank,
                    "summary": preset.summary,
                    "summary_ru": preset.summary_ru,
                    "input": list(preset.input),
                    "classes": preset.classes,
                    "parameters": report.parameters,
                    "macs": report.macs,
                    "figures": [
                        {
                            "what": figure.what,
                            "printed": figure.value,
                            "source": figure.source,
                            "counted": figure.counted(report.recording),
                            "why": figure.why,
                        }
                        for figure in preset.figures
                    ],
                    "options": [
                        _spec_to_json(spec) | {"value": getattr(preset.options, spec.name)}
                        for spec in specs(type(preset.options))
                    ],
                }
                for preset, report in found
            ]
        )
        return 0
    rows = [
        [
            preset.id,
            str(preset.year),
            words(preset.input),
            str(preset.classes),
            numbers.count(report.parameters),
            numbers.count(report.macs),
            preset.title,
        ]
        for preset, report in found
    ]
    print_table(["id", "year", "input", "classes", "parameters", "MACs", "title"], rows, "classes parameters MACs")
    return 0


def recipes(as_json: bool) -> int:
    """List the ways to train, with what each decides."""
    from visionlab.runs.recipe import recipes as known
    from visionlab.runs.settings import RunSettings

    if as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "title": one.title,
                    "year": one.year,
                    "source": one.source,
                    "about": one.about,
                    "adapted": one.adapted,
                    "settings": {name: RunSettings.spec(name).to_json(value) for name, value in one.decided.items()},
                }
                for one in known().values()
            ]
        )
        return 0
    rows = [
        [
            one.id,
            str(one.whole.epochs),
            str(one.whole.batch_size),
            one.whole.optimizer,
            f"{one.whole.learning_rate:g}",
            one.whole.schedule,
            one.title,
        ]
        for one in known().values()
    ]
    print_table(["id", "epochs", "batch", "optimizer", "rate", "schedule", "title"], rows, "epochs batch rate")
    return 0


def blocks(as_json: bool) -> int:
    """List the blocks of the palette and their fields."""
    from visionlab.blocks.catalogue import parts

    if as_json:
        print_json(
            [
                {
                    "block": kind,
                    "title": part.title,
                    "group": part.group,
                    "about": _about(part),
                    # None: any number from 2
                    "inputs": part.inputs if part.inputs >= 0 else None,
                    "fields": [_spec_to_json(spec) for spec in specs(part)],
                }
                for kind, part in parts().items()
            ]
        )
        return 0
    rows = [[kind, part.group, " ".join(map(_spec_in_words, specs(part)))] for kind, part in parts().items()]
    print_table(["block", "group", "fields and their defaults"], rows)
    return 0


def _about(part: type) -> str:
    return (part.__doc__ or "").strip().partition("\n")[0]


def _spec_to_json(spec: Spec) -> dict[str, Any]:
    default = spec.to_json(spec.default)
    told: dict[str, Any] = {"name": spec.name, "kind": spec.kind, "default": default, "label": spec.label}
    if spec.kind in ("integer", "number", "integers"):
        told |= {"low": spec.low, "high": spec.high}
    if spec.options:
        told["options"] = list(spec.options)
    told |= {
        name: value for name, value in (("unit", spec.unit), ("tip", spec.tip), ("special", spec.special)) if value
    }
    return told


def _spec_in_words(spec: Spec) -> str:
    value = spec.special if spec.special and spec.default == spec.low else spec.default
    if spec.kind == "integers":
        value = ",".join(map(str, spec.default))
    elif spec.kind == "nested":
        value = spec.default.kind
    return f"{spec.name}={str(value).lower() if spec.kind == 'boolean' else value}"


def runs(as_json: bool) -> int:
    """List the runs, the newest first."""
    from visionlab.runs.folder import runs_root
    from visionlab.runs.listing import listed

    found = listed()
    if as_json:
        print_json([run.to_json() for run in found])
        return 0
    if not found:
        print(f"There are no runs yet in {runs_root()}.")
        return 0
    rows = [
        [
            run.id,
            run.network,
            run.recipe,
            run.data,
            f"{run.state} {turn}" if turn else run.state,
            f"{run.epochs}/{run.epochs_planned}",
            "" if run.best is None else f"{run.best:.1%}",
            "" if run.test is None else f"{run.test:.1%}",
            f"{run.seconds / 60:.1f}" if run.seconds else "",
            datetime.datetime.fromtimestamp(run.started).strftime("%Y-%m-%d %H:%M"),
            ", ".join(notes.tags),
        ]
        for run, notes, turn in found
    ]
    head = ["run", "network", "recipe", "data", "state", "epochs", "best", "test", "minutes", "begun", "tags"]
    print_table(head, rows, "epochs best test minutes")
    return 0
