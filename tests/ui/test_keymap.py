"""Which key does what: one key, one action, whatever a person makes of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from visionlab.ui.keymap import Keymap, keymap, plain
from visionlab.ui.places import KEYED, PLACES

DEFAULTS = {"save": ("Ctrl+S",), "redo": ("Ctrl+Shift+Z", "Ctrl+Y"), "fit": ("F",), "zoom_in": ("Ctrl++",), "none": ()}
KEYS = ("Ctrl+S", "Ctrl+Y", "F", "G", "Ctrl+Shift+Z", "Alt+K", "F9")


def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)


@pytest.mark.parametrize("place", PLACES)
def test_no_two_actions_share_a_key_in_a_place_at_first(place: str) -> None:
    keys = [plain(key) for told in KEYED if told.place in ("", place) for key in told.keys]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_the_same_key_may_do_something_else_in_another_place() -> None:
    made = Keymap({**DEFAULTS, "open": ("Return",), "enter": ("Return",)}, {"open": "runs", "enter": "canvas"})
    made.set("enter", ["G"])
    made.set("open", ["G", "Ctrl+S"])
    assert made.keys("enter") == ("G",) and made.keys("save") == ()
    assert made.action(pressed(Qt.Key.Key_G), "runs") == "open" and made.action(pressed(Qt.Key.Key_G)) == "enter"
    assert made.holders("G", "fit") == ["open", "enter"] and made.holders("G", "enter") == ["enter"]
    again = Keymap({**DEFAULTS, "open": ("Return",), "enter": ("Return",)}, {"open": "runs", "enter": "canvas"})
    again.loads(made.dumps())
    assert again.keys("enter") == ("G",) and again.keys("open") == ("G", "Ctrl+S") and again.keys("save") == ()
    made.set("fit", ["G"])
    assert made.keys("enter") == () and made.keys("open") == ("Ctrl+S",)


def test_a_key_that_is_taken_is_lost_by_who_had_it_and_comes_back_with_a_reset() -> None:
    made = Keymap(DEFAULTS)
    made.set("fit", ["Ctrl+Y", "G"])
    assert made.keys("fit") == ("Ctrl+Y", "G")
    assert made.keys("redo") == ("Ctrl+Shift+Z",)
    assert made.holders("Ctrl+Y", "save") == ["fit"] and made.holders("F", "save") == []
    made.reset("redo")
    assert made.keys("redo") == DEFAULTS["redo"]
    assert made.keys("fit") == ("G",)
    made.reset_all()
    assert {name: made.keys(name) for name in DEFAULTS} == DEFAULTS


def test_the_action_of_a_key_event() -> None:
    made = Keymap(DEFAULTS)
    assert made.action(pressed(Qt.Key.Key_F)) == "fit"
    assert made.action(pressed(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier, "F")) is None
    assert made.action(pressed(Qt.Key.Key_F, Qt.KeyboardModifier.KeypadModifier)) == "fit"
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    assert made.action(pressed(Qt.Key.Key_Plus, both, "+")) == "zoom_in"
    assert made.action(pressed(Qt.Key.Key_Z, both)) == "redo"


@given(st.lists(st.tuples(st.sampled_from([*DEFAULTS]), st.lists(st.sampled_from(KEYS), max_size=3), st.booleans())))
def test_after_any_changes_a_key_has_one_action_and_all_is_remembered(changes) -> None:
    made = Keymap(DEFAULTS)
    for name, keys, is_reset in changes:
        if is_reset:
            made.reset(name)
            assert made.keys(name) == made.default(name)
        else:
            made.set(name, keys)
            assert made.keys(name) == tuple(dict.fromkeys(keys))
    held = [key for name in DEFAULTS for key in made.keys(name)]
    assert len(held) == len(set(held))
    again = Keymap(DEFAULTS)
    again.loads(made.dumps())
    assert all(again.keys(name) == made.keys(name) for name in DEFAULTS)


@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=5).map(json.dumps))
def test_nonsense_in_the_settings_changes_nothing(text: str) -> None:
    made = Keymap(DEFAULTS)
    made.loads(text)
    assert {name: made.keys(name) for name in DEFAULTS} == DEFAULTS


def test_strange_keys_in_the_settings_are_left_out() -> None:
    made = Keymap(DEFAULTS)
    made.loads('{"save": ["Ctrl+K, Ctrl+S", "Ctrl+Alt+S", 7], "fit": ["nonsense", "G"], "who": ["H"], "redo": ["G"]}')
    assert made.keys("save") == ("Ctrl+S",)
    assert made.keys("fit") == ("G",)
    assert made.keys("redo") == ()
    assert made.holders("H", "save") == []


def test_the_programs_own_keymap_has_every_action() -> None:
    assert all(keymap().default(told.name) == tuple(map(plain, told.keys)) for told in KEYED)
