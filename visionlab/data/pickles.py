"""Read the data in a pickle without running it.

A pickle is a program, and Python's `pickle` runs it. This reader knows only the steps that build plain values and
numpy arrays, which is all that the CIFAR batches hold: it never imports or calls what a file names. The names
that numpy's own pickles use (`_reconstruct`, `ndarray`, `dtype`, `_codecs.encode`) and `bytes` are known by heart and
stand for code of this module; any other name is refused.
"""

from __future__ import annotations

import pickletools
import warnings
from typing import Any

import numpy as np

from visionlab.problem import Problem

_MOST_STEPS = 2_000_000
_MOST_ELEMENTS = 1 << 28


class _Refused(Problem):
    """Why a pickle is not read, in words."""


class _Name:
    """One of the known callables, as a mere word on the stack."""

    __slots__ = ("word",)

    def __init__(self, word: str) -> None:
        self.word = word


class _Mark:
    """Where a list of arguments starts on the stack."""


class _DType:
    """A data type under construction: numpy's letters for it, such as `u1`."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code


class _Array:
    """An array under construction: empty until its state is given."""

    __slots__ = ("value",)

    def __init__(self) -> None:
        self.value: np.ndarray | None = None


_KNOWN = {
    ("numpy.core.multiarray", "_reconstruct"): "reconstruct",
    ("numpy._core.multiarray", "_reconstruct"): "reconstruct",
    ("numpy", "ndarray"): "ndarray",
    ("numpy", "dtype"): "dtype",
    ("_codecs", "encode"): "encode",
    # how Python 3 writes empty bytes in protocols 0 to 2
    ("__builtin__", "bytes"): "bytes",
    ("builtins", "bytes"): "bytes",
}
_MARK = _Mark()
_VALUES = {
    "INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT",
    "STRING", "BINSTRING", "SHORT_BINSTRING", "UNICODE", "BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8",
    "BINBYTES", "SHORT_BINBYTES", "BINBYTES8",
}  # fmt: skip
_CONSTANTS = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False}
_SHORT_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}


def read_pickle(content: bytes, where: str, limit: int = 64 << 20) -> Any:
    """The plain value in a pickle: dicts, lists, tuples, numbers, text, bytes and numpy arrays of numbers.

    Text that Python 2 wrote comes as str of the same bytes (Latin-1). `where` names the file in sentences.
    Raises Problem for anything else, for broken pickles, and for more than `limit` bytes.
    """
    if len(content) > limit:
        raise Problem("{file} has {size} bytes: expected at most {limit}", file=where, size=len(content), limit=limit)
    try:
        return _Reader().run(content)
    except _Refused as error:
        raise Problem(
            "{file} is not a plain batch of pictures and was not read: {words}", file=where, words=error.phrase
        ) from None
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, AttributeError, RecursionError) as error:
        raise Problem(
            "{file} is broken and was not read: {words}", file=where, words=str(error) or type(error).__name__
        ) from None


class _Reader:
    """The stack and the memo of one pickle."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}
        self.copied = 0

    def run(self, content: bytes) -> Any:
        with warnings.catch_warnings():
            # a text with an escape that Python does not know: no batch has one
            warnings.simplefilter("error", DeprecationWarning)
            try:
                return self._run(content)
            except DeprecationWarning as warning:
                raise _Refused("it has an {warning}", warning=warning) from None

    def _run(self, content: bytes) -> Any:
        for count, (step, argument, _place) in enumerate(pickletools.genops(content)):
            if count >= _MOST_STEPS:
                raise _Refused("it has more than {most} steps", most=_MOST_STEPS)
            if step.name == "STOP":
                return _finished(self.stack.pop())
            self._step(step.name, argument)
        raise _Refused("it has no end")

    def _step(self, name: str, argument: Any) -> None:
        stack = self.stack
        if name in _VALUES:
            stack.append(argument)
        elif name in _CONSTANTS:
            stack.append(_CONSTANTS[name])
        elif name in ("PROTO", "FRAME"):
            pass
        elif name == "MARK":
            stack.append(_MARK)
        elif name in ("PUT", "BINPUT", "LONG_BINPUT"):
            self.memo[argument] = stack[-1]
        elif name == "MEMOIZE":
            self.memo[len(self.memo)] = stack[-1]
        elif name in ("GET", "BINGET", "LONG_BINGET"):
            stack.append(self.memo[argument])
        elif name in ("GLOBAL", "STACK_GLOBAL"):
            self._name(name, argument)
        elif name == "REDUCE":
            arguments = stack.pop()
            stack.append(self._count(_call(stack.pop(), arguments)))
        elif name == "BUILD":
            state = stack.pop()
            _set_state(stack[-1], state)
        else:
            self._container(name)

    def _count(self, made: Any) -> Any:
        """Copies of one text, made over and over, must not fill the memory."""
        self.copied += len(made) if isinstance(made, bytes) else 0
        if self.copied > _MOST_ELEMENTS:
            raise _Refused("it makes far too many bytes")
        return made

    def _name(self, step: str, argument: Any) -> None:
        if step == "GLOBAL":
            module, _, word = str(argument).partition(" ")
        else:
            word, module = self.stack.pop(), self.stack.pop()
        known = _KNOWN.get((module, word)) if isinstance(module, str) and isinstance(word, str) else None
        if known is None:
            shown = f"{module[:60]}.{word[:60]}" if isinstance(module, str) and isinstance(word, str) else "something"
            raise _Refused("it names {shown}, which is code and not data", shown=shown)
        self.stack.append(_Name(known))

    def _container(self, name: str) -> None:
        stack = self.stack
        if name == "EMPTY_LIST":
            stack.append([])
        elif name == "EMPTY_DICT":
            stack.append({})
        elif name == "EMPTY_TUPLE":
            stack.append(())
        elif name in _SHORT_TUPLES:
            size = _SHORT_TUPLES[name]
            if len(stack) < size:
                raise _Refused("a tuple lacks its values")
            stack[-size:] = [tuple(stack[-size:])]
        elif name == "TUPLE":
            stack.append(tuple(self._since_mark()))
        elif name == "LIST":
            stack.append(self._since_mark())
        elif name == "DICT":
            stack.append(_fill({}, self._since_mark()))
        elif name == "APPEND":
            value = stack.pop()
            _listed(stack[-1]).append(value)
        elif name == "APPENDS":
            values = self._since_mark()
            _listed(stack[-1]).extend(values)
        elif name == "SETITEM":
            value, key = stack.pop(), stack.pop()
            _fill(stack[-1], [key, value])
        elif name == "SETITEMS":
            items = self._since_mark()
            _fill(stack[-1], items)
        else:
            raise _Refused("it has a step {name}, which plain data do not need", name=name)

    def _since_mark(self) -> list[Any]:
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place] is _MARK:
                values = self.stack[place + 1 :]
                del self.stack[place:]
                return values
        raise _Refused("a list has no start")


