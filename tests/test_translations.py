"""Every text that the window may show has Russian beside it; run `make translations` after a text was changed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.translations import FILE, ROOT, Translated, texts, translated
from visionlab.ui.language import CONTEXT

#: of a number that needs each of Russian's three forms, in their order
COUNTS = (1, 2, 5)
IN_FILE = translated()


def test_the_translation_file_has_all_texts_and_no_others() -> None:
    said, there = set(texts()), {one.text for one in IN_FILE}
    assert not said - there, "run `make translations`, and write Russian beside these"
    assert not there - said, "run `make translations`: nobody says these any more"


def test_all_texts_have_finished_russian() -> None:
    lacking = [one.text.source for one in IN_FILE if not one.is_finished or not all(one.forms)]
    assert not lacking, f"{FILE.relative_to(ROOT)} lacks Russian for these"
    assert all(len(one.forms) == (3 if one.text.is_plural else 1) for one in IN_FILE)


def fields(text: str) -> list[str]:
    """What is filled in, and tags."""
    return sorted(re.findall(r"\{.*?\}|</?\w+>", text))


@pytest.mark.parametrize("what", [fields, lambda text: (text[:1].isspace(), text[-1:].isspace(), text[-1:] == "…")])
def test_russian_has_what_english_has(what: object) -> None:
    assert callable(what)
    wrong = [(one.text.source, form) for one in IN_FILE for form in one.forms if what(form) != what(one.text.source)]
    assert not wrong


def test_what_the_window_reads_is_made_of_the_translation_file() -> None:
    made = QTranslator()
    assert made.load(FILE.stem, str(FILE.parent)), "run `make translations`"

    def read(one: Translated) -> tuple[str, ...]:
        if one.text.is_plural:
            return tuple(made.translate(CONTEXT, one.text.source, None, count) for count in COUNTS)
        return (made.translate(CONTEXT, one.text.source),)

    other = [one.text.source for one in IN_FILE if read(one) != one.forms]
    assert not other, "run `make translations`"


def early(path: Path) -> Iterator[str]:
    """Where a module of the window translates while it is imported: it would stay in the first language."""

    def look(node: ast.AST) -> Iterator[ast.Call]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                continue
            if isinstance(child, ast.Call):
                yield child
            yield from look(child)

    for call in look(ast.parse(path.read_text(encoding="utf-8"))):
        if re.fullmatch(r"(.*\.)?_?(tr|translate|text|plural)", ast.unparse(call.func)):
            yield f"{path.relative_to(ROOT)}:{call.lineno}"


def test_nothing_is_translated_before_the_language_is_known() -> None:
    found = [place for path in sorted((ROOT / "visionlab" / "ui").rglob("*.py")) for place in early(path)]
    assert not found


def test_edits_are_named_in_english_and_told_in_the_language_of_whoever_looks() -> None:
    """The words for an edit outlive a change of the language."""
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "visionlab" / "ui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and re.search(r"(canvas|document)\.edit$", ast.unparse(call.func))
        if re.search(r"\btr\(", ast.unparse(call.args[0]))
    ]
    assert not found, "say a Phrase there"


#: files in which a format makes a key or a number, which nobody reads
NOT_SHOWN = ("chart.py", "preset_filter.py", "measures.py")


def test_numbers_of_the_window_are_in_the_persons_language() -> None:
    formats = re.compile(r"\bf[\"'].*\{[^{}:]+:[,+]?\.?\d?[,fg%e]\}")
    english = re.compile(r"from visionlab\.cost(\.numbers import (?!ENGLISH)| import .*\bnumbers\b)")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in (ROOT / "visionlab" / "ui").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if english.search(line) or (formats.search(line) and path.name not in NOT_SHOWN)
    ]
    assert not found, "visionlab.ui.numbers writes numbers that a person reads"
