"""What sets runs apart: the settings in which they differ, by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def differences(runs: Sequence[Mapping[str, object]]) -> dict[str, tuple[object, ...]]:
    """The settings that are not the same in all runs, each with its value in every run, None where a run has none.

    `runs` are as `RunSettings.to_json` gives them. The network and the data come first, then the order of settings.
    """
    names = dict.fromkeys(name for run in runs for name in run)
    first = ("network", "data")
    ordered = [*(name for name in first if name in names), *(name for name in names if name not in first)]
    values = {name: tuple(run.get(name) for run in runs) for name in ordered}
    return {name: told for name, told in values.items() if any(value != told[0] for value in told)}


def sentence(name: str, values: Sequence[object]) -> str:
    """A difference as one line: `learning_rate 0.1 | 0.05`."""
    return f"{name} {' | '.join(map(value_text, values))}"


def value_text(value: object) -> str:
    """A setting's value as people write it."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(value_text, value))
    return "–" if value is None or value == "" else str(value)
