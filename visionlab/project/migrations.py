"""Old `.vlab` files: how the JSON of each past version becomes that of the next.

A change of the format raises `VERSION` and adds one entry; entries are never changed once published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

#: the version that this program writes
VERSION = 2


def _with_remarks(data: dict[str, Any]) -> dict[str, Any]:
    """Version 2 has `remarks`, which may be left out, and blocks that are bypassed."""
    return data


#: version -> what turns a file of that version into one of the next; it may trust nothing but the version number
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _with_remarks}
