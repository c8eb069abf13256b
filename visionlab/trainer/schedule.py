"""The learning rate as a plain function of the step, and what depends on how validation goes."""

from __future__ import annotations

import math

from visionlab.runs.settings import RunSettings
from visionlab.trainer.checkpoint import Progress

#: one-cycle starts at 1/25 of the peak and ends at 1/10,000 of the start, as torch's OneCycleLR does
_START, _END = 25.0, 1e4


def learning_rate(settings: RunSettings, step: int, steps_per_epoch: int, drops: int = 0) -> float:
    """The learning rate of a step, counted from 0 over the whole run; `drops` are those of a plateau so far."""
    total = settings.epochs * steps_per_epoch
    warm = settings.warmup_epochs * steps_per_epoch
    peak = settings.learning_rate
    if settings.schedule == "one-cycle":
        return peak * _one_cycle(step, total, warm or 0.3 * total)
    if settings.schedule == "plateau":
        peak *= settings.step_factor**drops
    if step < warm:
        return peak * (step + 1) / math.ceil(warm)
    if settings.schedule == "step":
        done = step // steps_per_epoch
        return peak * settings.step_factor ** sum(done >= milestone for milestone in settings.milestones)
    share = (step - warm) / max(total - warm, 1)
    if settings.schedule == "cosine":
        return peak * _cosine(1.0, 0.0, share)
    return peak * (1.0 - share) if settings.schedule == "linear" else peak


def heed_validation(settings: RunSettings, at: Progress, accuracy: float, loss: float) -> bool:
    """Notes how good the network is after epoch `at.epoch`; returns whether it is the best so far.

    A plateau's epochs are counted as torch's ReduceLROnPlateau does with a threshold of 0 and a patience of one less
    (it drops the rate in the epoch after).
    """
    if not at.plateau_epoch or loss < at.plateau_loss:
        at.plateau_epoch, at.plateau_loss = at.epoch, loss
    elif settings.schedule == "plateau" and at.epoch - at.plateau_epoch >= settings.patience:
        at.plateau_epoch = at.epoch
        at.drops += 1
    is_best = not at.best_epoch or (accuracy, -loss) > (at.best_accuracy, -at.best_loss)
    if is_best:
        at.best_epoch, at.best_accuracy, at.best_loss = at.epoch, accuracy, loss
    return is_best


def has_stalled(settings: RunSettings, at: Progress) -> bool:
    """Whether so many whole epochs went by without a better one that the run is to end early."""
    done = at.epoch - 1
    is_known = at.best_epoch > 0 and is_validated(settings, done)
    return is_known and 0 < settings.early_stopping <= done - at.best_epoch


def is_validated(settings: RunSettings, epoch: int) -> bool:
    """Whether the validation images are looked at after this epoch: the last one always is."""
    return epoch % settings.validate_every == 0 or epoch == settings.epochs


def _one_cycle(step: int, total: int, rise: float) -> float:
    """Smith & Topin 2018 with cosine ends, as torch.optim.lr_scheduler.OneCycleLR: a factor of the peak."""
    top = min(rise, total) - 1
    if step <= top:
        return _cosine(1 / _START, 1.0, step / top if top > 0 else 1.0)
    return _cosine(1.0, 1 / (_START * _END), (step - top) / max(total - 1 - top, 1e-9))


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * min(max(share, 0.0), 1.0))) / 2
