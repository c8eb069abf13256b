"""The form of settings: recipes chosen, changed, scaled and gone back to; the authors' own is offered."""

from __future__ import annotations

from itertools import chain

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visionlab.fields import specs
from visionlab.presets.decay import Decay, decay_of
from visionlab.presets.registry import preset
from visionlab.runs.recipe import recipe, recipes
from visionlab.runs.settings import RunSettings
from visionlab.ui.document import Document
from visionlab.ui.training.settings_form import GROUPS, MAIN, SettingsForm

MINE = RunSettings(data="cifar10", seed=7, limit=500)


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    made = Document()
    made.open(preset("cifar-resnet-20").graph(), "twenty", recipe="resnet")
    return made


@pytest.fixture
def form(qtbot: QtBot, document: Document) -> SettingsForm:
    made = SettingsForm(recipe("fast").on(MINE), document)
    qtbot.addWidget(made)
    made.resize(298, 900)
    made.show()
    return made


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def choose(form: SettingsForm, id: str) -> None:
    place = form.recipe.menu.findData(id)
    form.recipe.menu.setCurrentIndex(place)
    form.recipe.menu.activated.emit(place)


def test_every_setting_has_one_place() -> None:
    places = [*MAIN, *chain.from_iterable(GROUPS.values())]
    assert sorted(places) == sorted(spec.name for spec in specs(RunSettings))


def test_a_recipe_is_chosen_and_leaves_the_rest(form: SettingsForm, qtbot: QtBot) -> None:
    told: list[RunSettings] = []
    form.edited.connect(told.append)
    assert form.recipe.menu.currentText() == "Fast" and not form.recipe.changes.isVisible()
    choose(form, "densenet")
    assert told == [recipe("densenet").on(MINE)]
    assert form.recipe.source.text() == "Huang et al. 2017 (CVPR), section 4.2"
    assert not form.recipe.about.isVisible()
    click(qtbot, form.recipe.info)
    assert form.recipe.about.isVisible() and "Batches of 64" in form.recipe.about.text()
    choose(form, "")
    assert told[-1] == recipe("densenet").on(MINE).with_(recipe="")
    assert not form.recipe.source.isVisible() and not form.recipe.info.isEnabled()


def test_what_was_changed_is_marked_and_goes_back(form: SettingsForm, qtbot: QtBot) -> None:
    form.commit("label_smoothing", 0.3)
    assert form.recipe.changes.text() == "Changed: Label smoothing"
    assert form.rows["label_smoothing"].label.text() == "Label smoothing •"
    assert form.folds["Regularisation"].button.text() == "Regularisation •"
    assert form.folds["Data"].button.text() == "Data"
    form.commit("seed", 99)  # no recipe decides it
    assert form.recipe.changes.text() == "Changed: Label smoothing"
    click(qtbot, form.recipe.reset_button)
    assert form.settings == recipe("fast").on(MINE).with_(seed=99)
    assert not form.recipe.reset_button.isVisible() and form.recipe.menu.hasFocus()
    assert form.rows["label_smoothing"].label.text() == "Label smoothing"


def test_another_length_scales_the_recipe_in_one_change(form: SettingsForm, qtbot: QtBot) -> None:
    choose(form, "resnet")
    told: list[RunSettings] = []
    form.edited.connect(told.append)
    box = form.rows["epochs"].editor.box  # type: ignore[attr-defined]
    box.setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "16")
    assert (told[-1].epochs, told[-1].milestones) == (16, (8, 12))
    assert form.recipe.changes.text() == "Changed: Epochs"
    form.commit("epochs", 0)
    assert form.rows["epochs"].problem.isVisible() and form.settings.epochs == 16


def test_the_papers_own_is_offered(form: SettingsForm, document: Document, qtbot: QtBot) -> None:
    assert form.recipe.own_button.isVisible() and "ResNet 2015" in form.recipe.own_button.text()
    click(qtbot, form.recipe.own_button)
    assert form.settings == recipe("resnet").on(MINE)
    assert not form.recipe.own_button.isVisible()
    assert form.recipe.source.text().startswith("The paper's own: He et al. 2016")
    document.open(preset("starter").graph(), "starter")
    assert not form.recipe.own_button.isVisible() and form.recipe.source.text().startswith("He et al. 2016")


def test_stochastic_depth_tells_the_expected_depth_and_sets_it(
    form: SettingsForm, document: Document, qtbot: QtBot
) -> None:
    assert not form.recipe.expected.isVisible()
    choose(form, "stochastic-depth")
    assert form.recipe.expected.text() == "Of 9 blocks 9 are there in a step, on the average."
    click(qtbot, form.recipe.drop_button)
    assert decay_of(document.graph) == Decay(0.5)
    assert form.recipe.expected.text() == "Of 9 blocks 6.5 are there in a step, on the average."
    assert not form.recipe.drop_button.isVisible()
    document.undo()
    assert decay_of(document.graph) == Decay(1.0) and form.recipe.drop_button.isVisible()
    document.open(preset("vgg-16").graph(), "vgg")
    assert "no residual blocks" in form.recipe.expected.text() and not form.recipe.drop_button.isVisible()


def test_idle_fields_are_off(form: SettingsForm) -> None:
    def is_on(name: str) -> bool:
        return form.rows[name].editor.isEnabled()

    idle = {"milestones", "step_factor", "patience", "nesterov", "crop_padding", "decay_norms"}
    assert {name for name in idle if is_on(name)} == {"nesterov", "crop_padding", "decay_norms"}
    form.commit("schedule", "plateau")
    form.commit("optimizer", "rmsprop")
    form.commit("crop", False)
    form.commit("weight_decay", 0.0)
    assert {name for name in idle if is_on(name)} == {"step_factor", "patience"}


def test_every_recipe_fits_the_column(form: SettingsForm, qtbot: QtBot) -> None:
    for fold in form.folds.values():
        click(qtbot, fold.button)
    form.recipe.info.setChecked(True)
    for id in recipes():
        choose(form, id)
        assert form.minimumSizeHint().width() <= 298
        title = form.recipe.menu.currentText()
        assert form.recipe.menu.fontMetrics().horizontalAdvance(title) < form.recipe.menu.width() - 30
