"""Steps looked at block by block, compared with PyTorch asked another way."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
import torch
from torch import nn
from torch.nn import functional

from tests.support.truth import module_of
from visionlab.presets.registry import presets
from visionlab.runs.events import Blocks, Event, Step, Vital, to_line
from visionlab.runs.settings import RunSettings
from visionlab.trainer import block_watch, vitals
from visionlab.trainer.block_watch import MOST, BlockWatch, mean_and_spread, watched_blocks
from visionlab.trainer.checkpoint import Progress, load_weights
from visionlab.trainer.device import Device
from visionlab.trainer.initialise import initialise
from visionlab.trainer.network import load_network
from visionlab.trainer.vitals import Vitals, held_bytes

Make = Callable[..., Any]
Train = Callable[..., Any]

CPU = Device(torch.device("cpu"))


class Ears:
    """In the place of a Reporter."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def emit(self, *events: Event) -> None:
        self.told += events


class Unit(nn.Module):
    """Half of the channels are dead for whatever comes in."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(4, 4, 3, padding=1)
        with torch.no_grad():
            self.conv.bias.copy_(torch.tensor([100.0, -100.0, 100.0, -100.0]))  # type: ignore[union-attr]
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.relu(self.conv(x))


class Small(nn.Module):
    """A network as the text has it: a block, a list of blocks, a ReLU that writes over what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, 4, 3)
        self.act = nn.ReLU(inplace=True)
        self.units = nn.ModuleList(Unit() for _ in range(2))
        self.never = nn.Linear(2, 2)
        self.head = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.act(self.stem(x))
        for unit in self.units:
            x = unit(x)
        return self.head(x.mean((2, 3)))


@torch.no_grad()
def descend(network: nn.Module) -> None:
    """A step of SGD; torch's own imports its compiler, which takes seconds."""
    for each in network.parameters():
        if each.grad is not None:
            each -= 0.1 * each.grad


def look(network: nn.Module, *, sees_inside: bool = True, steps: int = 3, accumulate: int = 1) -> list[Blocks]:
    """Steps of SGD with a BlockWatch; what it told of them."""
    ears = Ears()
    watch = BlockWatch(network, CPU, ears, Progress(), sees_inside=sees_inside)  # type: ignore[arg-type]
    torch.manual_seed(1)
    for step in range(1, steps + 1):
        watch.begin(step)
        for _ in range(accumulate):
            functional.cross_entropy(network(torch.randn(8, 3, 8, 8)), torch.arange(8) % 3).backward()
        watch.differentiated()
        descend(network)
        watch.stepped()
        network.zero_grad()
    watch.begin(steps + 1)
    return ears.told


def test_what_is_told_is_what_pytorch_has() -> None:
    torch.manual_seed(0)
    network, twin = Small(), Small()
    twin.load_state_dict(network.state_dict())
    (told,) = look(network)
    assert told.step == 3 and told.epoch == 1
    assert told.paths == ("stem", "act", "units.0", "units.1", "never", "head")
    # the same three steps, looked at without hooks
    torch.manual_seed(1)
    for _ in range(3):
        twin.zero_grad()
        images = torch.randn(8, 3, 8, 8)
        stem = twin.stem(images)
        act = stem.clone().relu()
        first = twin.units[0](act)
        second = twin.units[1](first)
        head = twin.head(second.mean((2, 3)))
        functional.cross_entropy(head, torch.arange(8) % 3).backward()
        before = {name: each.detach().clone() for name, each in twin.named_parameters()}
        descend(twin)
    for place, (path, out) in enumerate(zip(told.paths, (stem, act, first, second, None, head), strict=True)):
        mine = {name: each for name, each in twin.named_parameters() if name.startswith(path)}
        if path == "act":
            assert told.gradient[place] is told.update[place] is None
        if path in ("act", "never") or out is None:
            continue
        assert told.mean[place] == pytest.approx(out.mean().item(), rel=1e-3)
        assert told.spread[place] == pytest.approx(out.std(correction=0).item(), rel=1e-3)
        squares = sum(each.grad.square().sum().item() for each in mine.values() if each.grad is not None)
        assert told.gradient[place] == pytest.approx(squares**0.5, rel=1e-3)
        moved = sum((each - before[name]).square().sum().item() for name, each in mine.items())
        length = sum(before[name].square().sum().item() for name in mine)
        assert told.update[place] == pytest.approx((moved / length) ** 0.5, rel=1e-3)
    dead = [(out.amax((0, 2, 3)) == 0).float().mean().item() for out in (act, first, second)]
    assert dead[1] == 0.5 and told.dead == (None, *dead, None, None)
    assert [share is None for share in told.share] == [False, False, False, False, True, False]
    assert 0 < sum(share for share in told.share if share) <= 1.001


