"""What is wrong with a view, as a person would see it: words that are cut, controls without a name or a focus ring."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from visionlab.ui.canvas.view import Canvas
from visionlab.ui.panels.common import SearchField
from visionlab.ui.panels.elided import ElidedLabel

#: what rounding at a scale of 1.25 may take
_SLACK = 1
#: words that wrap take several turns of the event loop to find their height
_TURNS, _TURN_MS = 8, 100
#: are named by their own words
_SAYING = (QAbstractButton, QLabel)
#: mark what the keyboard is on within them: a card, a link among words
_MARKED_WITHIN = (Canvas, QLabel)
#: around a widget, where a ring may be
_RIM = 3


def _seen(root: QWidget) -> Iterator[QWidget]:
    """All widgets that are shown; those of Qt's own making have names that begin with `qt_`."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.objectName().startswith("qt_") and widget.window() is root.window():
            yield widget


def _name(widget: QWidget) -> str:
    told = getattr(widget, "text", None)
    words = told() if callable(told) and not isinstance(widget, QComboBox) else ""
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName() or words!r}"


# -- words that are cut


def clipped(root: QWidget) -> list[str]:
    """Where words have less room than they need, in a widget's width or height, once layouts have come to rest."""
    for _ in range(_TURNS):
        found = [f"{_name(widget)}: {why}" for widget in _seen(root) for why in _cut(widget) if not _is_told(widget)]
        if not found:
            break
        QTest.qWait(_TURN_MS)
    return found


def _is_told(widget: QWidget) -> bool:
    """A tool tip says what does not fit."""
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    if isinstance(widget, QComboBox):
        words = widget.currentText()
    return bool(widget.toolTip()) and (words in widget.toolTip() or words.endswith("…"))


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, ElidedLabel):
        if widget.height() + _SLACK < widget.fontMetrics().height():
            yield f"{widget.height()} px high"
    elif isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text() and _has_words(widget):
        need = widget.sizeHint()
        if widget.width() + _SLACK < need.width() or widget.height() + _SLACK < _least(widget):
            yield f"{widget.width()}x{widget.height()} px for {need.width()}x{_least(widget)}"
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget)
        yield from _lacking(widget.currentText(), widget.fontMetrics(), field)
    elif isinstance(widget, QAbstractSpinBox):
        line = widget.lineEdit()
        yield from _lacking(line.displayText() or line.placeholderText(), line.fontMetrics(), line.rect())
    elif isinstance(widget, QLineEdit):
        # what is typed scrolls; what is said before anything is typed does not
        left = 24 if isinstance(widget, SearchField) else 8
        yield from _lacking(widget.placeholderText(), widget.fontMetrics(), widget.rect().adjusted(left, 0, -8, 0))
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            if widget.isTabVisible(number):
                yield from _lacking(widget.tabText(number), widget.fontMetrics(), widget.tabRect(number))
    elif isinstance(widget, QHeaderView):
        yield from _cut_headings(widget)


