"""Colours, lengths and type of the window: the only place that has any."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from visionlab import resources


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme, by what a colour is for."""

    window: str
    surface: str
    raised: str
    hover: str
    #: between areas
    border: str
    #: around what can be typed into, ticked or dragged
    edge: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    success: str
    canvas: str
    grid: str
    card: str
    link: str
    shadow: str
    #: share of the cost, from little to all
    heat: tuple[str, ...]
    #: where a number is on a scale, from the least to the most: told apart by lightness, whatever colours one sees
    scale: tuple[str, ...]
    #: the palette's groups, in the order of blocks.catalogue.GROUPS
    groups: tuple[str, ...]
    #: lines of the curves: training, validation, learning rate
    curves: tuple[str, ...]
    #: runs beside each other: told apart in any kind of colour blindness, the first few most easily
    runs: tuple[str, ...]


LIGHT = Colours(
    window="#f3f5f8", surface="#ffffff", raised="#ffffff", hover="#e9eef5", border="#d5dbe4", edge="#7d8897",
    text="#18212e", muted="#55606f", accent="#1f5dc0", accent_soft="#dce8fb", on_accent="#ffffff",
    danger="#97101f", danger_soft="#fbe4e2", warning="#8a5a00", success="#006d58",
    canvas="#eaeef3", grid="#d3dae3", card="#ffffff", link="#7b8796", shadow="#2018212e",
    heat=("#fff3d6", "#ffd98a", "#fbb04b", "#ee7f35", "#d1462f"),
    scale=("#fbfbd0", "#b5dfb0", "#5fbcba", "#2f86bd", "#25479b"),
    groups=("#5a6777", "#3660cb", "#825eef", "#0f86a3", "#e14a00", "#578617", "#cd2184"),
    curves=("#1f5fd0", "#d0670a", "#0b5d3b"),
    runs=("#335bd3", "#e04567", "#178d6d", "#a347a0", "#121f71", "#978f03", "#6c1a13", "#7d80fa"),
)  # fmt: skip

DARK = Colours(
    window="#15181d", surface="#1d2229", raised="#262c35", hover="#2d3540", border="#39424f", edge="#75818f",
    text="#e7ebf1", muted="#a3adbb", accent="#73a9ff", accent_soft="#26395a", on_accent="#0c1526",
    danger="#ff8078", danger_soft="#4a2523", warning="#f5cc5c", success="#57d6b0",
    canvas="#12151a", grid="#252b34", card="#232932", link="#8794a6", shadow="#80000000",
    heat=("#3b3524", "#6b5425", "#a0662a", "#dc7a2e", "#ffa44f"),
    scale=("#2a3260", "#2c63a6", "#3f9cb5", "#8fd3ad", "#f7f7bf"),
    groups=("#a8bbd5", "#5daeff", "#d388dc", "#6ce5de", "#e4aa49", "#7ad693", "#f682a7"),
    curves=("#73a9ff", "#f29a4a", "#a8e6b0"),
    runs=("#6aa5f5", "#e08a1a", "#3fe0a0", "#c58ab5", "#f5e13c", "#dd4a3a", "#e4f3ff", "#8f5cf0"),
)  # fmt: skip


class Length:
    """Device-independent pixels; multiples of four."""

    tiny = 4
    small = 8
    medium = 12
    large = 16
    huge = 24
    icon = 20
    control = 28
    radius = 6
    palette_width = 216
    inspector_width = 304


class Type:
    """One type scale, in pixels."""

    tiny = 10
    small = 11
    figure = 12
    body = 13
    strong = 14
    title = 16
    display = 24


#: the small letters from a to z in the usual font of this program, which is a wide one: DejaVu Sans of 13 px
_ALPHABET, _ALPHABET_WIDTH = "abcdefghijklmnopqrstuvwxyz", 190.25


