"""Gathers every text that the window may show into Qt's translation file. `make translations`.

`texts()` reads the code for what is said there, `tr("...")`, `Problem("...")` and their like, and walks the registries
for what parts, presets, recipes and others say of themselves; nobody keeps a list. The texts go by way of `lupdate`
into resources/translations/visionlab_ru.ts, where Russian is written beside them (by hand, or in Qt Linguist), and
`lrelease` makes the visionlab_ru.qm that the window reads. Both files are in the repository; a test says what lacks
Russian.

The words of the field, so that all texts have the same ones:
    activation активация        batch батч              block блок              bottleneck узкое место
    channel канал               checkpoint контрольная точка                    class класс
    convolution свёртка         depthwise поканальная   dropout дропаут         epoch эпоха
    feature map карта признаков fold свернуть           grouped групповая       growth rate темп роста
    head голова (auxiliary head вспомогательная)        kernel ядро             layer слой
    learning rate скорость обучения                     link связь              MAC умножение-сложение, MAC
    norm нормализация           padding дополнение      parameter параметр      pool пулинг
    preset готовая сеть         receptive field рецептивное поле                recipe рецепт
    residual остаточный         run запуск              separable сепарабельная shortcut обход
    stage стадия                stem начало сети        stride шаг              warm-up разогрев
    weight вес                  weight decay затухание весов
"""

from __future__ import annotations

import ast
import errno
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from visionlab.fields import Fields, Spec, specs  # noqa: E402
from visionlab.ui.language import CONTEXT  # noqa: E402

FILE = ROOT / "resources" / "translations" / "visionlab_ru.ts"
CODE = ROOT / "visionlab"
#: calls whose first text is for a person, by what their names end with
_SAYING = re.compile(r"_?tr|_help|\w*Problem|Cancelled|_Refused|Phrase|Proposal")
#: what says texts of a table or of somebody else, which are found there
_PASSING = re.compile(r"([\w.]+\.)?(text|tip|title|heading|about|template|many|source|gesture|does)")
#: a class of the window says these of itself
_OF_CLASSES = ("title", "text", "heading", "about")
#: the command line is English
_ENGLISH = ("cli", "app.py")


class Text(NamedTuple):
    """A source text; a plural has `{count}` in it and a form for each kind of number."""

    source: str
    is_plural: bool = False


class Translated(NamedTuple):
    """A text of the translation file with its Russian: a form, or three."""

    text: Text
    forms: tuple[str, ...]
    is_finished: bool


def texts() -> list[Text]:
    """All of them, in order."""
    found = {*_from_code(), *map(Text, _from_registries()), *map(Text, _from_tables())}
    return sorted(text for text in found if re.search("[A-Za-z]", re.sub(r"\{.*?\}", "", text.source)))


# -- what is said in the code


def _from_code() -> Iterator[Text]:
    for path in sorted(CODE.rglob("*.py")):
        if path.relative_to(CODE).parts[0] in _ENGLISH:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _said(node, f"{path.relative_to(ROOT)}:{node.lineno}")
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "template":
                yield from map(Text, _literals(node.value, f"{path.relative_to(ROOT)}:{node.lineno}"))
            elif isinstance(node, ast.ClassDef) and "ui" in path.parts:
                yield from _of_class(node)


def _of_class(told: ast.ClassDef) -> Iterator[Text]:
    for node in told.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _OF_CLASSES:
            value = ast.literal_eval(node.value)
            yield from [Text(value)] if isinstance(value, str) else []


def _said(call: ast.Call, where: str) -> Iterator[Text]:
    name = ast.unparse(call.func)
    last = name.rpartition(".")[2]
    if name in ("words.plural", "plural"):
        for source in _literals(call.args[1], where):
            yield Text(source, is_plural=True)
    elif name in ("QCoreApplication.translate", "translate") and len(call.args) > 1:
        yield from map(Text, _literals(call.args[1], where))
    elif _SAYING.fullmatch(last) and call.args and not (last == "Problem" and isinstance(call.args[0], ast.Starred)):
        yield from map(Text, _literals(call.args[0], where))