def _listed(value: Any) -> list[Any]:
    if type(value) is not list:
        raise _Refused("it appends to something that is not a list")
    return value


def _fill(target: Any, items: list[Any]) -> dict[Any, Any]:
    if type(target) is not dict or len(items) % 2:
        raise _Refused("it sets items of something that is not a dictionary")
    for key, value in zip(items[::2], items[1::2], strict=True):
        if type(key) not in (str, bytes, int):  # anything nested could take for ever to hash
            raise _Refused("a key is neither text nor a number")
        target[key] = value
    return target


def _call(name: Any, arguments: Any) -> Any:
    """What one of the known names makes of its arguments."""
    if not isinstance(name, _Name) or type(arguments) is not tuple:
        raise _Refused("it calls something that is not a known name")
    match name.word, arguments:
        case "reconstruct", (_Name(word="ndarray"), (0,), bytes() | str()):
            return _Array()
        case "dtype", (str() | bytes() as code, *_):
            return _DType(_text(code))
        case "encode", (str() as text, str() | bytes() as codec) if _text(codec).lower() in ("latin1", "latin-1"):
            return text.encode("latin-1")
        case "bytes", ():
            return b""
    raise _Refused("it calls {name} in a way that numpy's own pickles do not", name=name.word)


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _set_state(target: Any, state: Any) -> None:
    """Give a data type its byte order, or an array its shape, type and bytes."""
    if isinstance(target, _DType) and type(state) is tuple and len(state) >= 2:
        order = _text(state[1])
        if order not in ("<", ">", "|", "="):
            raise _Refused("a data type has an unknown byte order")
        target.code = ("" if order == "=" else order) + target.code.lstrip("<>|=")
    elif isinstance(target, _Array) and type(state) is tuple and len(state) == 5:
        target.value = _array(*state[1:])
    else:
        raise _Refused("it gives a state to something that has none")


def _array(shape: Any, dtype: Any, fortran: Any, content: Any) -> np.ndarray:
    if not isinstance(dtype, _DType) or type(content) not in (bytes, str):
        raise _Refused("an array holds objects and not numbers")
    if dtype.code.lstrip("<>|=") not in ("u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8", "b1"):
        raise _Refused("an array is not of plain numbers")
    size = 1
    if type(shape) is not tuple or len(shape) > 8:
        raise _Refused("an array has no proper shape")
    for length in shape:
        if type(length) is not int or not 0 <= length <= _MOST_ELEMENTS:
            raise _Refused("an array has no proper shape")
        size *= length
        if size > _MOST_ELEMENTS:
            raise _Refused("an array is far too large")
    kind = np.dtype(dtype.code)
    raw = content.encode("latin-1") if isinstance(content, str) else content
    if len(raw) != size * kind.itemsize:
        raise _Refused(
            "an array has {got} bytes, but its shape {shape} asks for {size}",
            got=len(raw),
            shape=str(shape),
            size=size * kind.itemsize,
        )
    return np.frombuffer(raw, kind).reshape(shape, order="F" if fortran else "C")


def _finished(value: Any) -> Any:
    """The value with arrays in place of their shells, at the two levels where batches have them."""
    if type(value) is dict:
        value = {key: _bare(item) for key, item in value.items()}
    value = _bare(value)
    # anything unfinished that is left deeper is not for others; values may hold themselves, so each is seen once
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, (_Array, _DType, _Name, _Mark)):
            raise _Refused("it holds something other than plain values and arrays")
        if type(item) in (list, tuple, dict) and id(item) not in seen:
            seen.add(id(item))
            waiting.extend(item.values() if type(item) is dict else item)
    return value


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, _Array) and value.value is not None else value
