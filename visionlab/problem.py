"""The one way in which VisionLab says no: a sentence for a person."""

from __future__ import annotations


class Problem(Exception):
    """One sentence that names what was wrong, where, and what was expected.

    The template stays apart from its values, so that the window can translate it:
    ``Problem("{block} needs equal shapes: got {shapes}", block="Add", shapes="...")``.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.template, self.values))


def _rebuild(kind: type[Problem], template: str, values: dict[str, object]) -> Problem:
    return kind(template, **values)
