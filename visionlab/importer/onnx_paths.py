"""Where an operation of an ONNX file was in the module that it was exported from."""

from __future__ import annotations

import re

from onnx import NodeProto

#: what exporters append to a module's path for its weights
_WEIGHT = re.compile(r"[._](weight|bias|w|b|gamma|beta|kernel|running_mean|running_var|scale)(:0)?$")


def path(node: NodeProto, weights: list[str]) -> str:
    """The path by what torch's exporters write beside the operation, the names of its weights, or its own name."""
    scopes = _told(node, "pkg.torch.onnx.name_scopes")
    if len(scopes) > 1:
        return scopes[-2]
    for name in weights:
        if _WEIGHT.search(name):
            return _WEIGHT.sub("", name).replace("/", ".")
    steps = [step for step in node.name.split("/") if step]
    if node.name.startswith("/") and len(steps) > 1:
        return _joined(steps[:-1])
    return node.name.replace("/", ".")


def classes(node: NodeProto) -> dict[str, str]:
    """The class of each module around an operation, by its path, where torch's exporter has written them."""
    scopes, names = _told(node, "pkg.torch.onnx.name_scopes"), _told(node, "pkg.torch.onnx.class_hierarchy")
    if len(scopes) != len(names):
        return {}
    return {scope: name.rpartition(".")[2] for scope, name in zip(scopes[:-1], names, strict=False)}


def _told(node: NodeProto, key: str) -> list[str]:
    value = next((entry.value for entry in node.metadata_props if entry.key == key), "")
    return re.findall(r"'([^']*)'", value)


def _joined(steps: list[str]) -> str:
    """`/layer1/layer1.0/conv1`: a step that begins with the one before says it again."""
    found: list[str] = []
    for step in steps:
        if found and step.startswith(f"{found[-1]}."):
            found.pop()
        found.append(step)
    return ".".join(found)
