"""Which recipe the settings are of, where it is from, and what of it was changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from visionlab.presets.decay import Decay, decay_of, expected_depth, linear_decay
from visionlab.problem import Phrase
from visionlab.runs.recipe import Recipe, recipes
from visionlab.runs.settings import RunSettings
from visionlab.ui import numbers, words
from visionlab.ui.document import Document
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.inputs import Menu
from visionlab.ui.theme import Length

#: survival of the last block (Huang et al. 2016, section 4)
_LAST = 0.5


class RecipeRow(QWidget):
    """The menu of recipes; below it what the chosen one says of itself, and buttons for what may be wanted next."""

    #: the id of a recipe; empty for none
    chosen = Signal(str)

    def __init__(self, document: Document, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._settings = RunSettings()
        self.menu = Menu()
        self.menu.setAccessibleName(self.tr("Recipe"))
        self.menu.addItem(self.tr("None"), "")
        self.menu.setItemData(0, tooltip(self.tr("Settings of one's own")), Qt.ItemDataRole.ToolTipRole)
        for one in recipes().values():
            self.menu.addItem(words.text(one.title), one.id)
            tip = tooltip(words.text(one.about), words.text(one.adapted), one.source)
            self.menu.setItemData(self.menu.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.menu.activated.connect(lambda index: self.chosen.emit(self.menu.itemData(index)))
        self.source = label("", "small", wrap=True)
        #: opens what the recipe says of itself
        self.info = QToolButton()
        self.info.setCheckable(True)
        self.info.setProperty("small", True)
        self.info.setToolTip(self.tr("What the recipe does, and where it is not what the paper did"))
        self.info.setAccessibleName(self.tr("About the recipe"))
        self.info.toggled.connect(lambda _on: self.refresh())
        keep_icon(self.info.setIcon, "info", "muted")
        self.about = label("", "small", wrap=True)
        self.adapted = label("", "small", wrap=True)
        self.changes = label("", "small", wrap=True)
        self.expected = label("", "small", wrap=True)
        self.own_button = self._button(self.tr("As the authors of the open network trained it"))
        self.reset_button = self._button(self.tr("Every setting that the recipe decides as it was"))
        self.drop_button = self._button(self.tr("Changes the network's residual blocks; one step to undo"))
        self.own_button.clicked.connect(lambda: self._choose(self._document.recipe))
        self.reset_button.clicked.connect(lambda: self._choose(self._settings.recipe))
        self.drop_button.clicked.connect(self._let_blocks_drop)
        self.reset_button.setText(self.tr("Back to the recipe"))
        self.drop_button.setText(
            self.tr("Let blocks drop out: {label} {value}").format(
                label=words.label(Decay.spec("last")), value=numbers.written(_LAST, "g")
            )
        )
        self._lay_out(label_width)
        document.changed.connect(lambda _change: self.refresh())

    def _button(self, tip: str) -> QPushButton:
        button = QPushButton()
        button.setToolTip(tip)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button

    def _lay_out(self, label_width: int) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, Length.tiny)
        grid.setHorizontalSpacing(Length.small)
        grid.setVerticalSpacing(Length.tiny)
        grid.setColumnMinimumWidth(0, label_width)
        grid.setColumnStretch(1, 1)
        name = label(self.tr("Recipe"), "muted")
        name.setBuddy(self.menu)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self.info)
        grid.addLayout(head, 0, 0)
        grid.addWidget(self.menu, 0, 1)
        below = (
            self.source, self.about, self.adapted, self.own_button, self.expected, self.drop_button, self.changes,
            self.reset_button,
        )  # fmt: skip
        for place, widget in enumerate(below, start=1):
            grid.addWidget(widget, place, 0, 1, 2)

    def show_settings(self, settings: RunSettings) -> None:
        """Show which recipe these settings are of."""
        self._settings = settings
        self.refresh()

    def refresh(self) -> None:
        """Everything that follows from the settings and the open network."""
        recipe = recipes().get(self._settings.recipe)
        self.menu.setCurrentIndex(max(0, self.menu.findData(recipe.id if recipe else "")))
        is_told = recipe is not None and self.info.isChecked()
        self._show(self.source, self._source(recipe))
        self._show(self.about, words.text(recipe.about) if recipe and is_told else "")
        self._show(self.adapted, words.text(recipe.adapted) if recipe and is_told else "")
        self.info.setEnabled(recipe is not None)
        self._show(self.changes, self._changes(recipe))
        self.reset_button.setVisible(bool(self.changes.text()))
        self._offer_own()
        self._tell_depth(recipe)

    def _show(self, text: QLabel, told: str) -> None:
        text.setText(told)
        text.setVisible(bool(told))

    def _source(self, recipe: Recipe | None) -> str:
        if recipe is None:
            return ""
        told = words.text(recipe.source)
        is_own = recipe.id == self._document.recipe
        return self.tr("The paper's own: {source}").format(source=told) if is_own else told

    def _changes(self, recipe: Recipe | None) -> str:
        if recipe is None or not (changed := recipe.changed(self._settings)):
            return ""
        names = ", ".join(words.label(RunSettings.spec(name)) for name in changed)
        return self.tr("Changed: {names}").format(names=names)

    def _offer_own(self) -> None:
        own = recipes().get(self._document.recipe)
        for place in range(1, self.menu.count()):
            font = self.menu.font()
            font.setBold(own is not None and self.menu.itemData(place) == own.id)
            self.menu.setItemData(place, font, Qt.ItemDataRole.FontRole)
        is_offered = own is not None and own.id != self._settings.recipe
        self.own_button.setVisible(is_offered)
        if own is not None and is_offered:
            self.own_button.setText(self.tr("The paper's own: {recipe}").format(recipe=words.text(own.title)))

    def _tell_depth(self, recipe: Recipe | None) -> None:
        told = ""
        is_missing = False
        if recipe is not None and recipe.drops_blocks:
            graph = self._document.graph
            depth, blocks = expected_depth(graph)
            is_missing = blocks > 0 and decay_of(graph) == Decay(1.0)
            told = self.tr("Of {blocks} blocks {depth} are there in a step, on the average.").format(
                blocks=blocks, depth=numbers.written(depth, ".4g")
            )
            if not blocks:
                told = self.tr("This network has no residual blocks that could drop out.")
        self._show(self.expected, told)
        self.drop_button.setVisible(is_missing)

    def _choose(self, id: str) -> None:
        self.menu.setFocus()  # the button goes, and the focus must not fall on a number
        self.chosen.emit(id)

    def _let_blocks_drop(self) -> None:
        self.menu.setFocus()
        self._document.edit(Phrase("Stochastic depth"), lambda graph: linear_decay(graph, _LAST))
