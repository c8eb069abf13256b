"""Two hundred sources that are no networks: each is refused in one sentence, and nothing is written."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import onnx
import pytest
import torch
from torch import nn

from visionlab import cli
from visionlab.exchange.incoming import assemble
from visionlab.importer.hints import hints
from visionlab.importer.making import followed
from visionlab.importer.sources import find
from visionlab.presets.registry import presets
from visionlab.problem import Problem
from visionlab.project import dumps, loads

HEAD = "import torch\nfrom torch import nn\n\n\n"


def module(forward: str, made: str = "", arguments: str = "self") -> str:
    """A file with one network whose forward is this."""
    return (
        f"{HEAD}class Net(nn.Module):\n    def __init__({arguments}):\n        super().__init__()\n"
        f"        self.conv = nn.Conv2d(3, 4, 3)\n        {made or 'pass'}\n\n"
        f"    def forward(self, x):\n        {forward}\n"
    )


FILES = {
    "empty": "",
    "no python": "\x00\x01\x02",
    "syntax": "class Net(nn.Module:\n",
    "indentation": "class A:\nx = 1\n  y = 2\n",
    "unknown import": "import surely_nowhere_to_be_found\n",
    "itself": "import visionlab_imported.deeper\n",
    "exit": "import sys\nsys.exit('bye')\n",
    "system exit": "raise SystemExit\n",
    "raises": "raise ValueError('first line\\nsecond line')\n",
    "empty error": "raise ValueError\n",
    "name error": "Net = nowhere\n",
    "division": "x = 1 / 0\n",
    "recursion": "def f(): f()\nf()\n",
    "no network": "x = 1\n",
    "a class of something else": "class Net:\n    pass\n",
    "only a borrowed one": f"{HEAD}Net = nn.Conv2d\n",
    "several": module("return x") + "\n\nclass Other(nn.Module):\n    pass\n",
    "arguments": module("return x", arguments="self, depth"),
    "keyword only": module("return x", arguments="self, *, depth"),
    "init raises": module("return x", "raise RuntimeError('no\\nway')"),
    "init exits by error": module("return x", "{}['key']"),
    "forward raises": module("raise KeyError('lost')"),
    "no forward": f"{HEAD}class Net(nn.Module):\n    pass\n",
    "shape depends": module("return x if x.sum() > 0 else -x"),
    "loops on values": module("\n        ".join(["while x.max() > 0:", "    x = x - 1", "return x"])),
    "recursion in forward": module("return self(x)"),
    "wrong channels": module("return self.conv(self.conv(x))"),
    "no tensor": module("return 'cat'"),
    "nothing": module("return None"),
    "a number": module("return 3"),
    "a constant": module("return torch.zeros(2, 10)"),
    "empty tuple": module("return ()"),
    "two arguments": module("return x").replace("forward(self, x)", "forward(self, y, x)"),
    "no argument": module("return 1").replace("forward(self, x)", "forward(self)"),
    "asserts": module("assert x.shape[1] == 7; return x"),
    "numpy": module("return torch.from_numpy(x.detach().numpy())"),
    "deep": "x = " + "(" * 3000 + ")" * 3000 + "\n",
    "a string of code": "'" + "a" * 100_000 + "\n",
    "latin": "# \xe9t\xe9\n".encode("latin-1"),
}

NAMES = [
    *("", " ", ":", "::", "torchvision:", "timm:", "torchvision:resnet", "torchvision:RESNET18"),
    "torchvision:resnet18 ",
    *("torchvision:../../etc/passwd", "torchvision:resnet18:resnet18", "timm:nowhere", "timm:../x", "timm:hf-hub:a/b"),
    *("resnet18", "nowhere:Nothing", "os:nothing", "os:system", "os:getcwd", "builtins:exit", "builtins:__import__"),
    *("builtins:open", "sys:exit", "json:loads", "math:pi", "__import__('os'):system", "os.path:join.x", "a..b:c"),
    *("a:b c", "1:2", "\x00", "a\x00b.py", "net\n.py", "x" * 1001, "x" * 5000 + ".py", "..:..", "/", "/:x", "~:x"),
    *("nowhere.py", "/nowhere/net.py", "nowhere.py:Net", "../net.py", "net.py:", ":net.py", "/dev/null"),
    "/proc/self/mem",
    *("file:///net.py", "https://example.org/net.py", "nowhere.onnx", "/dev/null.onnx", ".onnx", ".py", "сеть:Сеть"),
    *("сеть.py", "🙂", "🙂:🙂", "-o", "--help:x", "torch:load", "pickle:loads", "subprocess:run", "os:_exit_"),
]  # fmt: skip

SHAPES = [
    *((0, 224, 224), (3, 0, 0), (-3, 224, 224), (3, -1, 5), (3, 10**9, 10**9), (10**12, 1, 1), (3, 2**63, 1)),
    *((3, 1, 1), (1, 224, 224), (4, 32, 32), (3,), (3, 224), (3, 5, 5, 5)),
]  # fmt: skip


@pytest.fixture(autouse=True)
def unharmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a file does to Python's own settings is taken back, and no new file may lie about."""
    monkeypatch.chdir(tmp_path)
    path, limit = list(sys.path), sys.getrecursionlimit()
    yield
    sys.path[:] = path
    sys.setrecursionlimit(limit)
    sys.modules.pop("visionlab_imported", None)


