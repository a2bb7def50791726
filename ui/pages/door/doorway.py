"""The narrow page in the middle of the window on which people come in: a heading, a message, and a card."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from triage.faults import Fault, Refusal
from ui.fields.form import FormRow
from ui.notices import notice_of
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain, PrimaryHeading
from ui.words import has, say

NARROW = 36
"""Width in em of a page with one short form."""
WIDE = 52
"""Width in em of a page with a list or a long form."""


class DoorPage(ScrollPage):
    """A page of coming in."""

    def __init__(self, title: str, intro: str = "", widest: float = NARROW) -> None:
        super().__init__(widest=widest, margins=1.6)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(title)
        self.heading = PrimaryHeading(title)
        self.intro = Muted(intro)
        self.strip = MessageStrip()
        self.strip.hide()
        self.card = Card()
        for part in (self.heading, self.intro, self.strip, self.card):
            self.content.addWidget(part)
        self.intro.setVisible(bool(intro))

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Hand the focus on."""
        super().focusInEvent(event)
        first = self.first_focus()
        if first is not self:
            first.setFocus(event.reason())

    def go_to(self, editor: QWidget) -> None:
        """Put the cursor in an editor and bring it into sight, with the words under it once they are laid out."""
        editor.setFocus()
        row = editor.parentWidget()
        shown = row if isinstance(row, FormRow) else editor
        QTimer.singleShot(0, shown, lambda: self.show_widget(shown))

    def tell(self, title: str, text: str = "", kind: Kind = Kind.ACCENT, acts: tuple[Button, ...] = ()) -> None:
        """Say something above the card."""
        self.strip.show()
        self.strip.show_message(title, text, kind, acts)
        self.show_widget(self.strip)

    def tell_fault(self, fault: Fault, acts: tuple[Button, ...] = ()) -> None:
        """Say a refusal or a trouble above the card."""
        happened, rest = fault_words(fault)
        self.tell(happened, rest, Kind.ATTENTION if isinstance(fault, Refusal) else Kind.DANGER, acts)

    def hush(self) -> None:
        """Say nothing more."""
        self.strip.hide()


def fault_words(fault: Fault) -> tuple[str, str]:
    """Return what happened, and what was kept and can be done; with the reason where a fault has several."""
    told = notice_of(fault)
    reason = fault.facts.get("reden")
    key = f"fout.{fault.code}.reden.{reason}"
    happened = f"{told.happened} {say(key)}" if reason and has(key) else told.happened
    return happened, told.rest


def field_words(fault: Fault) -> str:
    """Return what is wrong and what to do, for under the field it is about; that nothing was changed, one can see."""
    return f"{fault_words(fault)[0]} {notice_of(fault).todo}"


def paragraphs(card: Card, *texts: str) -> None:
    """Add texts to a card, each a paragraph."""
    for text in texts:
        card.add(Plain(text))


def buttons(*made: Button) -> FlowRow:
    """Return a row of buttons."""
    return FlowRow(made)
