"""Makes README's pictures: the real window, a real run. `make pictures`, with or without a screen.

Writes resources/readme/gallery.png (the networks, and the page of one), window.png (DenseNet-121 open) and
training.png (the starter network at work).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
for name in ("CONFIG", "RUNS"):
    os.environ[f"VISIONLAB_{name}"] = tempfile.mkdtemp(prefix="visionlab-pictures-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QPixmap  # noqa: E402

from visionlab.runs.settings import RunSettings  # noqa: E402
from visionlab.ui.main import make_app  # noqa: E402
from visionlab.ui.theme import theme  # noqa: E402
from visionlab.ui.window import Window  # noqa: E402

WIDTH, HEIGHT = 1366, 768
FOLDER = ROOT / "resources" / "readme"
EPOCHS = 8


def main() -> None:
    make_app()
    theme().choose("light")
    window = Window()
    window.show()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(WIDTH, HEIGHT)
    wait(300)
    browse(window)
    explore(window)
    train(window)
    window.document.mark_saved(Path("picture.vlab"))
    window.load_training().shutdown(keep_running=False)


def browse(window: Window) -> None:
    """The gallery with MobileNetV2's page, whose paper prints other parameters than are counted."""
    grid = window.gallery.networks.grid
    wait(3_000)  # pictures are learned one a turn of the event loop
    grid.point_at("mobilenet-v2")
    wait(1_500)
    keep(window.grab(), "gallery.png")


def explore(window: Window) -> None:
    """DenseNet-121 with a dense block selected."""
    window.files.open_preset("densenet-121")
    window.document.selection.set(["dense_block"])
    wait(500)
    keep(window.grab(), "window.png")


def train(window: Window) -> None:
    """The starter network in its last epochs on Scenes-10."""
    window.files.open_preset("starter")
    panel = window.load_training()
    panel.setup.use(RunSettings(epochs=EPOCHS, limit=6_000, batch_size=64))
    window.train()
    while panel.is_running and (panel.live is None or len(panel.live.epoch_events) < EPOCHS - 1):
        wait(200)
    wait(500)
    keep(window.grab(), "training.png")
    panel.stop()
    while panel.is_running:
        wait(200)


def keep(picture: QPixmap, name: str) -> None:
    """One pixel a unit: small enough for a repository."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    image = picture.toImage()
    image = image.convertToFormat(image.Format.Format_RGB888)
    image.save(str(FOLDER / name), "PNG", 0)
    print(FOLDER / name, (FOLDER / name).stat().st_size // 1000, "kB")


def wait(milliseconds: int) -> None:
    """Let the window live for so long."""
    clock = QElapsedTimer()
    clock.start()
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
