"""What every page of beheer has: a heading, the other parts of beheer, and a place to say what happened."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Refusal
from ui.notices import notice_of
from ui.pages.people.form import Fields, Words
from ui.widgets.buttons import Button
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading
from ui.words import say

PARTS: Final = ("mensen", "teams", "vervanging", "rechten", "gemeente", "kader", "certificaat")
"""The parts of beheer, in the order of their buttons."""


class PartButton(Button):
    """One of the parts; the one that is open has a thick edge below."""


class BeheerPage(ScrollPage):
    """A page of beheer.

    Args:
        part: which of `PARTS` it belongs to.
        parts: which of them this role may see; a single one shows no buttons.
    """

    part_wanted = Signal(str)
    """Another of `PARTS`."""
    written = Signal()
    """Something was typed or chosen in a form, or taken away from it."""
    lost = ""
    """What to say of what was not kept, where something was put back."""

    def __init__(self, part: str, parts: tuple[str, ...], title: str, text: str = "") -> None:
        super().__init__()
        self.heading = PrimaryHeading(title)
        self.lead = Muted(text)
        # Shown before it has a page around it, it would be a window of its own for a moment, and take the keyboard.
        if not text:
            self.lead.hide()
        self.strip = MessageStrip(closable=True)
        self.strip.hide()
        self.parts = FlowRow(gap=0.4)
        self.parts.setAccessibleName(say("beheer.onderdelen"))
        if len(parts) < 2:
            self.parts.hide()
        for name in parts:
            button = PartButton(say(f"beheer.{name}"), small=True)
            button.setCheckable(True)
            button.setChecked(name == part)
            button.clicked.connect(lambda _=False, to=name, held=button: self._on_part(to, held, part))
            self.parts.add(button)
        top = column(None, 0, 0.2)
        top.addWidget(self.heading)
        top.addWidget(self.lead)
        self.content.addWidget(self.parts)
        self.content.addLayout(top)
        self.content.addWidget(self.strip)
        self.forms: dict[str, Fields] = {}

    def add_forms(self, forms: dict[str, Fields]) -> None:
        """Have these forms, by their names, of which what is typed is kept."""
        self.forms = forms
        for form in forms.values():
            form.tell_changes(self.written)

    def tell(self, title: str, text: str = "", kind: Kind = Kind.OK) -> None:
        """Say what happened."""
        self.strip.show()
        self.strip.show_message(title, text, kind)
        self.verticalScrollBar().setValue(0)

    def refuse(self, refusal: Refusal) -> None:
        """Say why nothing was changed; what was typed stands where it stood."""
        told = notice_of(refusal)
        self.tell(told.happened, told.rest, Kind.ATTENTION)

    def clear_told(self) -> None:
        """Say nothing."""
        self.strip.hide()

    def show_nothing(self) -> None:
        """Take away what the page was about before."""
        self.clear_told()
        self.forget()

    def forget(self) -> None:
        """Empty the forms: what stood there is stored, or nobody wants it any more."""
        for form in self.forms.values():
            form.show({})

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------- what was typed, never lost
    def typed(self) -> dict[str, Words]:
        """Return what stands typed in the forms and is not stored; never a password."""
        return {name: form.words() for name, form in self.forms.items() if form.typed}

    def put_back(self, typed: dict[str, Words]) -> None:
        """Put back what was typed before."""
        for name in typed.keys() & self.forms.keys():
            self.forms[name].put_back(typed[name])
        if typed:
            self.tell(say("beheer.concept"), self.lost, Kind.ACCENT)

    def _on_part(self, to: str, held: Button, here: str) -> None:
        held.setChecked(to == here)
        self.part_wanted.emit(to)
