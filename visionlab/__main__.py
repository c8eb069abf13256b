"""`python -m visionlab` does what the command `visionlab` does."""

from __future__ import annotations

import sys

from visionlab.app import main

if __name__ == "__main__":
    sys.exit(main())
