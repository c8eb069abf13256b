"""The language of the window: texts, numbers, and a switch that loses nothing."""

from __future__ import annotations

import re

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from visionlab.blocks.catalogue import parts
from visionlab.blocks.group import Group
from visionlab.fields import specs
from visionlab.graph import edits
from visionlab.layers.conv import Conv
from visionlab.problem import Phrase, Problem
from visionlab.runs.events import Failed
from visionlab.runs.outcome import outcome_of
from visionlab.ui import language, main, numbers, words
from visionlab.ui.actions import MENUS
from visionlab.ui.analysis.time_lines import duration
from visionlab.ui.panels.typed import NumberEditor
from visionlab.ui.settings import Settings
from visionlab.ui.theme import theme
from visionlab.ui.window import Window


@pytest.fixture
def russian(qapp):
    language.speak("ru")
    yield
    language.speak("en")


@pytest.fixture
def program(qtbot, tmp_path, monkeypatch):
    """The program with a network open."""
    monkeypatch.setattr(main, "after_paint", lambda _window, is_first=True: None)
    language.speak("en")
    made = main.Program(Window(Settings(tmp_path / "window.ini")))
    made.window.show()
    made.window.gallery.preset_chosen.emit("squeezenet-1.1")
    yield made
    made.window.document.mark_saved(tmp_path / "closed.vlab")
    made.window.close()
    language.speak("en")


def test_texts_are_found_whatever_context_asks(russian):
    class Own(QObject):
        pass

    assert Own().tr("Convolution") == QCoreApplication.translate("Any", "Convolution") == "Свёртка"
    assert Own().tr("no such text") == "no such text"
    language.speak("en")
    assert Own().tr("Convolution") == "Convolution" and language.spoken() == "en"


def test_qts_own_buttons_speak_too(qtbot, russian):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Отмена"
    assert QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText) != "Alt+Слева"  # a padding is


def test_the_systems_language_is_taken_where_it_is_known(monkeypatch):
    for name, code in (("ru_RU", "ru"), ("en_GB", "en"), ("de_DE", "en")):
        monkeypatch.setattr(QLocale, "system", lambda name=name: QLocale(name))
        assert language.language_of("system") == code
    assert language.language_of("ru") == "ru" and language.language_of("nonsense") == "en"


def test_numbers_follow(russian):
    assert numbers.count(25_557_032, 4) == "25,56 М" and numbers.size(102_228_128) == "102 МБ"
    assert numbers.exact(25_557_032) == "25\N{NO-BREAK SPACE}557\N{NO-BREAK SPACE}032"
    assert numbers.share(123, 1000) == "12,3 %" and numbers.percent(0.934) == "93,4\N{NO-BREAK SPACE}%"
    assert numbers.rewritten("527.8 MiB") == "527,8 МиБ" and numbers.rewritten("0.27 K") == "0,27 К"
    assert numbers.change(10, 1_510) == "+1,50 к"
    assert duration(0.0123) == "12,3 мс" and duration(4e-6) == "4,00 мкс"
    assert QLocale().toString(1.5) == "1,5"
    language.speak("en")
    assert numbers.count(25_557_032, 4) == "25.56 M" and QLocale().toString(1.5) == "1.5"


@pytest.mark.parametrize(("count", "told"), [(1, "1 слой"), (3, "3 слоя"), (11, "11 слоёв"), (1_021, "1 021 слой")])
def test_a_number_has_its_form(russian, count, told):
    assert words.plural("{count} layer", "{count} layers", count).replace("\N{NO-BREAK SPACE}", " ") == told
    language.speak("en")
    english = words.plural("{count} layer", "{count} layers", count)
    assert english == ("1 layer" if count == 1 else f"{count:,} layers")


def test_problems_are_told_with_their_values(russian):
    problem = Problem(
        "{name} must be {expected}, got {got}", name="Stride", expected=Conv.spec("stride").expected, got="9"
    )
    assert words.problem(problem) == "Шаг: нужно целое число от 1 до 64, получено 9"
    failed = Failed(0.0, "x", Phrase("{problem}.", problem=Phrase("No run is open")), Phrase("Set the device to auto."))
    assert words.outcome(outcome_of(failed)) == "Ни один запуск не открыт. Установите устройство «авто»."


def test_a_number_is_typed_with_either_point(qtbot, russian):
    spec = next(spec for spec in specs(parts()["dropout"]) if spec.name == "rate")
    editor = NumberEditor(spec)
    qtbot.addWidget(editor)
    told = []
    editor.scrubbed.connect(told.append)
    editor.show_value(0.5)
    assert editor.box.text() == "0,5"
    for text in ("0,25", "0.75"):
        editor.box.lineEdit().setText(text)
        editor.box.typed.emit(text)
    assert told == [0.25, 0.75]