class Theme(QObject):
    """The scheme in use. Painters ask it at paint time; `changed` says when to paint anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.colours = LIGHT
        self._cache: dict[str, QColor] = {}

    @property
    def is_dark(self) -> bool:
        """Whether the dark scheme is in use."""
        return self.colours is DARK

    @contextmanager
    def borrowed(self, dark: bool) -> Iterator[None]:
        """Another scheme's colours for a picture that is not on the screen; no widget hears of it."""
        own = self.colours
        try:
            self.colours = DARK if dark else LIGHT
            self._cache.clear()
            yield
        finally:
            self.colours = own
            self._cache.clear()

    def colour(self, name: str) -> QColor:
        """The colour for a purpose, by its field's name in `Colours`."""
        found = self._cache.get(name)
        if found is None:
            found = self._cache[name] = QColor(getattr(self.colours, name))
        return found

    def group(self, rank: int) -> QColor:
        """The colour of a palette group."""
        shades = self.colours.groups
        return QColor(shades[rank % len(shades)])

    def run(self, number: int) -> QColor:
        """One of the colours that are told apart in any kind of colour blindness."""
        shades = self.colours.runs
        return QColor(shades[number % len(shades)])

    def heat(self, share: float) -> QColor:
        """The colour of a share of the cost, 0 to 1; the square root spreads the many small ones."""
        return _between(self.colours.heat, share**0.5 if share > 0 else 0.0)

    def scale(self, level: float) -> QColor:
        """The colour of a place on a scale, 0 to 1."""
        return _between(self.colours.scale, level)

    def choose(self, choice: str) -> None:
        """Use `light`, `dark` or `system`. The system is told, which paints title bars and its own dialogs."""
        self.choice = choice
        hints = QGuiApplication.styleHints()
        if choice == "system":
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
        self._use(choice == "dark" or (choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark))

    def follow(self) -> None:
        """The system may have another scheme now."""
        if self.choice == "system":
            self._use(QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark)

    def _use(self, dark: bool) -> None:
        self.colours = DARK if dark else LIGHT
        self._cache.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(self._qt_palette())
            app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _style_sheet(self) -> str:
        values = {f.name: getattr(self.colours, f.name) for f in fields(Colours)}
        values |= {f"length_{key}": f"{value}px" for key, value in vars(Length).items() if isinstance(value, int)}
        values |= {f"type_{key}": f"{value}px" for key, value in vars(Type).items() if isinstance(value, int)}
        values["icons"] = resources.path("icons").as_posix()
        values["scheme"] = "dark" if self.is_dark else "light"
        return Template(resources.path("style.qss").read_text(encoding="utf-8")).substitute(values)

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for target, name in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "surface"), (role.AlternateBase, "hover"),
            (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.ToolTipBase, "raised"),
            (role.ToolTipText, "text"), (role.Highlight, "accent"), (role.HighlightedText, "on_accent"),
            (role.PlaceholderText, "muted"), (role.Link, "accent"), (role.Mid, "border"), (role.Dark, "border"),
        ):  # fmt: skip
            palette.setColor(target, self.colour(name))
        for target in (role.Text, role.WindowText, role.ButtonText):
            faint = QColor(self.colour("muted"))
            faint.setAlpha(140)
            palette.setColor(QPalette.ColorGroup.Disabled, target, faint)
        return palette


def _between(shades: tuple[str, ...], place: float) -> QColor:
    """The colour at a place, 0 to 1, along these."""
    place = max(0.0, min(1.0, place)) * (len(shades) - 1)
    low = min(int(place), len(shades) - 2)
    return mixed(QColor(shades[low]), QColor(shades[low + 1]), place - low)


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """One colour with a part (0 to 1) of another."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * part,
        one.greenF() + (other.greenF() - one.greenF()) * part,
        one.blueF() + (other.blueF() - one.blueF()) * part,
    )


def font(pixels: int | None = None, bold: bool = False) -> QFont:
    """The application's font in one of the sizes of `Type`; that of a body of text where none is given."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(pixels or Type.body)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def room(pixels: int) -> int:
    """A width for words: as given for letters of the usual width, and wider where the application's font is wider."""
    return round(pixels * max(1.0, QFontMetricsF(font()).horizontalAdvance(_ALPHABET) / _ALPHABET_WIDTH))


_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of the program."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