def _literals(node: ast.expr, where: str) -> Iterator[str]:
    """The texts that an argument may be. Raises SystemExit for one that cannot be known from the code."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body, where)
        yield from _literals(node.orelse, where)
    elif not _PASSING.fullmatch(ast.unparse(node)):
        raise SystemExit(f"{where}: say a text there, or nobody can translate it: got {ast.unparse(node)[:80]}")


# -- what things say of themselves


def _from_tables() -> Iterator[str]:
    from visionlab.ui import actions, places, shortcuts
    from visionlab.ui.runs import actions as of_runs
    from visionlab.ui.training import settings_form

    yield from actions.MENUS
    for action in (*actions.ACTIONS, *places.LOCAL, *of_runs.ACTIONS):
        yield from (action.text, action.tip)
    yield from places.PLACES.values()
    yield from (text for text, _keys, _place in places.FIXED)
    for pair in shortcuts.GESTURES:
        yield from pair
    yield from settings_form.GROUPS


def _from_registries() -> Iterator[str]:
    for room in ("ui", "cost", "runs"):
        for module in pkgutil.walk_packages([str(CODE / room)], f"visionlab.{room}."):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Spec):
                    yield from _of_field(value)
    yield from _of_parts()
    yield from _of_presets()
    yield from _of_training()
    yield from _of_costs()
    yield from _of_fields()


def _of_parts() -> Iterator[str]:
    from visionlab.blocks.catalogue import GROUPS, all_parts

    yield from GROUPS
    for part in all_parts().values():
        yield from (str(part.title), (part.__doc__ or "").strip().split("\n", 1)[0])


def _of_fields(kind: type[Fields] = Fields) -> Iterator[str]:
    """Of all values that have fields, once all modules are there."""
    for spec in specs(kind):
        yield from _of_field(spec)
    for heir in kind.__subclasses__():
        if heir.__module__.startswith("visionlab."):  # tests have fields of their own
            yield from _of_fields(heir)


def _of_field(spec: Spec) -> Iterator[str]:
    yield from (spec.label, spec.tip, spec.unit, spec.special)
    yield from spec.options if spec.kind == "choice" else ()


def _of_presets() -> Iterator[str]:
    from visionlab.presets.accuracy import accuracy
    from visionlab.presets.base import IDEAS
    from visionlab.presets.experiment import experiments
    from visionlab.presets.registry import presets

    yield from IDEAS.values()
    for preset in presets().values():
        yield preset.rank
        for figure in preset.figures:
            yield from (figure.what, figure.source, figure.why)
    for experiment in experiments().values():
        yield from (experiment.title, experiment.about, experiment.expect)
    known = accuracy()
    yield from (entry.note for entry in (*known.challenge, known.human))
    for by_preset in known.published.values():
        yield from (measured.how for some in by_preset.values() for measured in some)


def _of_training() -> Iterator[str]:
    from visionlab.data.base import SPLITS
    from visionlab.data.registry import data_sets
    from visionlab.runs.recipe import recipes

    yield from SPLITS
    for recipe in recipes().values():
        yield from (recipe.title, recipe.source, recipe.about, recipe.adapted)
    for data in data_sets():
        yield from (data.title, data.about)
    # the system's words for why a file cannot be had, as they are and within a sentence
    for number in (errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC, errno.EROFS, errno.EIO):
        yield from (os.strerror(number), os.strerror(number).lower())


def _of_costs() -> Iterator[str]:
    from visionlab.cost.conventions import CONVENTIONS, TOOLS
    from visionlab.cost.devices import devices
    from visionlab.exchange.formats import OF_TORCH, PICTURES, formats

    for one in (*CONVENTIONS.values(), *TOOLS.values()):
        yield from (one.title, one.definition)
    yield from (device.note for device in devices().values())
    yield from (*OF_TORCH.values(), *PICTURES.values(), *(format.title for format in formats().values()))


# -- the files


def translated(file: Path = FILE) -> list[Translated]:
    """What stands in the translation file."""
    found = []
    for message in ElementTree.parse(file).iter("message"):
        told = message.find("translation")
        assert told is not None
        forms = tuple(form.text or "" for form in told.iter("numerusform")) or (told.text or "",)
        text = Text(message.findtext("source", ""), message.get("numerus") == "yes")
        found.append(Translated(text, forms, told.get("type") is None))
    return found


def update() -> None:
    """Bring the translation file up to the code, and make of it what the window reads."""
    with tempfile.TemporaryDirectory() as folder:
        code = Path(folder) / "texts.py"
        code.write_text("\n".join(map(_call, texts())), encoding="utf-8")
        _run("lupdate", code, "-no-obsolete", "-locations", "none", "-source-language", "en", "-ts", FILE)
    release()


def release() -> None:
    """Make what the window reads."""
    _run("lrelease", FILE, "-silent", "-qm", FILE.with_suffix(".qm"))


def _call(text: Text) -> str:
    count = ", None, 1" if text.is_plural else ""
    source = text.source.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'QCoreApplication.translate("{CONTEXT}", "{source}"{count})'


def _run(tool: str, *words: object) -> None:
    subprocess.run([Path(sys.executable).with_name(f"pyside6-{tool}"), *map(str, words)], check=True)


if __name__ == "__main__":
    update()
    lacking = [one.text.source for one in translated() if not one.is_finished]
    print(f"{len(translated())} texts, {len(lacking)} without Russian", *lacking[:20], sep="\n  ")
