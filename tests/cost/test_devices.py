"""The table of known GPUs."""

from __future__ import annotations

import re

import pytest

from visionlab.cost.devices import Device, allowance_source, devices, machine_memory

ALL = pytest.mark.parametrize("one", devices().values(), ids=devices().keys())

#: (fp32 cores, their clock in GHz, bus in bits, Gbit/s a pin): speeds follow from these
CHIPS = {
    "gtx-580-3gb": (512, 1.544, 384, 4.008),
    "titan-black": (2880, 0.889, 384, 7.0),
    "titan-x-maxwell": (3072, 1.0, 384, 7.0),
    "titan-x-pascal": (3584, 1.531, 384, 10.0),
    "gtx-1080-ti": (3584, 1.582, 352, 11.0),
    "p100-sxm2": (3584, 1.480, 4096, 1.43),
    "v100-sxm2-16gb": (5120, 1.530, 4096, 1.756),
    "t4": (2560, 1.590, 256, 10.0),
    "rtx-2080-ti": (4352, 1.545, 352, 14.0),
    "a100-40gb": (6912, 1.410, 5120, 2.43),
    "a100-80gb": (6912, 1.410, 5120, 3.186),
    "rtx-3090": (10496, 1.695, 384, 19.5),
    "rtx-3060": (3584, 1.777, 192, 15.0),
    "rtx-4090": (16384, 2.520, 384, 21.0),
    "l4": (7424, 2.040, 192, 12.5),
    "h100-pcie": (14592, 1.755, 5120, 3.125),
    "h100-sxm5": (16896, 1.980, 5120, 5.23),
    "rtx-5090": (21760, 2.407, 512, 28.0),
    "jetson-agx-orin": (2048, 1.3, 256, 6.4),
    "jetson-orin-nano": (1024, 0.625, 128, 4.25),
}


@ALL
def test_every_device_is_plausible_and_sourced(one: Device) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", one.id) and one.source.startswith("NVIDIA ") and 2010 <= one.year <= 2026
    (gigabytes,) = re.findall(r"(\d+) GB", one.title)
    assert one.memory_bytes == int(gigabytes) * 2**30
    assert 0.88 * one.memory_bytes < one.capacity_bytes <= one.memory_bytes
    assert 0 < one.reserved_bytes < one.room_bytes < one.capacity_bytes
    assert bool(one.half) == (one.bf16_flops is not None)
    assert one.half in ("", "fp16", "bf16")
    if one.bf16_flops is not None:
        assert one.bf16_flops > 1.9 * one.fp32_flops
    if one.tf32_flops is not None:
        assert one.half == "bf16" and one.bf16_flops is not None
        assert one.fp32_flops * 0.99 <= one.tf32_flops == pytest.approx(one.bf16_flops / 2, rel=0.01)


@pytest.mark.parametrize(("id", "chip"), CHIPS.items(), ids=CHIPS.keys())
def test_speeds_follow_from_cores_clock_and_bus(id: str, chip: tuple[int, float, int, float]) -> None:
    cores, clock, bits, pin = chip
    assert devices()[id].fp32_flops == pytest.approx(2 * cores * clock * 1e9, rel=0.02)
    assert devices()[id].bandwidth_bytes == pytest.approx(bits / 8 * pin * 1e9, rel=0.02)


def test_the_devices_of_the_lecture_and_of_today_are_there_in_the_order_of_their_years() -> None:
    assert {"gtx-580-3gb", "titan-black", "t4", "a100-80gb", "rtx-4090", "h100-sxm5"} <= set(devices())
    years = [one.year for one in devices().values()]
    assert years == sorted(years)


def test_allowances_say_where_they_are_from() -> None:
    assert all("PyTorch" in allowance_source(what) for what in ("capacity", "context", "workspace"))


def test_this_machine_has_memory() -> None:
    told = machine_memory()
    assert told is None or 2**28 < told < 2**50
