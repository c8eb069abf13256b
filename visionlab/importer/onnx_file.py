"""Reads an ONNX file: its size, where its weights lie and its form are checked before anything is made of it."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import ModelProto, TensorProto, inliner

from visionlab.problem import Problem

#: what protobuf can hold
_LARGEST = 2**31


def load(path: Path) -> ModelProto:
    """The model in a file, its weights beside the other numbers. Raises Problem."""
    if not path.is_file():
        raise Problem("{path} must be an ONNX file, and is not there", path=path)
    if path.stat().st_size >= _LARGEST:
        raise Problem("{path} is larger than the 2 GiB that an ONNX file can have", path=path)
    try:
        model = onnx.load(path, load_external_data=False)
    except Exception as error:
        raise Problem("{path} is no ONNX file, or only a part of one: {why}", path=path, why=_said(error)) from error
    _bring_weights(model, path)
    try:
        onnx.checker.check_model(model)
        return inliner.inline_local_functions(model) if model.functions else model
    except Exception as error:
        raise Problem("{path} is not a valid ONNX model: {why}", path=path, why=_said(error)) from error


def _bring_weights(model: ModelProto, path: Path) -> None:
    """Weights from files of their own, which must be in the model's folder."""
    size = 0
    outside = [tensor for tensor in model.graph.initializer if tensor.data_location == TensorProto.EXTERNAL]
    for tensor in outside:
        told = {entry.key: entry.value for entry in tensor.external_data}
        location = told.get("location", "")
        folder = path.parent.resolve()
        try:
            file = (folder / location).resolve()
            is_inside = file.is_relative_to(folder) and file.is_file()
        except (OSError, ValueError):
            is_inside = False
        if not is_inside:
            raise Problem(
                "{path} has weights in {location}: expected a file in its own folder",
                path=path,
                location=repr(location)[:80],
            )
        length = told.get("length", "")
        size += int(length) if length.isdigit() else file.stat().st_size
    if size >= _LARGEST:
        raise Problem("{path} has more than 2 GiB of weights in other files", path=path)
    try:
        for tensor in outside:
            onnx.external_data_helper.load_external_data_for_tensor(tensor, str(path.parent.resolve()))
            tensor.data_location = TensorProto.DEFAULT
            del tensor.external_data[:]
    except Exception as error:
        raise Problem("The weights of {path} cannot be read: {why}", path=path, why=_said(error)) from error


def _said(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:160].rstrip(". ")
