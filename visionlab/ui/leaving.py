"""What is asked before the window closes while a network is still being trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visionlab.ui import ask

if TYPE_CHECKING:
    from visionlab.ui.window import Window


def may_leave_run(window: Window) -> bool:
    """Let the training panel go; False where the person would rather stay."""
    if window.training is None:
        return True
    if not window.is_training:
        window.training.shutdown(keep_running=False)  # type: ignore[attr-defined]
        return True
    answer = ask.choose(
        window,
        window.tr("A network is still being trained."),
        window.tr("If it keeps running, the next start finds it and shows its curves again."),
        [
            (window.tr("Keep it running"), ask.Role.AcceptRole),
            (window.tr("Stop it"), ask.Role.DestructiveRole),
            (window.tr("Cancel"), ask.Role.RejectRole),
        ],
    )
    if answer is None:
        return False
    window.training.shutdown(keep_running=answer == 0)  # type: ignore[attr-defined]
    return True