def test_a_block_that_never_runs_has_no_numbers() -> None:
    (told,) = look(Small())
    place = told.paths.index("never")
    columns = (told.gradient, told.update, told.mean, told.spread, told.dead, told.share)
    assert [column[place] for column in columns] == [None] * 6


def test_nothing_stays_behind() -> None:
    network = Small()
    look(network)
    assert not any(module._forward_hooks or module._forward_pre_hooks for module in network.modules())


def test_a_compiled_forward_pass_is_left_alone() -> None:
    (told,) = look(Small(), sees_inside=False)
    assert told.gradient[0] is not None and told.update[0] is not None
    assert {*told.mean, *told.spread, *told.dead, *told.share} == {None}


def test_a_batch_in_parts_tells_of_its_first_part() -> None:
    torch.manual_seed(0)
    (told,) = look(Small(), accumulate=3)
    assert told.dead[2] == 0.5 and told.mean[0] is not None


def test_mean_and_spread_of_half_precision_and_of_a_constant() -> None:
    values = torch.randn(4, 6, 5, 5, dtype=torch.float64) * 3 + 2
    mean, spread = mean_and_spread(values.to(torch.bfloat16).contiguous(memory_format=torch.channels_last))
    assert mean.dtype is spread.dtype is torch.float32
    assert mean.item() == pytest.approx(values.mean().item(), rel=0.01)
    assert spread.item() == pytest.approx(values.std().item(), rel=0.01)
    assert mean_and_spread(torch.full((2, 3), 0.1))[1].item() < 1e-3


def test_of_very_many_blocks_some_that_lie_evenly_are_watched() -> None:
    network = nn.Module()
    network.stem = nn.Identity()
    network.units = nn.ModuleList(nn.Identity() for _ in range(998))
    network.head = nn.Identity()
    paths = list(watched_blocks(network))
    assert len(paths) == MOST and paths[0] == "stem"
    assert paths[1:4] == ["units.1", "units.4", "units.6"]
    every = watched_blocks(module_of(presets()["cifar-resnet-110"].graph((3, 32, 32), 10)))
    assert len(every) == 1 + 54 + 1


def test_looking_is_paced_by_what_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look of 0.3 s over plain steps of 0.1 s: 0.2 s may be spent every 10 s."""
    now = [0.0]
    monkeypatch.setattr(block_watch.time, "perf_counter", lambda: now[0])
    ears = Ears()
    watch = BlockWatch(Small(), CPU, ears, Progress())  # type: ignore[arg-type]
    looks: list[float] = []
    for step in range(1, 1000):
        watch.begin(step)
        is_look = watch._look is not None
        if is_look:
            looks.append(now[0])
        now[0] += 0.3 if is_look else 0.1
        watch.differentiated()
        watch.stepped()
    apart = [after - before for before, after in pairwise(looks)]
    assert looks[0] == pytest.approx(0.2)
    assert all(10.0 <= each < 10.5 for each in apart)


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other step is looked at, every step's gradient told."""
    monkeypatch.setattr(block_watch, "APART", 0.0)
    monkeypatch.setattr(block_watch, "SHARE", 1e9)
    monkeypatch.setattr(vitals, "APART", 0.0)


@pytest.mark.usefixtures("often")
def test_a_run_that_is_watched_computes_the_same(make: Make, train: Train, quick: RunSettings) -> None:
    weights, losses = [], []
    for is_watched in (True, False):
        folder = make(quick.with_(watch_blocks=is_watched))
        _, events = train(folder)
        looks = [event for event in events if isinstance(event, Blocks)]
        assert bool(looks) == is_watched
        assert any(isinstance(event, Vital) for event in events)
        losses.append([(event.step, event.loss) for event in events if isinstance(event, Step)])
        network = load_network(folder.model)
        load_weights(folder.last, network)
        weights.append(network.state_dict())
    assert losses[0] == losses[1]
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])


