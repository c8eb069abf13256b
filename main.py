"""Starts VisionLab from a checkout: `python main.py` opens the window, `python main.py --help` tells the rest."""

from __future__ import annotations

import sys

from visionlab.app import main

if __name__ == "__main__":
    sys.exit(main())
