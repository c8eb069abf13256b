"""The welcome page, driven by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from visionlab.blocks.catalogue import parts
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.cost.analysis import analyse
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.layers.source import Input
from visionlab.presets.base import IDEAS
from visionlab.presets.registry import presets
from visionlab.project import save
from visionlab.ui.panels.gallery import Gallery
from visionlab.ui.panels.preset_browser import PresetBrowser
from visionlab.ui.panels.preset_filter import Band, Facts, Wanted
from visionlab.ui.panels.shelves import Shelves
from visionlab.ui.panels.thumbnail import Sketch, _links, sketch
from visionlab.ui.settings import Settings
from visionlab.ui.theme import theme


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    made = Gallery()
    qtbot.addWidget(made)
    made.resize(1126, 700)
    made.show()
    qtbot.waitUntil(lambda: "networks" in vars(made))
    return made


@pytest.fixture
def networks(gallery: Gallery) -> PresetBrowser:
    return gallery.networks


def _ids(networks: PresetBrowser) -> list[str]:
    return networks.grid.presets.shown


def _place(networks: PresetBrowser, id: str) -> QPoint:
    index = networks.grid.presets.place(id)
    networks.grid.scrollTo(index)
    return networks.grid.visualRect(index).center()


def _click(qtbot: QtBot, networks: PresetBrowser, id: str) -> None:
    qtbot.mouseClick(networks.grid.viewport(), Qt.MouseButton.LeftButton, pos=_place(networks, id))


def _learn(networks: PresetBrowser, qtbot: QtBot) -> dict[str, Facts]:
    grid = networks.grid
    qtbot.waitUntil(lambda: grid.presets.facts.keys() == presets().keys(), timeout=60_000)
    return grid.presets.facts


def test_the_networks_come_after_the_first_paint_and_their_figures_after_that(qtbot: QtBot) -> None:
    made = Gallery()
    qtbot.addWidget(made)
    made.show()
    assert "networks" not in vars(made)
    qtbot.waitUntil(lambda: "networks" in vars(made))
    assert sorted(_ids(made.networks)) == sorted(presets())
    facts = _learn(made.networks, qtbot)
    assert (facts["resnet-50"].parameters, facts["resnet-50"].macs) == (25_557_032, 4_089_184_256)
    assert made.networks.count.text() == str(len(presets()))


def test_a_gallery_that_is_not_seen_works_nothing_out(gallery: Gallery, networks: PresetBrowser, qtbot: QtBot) -> None:
    gallery.hide()
    qtbot.wait(50)
    known = len(networks.grid.presets.facts)
    qtbot.wait(50)
    assert len(networks.grid.presets.facts) == known < len(presets())


def test_a_click_shows_the_page_and_a_double_click_opens(
    gallery: Gallery, networks: PresetBrowser, qtbot: QtBot
) -> None:
    viewport = networks.grid.viewport()
    place = _place(networks, "densenet-121")
    with qtbot.assertNotEmitted(gallery.preset_chosen):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(networks.page.isVisible)
    assert networks.page.preset is presets()["densenet-121"]
    # the page took room, so that another card may lie below the mouse now
    twice = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, QPointF(place), viewport.mapToGlobal(QPointF(place)),
        Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(gallery.preset_chosen) as chosen:
        QApplication.sendEvent(viewport, twice)
    assert chosen.args == ["densenet-121"]


def test_a_click_beside_the_cards_chooses_nothing(networks: PresetBrowser, qtbot: QtBot) -> None:
    grid = networks.grid
    last = grid.visualRect(grid.presets.index(0))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(last.left(), last.bottom() + 4))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(last.left(), 4))
    assert not grid.current and not networks.page.isVisible()


def test_the_page_goes_with_escape_and_its_button(networks: PresetBrowser, qtbot: QtBot) -> None:
    for close in (lambda: qtbot.keyClick(networks.grid, Qt.Key.Key_Escape), networks.page.closed.emit):
        _click(qtbot, networks, "vgg-16")
        qtbot.waitUntil(networks.page.isVisible)
        close()
        assert not networks.page.isVisible() and not networks.grid.current


@pytest.mark.parametrize(
    ("text", "found"), [("resnet 50", "resnet-50"), ("VGG-16", "vgg-16"), ("zeiler", "zfnet"), ("1602.07360", None)]
)
def test_the_search(gallery: Gallery, networks: PresetBrowser, qtbot: QtBot, text: str, found: str | None) -> None:
    search = networks.bar.search
    qtbot.keyClicks(search, text)
    assert 0 < len(_ids(networks)) < len(presets())
    assert networks.count.text() == f"{len(_ids(networks))} of {len(presets())}"
    if found is not None:
        assert found in _ids(networks)
    with qtbot.waitSignal(gallery.preset_chosen) as chosen:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen.args[0] in _ids(networks)
    if text == "VGG-16":
        assert chosen.args == ["vgg-16"]  # rather than its sister with batch norm
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(_ids(networks)) == len(presets())


def test_filters_by_parameters_macs_and_input(networks: PresetBrowser, qtbot: QtBot) -> None:
    facts = _learn(networks, qtbot)
    bar = networks.bar
    _choose(bar.parameters, 2)
    assert set(_ids(networks)) == {id for id, known in facts.items() if known.parameters <= 5e6}
    _choose(bar.macs, bar.macs.count() - 1)
    _choose(bar.parameters, 0)
    assert set(_ids(networks)) == {id for id, known in facts.items() if known.macs > 10e9}
    _choose(bar.macs, 0)
    for choice, is_so in ((1, lambda side: side == 32), (2, lambda side: side == 224), (3, {32, 224}.isdisjoint)):
        _choose(bar.input, choice)
        wanted = {id for id, one in presets().items() if is_so({one.input[1]} if choice == 3 else one.input[1])}
        assert set(_ids(networks)) == wanted
    qtbot.mouseClick(networks.reset, Qt.MouseButton.LeftButton)
    assert len(_ids(networks)) == len(presets()) and not networks.reset.isVisible()
    assert bar.input.currentIndex() == -1 and bar.input.placeholderText() == "Input"


def _choose(menu: object, index: int) -> None:
    menu.setCurrentIndex(index)  # type: ignore[attr-defined]
    menu.activated.emit(index)  # type: ignore[attr-defined]


def test_a_filter_by_cost_finds_presets_as_they_are_counted(networks: PresetBrowser, qtbot: QtBot) -> None:
    assert len(networks.grid.presets.facts) < len(presets())
    _choose(networks.bar.parameters, 1)
    assert networks.nothing.isHidden()
    facts = _learn(networks, qtbot)
    wanted = {id for id, known in facts.items() if known.parameters <= 1e6}
    qtbot.waitUntil(lambda: set(_ids(networks)) == wanted)


def test_what_is_counted_meanwhile_does_not_scroll(networks: PresetBrowser, qtbot: QtBot) -> None:
    _learn(networks, qtbot)
    _choose(networks.bar.input, 2)
    bar = networks.grid.verticalScrollBar()
    bar.setValue(300)
    networks._again.timeout.emit()
    assert bar.value() == 300
    qtbot.keyClicks(networks.bar.search, "e")
    assert bar.value() == 0


def test_nothing_found_is_said_with_a_way_back(networks: PresetBrowser, qtbot: QtBot) -> None:
    qtbot.keyClicks(networks.bar.search, "swin")
    assert not networks.grid.isVisible() and "swin" in networks._nothing_text.text()
    _choose(networks.bar.input, 1)
    assert "these filters" in networks._nothing_text.text()
    back = networks.nothing.findChild(QPushButton)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert networks.grid.isVisible() and len(_ids(networks)) == len(presets())


def test_arrangement_and_filters_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    one = PresetBrowser(presets(), settings)
    qtbot.addWidget(one)
    _choose(one.bar.input, 1)
    one.arrangement.edited.emit("By year")
    other = PresetBrowser(presets(), settings)
    qtbot.addWidget(other)
    assert other.grid.presets.by_year and other.arrangement.value == "By year"
    assert _ids(other) == _ids(one) and other.bar.wanted == Wanted(input="32")
    settings.put("gallery_arrangement", "By weight")
    settings.put("gallery_macs", "few")
    spoilt = PresetBrowser(presets(), settings)
    qtbot.addWidget(spoilt)
    assert not spoilt.grid.presets.by_year and spoilt.bar.wanted == Wanted(input="32")


def test_headings_are_ideas_or_years(networks: PresetBrowser) -> None:
    model = networks.grid.presets
    known = [idea for idea in IDEAS if any(one.idea == idea for one in presets().values())]
    assert [title for title, _count in model.headings] == [IDEAS[idea] for idea in known]
    assert [presets()[id].idea for id in model.shown] == sorted(
        (one.idea for one in presets().values()), key=list(IDEAS).index
    )
    networks.arrangement.edited.emit("By year")
    titles = [title for title, _count in model.headings]
    assert titles[0] == IDEAS["own"] and titles[1:] == sorted(titles[1:]) and all(map(str.isdigit, titles[1:]))
    assert sum(count for _title, count in model.headings) == len(presets())


def test_another_arrangement_keeps_the_card_in_view(networks: PresetBrowser, qtbot: QtBot) -> None:
    _click(qtbot, networks, "squeezenet-1.0")
    qtbot.waitUntil(networks.page.isVisible)
    for told in ("By year", "By idea"):
        networks.arrangement.edited.emit(told)
        assert networks.grid.current == "squeezenet-1.0"
        seen = networks.grid.visualRect(networks.grid.currentIndex())
        assert networks.grid.viewport().rect().contains(seen)
    qtbot.keyClicks(networks.bar.search, "vgg")
    qtbot.waitUntil(lambda: not networks.page.isVisible())


def test_arrows_and_enter(gallery: Gallery, networks: PresetBrowser, qtbot: QtBot) -> None:
    grid, search = networks.grid, networks.bar.search
    gallery.activateWindow()
    gallery.setFocus()
    qtbot.waitUntil(search.hasFocus)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.waitUntil(grid.hasFocus)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(gallery.preset_chosen) as chosen:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == [_ids(networks)[1]]
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert grid.current == _ids(networks)[-1]
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.current == _ids(networks)[0]
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.waitUntil(search.hasFocus)


def test_tab_reaches_everything(gallery: Gallery, networks: PresetBrowser, qtbot: QtBot) -> None:
    gallery.activateWindow()
    _click(qtbot, networks, "vgg-16")
    qtbot.waitUntil(networks.page.isVisible)
    networks.bar.search.setFocus()
    reached = set()
    for _step in range(40):
        reached.add(QApplication.focusWidget())
        gallery.focusNextPrevChild(True)
    form = networks.page.task_form.rows["classes"].editor
    wanted = {
        gallery.buttons["new"],
        gallery.buttons["open"],
        *networks.bar.menus.values(),
        networks.grid,
        networks.page.open,
        form.box,
    }  # type: ignore[attr-defined]
    assert wanted <= reached and networks.arrangement.group.button(0) in reached


def test_the_window_keeps_no_room_for_a_gallery_that_is_away(gallery: Gallery, networks: PresetBrowser) -> None:
    assert gallery.minimumSizeHint().width() <= 640
    networks.page.show()
    assert networks.minimumSizeHint().width() + 240 <= 1100


def test_in_a_narrow_window_the_page_takes_the_place_of_the_buttons(
    gallery: Gallery, networks: PresetBrowser, qtbot: QtBot
) -> None:
    gallery.resize(800, 600)
    _click(qtbot, networks, "vgg-16")
    qtbot.waitUntil(networks.page.isVisible)
    assert not gallery.buttons["new"].isVisible()
    assert networks.rect().contains(networks.page.geometry())
    gallery.resize(1200, 600)
    assert gallery.buttons["new"].isVisible()
    gallery.resize(800, 600)
    networks.close_page()
    assert gallery.buttons["new"].isVisible()


def test_links_that_pass_nodes_by_go_above_them() -> None:
    chain = Sketch((0, 1, 2, 3), (0,) * 4, (0.5,) * 4, (0,) * 4, ((0, 1), (1, 2), (2, 3)))
    skipping = replace(chain, links=(*chain.links, (0, 2)))
    box = QRectF(0, 0, 216, 88)
    ends = [
        {pair: (one.boxes(box)[pair[0]], one.boxes(box)[pair[1]]) for pair in one.links} for one in (chain, skipping)
    ]
    straight, bowed = (_links(pairs).boundingRect() for pairs in ends)
    assert straight.height() == 0 and bowed.top() < chain.boxes(box)[0].top()


# -- where cards lie

_COUNTS = st.lists(st.integers(1, 30), min_size=1, max_size=9)


@given(_COUNTS, st.integers(200, 2000), st.booleans())
def test_cards_fill_their_shelves_and_overlap_nothing(counts: list[int], width: int, on_rail: bool) -> None:
    shelves = Shelves([(str(number), count) for number, count in enumerate(counts)], width, on_rail)
    boxes = [shelves.card(row) for row in range(sum(counts))]
    for number, box in enumerate(boxes):
        assert all(not box.intersects(other) for other in boxes[:number])
        assert box.left() >= shelves.left and box.bottom() < shelves.height
        assert box.right() < max(width, shelves.left + 216)
        assert shelves.at(box.center()) == number
        shelf = shelves.shelf_of(number)
        assert shelf.first <= number < shelf.first + shelf.count
        assert QRect(0, shelf.top, width, shelf.bottom - shelf.top).contains(box.center())
    assert list(shelves.between(0, shelves.height)) == list(range(len(boxes)))
    assert all(above.bottom < below.top for above, below in zip(shelves.shelves, shelves.shelves[1:], strict=False))


@given(_COUNTS, st.integers(200, 2000), st.data())
def test_up_and_down_go_to_the_next_line(counts: list[int], width: int, data: st.DataObject) -> None:
    shelves = Shelves([(str(number), count) for number, count in enumerate(counts)], width, on_rail=False)
    row = data.draw(st.integers(0, sum(counts) - 1))
    here, below = shelves.card(row), shelves.card(shelves.across(row, 1))
    lines = sorted({shelves.card(other).top() for other in range(sum(counts))})
    if here.top() == lines[-1]:
        assert below == here
    else:
        assert below.top() == lines[lines.index(here.top()) + 1] and below.left() <= here.left()
    assert shelves.across(row, -len(lines)) <= shelves.columns
    assert shelves.across(row, 0) == row


@given(st.floats(0, 1e12), st.floats(0, 1e12), st.floats(0, 1e12))
def test_a_band_ends_where_the_next_begins(low: float, high: float, number: float) -> None:
    assert Band(low, high).has(number) == (low < number <= high)
    assert Band(high=low).has(number) != Band(low=low).has(number)


def test_recent_files(gallery: Gallery, qtbot: QtBot, tmp_path: Path) -> None:
    good, damaged, gone = (tmp_path / f"{name}.vlab" for name in ("first & best", "damaged", "gone"))
    save(good, presets()["starter"].graph())
    damaged.write_text("{")
    assert not gallery.recent.isVisible()
    gallery.set_recent([damaged])
    gallery.set_recent([good, damaged, gone])
    rows = gallery.recent.rows
    assert [row.path for row in rows] == [good, damaged, gone] and gallery.recent.isVisible()
    theme().choose("light")  # whose style has a height for buttons
    qtbot.wait(20)
    assert min(row.open_button.height() for row in rows) >= 40  # a picture, and two lines of words
    qtbot.waitUntil(lambda: not any(row.open_button.is_unknown for row in rows))
    assert [row.open_button._sketch is not None for row in rows] == [True, False, False]
    with qtbot.waitSignal(gallery.file_chosen) as chosen:
        qtbot.mouseClick(rows[1].open_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [damaged]
    # one that is gone can only be taken off the list
    assert not rows[2].open_button.isEnabled()
    assert [row.forget_button.isVisible() for row in rows] == [False, False, True]
    with qtbot.waitSignal(gallery.file_forgotten) as forgotten:
        qtbot.mouseClick(rows[2].forget_button, Qt.MouseButton.LeftButton)
    assert forgotten.args == [gone]


def test_ways_to_begin(gallery: Gallery, qtbot: QtBot) -> None:
    for name, wanted in (
        ("new", gallery.new_requested),
        ("open", gallery.open_requested),
        ("import", gallery.import_requested),
        ("tour", gallery.tour_requested),
    ):
        with qtbot.waitSignal(wanted):
            qtbot.mouseClick(gallery.buttons[name], Qt.MouseButton.LeftButton)


def _fork() -> Graph:
    kinds = parts()
    nodes = [
        Node("input", kinds["input"](channels=3, height=32, width=32), 100, 0),
        Node("left", kinds["conv"](channels=8), 0, 130),
        Node("right", kinds["conv"](channels=8), 260, 130),
        Node("add", kinds["add"](), 100, 260),
    ]
    return Graph.of(
        nodes, [Link("input", "left"), Link("input", "right"), Link("left", "add"), Link("right", "add", 1)]
    )


# -- small pictures


def _shared(drawn: Sketch, box: QRectF) -> list[QRectF]:
    return list({(place.left(), place.top()): place for place in drawn.boxes(box)}.values())


@pytest.mark.parametrize("id", list(presets()))
def test_no_node_of_a_small_picture_hides_another_or_leaves_it(id: str) -> None:
    graph = presets()[id].graph()
    _check(sketch(graph, analyse(graph)))


def test_a_picture_with_lanes() -> None:
    graph = _fork()
    drawn = sketch(graph, analyse(graph))
    _check(drawn)
    assert len(_shared(drawn, QRectF(0, 0, 216, 96))) == len(graph.nodes)


def _check(drawn: Sketch) -> None:
    box = QRectF(0, 0, 216, 88)
    boxes = _shared(drawn, box)
    for number, place in enumerate(boxes):
        assert box.contains(place)
        assert all(not place.intersects(other) for other in boxes[:number])
    places = drawn.boxes(box)
    assert all(places[source].left() <= places[target].left() for source, target in drawn.links)


@pytest.mark.parametrize("count", [1, 2, 3, 30, 700])
def test_in_a_deep_network_nodes_share_but_its_ends_do_not(count: int) -> None:
    nodes = [Node("n0", Input(3, 8, 8)), *(Node(f"n{number}", ResidualBasic(3)) for number in range(1, count))]
    graph = Graph.of(nodes, [Link(f"n{number}", f"n{number + 1}") for number in range(count - 1)])
    drawn = sketch(graph, analyse(graph))
    _check(drawn)
    places = drawn.boxes(QRectF(0, 0, 216, 88))
    boxes = _shared(drawn, QRectF(0, 0, 216, 88))
    assert len(boxes) == count if count <= 30 else 30 < len(boxes) < 60
    assert places.count(places[0]) == places.count(places[-1]) == 1


def test_an_empty_network_has_an_empty_picture() -> None:
    assert sketch(EMPTY, analyse(EMPTY)).boxes(QRectF(0, 0, 10, 10)) == []
