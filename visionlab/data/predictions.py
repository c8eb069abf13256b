"""What a trained network says of the test set, and what follows from that; knows neither torch nor Qt.

Probabilities are float64 (N, classes), rows of sum 1; labels int64 (N,), indexes of classes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from visionlab.problem import Problem

Probabilities = NDArray[np.float64]
Labels = NDArray[np.int64]
#: two-sided 95 % of the normal distribution
_Z = 1.959963984540054
#: numbers in one file at most: a million pictures of a thousand classes
_MOST = 10**9


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """The network's word on each picture of a test set, in the set's order."""

    probabilities: Probabilities
    labels: Labels
    classes: tuple[str, ...]
    #: id of the data set
    data: str

    def is_of_the_same_pictures(self, other: Predictions) -> bool:
        """Whether both are about one test set."""
        same = (self.data, self.classes) == (other.data, other.classes)
        return same and np.array_equal(self.labels, other.labels)


def read(path: Path) -> Predictions:
    """The predictions in a safetensors file with `logits` float32 (N, classes) and `labels` int64 (N,).

    Raises Problem for a file that is missing, damaged or of another shape.
    """
    try:
        with safe_open(path, "np") as file:
            about = file.metadata() or {}
            shape = file.get_slice("logits").get_shape()
            if len(shape) != 2 or math.prod(shape) > _MOST:
                raise ValueError(shape)
            logits, labels = file.get_tensor("logits"), file.get_tensor("labels")
        classes, data = json.loads(about["classes"]), json.loads(about["data"])
    except FileNotFoundError:
        raise Problem("{path} is missing: the run has not been tested", path=path) from None
    except (SafetensorError, OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(path) from error
    count, width = shape
    if logits.dtype != np.float32 or labels.dtype != np.int64 or labels.shape != (count,):
        raise _damaged(path)
    if type(data) is not str or type(classes) is not list or not all(type(name) is str for name in classes):
        raise _damaged(path)
    if not count or len(classes) != width or not np.isfinite(logits).all():
        raise _damaged(path)
    if labels.min() < 0 or labels.max() >= width:
        raise _damaged(path)
    return Predictions(softmax(logits), labels, tuple(classes), data)


def _damaged(path: Path) -> Problem:
    return Problem("{path} must hold a network's logits and labels of a test set, and is damaged", path=path)


def softmax(logits: NDArray[np.floating]) -> Probabilities:
    """Probabilities for logits of shape (N, classes)."""
    powers: Probabilities = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def ensemble(members: Sequence[Predictions]) -> Predictions:
    """Several networks as one: the mean of their probabilities (Krizhevsky et al. 2012, section 5).

    Raises Problem unless all are about the same pictures.
    """
    first, *others = members
    if not all(first.is_of_the_same_pictures(other) for other in others):
        raise Problem("The runs of an ensemble must have been tested on the same pictures, and were not")
    mean = np.mean([member.probabilities for member in members], axis=0)
    return Predictions(mean, first.labels, first.classes, first.data)


class Share(NamedTuple):
    """So many of so many, with the interval in which the true share lies 95 times of 100."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """From 0 to 1; NaN of nothing."""
        return self.hits / self.total if self.total else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval (Wilson 1927), which holds near 0 and 1 and for few too; of nothing (0, 1)."""
        hits, count = self
        if not count:
            return 0.0, 1.0
        squared = _Z**2
        middle = (hits + squared / 2) / (count + squared)
        half = _Z / (count + squared) * math.sqrt(hits * (count - hits) / count + squared / 4)
        return max(0.0, middle - half), min(1.0, middle + half)


def accuracy(told: Predictions, top: int = 1) -> Share:
    """How many pictures have their class among the `top` likeliest; of equals the first class counts as likelier."""
    own = np.take_along_axis(told.probabilities, told.labels[:, None], axis=1)
    likelier = (told.probabilities > own).sum(axis=1)
    earlier = np.arange(len(told.classes)) < told.labels[:, None]
    equal = ((told.probabilities == own) & earlier).sum(axis=1)
    return Share(int((likelier + equal < top).sum()), len(told.labels))


def confusion(told: Predictions) -> NDArray[np.int64]:
    """Pictures by true class (row) and by what the network says (column), of shape (classes, classes)."""
    count = len(told.classes)
    pairs = told.labels * count + told.probabilities.argmax(axis=1)
    return np.bincount(pairs, minlength=count**2).reshape(count, count)


class ClassFigures(NamedTuple):
    """Of one class. `recall`: of its pictures, those found. `precision`: of those said to be it, those that are."""

    name: str
    recall: Share
    precision: Share


def per_class(told: Predictions) -> list[ClassFigures]:
    """Figures of each class, in the order of the classes."""
    table = confusion(told)
    return [
        ClassFigures(
            name,
            Share(int(table[number, number]), int(table[number].sum())),
            Share(int(table[number, number]), int(table[:, number].sum())),
        )
        for number, name in enumerate(told.classes)
    ]


class Mistake(NamedTuple):
    """A picture by its number in the test set, its class, and what the network said with which probability."""

    number: int
    true: int
    said: int
    probability: float


def mistakes(told: Predictions, most: int) -> list[Mistake]:
    """The wrong answers, the surest first; at most so many."""
    said = told.probabilities.argmax(axis=1)
    sureness = told.probabilities.max(axis=1)
    wrong = np.flatnonzero(said != told.labels)
    chosen = wrong[np.argsort(-sureness[wrong], kind="stable")][:most]
    return [Mistake(int(at), int(told.labels[at]), int(said[at]), float(sureness[at])) for at in chosen]


def pictures_in(told: Predictions, true: int, said: int, most: int) -> list[Mistake]:
    """The pictures of one cell of the confusion matrix, the surest first; at most so many."""
    answers = told.probabilities.argmax(axis=1)
    found = np.flatnonzero((told.labels == true) & (answers == said))
    chosen = found[np.argsort(-told.probabilities[found, said], kind="stable")][:most]
    return [Mistake(int(at), true, said, float(told.probabilities[at, said])) for at in chosen]
