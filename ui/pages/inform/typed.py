"""What somebody is typing about informing, as it is kept on the way: every field by its key, as it was typed."""

import json
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton

from ui.fields.editors import LineEditor, TextEditor
from ui.pages.drafts import words_of
from ui.pages.follow.dots import Dots
from ui.widgets.card import Card

Typed = Mapping[str, str]
Input = LineEditor | TextEditor | Dots | QAbstractButton
_ON = "ja"


def as_text(typed: Typed) -> str:
    """Return it as it is kept; empty where nothing was typed."""
    filled = {key: value for key, value in typed.items() if value}
    return json.dumps(filled, ensure_ascii=False, sort_keys=True) if filled else ""


def from_text(text: str) -> dict[str, str]:
    """Return what was kept; what cannot be read is as if nothing was typed."""
    return words_of(text)


class TypedCard(Card):
    """A card with a form whose inputs are kept by their keys."""

    written = Signal()
    """Something was typed or chosen."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._inputs: dict[str, Input] = {}

    def keep(self, key: str, given: Input) -> None:
        """Keep what is typed in an input under a key."""
        self._inputs[key] = given
        if isinstance(given, LineEditor | TextEditor):
            given.written.connect(self.written)
        elif isinstance(given, Dots):
            given.changed.connect(self.written)
        else:
            given.clicked.connect(self.written)

    def let_go(self, *keys: str) -> None:
        """Keep these inputs no more: others come in their place."""
        for key in keys:
            self._inputs.pop(key, None)

    def typed(self) -> dict[str, str]:
        """Return what stands in the inputs now."""
        return {key: _read(given) for key, given in self._inputs.items()}

    def show_typed(self, typed: Typed) -> None:
        """Show what was typed before."""
        for key, given in self._inputs.items():
            _write(given, typed.get(key, ""))


def _read(given: Input) -> str:
    if isinstance(given, LineEditor | TextEditor):
        return given.words()
    if isinstance(given, Dots):
        return given.chosen
    return _ON if given.isChecked() else ""


def _write(given: Input, words: str) -> None:
    if isinstance(given, LineEditor | TextEditor):
        given.show_words(words)
    elif isinstance(given, Dots):
        given.show_choice(words)
    else:
        given.setChecked(words == _ON)