def texts_of(window: Window) -> str:
    menus = [action.text() for action in window.actions_by_name.values()]
    return "\n".join([*menus, *(label.text() for label in window.findChildren(QLabel))])


def test_another_language_loses_nothing(qtbot, program):
    old = program.window
    id = next(id for id, node in old.document.graph.nodes.items() if node.block.kind == "fire")
    old.document.edit("Move", lambda graph: edits.move(graph, {id: (5.0, 7.0)}))
    old.document.selection.set([id])
    old.analysis_dock.bring()
    qtbot.wait(50)  # the canvas fits what it shows to its room, until somebody has zoomed it
    old.canvas.zoom_out()
    graph, transform = old.document.graph, old.canvas.transform()
    old.choose_language("ru")
    qtbot.waitUntil(lambda: program.window is not old)
    new = program.window
    assert new.isVisible() and not (shiboken6.isValid(old) and old.isVisible())
    assert new.actions_by_name["save"].text() == "Сохранить" and "Расширение 1×1" in texts_of(new)
    assert new.document.graph is graph and not new.document.is_saved
    assert new.actions_by_name["undo"].text() == "Отменить: Переместить"
    assert new.document.selection.ids == new.canvas.selected == {id} and new.pages.currentWidget() is new.editor
    assert new.canvas.transform() == transform and new.analysis_dock.isVisible()
    new.document.undo()
    assert new.document.graph is not graph and new.document.is_saved
    assert new.settings.text("language") == "ru"
    qtbot.wait(50)  # the old window goes
    theme().choose("dark")  # nobody is left who would hear it in vain
    new.choose_language("en")
    qtbot.waitUntil(lambda: program.window is not new)
    assert program.window.actions_by_name["save"].text() == "Save"
    assert program.window.document.redo_label == "Move"
    theme().choose("light")


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)  # as the list opens
def test_edits_and_untitled_networks_are_told_in_the_new_language(qtbot, program):
    old = program.window
    old.files.new()
    old.canvas.add_part("conv")
    (id,) = old.document.selection.ids
    block = old.document.graph.nodes[id].block
    changed = block.with_(kernel=5)
    old.document.edit(
        words.changing(block.declaration("kernel")), lambda graph: edits.replace_block(graph, id, changed)
    )
    assert old.document.undo_label == "Change kernel size" and old.tabs.bar.tabText(0) == "● Untitled"
    old.document.edit(words.adding(Group(name="Head")), lambda graph: edits.rename(graph, id, "it"))
    assert old.document.undo_label == "Add Head"
    old.choose_language("ru")
    qtbot.waitUntil(lambda: program.window is not old)
    new = program.window
    new.history.open()
    told = [new.history.list.item(row).text() for row in range(new.history.list.count())]
    new.history.close()
    # what a person has named keeps its name
    assert told == ["Какой была открыта", "Добавить: Свёртка", "Изменить: размер ядра", "Добавить: Head"]
    assert new.tabs.bar.tabText(0) == "● Без имени" and new.windowTitle().startswith("Без имени")
    new.choose_language("en")
    qtbot.waitUntil(lambda: program.window is not new)
    assert program.window.tabs.bar.tabText(0) == "● Untitled" and program.window.document.undo_label == "Add Head"


def test_an_untitled_network_is_kept_without_a_name(qtbot, program, russian):
    """In the session and after a crash it is called as the next start's language has it."""
    window = program.window
    window.files.new()
    window.document.edit("Rename", lambda graph: edits.rename(graph, "input", "it"))
    window.files.autosave.write()
    (store,) = window.files.autosave._stores.values()
    store._lock.close()
    language.speak("en")
    again = Window(Settings(window.settings.folder / "window.ini"))
    qtbot.addWidget(again, before_close_func=lambda made: made.document.mark_saved(made.settings.folder / "kept.vlab"))
    (left,) = again.files.autosave.pending()
    assert left.name == "" and again.files.autosave.recovered(left).title == "Untitled"


def test_the_same_language_again_changes_nothing(qtbot, program):
    window = program.window
    window.choose_language("en")
    qtbot.wait(20)
    assert program.window is window


def test_all_menus_are_in_russian(qtbot, program):
    old = program.window
    old.choose_language("ru")
    qtbot.waitUntil(lambda: program.window is not old)
    titles = [action.text() for action in program.window.menuBar().actions()]
    assert titles[0] == "&Файл" and len(titles) == len(MENUS)
    assert all(re.fullmatch("&[А-Яа-яё]+", title) for title in titles)