def test_vitals_tell_the_gradient_over_all_parameters() -> None:
    network, ears = Small(), Ears()
    watch = Vitals(network.parameters(), CPU.place, ears)  # type: ignore[arg-type]
    watch.begin(7)
    functional.cross_entropy(network(torch.randn(4, 3, 8, 8)), torch.tensor([0, 1, 2, 0])).backward()
    watch.differentiated()
    watch.stepped()
    watch.begin(8)
    (told,) = ears.told
    length = sum(each.grad.square().sum().item() for each in network.parameters() if each.grad is not None) ** 0.5
    assert told.step == 7 and told.gradient_norm == pytest.approx(length, rel=1e-4)
    assert told.memory == pytest.approx(held_bytes(CPU.place), rel=0.5) and told.memory > 50_000_000


def test_a_gradient_that_is_no_number_is_told_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vitals, "APART", 0.0)
    for bad in (float("nan"), float("inf")):
        weight, ears = nn.Parameter(torch.ones(2)), Ears()
        watch = Vitals([weight], CPU.place, ears)  # type: ignore[arg-type]
        watch.begin(1)
        weight.grad = torch.tensor([1.0, bad])
        watch.differentiated()
        watch.begin(2)
        assert ears.told[0].gradient_norm is None
        assert to_line(ears.told[0])


def gradients(id: str, *, norms: bool) -> list[float]:
    """The lengths of the gradients of a preset's blocks that learn, first weights fresh, on random pictures.

    With norms the first weights are He's; without, PyTorch's own.
    """
    torch.manual_seed(0)
    network = module_of(presets()[id].graph((3, 16, 16), 10), "cpu")
    if norms:
        initialise(network)
    else:
        for module in network.modules():
            for name, child in module.named_children():
                if isinstance(child, nn.BatchNorm2d):
                    setattr(module, name, nn.Identity())
                elif isinstance(child, nn.Conv2d):
                    child.reset_parameters()
    ears = Ears()
    watch = BlockWatch(network, CPU, ears, Progress())  # type: ignore[arg-type]
    images, labels = torch.randn(16, 3, 16, 16), torch.arange(16) % 10
    for step in range(1, 4):
        network.zero_grad()
        watch.begin(step)
        functional.cross_entropy(network(images), labels).backward()
        watch.differentiated()
        watch.stepped()
    watch.begin(4)
    return [each for each in ears.told[0].gradient if each is not None]


def test_gradients_fade_in_a_plain_network_and_reach_the_first_block_of_a_residual_one() -> None:
    """True without norms. In a chain of ReLUs they fade in all blocks alike, however: what comes back is the smaller
    the nearer to the input, and what goes forward the smaller the nearer to the output, so that the products are as
    small everywhere."""
    plain, residual = gradients("cifar-plain-20", norms=False), gradients("cifar-resnet-20", norms=False)
    assert plain[0] < 1e-6 and residual[0] > 1e-2
    assert max(plain[:-1]) < 1e-4


def test_with_batch_norm_gradients_explode_in_a_plain_network() -> None:
    """Towards the first block, by a factor a layer (Yang et al. 2019, A Mean Field Theory of Batch Normalization);
    shortcuts keep it small."""
    plain, residual = gradients("cifar-plain-32", norms=True), gradients("cifar-resnet-32", norms=True)
    # the last but one is the last block before the classifier
    assert residual[0] / residual[-2] < 10 < 25 < plain[0] / plain[-2]


@pytest.mark.gpu
def test_on_a_gpu_nothing_waits_for_it() -> None:
    device = Device(torch.device("cuda"))
    network = Small().cuda()
    ears = Ears()
    watch = BlockWatch(network, device, ears, Progress())  # type: ignore[arg-type]
    images, labels = torch.randn(8, 3, 8, 8, device="cuda"), torch.arange(8, device="cuda") % 3
    functional.cross_entropy(network(images), labels).backward()
    torch.cuda.synchronize()
    torch.cuda.set_sync_debug_mode("error")
    try:
        for step in range(1, 4):
            watch.begin(step)
            functional.cross_entropy(network(images), labels).backward()
            watch.differentiated()
            descend(network)
            watch.stepped()
            network.zero_grad()
    finally:
        torch.cuda.set_sync_debug_mode("default")
    torch.cuda.synchronize()
    watch.begin(4)
    (told,) = ears.told
    assert told.dead[2] == 0.5 and all(told.share[place] for place in (0, 1, 2, 3, 5))