def _has_words(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return style is None or style() != Qt.ToolButtonStyle.ToolButtonIconOnly or button.icon().isNull()


def _least(button: QAbstractButton) -> int:
    return button.fontMetrics().height()


def _cut_label(label: QLabel) -> Iterator[str]:
    room = label.contentsRect()
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + _SLACK:
            yield f"{label.height()} px high for {need}"
        longest = max(label.text().split(), key=label.fontMetrics().horizontalAdvance, default="")
        yield from _lacking(longest, label.fontMetrics(), room)
    elif label.sizeHint().width() > label.width() + _SLACK or label.sizeHint().height() > label.height() + _SLACK:
        yield f"{label.width()}x{label.height()} px for {label.sizeHint().width()}x{label.sizeHint().height()}"


def _cut_headings(header: QHeaderView) -> Iterator[str]:
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    model = header.model()
    for number in range(header.count() if model is not None else 0):
        tip = model.headerData(number, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        words = str(model.headerData(number, header.orientation()) or "")
        if not header.isSectionHidden(number) and not tip:
            room = QRect(0, 0, header.sectionSize(number), header.height())
            yield from _lacking(words, header.fontMetrics(), room)


def _lacking(words: str, metrics: QFontMetrics, room: QRect) -> Iterator[str]:
    need = metrics.horizontalAdvance(words)
    if words and (need > room.width() + _SLACK or metrics.ascent() > room.height() + _SLACK):
        yield f"{room.width()}x{room.height()} px for {words!r}, {need}x{metrics.ascent()}"


# -- keyboard and screen readers


def focusable(root: QWidget) -> list[QWidget]:
    """What the keyboard can go to."""
    proxied = {
        widget.focusProxy()
        for widget in root.findChildren(QWidget)
        if widget.focusProxy() not in (None, widget.parentWidget())  # as a viewport's is
    }
    found = []
    for widget in _seen(root):
        is_inner = isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox, QScrollBar))
        # tabs of docks are named by their words
        is_dock_bar = isinstance(widget, QTabBar) and isinstance(widget.parentWidget(), QMainWindow)
        is_own = not (widget.focusProxy() or is_inner or is_dock_bar or isinstance(widget, (QMenuBar, QScrollBar)))
        if is_own and (widget in proxied or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            found.append(widget)
    return found


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader would say nothing."""
    # by Qt's own rule: QAccessible.queryAccessibleInterface says the same, but PySide6 frees what it gives
    named = {label.buddy() for label in root.window().findChildren(QLabel) if label.text()}
    return [
        f"{_name(widget)} in {type(widget.parentWidget()).__name__}"
        for widget in focusable(root)
        if not (widget.accessibleName() or widget in named or (isinstance(widget, _SAYING) and widget.text()))
    ]


def without_ring(root: QWidget) -> list[str]:
    """Controls that look the same whether the keyboard is on them or not."""
    root.window().activateWindow()
    found = []
    for widget in focusable(root):
        if not widget.isEnabled() or isinstance(widget, _MARKED_WITHIN):
            continue
        widget.clearFocus()
        _bring_into_view(widget)
        QApplication.processEvents()
        if not isValid(widget):
            break  # a popup goes when the keyboard leaves it
        if widget.hasFocus() or widget.visibleRegion().isEmpty():
            continue  # the only one in its dialog, or out of sight in a low dock
        before = _picture(root, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not widget.hasFocus():
            continue  # hands it on, or is not to be had now
        after = _picture(root, widget)
        widget.clearFocus()
        QApplication.processEvents()
        if before == after:
            found.append(f"{_name(widget)} in {type(widget.parentWidget()).__name__}")
    return found


def _bring_into_view(widget: QWidget) -> None:
    """As Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _picture(root: QWidget, widget: QWidget) -> QImage:
    box = QRect(widget.mapTo(root, QPoint(0, 0)) if widget is not root else QPoint(0, 0), widget.size())
    return root.grab(box.adjusted(-_RIM, -_RIM, _RIM, _RIM)).toImage()


def backward_steps(root: QWidget) -> list[str]:
    """Where Tab goes up and to the left within one parent: it follows the order in which controls are read."""
    order = {widget: place for place, widget in enumerate(_tab_order(root))}
    found = []
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in focusable(root):
        by_parent.setdefault(widget.parentWidget(), []).append(widget)
    for children in by_parent.values():
        ordered = sorted((child for child in children if child in order), key=order.__getitem__)
        steps = []
        for one, other in pairwise([*ordered, *ordered[:1]]):
            above = other.geometry().bottom() < one.geometry().top()
            left = other.geometry().right() < one.geometry().left() and _share_line(one, other)
            if above or left:
                steps.append(f"{_name(one)} -> {_name(other)}")
        if len(steps) > 1:  # once round, one goes back to the top
            found += steps
    return found


def _share_line(one: QWidget, other: QWidget) -> bool:
    return one.geometry().top() <= other.geometry().bottom() and other.geometry().top() <= one.geometry().bottom()


def _tab_order(root: QWidget) -> list[QWidget]:
    """Where Tab goes until it comes round. By going: PySide6 frees the chain that it is asked for."""
    window = root.window()
    window.activateWindow()
    order: list[QWidget] = []
    while window.focusNextChild() and (here := window.focusWidget()) not in order:
        assert here is not None
        order.append(here)
    return order
