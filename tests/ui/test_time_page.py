"""The time page, with a child that answers at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.times import PLAIN, branched, probes_of
from visionlab.cost.devices import devices
from visionlab.cost.roofline import Seconds, step_times, total
from visionlab.graph import edits
from visionlab.presets.registry import presets
from visionlab.runs.measurement import Failure, Progress, Result, Told
from visionlab.runs.settings import RunSettings
from visionlab.ui.analysis import stopwatch
from visionlab.ui.analysis.machine import remember, remembered
from visionlab.ui.analysis.pages import time as page_module
from visionlab.ui.analysis.pages.time import BLOCKS, FORWARD, LAYERS, TRAINING, TimePage
from visionlab.ui.analysis.time_lines import DeviceModel, DeviceRow, TimeModel, TimeRow, duration, limit_word
from visionlab.ui.analysis.time_machines import HERE
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document, Note
from visionlab.ui.settings import Settings

MACHINE = {"device": "cpu (x86_64, 2 threads)", "torch": "2", "probes": {"fp32": probes_of(PLAIN)}}


class Child:
    """In the place of `Measurement`: it says what a test has it say."""

    asked: ClassVar[list[tuple[str, dict[str, Any]]]] = []
    latest: ClassVar[Child | None] = None

    def __init__(self, kind: str, job: dict[str, Any], callback: Callable[[Told], None], _python: str) -> None:
        self.asked.append((kind, job))
        self.say = callback
        self.is_cancelled = False
        Child.latest = self

    def cancel(self) -> None:
        self.is_cancelled = True


@pytest.fixture(autouse=True)
def child(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[type[Child]]:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    monkeypatch.setattr(stopwatch, "Measurement", Child)
    Child.asked, Child.latest = [], None
    yield Child


@pytest.fixture
def document() -> Document:
    made = Document()
    made.open(presets()["starter"].graph(), "starter")
    return made


@pytest.fixture
def make(document: Document, qtbot: QtBot, tmp_path: Any) -> Callable[[], TimePage]:
    def made() -> TimePage:
        settings = Settings(tmp_path / "window.ini")
        page = TimePage(document, Conditions(settings), settings)
        qtbot.addWidget(page)
        document.changed.connect(lambda _change: page.refresh())
        page.conditions.changed.connect(page.refresh)
        page.resize(1100, 260)
        with qtbot.waitExposed(page):
            page.show()
        page.refresh()
        return page

    return made


@pytest.fixture
def page(make: Callable[[], TimePage]) -> TimePage:
    """On a machine that was measured."""
    remember(MACHINE)
    return make()


def wait_for_machines(page: TimePage, qtbot: QtBot) -> list[DeviceRow]:
    qtbot.waitUntil(lambda: all(row.training is not None for row in page.machines.lines.rows if row.id))
    return page.machines.lines.rows


def answer_network(page: TimePage, factor: float = 1.0) -> None:
    """Have the child tell times of the network: a millisecond an image more for each module."""
    (kind, job) = Child.asked[-1]
    assert kind == "measure" and Child.latest is not None
    batch = job["settings"]["batch_size"]
    modules = {
        path: {"forward": factor * batch * 1e-3 * n, "after": batch * 5e-4, "training": factor * batch * 4e-3 * n}
        for n, path in enumerate(job["paths"], start=1)
    }
    told = {"forward": batch * 0.1, "training": batch * 0.4, "modules": modules, "batch": batch, "device": "cpu"}
    Child.latest.say(Result(told))


# -- an unmeasured machine


def test_a_machine_that_was_not_measured_asks_for_it(make: Callable[[], TimePage], qtbot: QtBot) -> None:
    page = make()
    assert page.machines.choice == HERE and page.stack.currentIndex() == 1
    assert "has not been measured" in page.nothing.text()
    assert page.calibrate.button.property("primary") and page.calibrate.button.isEnabled()
    rows = wait_for_machines(page, qtbot)
    assert rows[0].id == HERE and rows[0].training is None
    assert {row.id for row in rows[1:]} == set(devices())


def test_measuring_the_machine_fills_the_page_and_is_kept(make: Callable[[], TimePage], qtbot: QtBot) -> None:
    page = make()
    qtbot.mouseClick(page.calibrate.button, Qt.MouseButton.LeftButton)
    kind, job = Child.asked[-1]
    assert kind == "calibrate" and RunSettings.from_json(job["settings"])
    assert page.calibrate.is_busy and not page.measure.button.isEnabled()
    assert Child.latest is not None
    Child.latest.say(Progress(3, 14))
    assert (page.calibrate.bar.value(), page.calibrate.bar.maximum()) == (3, 14)
    Child.latest.say(Result(MACHINE))
    assert not page.calibrate.is_busy and page.measure.button.isEnabled()
    assert page.stack.currentIndex() == 0 and page.times.rows
    assert "2 threads" in page.machine_sentence.text()
    machine = remembered()
    assert machine is not None and machine.fp32.forward.operator == pytest.approx(1e-6)
    qtbot.waitUntil(lambda: page.machines.lines.rows[0].training is not None)


def test_what_makes_no_sense_is_not_kept(make: Callable[[], TimePage], qtbot: QtBot) -> None:
    page = make()
    page.measure_machine()
    assert Child.latest is not None
    with qtbot.waitSignal(page.said) as said:
        Child.latest.say(Result({"device": "cpu", "probes": {}}))
    assert "measure it again" in said.args[0]
    assert remembered() is None and page.stack.currentIndex() == 1


def test_a_spoilt_file_is_as_good_as_none(tmp_path: Any) -> None:
    remember(MACHINE)
    file = tmp_path / "config" / "machine.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    assert remembered() is not None and told["date"] > 1e9
    for text in ("{", "[1]", json.dumps(told | {"probes": 3}), "[" * 100_000):
        file.write_text(text, encoding="utf-8")
        assert remembered() is None


# -- estimates


def test_the_blocks_on_this_machine(page: TimePage, document: Document) -> None:
    network, first, *blocks = page.times.rows
    assert network.id == "" and first.seconds == 0  # pictures take no time
    assert len(blocks) + 1 == len(document.graph.nodes)
    pace = page.conditions.pace(HERE)
    assert pace is not None
    batch = page.conditions.situation.batch
    whole = total(step_times(document.report.training, batch, 1, pace))
    assert network.seconds == pytest.approx(whole.training.total / batch)
    assert sum(row.seconds for row in blocks) == pytest.approx(network.seconds)
    line = page.times.line(page.times.index(2, 0))
    assert line.cells[1].text == duration(blocks[0].seconds) and line.cells[1].after.endswith("%")
    assert line.cells[3].text in ("arithmetic", "memory", "overhead")


def test_forward_and_training_blocks_and_layers(page: TimePage, document: Document, make: Any) -> None:
    training = page.times.whole
    page.passes.edited.emit(FORWARD)
    assert page.times.whole < training
    page.views.edited.emit(LAYERS)
    layers = page.times.rows[1:]
    assert len(layers) == document.report.recording.layers
    assert sum(row.seconds for row in layers) == pytest.approx(page.times.whole)
    assert any(row.path == ("conv",) for row in layers)
    again = make()
    assert (again.pass_, again.view) == (FORWARD, LAYERS)


def test_a_gpu_is_chosen_and_remembered(page: TimePage, qtbot: QtBot, make: Any) -> None:
    wait_for_machines(page, qtbot)
    place = page.machines.lines.find("a100-40gb")
    here = page.times.whole
    page.machines.setCurrentIndex(place)
    assert page.machines.choice == "a100-40gb" and page.times.whole < here
    row = page.machines.lines.rows[place.row()]
    assert row.training == pytest.approx(page.times.whole)
    assert any("published peak" in sentence for sentence in page.machines.lines.tips(place))
    assert devices()["a100-40gb"].source in page.machines.lines.tips(place)
    assert make().machines.choice == "a100-40gb"


def test_epochs(page: TimePage, qtbot: QtBot) -> None:
    row = wait_for_machines(page, qtbot)[3]
    assert row.training is not None
    cells = page.machines.lines.line(page.machines.lines.index(3, 0)).cells
    assert [cell.text for cell in cells[3:]] == [duration(50_000 * row.training), duration(1_281_167 * row.training)]
    assert len(page.machines.lines.record(page.machines.lines.index(3, 0))) == len(DeviceModel.head)


def test_the_situation_counts(page: TimePage, qtbot: QtBot) -> None:
    before = page.times.whole
    page.conditions.set(page.conditions.situation.with_(batch=1))
    assert page.times.whole > before  # what starting operators takes is shared by no others
    page.conditions.set(page.conditions.situation.with_(batch=32, precision="bf16 mixed"))
    assert page.times.whole == pytest.approx(before)  # the machine has only fp32
    qtbot.waitUntil(lambda: any("mixed precision" in told for told in page.machines.lines.rows[0].about))
    old = next(row for row in page.machines.lines.rows if row.id == "titan-black")
    assert any("16 bits are no faster" in told for told in old.about)


def test_machines_follow_an_edit_when_edits_pause(page: TimePage, document: Document, qtbot: QtBot) -> None:
    before = wait_for_machines(page, qtbot)[5].training
    assert before is not None
    document.open(presets()["cifar-resnet-56"].graph(), "other")
    qtbot.waitUntil(lambda: (page.machines.lines.rows[5].training or 0) > before)


def test_the_rows_are_the_same_ones_after_an_edit(page: TimePage, document: Document) -> None:
    resets: list[bool] = []
    page.times.modelReset.connect(lambda: resets.append(True))
    widen(document)
    assert not resets
    document.edit("remove", lambda graph: edits.remove(graph, [page.times.rows[3].id]))
    assert resets


def widen(document: Document) -> str:
    """Give the first block other channels; its id."""
    id = next(id for id, node in document.graph.nodes.items() if hasattr(node.block, "channels") and id != "input")
    block = document.graph.node(id).block
    wider = block.with_(channels=2 * block.channels)
    assert document.edit("widen", lambda graph: edits.replace_block(graph, id, wider))
    return id


def test_a_network_with_problems(page: TimePage, document: Document) -> None:
    broken = page.times.rows[3].id
    document.edit("cut", lambda graph: edits.remove(graph, [], graph.into[broken]))
    row = next(row for row in page.times.rows if row.id == broken)
    assert row.estimate is None and row.is_wrong
    assert page.times.line(page.times.find((broken, ()))).is_wrong
    assert not page.measure.button.isEnabled() and page.measure.button.toolTip()
    document.undo()
    assert page.measure.button.isEnabled()


def test_no_network(page: TimePage, document: Document) -> None:
    document.edit("remove", lambda graph: edits.remove(graph, list(graph.nodes)))
    assert page.stack.currentIndex() == 1 and "no network" in page.nothing.text()


# -- selection


def test_a_row_selects_its_node_and_the_other_way(page: TimePage, document: Document) -> None:
    page.table.setCurrentIndex(page.times.index(3, 0))
    assert document.selection.ids == {page.times.rows[3].id}
    document.selection.set([page.times.rows[4].id])
    assert [index.row() for index in page.table.selectionModel().selectedRows()] == [4]
    page.views.edited.emit(LAYERS)
    rows = {page.times.rows[index.row()].id for index in page.table.selectionModel().selectedRows()}
    assert rows == document.selection.ids
    document.selection.set([])
    assert not page.table.selectionModel().hasSelection()


def test_sorting_leaves_the_network_on_top(page: TimePage) -> None:
    page.times.sort(1, Qt.SortOrder.DescendingOrder)
    spent = [row.seconds for row in page.times.rows]
    assert page.times.rows[0].id == "" and spent[1:] == sorted(spent[1:], reverse=True)
    page.times.sort(1, Qt.SortOrder.AscendingOrder)
    assert page.times.rows[0].id == "" and page.times.rows[1].seconds == 0
    for column in range(4):
        page.times.sort(column)
    page.times.sort(-1)
    assert [row.seconds for row in page.times.rows][1] == 0


# -- measuring the network


def test_the_network_is_measured_beside_the_estimate(page: TimePage, document: Document) -> None:
    page.conditions.set(page.conditions.situation.with_(batch=4, optimizer="Adam"))
    page.measure.button.click()
    _, job = Child.asked[-1]
    settings = RunSettings.from_json(job["settings"])
    assert (settings.batch_size, settings.optimizer) == (4, "adam")
    assert job["input"] == [3, 32, 32] and "class Network" in job["text"]
    assert page.measure.is_busy and not page.calibrate.button.isEnabled()
    answer_network(page)
    network, first, *blocks = page.times.rows
    assert first.measured is None and network.measured == pytest.approx(0.4)
    assert [row.measured for row in blocks] == pytest.approx([4e-3 * n for n in range(1, len(blocks) + 1)])
    cell = page.times.line(page.times.index(2, 0)).cells[2]
    assert cell.text == "4.00 ms" and cell.after.startswith("×")
    page.passes.edited.emit(FORWARD)
    assert page.times.rows[2].measured == pytest.approx(1e-3) and page.times.rows[0].measured == pytest.approx(0.1)


def test_what_was_measured_is_on_the_cards(page: TimePage, document: Document, qtbot: QtBot) -> None:
    canvas = Canvas(document)
    qtbot.addWidget(canvas)
    assert page.on_cards.isHidden()
    page.measure_network()
    answer_network(page)
    id = page.times.rows[2].id
    assert canvas.drawing.faces[id].note == Note("4.00 ms", f"estimate {duration(page.times.rows[2].seconds)}")
    canvas.grab()
    page.on_cards.setChecked(False)
    assert canvas.drawing.faces[id].note == Note()
    page.on_cards.setChecked(True)
    changed = widen(document)
    assert canvas.drawing.faces[changed].note == Note()  # it is another block by now
    document.undo()
    assert canvas.drawing.faces[changed].note[0]
    page.conditions.set(page.conditions.situation.with_(batch=2))
    assert not document.notes.by_id and page.on_cards.isHidden()
    assert "another situation" in page.sentence.text()
    page.conditions.set(page.conditions.situation.with_(batch=32))
    assert document.notes.by_id
    document.open(presets()["starter"].graph(), "anew")
    assert not document.notes.by_id and page.measured is None
    assert canvas.drawing.faces[id].note == Note()


def test_an_expression_has_the_time_between_two_modules(page: TimePage, document: Document) -> None:
    document.open(branched(), "branched")
    page.passes.edited.emit(FORWARD)
    page.measure_network()
    answer_network(page)
    row = next(row for row in page.times.rows if row.id == "sum")
    assert row.measured == pytest.approx(5e-4)
    page.passes.edited.emit(TRAINING)
    assert next(row for row in page.times.rows if row.id == "sum").measured is None


def test_only_this_machine_was_measured(page: TimePage, qtbot: QtBot) -> None:
    page.measure_network()
    answer_network(page)
    wait_for_machines(page, qtbot)
    page.machines.setCurrentIndex(page.machines.lines.find("t4"))
    assert all(row.measured is None for row in page.times.rows)


def test_cancel_and_failure(page: TimePage, qtbot: QtBot) -> None:
    page.measure_network()
    going = Child.latest
    assert going is not None
    qtbot.mouseClick(page.measure.cancel, Qt.MouseButton.LeftButton)
    assert going.is_cancelled and not page.measure.is_busy and page.measure.button.isEnabled()
    going.say(Result({}))  # too late
    assert page.measured is None
    page.measure_network()
    assert Child.latest is not None
    with qtbot.waitSignal(page.said) as said:
        Child.latest.say(Failure("The memory of the device is full.", "Try a batch size of 16."))
    assert "batch size of 16" in said.args[0] and not page.measure.is_busy


def test_another_network_ends_the_measurement(page: TimePage, document: Document) -> None:
    page.measure_network()
    going = Child.latest
    document.open(presets()["alexnet"].graph(), "other")
    assert going is not None and going.is_cancelled and not page.measure.is_busy


def test_a_training_that_has_no_room_is_not_begun(page: TimePage, monkeypatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(page_module, "machine_memory", lambda: 10_000_000)
    with qtbot.waitSignal(page.said) as said:
        page.measure_network()
    assert "smaller batch" in said.args[0] and not Child.asked


def test_a_child_that_cannot_be_started(page: TimePage, monkeypatch, qtbot: QtBot) -> None:
    def refuse(*_told: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(stopwatch, "Measurement", refuse)
    with qtbot.waitSignal(page.said) as said:
        page.measure_network()
    assert "Cannot allocate memory" in said.args[0] and not page.measure.is_busy


# -- words


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (3e-7, "0.30 µs"),
        (4.56e-5, "45.6 µs"),
        (9.99e-4, "999 µs"),
        (9.996e-4, "1.00 ms"),
        (0.01234, "12.3 ms"),
        (1.234, "1.23 s"),
        (99.99, "100 s"),
        (120, "2 min 00 s"),
        (3599.4, "59 min 59 s"),
        (3 * 3600 + 305, "3 h 05 min"),
        (5 * 86_400, "5 days"),
    ],
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_limits_in_words() -> None:
    assert [limit_word(each) for each in (Seconds(1), Seconds(0, 1), Seconds(0, 1, 2), Seconds(), None)] == [
        "arithmetic",
        "memory",
        "overhead",
        "",
        "",
    ]


def test_a_row_without_an_estimate_can_be_copied() -> None:
    model = TimeModel()
    model.show_rows([TimeRow("a", (), "a", None, None)])
    assert model.record(model.index(0, 0)) == ("a", 0.0, 0.0, "", "")
    assert len(TimeModel.head) == 5 and model.tips(model.index(0, 0)) == ()


def test_keyboard_reaches_everything(page: TimePage) -> None:
    for widget in (page.machines, page.table, page.calibrate.button, page.measure.button, page.on_cards):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.accessibleName() or widget.text()  # type: ignore[attr-defined]
    assert page.view == BLOCKS
