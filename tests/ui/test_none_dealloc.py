"""Qt's Python binding must keep the reference count of None.

PySide6 6.12.0 on Python 3.11 loses one reference to None at each void call; when none is left, after some thousand
repaints, the process dies with `Fatal Python error: none_dealloc`. pyproject.toml keeps such a release away, and this
test would catch another. From Python 3.12 on None is immortal, and only the exit status tells.
"""

from __future__ import annotations

import json
import subprocess
import sys

REPAINTS = 2000
ITEMS = 12

# Its own process: a death must not take the tests along, and their own objects must not move the count.
CHILD = """
import json, sys
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene

REPAINTS, ITEMS = map(int, sys.argv[1:])
painted = 0

class Card(QGraphicsItem):
    def boundingRect(self):
        return QRectF(0, 0, 90, 40)

    def paint(self, painter, option, widget=None):
        global painted
        painted += 1
        painter.setPen(QColor("black"))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(self.boundingRect(), 6, 6)
        painter.drawLine(0, 20, 90, 20)

app = QApplication([])
scene = QGraphicsScene(0, 0, 400, 200)
for index in range(ITEMS):
    card = Card()
    card.setPos(100 * (index % 4), 50 * (index // 4))
    scene.addItem(card)
image = QImage(400, 200, QImage.Format.Format_ARGB32_Premultiplied)

def repaint(times):
    for _ in range(times):
        painter = QPainter(image)
        scene.render(painter)
        painter.end()
        app.processEvents()

repaint(10)  # what the first calls keep for good
before, painted = sys.getrefcount(None), 0
for part in range(200):
    repaint(REPAINTS // 200)
    print(json.dumps({"painted": painted, "lost": before - sys.getrefcount(None)}), flush=True)
"""


def test_2000_repaints_lose_no_reference_to_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(REPAINTS), str(ITEMS)], capture_output=True, text=True, timeout=100
    )
    last = json.loads((done.stdout.splitlines() or ["{}"])[-1])
    assert done.returncode == 0, f"the process died after {last}: {done.stderr}"
    assert last["painted"] == REPAINTS * ITEMS
    # A loss of one at a call is four at a painted card; a handful either way is the interpreter's own doing.
    assert last["lost"] < REPAINTS / 20, f"references to None are lost: {last}"
