"""The open networks as a list: whatever is done, one is shown, and it is among them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.support.graphs import graph_of
from visionlab.graph.model import EMPTY
from visionlab.ui.document import Document
from visionlab.ui.sheets import Sheet, Sheets

STEPS = st.lists(st.tuples(st.sampled_from(["add", "replace", "close", "show", "next", "turn"]), st.integers(0, 5)))


@given(STEPS)
def test_one_of_them_is_always_shown(steps) -> None:
    sheets = Sheets()
    model = [sheets.shown]
    shown = sheets.shown
    for act, number in steps:
        one = model[number % len(model)]
        fresh = Sheet(EMPTY)
        match act:
            case "add":
                sheets.add(fresh)
                model.insert(model.index(shown) + 1, fresh)
                shown = fresh
            case "replace":
                sheets.replace(fresh)
                model[model.index(shown)] = fresh
                shown = fresh
            case "close":
                sheets.close(one)
                at = model.index(one)
                model.remove(one)
                if not model:
                    model.append(sheets.shown)
                if one is shown:
                    shown = model[min(at, len(model) - 1)]
            case "show":
                sheets.show(one)
                shown = one
            case "next":
                shown = model[(model.index(shown) + number) % len(model)]
                sheets.show(sheets.beside(number))
            case "turn":
                model.reverse()
                sheets.order(model)
        assert list(sheets.all) == model and sheets.shown is shown


def test_each_keeps_its_history_and_its_selection() -> None:
    document = Document()
    heard = []
    document.changed.connect(lambda change: heard.append((change.after, change.is_new)))
    document.open(EMPTY, "first")
    one, other = document.sheets.shown, Sheet(EMPTY, "other")
    document.edit("Put", lambda _graph: graph_of())
    document.open_beside(other)
    assert (document.name, document.undo_label, heard[-1][1]) == ("other", None, True)
    document.show(one)
    assert (document.name, document.undo_label) == ("first", "Put")
    assert not one.is_untouched and other.is_untouched
    document.close(one)
    assert document.sheets.all == (other,)


def test_the_sheet_of_a_file(tmp_path: Path) -> None:
    sheets = Sheets()
    path = tmp_path / "a.vlab"
    one = Sheet(EMPTY, "a", path)
    sheets.add(one)
    assert sheets.of(tmp_path / "." / "a.vlab") is one
    assert sheets.of(tmp_path / "b.vlab") is None
    assert not one.is_untouched
