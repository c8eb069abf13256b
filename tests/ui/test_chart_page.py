"""The chart of networks, driven by mouse and keyboard; runs are read from a folder of finished ones."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from visionlab.cost.analysis import analyse
from visionlab.exchange.run_texts import run_texts
from visionlab.graph import edits
from visionlab.presets.accuracy import accuracy
from visionlab.presets.registry import preset, presets
from visionlab.runs.events import Finished, Stopped, to_line
from visionlab.runs.folder import create
from visionlab.runs.settings import RunSettings
from visionlab.ui.analysis.page import Conditions
from visionlab.ui.analysis.pages.chart import ChartPage
from visionlab.ui.analysis.plot import Axis, log_axis, percent_axis, place_names, spread
from visionlab.ui.document import Document
from visionlab.ui.files import Files
from visionlab.ui.settings import Settings
from visionlab.ui.theme import theme


@pytest.fixture
def runs(tmp_path, monkeypatch):
    root = tmp_path / "runs"
    root.mkdir()
    monkeypatch.setenv("VISIONLAB_RUNS", str(root))
    return root


def finished(id, data, best, tested=None, **settings):
    """A run folder of a preset that reached its end."""
    graph = preset(id).graph((3, 32, 32), 10)
    folder = create(RunSettings(data=data, network=preset(id).title, **settings), *run_texts(graph))
    folder.events.write_text(to_line(Finished(time.time(), 9, best, tested, 60.0)))
    return folder


@pytest.fixture
def document(qtbot):
    made = Document()
    made.open(preset("resnet-50").graph(), "ResNet-50")
    return made


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "window.ini")


def shown(qtbot, document, settings):
    page = ChartPage(document, Conditions(settings), settings)
    qtbot.addWidget(page)
    page.resize(1000, 300)
    with qtbot.waitExposed(page):
        page.show()
    page.refresh()
    counted(qtbot, page)
    return page


def counted(qtbot, page):
    qtbot.waitUntil(lambda: not page.counting.left and not page.finished._is_reading, timeout=20_000)
    page.refresh()


@pytest.fixture
def page(qtbot, runs, document, settings):
    return shown(qtbot, document, settings)


def dots(page):
    return {dot.key: dot for dot in page.view.plot.dots}


def choose(page, menu, key):
    menu.setCurrentIndex(menu._keys.index(key))
    menu.activated.emit(menu.currentIndex())


def across(page, title):
    page.across.group.button(("MACs", "Parameters", "Year").index(title)).click()


def test_every_network_with_a_figure_stands_where_it_is_counted(page):
    found = dots(page)
    published = accuracy().published["imagenet"]
    assert {key.rpartition(" ")[0] for key in found} == set(published)
    report = analyse(preset("densenet-121").graph())
    dense = found["densenet-121 224"]
    assert (dense.x, dense.size) == (report.macs, report.parameters)
    assert dense.y == pytest.approx(100 - published["densenet-121"][0].top1)
    # at another size of the pictures it costs less, and is another point
    small = found["mobilenet-v1 128"]
    assert small.title == "MobileNet, 128×128" and small.size == found["mobilenet-v1 224"].size
    assert small.x == analyse(preset("mobilenet-v1").graph((3, 128, 128))).macs
    across(page, "Parameters")
    dense = dots(page)["densenet-121 224"]
    assert (dense.x, dense.size) == (report.parameters, report.macs)


def test_points_come_one_by_one_and_the_page_sleeps_when_hidden(qtbot, runs, document, settings, monkeypatch):
    monkeypatch.setattr("visionlab.ui.analysis.counting._known", {})
    page = ChartPage(document, Conditions(settings), settings)
    qtbot.addWidget(page)
    page.refresh()
    assert not page.view.plot.dots and not page.counting._slices.isActive()
    assert page.view.plot.nothing == "Counting networks …"
    with qtbot.waitExposed(page):
        page.show()
    everything = page.counting.left
    qtbot.waitUntil(lambda: page.counting.left < everything - 3, timeout=20_000)
    page.hide()
    left = page.counting.left
    assert left > 0
    qtbot.wait(30)
    assert page.counting.left == left
    page.refresh()
    assert 0 < len(page.view.plot.dots) < everything and "left" in page.note.text()
    page.show()
    counted(qtbot, page)
    assert len(page.view.plot.dots) > 50 and not page.note.text()


def test_a_figure_tells_its_source_and_the_others(page):
    tip = "\n".join(dots(page)["resnet-50 224"].tip)
    assert "Top-1 error 23.87 %, top-5 error 7.138 %" in tip
    assert "25.6 M parameters, 4.09 G MACs" in tip and "One crop of 224×224" in tip
    assert "ResNet50_Weights.IMAGENET1K_V1" in tip and "Also: Top-1 error 19.142 %" in tip
    for dot in page.view.plot.dots:
        assert any(line.startswith("Source: ") for line in dot.tip), dot.key


def test_the_front_is_of_comparable_figures_only(page):
    plot, found = page.view.plot, dots(page)
    assert list(plot.front) == sorted(plot.front) and [y for _x, y in plot.front] == sorted(y for _x, y in plot.front)
    hollow = {(dot.x, dot.y) for dot in plot.dots if dot.symbol == "ring"}
    assert found["plain-34 224"].symbol == "ring" and not hollow & set(plot.front)
    assert (found["nasnet-a-large 331"].x, found["nasnet-a-large 331"].y) == plot.front[-1]
    for dot in plot.dots:
        if dot.symbol == "disc" and (dot.x, dot.y) not in plot.front:
            assert any(x <= dot.x and y >= dot.y for x, y in plot.front), dot.key
    across(page, "Year")
    assert not page.view.plot.front


def test_the_years_show_the_challenge_and_a_person(page):
    across(page, "Year")
    plot = page.view.plot
    assert plot.y.name == "Top-5 error, %" and plot.x.is_whole
    assert [year for year, _error in plot.path] == list(range(2010, 2018))
    (person,) = plot.guides
    assert person.value == 5.1 and not person.is_vertical
    assert {"NEC-UIUC", "AlexNet", "ZFNet", "GoogLeNet", "VGG", "ResNet", "SENet"} <= {
        dot.title for dot in plot.dots if dot.group == "challenge"
    }
    choose(page, page.up, "top1-accuracy")
    assert not page.view.plot.path and not page.view.plot.guides
    # each axis remembers its own measure
    across(page, "MACs")
    assert page.up.key == "top1-accuracy"
    choose(page, page.up, "top5-accuracy")
    assert page.view.plot.guides[0].value == pytest.approx(94.9)
    across(page, "Year")
    assert page.up.key == "top1-accuracy"


def test_ones_own_network_is_a_line_that_follows_edits(page, document):
    def own():
        return [guide.value for guide in page.view.plot.guides if guide.is_vertical]

    assert own() == [document.report.macs]
    document.open(preset("vgg-16").graph(), "VGG-16")
    page.refresh()
    assert own() == [document.report.macs]
    across(page, "Parameters")
    assert own() == [document.report.parameters]
    across(page, "Year")
    assert own() == []
    across(page, "MACs")
    first = document.graph.order[0]
    document.edit("break", lambda graph: edits.remove(graph, [first]))
    page.refresh()
    assert not document.report.is_complete
    assert own() == [] and page.note.text() == "Your network is not shown: it has problems"


def test_clicking_a_point_opens_it(qtbot, page):
    asked, graphs = [], []
    page.preset_wanted.connect(asked.append)
    page.graph_wanted.connect(lambda graph, name: graphs.append((graph, name)))

    def click(key):
        number = [dot.key for dot in page.view.plot.dots].index(key)
        page.view.opened.emit(page.view.plot.dots[number].key)
        return page.view.place(number)

    place = click("vgg-19 224")
    assert asked == ["vgg-19"]
    QTest.mouseMove(page.view, place.toPoint())
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert asked[0] in presets() and len(asked) == 2 and asked[1] == page.view.dot.key.rpartition(" ")[0]
    click("mobilenet-v1 160")
    (graph, name) = graphs[0]
    assert name == "MobileNet, 160×160" and analyse(graph).input_shape == (3, 160, 160)
    across(page, "Year")
    entries = {dot.title: dot for dot in page.view.plot.dots if dot.group == "challenge"}
    click(entries["SENet"].key)
    assert asked[-1] == "senet-154" and not entries["XRCE"].can_open


def test_arrow_keys_walk_the_points_and_enter_opens(page):
    view, asked = page.view, []
    page.preset_wanted.connect(asked.append)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.dot.key == "mobilenet-v1-0.25 224" and "Source: " in view.accessibleDescription()
    xs = [view.place(view.current).x()]
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
        xs.append(view.place(view.current).x())
    assert xs == sorted(xs) and len(set(xs)) > 3
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.place(view.current).x() == xs[-2]
    before = view.place(view.current).y()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.place(view.current).y() <= before
    key = view.dot.key
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked == [key.rpartition(" ")[0]]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.dot is None


def test_zooming_by_wheel_and_keys_stays_within_the_whole(qtbot, page):
    view = page.view
    named = len(view.names)
    number = [dot.key for dot in view.plot.dots].index("resnet-101 224")
    place = view.place(number)

    def turn(steps):
        event = QWheelEvent(
            place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    turn(4)
    assert view.is_zoomed and view.up.high - view.up.low < (view.plot.y.high - view.plot.y.low) / 2
    moved = view.place(number) - place
    assert abs(moved.x()) < 1 and abs(moved.y()) < 1
    inside = [n for n in range(len(view.plot.dots)) if view.frame().contains(view.place(n))]
    assert named * len(inside) < len(view.names) * len(view.plot.dots), "nearer, more of them have names"
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place.toPoint())
    QTest.mouseMove(view, place.toPoint() + QPoint(900, 500))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place.toPoint() + QPoint(900, 500))
    assert view.across.low == pytest.approx(view.plot.x.low) and view.up.high == pytest.approx(view.plot.y.high)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_0)
    assert not view.is_zoomed
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.is_zoomed
    page.refresh()
    assert view.is_zoomed, "an edit does not take the person's place away"
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert not view.is_zoomed
    turn(-5)
    assert not view.is_zoomed
    QTest.keyClick(view, Qt.Key.Key_Plus)
    across(page, "Parameters")
    assert not view.is_zoomed


def test_names_do_not_cover_each_other(page):
    for title in ("MACs", "Parameters", "Year"):
        across(page, title)
        rooms = list(page.view.names.values())
        assert len(rooms) > 15
        for number, room in enumerate(rooms):
            assert page.view.frame().contains(room)
            assert not any(room.adjusted(0.1, 0.1, -0.1, -0.1).intersects(other) for other in rooms[:number])


def test_runs_are_on_their_own_data_only(qtbot, runs, document, settings):
    good = finished("starter", "scenes10", 0.93, 0.92)
    few = finished("cifar-resnet-20", "scenes10", 0.71, 0.70, limit=500)
    quick = finished("squeezenet-1.1", "scenes10", 0.85)
    stopped = finished("starter", "scenes10", 0.5)
    stopped.events.write_text(to_line(Stopped(1.0, 2, 1)))
    finished("cifar-resnet-20", "cifar10", 0.92, 0.91)
    page = shown(qtbot, document, settings)
    assert not any(dot.group == "run" for dot in page.view.plot.dots)
    choose(page, page.data, "scenes10")
    counted(qtbot, page)
    found = dots(page)
    assert set(found) == {str(good.path), str(few.path), str(quick.path)}
    assert not page.across.group.button(2).isEnabled()
    one = found[str(good.path)]
    report = analyse(preset("starter").graph((3, 32, 32), 10))
    assert (one.x, one.size, one.symbol) == (report.macs, report.parameters, "square")
    assert one.y == pytest.approx(92.0) and "on the test set" in one.tip[0]
    assert found[str(quick.path)].symbol == "frame" and "validation set" in found[str(quick.path)].tip[0]
    assert found[str(few.path)].symbol == "frame" and "500 images only" in found[str(few.path)].tip[2]
    assert page.view.plot.front == ((one.x, one.y),)
    # opened, its network is the one that is being edited: a point instead of a line
    assert [guide.is_vertical for guide in page.view.plot.guides] == [True]
    opened = []
    page.graph_wanted.connect(lambda graph, name: opened.append((graph, name)))
    page.view.opened.emit(one.key)
    document.open(*opened[0])
    page.refresh()
    assert dots(page)[one.key].is_own and not page.view.plot.guides
    document.edit("move", lambda graph: edits.move(graph, {graph.order[0]: (5.0, 5.0)}))
    page.refresh()
    assert dots(page)[one.key].is_own
    choose(page, page.data, "cifar10")
    counted(qtbot, page)
    assert sum(dot.group == "run" for dot in page.view.plot.dots) == 1
    assert len(page.view.plot.dots) == 1 + len(accuracy().published["cifar10"])
    assert page.view.plot.y.name == "Accuracy, %" and page.across.group.button(2).isEnabled()


def test_a_run_that_ends_later_appears_when_the_page_is_seen_again(qtbot, runs, document, settings):
    page = shown(qtbot, document, settings)
    choose(page, page.data, "scenes10")
    counted(qtbot, page)
    assert page.view.plot.nothing.startswith("No run on Scenes-10 has finished yet")
    assert not page.view.plot.dots and not page.view.plot.guides
    page.grab()
    page.hide()
    finished("starter", "scenes10", 0.9, 0.9)
    page.show()
    qtbot.waitUntil(lambda: len(page.finished.runs) == 1)
    counted(qtbot, page)
    assert [dot.title for dot in page.view.plot.dots] == ["Starter"]


def test_a_spoilt_run_is_left_out(qtbot, runs, document, settings):
    folder = finished("starter", "scenes10", 0.9, 0.9)
    folder.network.write_text("{}")
    page = shown(qtbot, document, settings)
    assert page.finished.runs == ()


def test_choices_are_remembered(qtbot, runs, document, settings):
    page = shown(qtbot, document, settings)
    choose(page, page.data, "cifar10")
    across(page, "Parameters")
    choose(page, page.up, "top1-error")
    again = shown(qtbot, document, settings)
    assert (again.data.key, again.across.value, again.up.key) == ("cifar10", "Parameters", "top1-error")


def test_the_legend_brings_a_family_out(qtbot, page):
    legend, view = page.legend, page.view
    titles = [row.title for row in legend.rows]
    assert titles[0] == "Deep convolution" and "Pareto front" in titles and "Measured otherwise" in titles
    everything = set(view.names)
    number = next(number for number, row in enumerate(legend.rows) if row.group == "dense")
    place = legend._box(number).center().toPoint()
    QTest.mouseMove(legend, place)
    dense = {n for n, dot in enumerate(view.plot.dots) if dot.group == "dense"}
    assert set(view.names) <= dense and not everything <= dense
    QTest.mouseClick(legend, Qt.MouseButton.LeftButton, pos=place)
    QApplication.sendEvent(legend, QEvent(QEvent.Type.Leave))
    assert legend.held == "dense" and set(view.names) <= dense
    choose(page, page.up, "top5-accuracy")
    assert legend.held == "dense"
    legend.setFocus()
    QTest.keyClick(legend, Qt.Key.Key_Space)
    page.grab()


def test_it_paints_in_both_themes_and_at_the_least_size(page):
    page.resize(560, 180)
    for dark in (True, False):
        with theme().borrowed(dark):
            for title in ("MACs", "Year"):
                across(page, title)
                page.view.point_at(3)
                page.grab()
                page.view.point_at(-1)


def test_ticks_and_places():
    axis = log_axis("MACs", [41e6, 24e9], str)
    assert axis.low < 41e6 and axis.high > 24e9
    assert axis.ticks(12) == [5e7, 1e8, 2e8, 5e8, 1e9, 2e9, 5e9, 1e10, 2e10]
    assert axis.ticks(4) == [1e8, 1e9, 1e10]
    assert axis.place(axis.value(0.3)) == pytest.approx(0.3)
    near = axis.part(0.5, 0.6)
    assert near.low == pytest.approx(axis.value(0.5)) and near.place(axis.value(0.55)) == pytest.approx(0.5)
    assert len(near.ticks(5)) in range(2, 7)
    assert 0.4 < log_axis("one", [5.0], str).place(5.0) < 0.5, "names stand at the right"
    percent = percent_axis("error", [3.0, 99.5], str)
    assert percent.low == 0.0 and percent.high == 100.0
    assert Axis("year", 2009.5, 2018.5, str, is_whole=True).ticks(30) == list(map(float, range(2010, 2019)))
    assert replace(percent, low=0.0, high=1.0).ticks(4) == [0.0, 0.5, 1.0]


def test_names_go_where_there_is_room():
    frame = (0.0, 0.0, 200.0, 100.0)
    alone = place_names([(100.0, 50.0, 5.0)], [40.0], 12.0, frame, [0])
    assert alone[0] == (108.0, 44.0, 148.0, 56.0)
    at_the_edge = place_names([(190.0, 50.0, 5.0)], [40.0], 12.0, frame, [0])
    assert at_the_edge[0] == (142.0, 44.0, 182.0, 56.0)
    crowd = [(100.0 + 3 * number, 50.0, 5.0) for number in range(12)]
    found = place_names(crowd, [60.0] * 12, 12.0, frame, range(12))
    assert 0 < len(found) < 12 and min(found) == 0
    barred = place_names([(100.0, 50.0, 5.0)], [40.0], 12.0, frame, [0], [(105.0, 0.0, 200.0, 100.0)])
    assert barred[0][2] < 100.0


def test_discs_of_a_column_step_aside():
    column = [(100.0, 50.0, 8.0), (100.0, 51.0, 4.0), (100.0, 52.0, 6.0), (100.0, 10.0, 4.0)]
    moved = spread(column, 40.0)
    assert moved[0] == column[0] and moved[3] == column[3]
    assert [(y, r) for _x, y, r in moved] == [(y, r) for _x, y, r in column]
    assert all(abs(x - 100.0) <= 45.0 for x, _y, _r in moved)
    gaps = [abs(moved[a][0] - moved[b][0]) - moved[a][2] - moved[b][2] for a, b in ((0, 1), (0, 2), (1, 2))]
    assert min(gaps) >= -1.0


def test_a_network_that_is_in_no_file_is_opened(qtbot, document, settings):
    window = QWidget()
    qtbot.addWidget(window)
    files = Files(document, settings, window)
    graph = preset("mobilenet-v1").graph((3, 160, 160))
    with qtbot.waitSignal(files.opened):
        files.open_graph(graph, "MobileNet, 160×160")
    assert document.graph is graph and document.name == "MobileNet, 160×160"
    assert document.path is None and document.is_saved
