"""The memory page: portions, devices, blocks, and what runs measured."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.cost.devices import devices, machine_room
from visionlab.cost.situation import Situation
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Node
from visionlab.layers.conv import Conv
from visionlab.presets.registry import presets
from visionlab.project import dumps
from visionlab.runs.events import Built, MemoryUse, Step, to_line
from visionlab.runs.folder import RunFolder, create
from visionlab.runs.settings import RunSettings
from visionlab.ui.analysis.measured_memory import MeasuredRuns, foreseen, read
from visionlab.ui.analysis.memory_lines import FitRow
from visionlab.ui.analysis.pages.memory import HERE, MemoryPage
from visionlab.ui.conditions import Conditions
from visionlab.ui.document import Document
from visionlab.ui.settings import Settings
from visionlab.ui.training.record import Digest, RunRecord
from visionlab.ui.training.status import details

SETTINGS = RunSettings(network="Tiny", batch_size=16, optimizer="adam", precision="bf16", device="cuda")


@pytest.fixture
def runs(tmp_path, monkeypatch):
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    return tmp_path / "runs"


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(presets()["resnet-18"].graph(), "ResNet-18")
    return made


@pytest.fixture
def page(qtbot, document, runs, tmp_path):
    settings = Settings(tmp_path / "window.ini")
    made = MemoryPage(document, Conditions(settings), settings)
    made.conditions.changed.connect(made.refresh)
    document.changed.connect(lambda _change: made.refresh())
    qtbot.addWidget(made)
    made.resize(1100, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    return made


def row(page: MemoryPage, id: str) -> FitRow:
    return next(row for row in page.fits.rows if row.id == id)


def test_portions_are_those_of_the_situation(page, document):
    page.conditions.set(Situation(batch=8, precision="bf16 mixed", optimizer="Adam"))
    held = document.report.memory_in(page.conditions.situation)
    sizes = [portion.size for portion in page.bar.portions]
    assert sizes == [
        held.learned, held.gradients, 2 * held.learned, held.saved_for_backward, devices()["t4"].reserved_bytes
    ]  # fmt: skip
    assert page.bar.portions == page.rows.portions and page.bar.capacity == devices()["t4"].capacity_bytes
    assert page.title.text().endswith("on Tesla T4 16 GB")
    page.conditions.set(Situation(batch=8, optimizer="SGD"))
    assert page.bar.portions[2].size == 0


def test_devices_say_whether_it_fits_and_the_largest_batch(page, document):
    report = document.report
    for batch in (1, 64, 4096):
        page.conditions.set(Situation(batch=batch))
        for one in page.fits.rows:
            assert one.fits == (one.takes <= one.room) == (batch <= one.largest)
            assert report.memory_of(one.largest).training <= one.room < report.memory_of(one.largest + 1).training
    small = row(page, "gtx-580-3gb")
    assert (small.verdict, row(page, "h200-sxm").verdict) == ("no", "fits")
    assert page.fits.line(page.fits.find("gtx-580-3gb")).is_wrong
    page.conditions.set(Situation(batch=small.largest))
    assert row(page, "gtx-580-3gb").verdict == "tight"
    assert page.fits.line(page.fits.find("gtx-580-3gb")).cells[1].text.startswith("9")
    page.conditions.set(Situation(batch=65_536))
    assert page.fits.line(page.fits.find("gtx-580-3gb")).cells[1].text.replace(",", "").removesuffix(" %").isdigit()


def test_this_machine_trains_in_fp32_and_has_no_workspace(page, document, qtbot):
    page.conditions.set(Situation(batch=8, precision="bf16 mixed"))
    fp32 = document.report.memory_in(Situation(batch=8))
    here = row(page, HERE)
    assert here.takes == fp32.training and any("fp32" in told for told in here.about)
    page.device_table.setCurrentIndex(page.fits.find(HERE))
    assert page.chosen == HERE and page.settings.text("memory_device") == HERE
    assert [portion.size for portion in page.bar.portions][3:] == [fp32.saved_for_backward]
    assert page.bar.capacity == machine_room() and "this machine" in page.title.text()
    page.device_table.setCurrentIndex(page.fits.find("a100-40gb"))
    assert page.settings.text("memory_device") == "a100-40gb" and len(page.bar.portions) == 5


def test_blocks_that_keep_most_come_first_and_add_up(page, document):
    kept = [one.kept for one in page.kept.rows]
    assert kept == sorted(kept, reverse=True)
    assert sum(kept) == document.report.memory_in(page.conditions.situation).saved_for_backward
    assert {one.id for one in page.kept.rows} == set(document.graph.nodes)


def test_selection_goes_both_ways(page, document):
    first = page.kept.rows[0].id
    page.block_table.setCurrentIndex(page.kept.index(0, 0))
    assert document.selection.ids == {first}
    other = page.kept.rows[3].id
    document.selection.set([other])
    chosen = page.block_table.selectionModel().selectedRows()
    assert [page.kept.rows[index.row()].id for index in chosen] == [other]


def test_it_follows_edits_and_networks_that_do_not_work(page, document):
    before = page.bar.whole
    id = next(
        id for id, node in document.graph.nodes.items() if node.title == "layer1.0" or "channels" in str(node.block)
    )
    node = document.graph.nodes[id]
    document.edit("wider", lambda graph: edits.replace_block(graph, id, node.block.with_(channels=96)))
    assert page.bar.whole != before
    document.edit("loose", lambda graph: edits.add_node(graph, Node("loose", Conv())))
    loose = next(one for one in page.kept.rows if one.id == "loose")
    assert loose.kept is None and page.kept.line(page.kept.find("loose")).is_wrong
    assert page.kept.tips(page.kept.find("loose")) == ()
    document.open(EMPTY, "")
    assert page.kept.rows == [] and page.sentence.text() == "There is no network."


def test_tips_copies_and_words_for_those_who_do_not_see(page, document):
    page.conditions.set(Situation(batch=1))
    assert page.bar.portion_at(QPointF(1, 5)) == page.bar.portions[0]
    assert page.bar.portion_at(QPointF(page.bar.width() - 2, 5)) is None
    assert page.rows.portion_at(QPointF(5, 30)) == page.rows.portions[1]
    assert "Weights\t46,758,0" in page.rows.text() and page.rows.accessibleDescription() == page.rows.text()
    page.device_table.setCurrentIndex(page.fits.find("t4"))
    page.device_table.copy(with_head=True)
    head, told = QApplication.clipboard().text().splitlines()
    assert head.startswith("device\tmemory_bytes") and told.startswith("Tesla T4 16 GB\t")
    assert any("cuDNN" in tip for tip in page.fits.tips(page.fits.find("t4")))
    for model in (page.fits, page.kept):
        for column in range(model.columnCount()):
            page.device_table.sortByColumn(column, page.device_table.header().sortIndicatorOrder())
            assert model.data(model.index(0, column)) is not None
    page.grab()


# -- what runs measured


def made_run(graph, network: str = "Tiny", peak: int = 50_000_000) -> RunFolder:
    folder = create(SETTINGS.with_(network=network), "", dumps(graph))
    told = [Step(1.0, 1, 1, 2.0, 0.1, 9.0), MemoryUse(2.0, 2, 16, peak, 1_000_000, 2 * peak, 10**10)]
    folder.events.write_text("".join(map(to_line, [*told, Step(3.0, 2, 1, 2.0, 0.1, 9.0)])), encoding="utf-8")
    return folder


def test_a_measured_run_is_read_with_what_was_foreseen(runs):
    graph = chain(Conv(16), Classifier(5))
    run = read(made_run(graph))
    assert run is not None and (run.measured, run.network, run.used.images) == (49_000_000, "Tiny", 16)
    expected = analyse(graph).memory_in(Situation(batch=16, precision="bf16 mixed", optimizer="Adam"))
    assert run.foreseen == expected.training
    plain = RunSettings(optimizer="sgd", momentum=0.0)
    assert foreseen(analyse(graph), plain, 16) == analyse(graph).memory_of(16, 0).training


def test_runs_that_tell_nothing_are_left_out(runs, qtbot):
    silent = create(SETTINGS, "", dumps(chain(Conv(4))))
    assert read(silent) is None
    silent.events.write_text("", encoding="utf-8")
    assert read(silent) is None
    silent.events.write_text('{"event": "memory", "rubbish": 1}\n{"event": "memory"', encoding="utf-8")
    assert read(silent) is None
    made_run(chain(Conv(16), Classifier(5))).network.write_text("{", encoding="utf-8")
    found = MeasuredRuns()
    found.look()
    qtbot.waitUntil(lambda: not found._is_reading)
    assert found.runs == ()


def test_the_page_shows_what_a_run_of_this_network_took(page, document, qtbot):
    assert "Not measured" in page.sentence.text()
    graph = chain(Conv(16), Classifier(5))
    qtbot.waitUntil(lambda: not page.measured._is_reading)  # the page began to look as it was shown
    made_run(graph, "Tiny net")
    with qtbot.waitSignal(page.measured.changed):
        page.measured.look()
    assert "Not measured" in page.sentence.text()  # it is of another network
    document.open(graph, "mine")
    text = page.sentence.text()
    assert "Tiny net" in text and "49 MB" in text and "16 images" in text and "% more than" in text


def test_the_status_of_a_run_tells_what_it_took():
    record = RunRecord("run", SETTINGS)
    digest = Digest("run")
    record.apply(digest.take([Built(0.0, 9, 3, "cuda (H100, bf16)", 5, 64, 2, 4), Step(1.0, 1, 1, 2.0, 0.1, 9.0)]))
    assert details(record).endswith("cuda")
    record.apply(digest.take([MemoryUse(2.0, 2, 16, 50_000_000, 1_000_000, 60_000_000, 10**10)]))
    assert record.memory is not None and details(record).endswith("50 MB on cuda")