def brought(source: str, folder: Path, shape: tuple[int, ...] | None = (3, 32, 32)) -> str:
    """What is said of a source; empty where it comes in after all."""
    try:
        traced = followed(find(source, str(folder), shape).make, shape)
        assemble(traced.flat, traced.paths, hints(traced))
    except Problem as problem:
        return str(problem)
    return ""


def check(said: str) -> None:
    assert said and "\n" not in said and "Traceback" not in said and len(said) < 700, said


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_python(name: str, tmp_path: Path) -> None:
    text = FILES[name]
    file = tmp_path / "net.py"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    check(brought("net.py", tmp_path))
    assert [each.name for each in tmp_path.iterdir()] == ["net.py"]


@pytest.mark.parametrize("source", NAMES, ids=lambda source: repr(source)[:40])
def test_a_name(source: str, tmp_path: Path) -> None:
    check(brought(source, tmp_path))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_size(shape: tuple[int, ...], tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(module("return self.conv(x).mean((2, 3))"))
    assert brought("net.py", tmp_path) == ""
    check(brought("net.py", tmp_path, shape))


def mutilated(data: bytes, seed: int) -> bytes:
    """A file that was cut, overwritten, swapped or filled with noise."""
    chance = random.Random(seed)
    place = chance.randrange(len(data))
    length = chance.randint(1, 40)
    noise = bytes(chance.randrange(256) for _ in range(length))
    return [data[:place], data[:place] + noise + data[place + length :], data[place:], data[:place] * 2, noise][
        seed % 5
    ]


def test_documents(tmp_path: Path) -> None:
    whole = dumps(presets()["starter"].graph()).encode()
    refused = 0
    for seed in range(60):
        try:
            loads(mutilated(whole, seed).decode("utf-8", "replace"), "net.vlab")
        except Problem as problem:
            check(str(problem))
            refused += 1
    assert refused >= 40


def _onnx() -> bytes:
    node = onnx.helper.make_node("Conv", ["x", "w"], ["y"], kernel_shape=[3, 3])
    weight = onnx.helper.make_tensor("w", onnx.TensorProto.FLOAT, [4, 3, 3, 3], [0.5] * 108)
    ends = [
        onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape)
        for name, shape in (("x", [1, 3, 8, 8]), ("y", [1, 4, 6, 6]))
    ]
    graph = onnx.helper.make_graph([node], "net", ends[:1], ends[1:], [weight])
    made: bytes = onnx.helper.make_model(graph).SerializeToString()
    return made


def test_onnx_files(tmp_path: Path) -> None:
    whole, file, refused = _onnx(), tmp_path / "net.onnx", 0
    file.write_bytes(whole)
    assert brought("net.onnx", tmp_path, None) == ""
    for seed in range(60):
        file.write_bytes(mutilated(whole, seed))
        said = brought("net.onnx", tmp_path, None)
        if said:
            check(said)
            refused += 1
    assert refused >= 30
    assert [each.name for each in tmp_path.iterdir()] == ["net.onnx"]


@pytest.mark.slow
def test_programs(tmp_path: Path) -> None:
    network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.AdaptiveAvgPool2d(1), nn.Flatten())
    file, refused = tmp_path / "net.pt2", 0
    torch.export.save(torch.export.export(network.eval(), (torch.zeros(1, 3, 8, 8),)), file)
    whole = file.read_bytes()
    assert brought("net.pt2", tmp_path, None) == ""
    for seed in range(120):
        file.write_bytes(mutilated(whole, seed))
        said = brought("net.pt2", tmp_path, None)
        if said:
            check(said)
            refused += 1
    assert refused >= 60
    assert [each.name for each in tmp_path.iterdir()] == ["net.pt2"]


ENDS = {
    "segfault": "import ctypes\nctypes.string_at(0)\n",
    "_exit": "import os\nos._exit(0)\n",
    "noise": "print('x' * 3_000_000)\n" + module("return None"),
    "closes all": "import os\nos.closerange(0, 64)\n",
}


@pytest.mark.parametrize("name", [*ENDS][:1] + [pytest.param(name, marks=pytest.mark.slow) for name in [*ENDS][1:]])
def test_the_command_line_outlives_it(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "net.py").write_text(ENDS[name])
    status = cli.main(["import", "net.py", "-o", "net.vlab"])
    told = capsys.readouterr()
    assert status == 2 and not told.out
    check(told.err.strip())
    assert [each.name for each in tmp_path.iterdir()] == ["net.py"]
