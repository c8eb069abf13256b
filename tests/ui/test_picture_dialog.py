"""Whatever is seen can be written as a picture, in three formats, at a chosen scale and on a chosen ground."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from visionlab.ui.picture_dialog import FORMATS, SCALES, PictureDialog
from visionlab.ui.settings import Settings
from visionlab.ui.theme import theme
from visionlab.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Window:
    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.resize(1200, 740)
    with qtbot.waitExposed(made):
        made.show()
    made.files.open_preset("starter")
    return made


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> PictureDialog:
    made = window.ask_picture()
    qtbot.waitExposed(made)
    return made


def choose(dialog: PictureDialog, title: str) -> None:
    dialog.what.setCurrentText(title)
    dialog.what.activated.emit(dialog.what.currentIndex())


def click(qtbot: QtBot, choice, number: int) -> None:
    qtbot.mouseClick(choice.button(number), Qt.MouseButton.LeftButton)


# of the platform's own style, which the window's style sheet covers
@pytest.mark.qt_log_ignore("unable to create a gradient", extend=True)
def test_every_view_in_every_format(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.analysis_dock.toggle()
    dialog = window.ask_picture()
    titles = [dialog.what.itemText(at) for at in range(dialog.what.count())]
    assert titles == ["Network, as on the canvas", "Network, as a figure", "Analysis", "Window"]
    for number, title in enumerate(titles):
        choose(dialog, title)
        for at, format in enumerate(FORMATS):
            click(qtbot, dialog.formats, at)
            path = tmp_path / f"{number}.{format}"
            data = dialog.wish.of(dialog.drawable)
            path.write_bytes(data)
            if format == "png":
                assert QImage.fromData(data).width() == pytest.approx(2 * dialog.drawable.box.width(), abs=2)
            elif format == "svg":
                assert ElementTree.fromstring(data).tag.endswith("svg")
            else:
                assert data.startswith(b"%PDF-") and data.count(b"/Type /Page\n") == 1
    dialog.reject()


def test_the_figure_as_svg_keeps_its_words(dialog: PictureDialog, qtbot: QtBot) -> None:
    choose(dialog, "Network, as a figure")
    click(qtbot, dialog.formats, FORMATS.index("svg"))
    told = " ".join(ElementTree.fromstring(dialog.wish.of(dialog.drawable)).itertext())
    assert "64×8×8" in told and "Input and head" in told
    assert not dialog.scales.isEnabled()


def test_scales_and_grounds(dialog: PictureDialog, qtbot: QtBot) -> None:
    width = dialog.drawable.box.width()
    for number, scale in enumerate(SCALES):
        click(qtbot, dialog.scales, number)
        assert QImage.fromData(dialog.wish.of(dialog.drawable)).width() == pytest.approx(scale * width, abs=2)
        assert dialog.size_label.text().startswith(f"{round(scale * width)} ×")
    click(qtbot, dialog.scales, 0)
    corner = {}
    for number, ground in enumerate(("theme", "light", "clear")):
        click(qtbot, dialog.grounds, number)
        with theme().borrowed(True):
            corner[ground] = QImage.fromData(dialog.wish.of(dialog.drawable)).pixelColor(1, 1)
    assert corner["theme"].lightness() < 60 and corner["light"].lightness() > 200
    assert corner["clear"].alpha() == 0


def test_a_panel_is_as_it_is_on_the_screen(dialog: PictureDialog) -> None:
    choose(dialog, "Window")
    assert not dialog.grounds.isEnabled()
    choose(dialog, "Network, as on the canvas")
    assert dialog.grounds.isEnabled()


def test_it_is_saved_where_the_person_says(
    window: Window, dialog: PictureDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def chosen(_parent, _title, name, _filter):
        suggested.append(name)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    click(qtbot, dialog.formats, FORMATS.index("pdf"))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert Path(suggested[0]).suffix == ".pdf"
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF-") and not dialog.isVisible()
    assert window.statusBar().currentMessage() == f"Exported {tmp_path / 'mine.pdf'}"


def test_copy_puts_it_on_the_clipboard(dialog: PictureDialog, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().image().width() > 100


def test_what_cannot_be_written_is_said(dialog: PictureDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from visionlab.ui import ask

    said: list[str] = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: said.append(sentence))
    dialog.write(tmp_path / "nowhere" / "a.png")
    assert said and dialog.isVisible()
