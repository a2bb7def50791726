"""The letter on the screen: for whom, by which way, and not made before somebody wants to see it."""

from PySide6.QtCore import Signal

from triage.casework.followup.informatiebrief import Adressering
from triage.casework.followup.informeren_desk import OpenInformeren
from triage.followup.informeren import Variant
from ui.fields.editors import TextEditor
from ui.fields.form import FormRow
from ui.pages.door.form_rows import LineRow, mark_all
from ui.pages.follow.dots import Dots
from ui.pages.inform.typed import TypedCard
from ui.pages.record.preview import PreviewCard
from ui.widgets.buttons import Button
from ui.widgets.chip import Kind
from ui.widgets.layouts import FlowRow
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted
from ui.words import say

_ADDRESS = 500


class LetterCard(TypedCard):
    """Choosing a letter, and looking at it."""

    show_wanted = Signal(object)
    """An `Adressering`."""
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(say("informeren.brief.titel"))
        self._opened: OpenInformeren | None = None
        self.variants = Dots({one.value: (say(f"informeren.variant.{one}"),) for one in Variant})
        self._variant = FormRow(say("informeren.brief.voor_wie"), self.variants)
        self.name = LineRow(say("informeren.brief.naam"), say("informeren.brief.naam_hulp"))
        self.address = TextEditor(least=2, limit=_ADDRESS)
        self._address = FormRow(say("informeren.brief.adres"), self.address, say("informeren.brief.adres_hulp"))
        self.by_hand = MessageStrip()
        self.show_button = Button(say("informeren.brief.toon"))
        self.print = Button(say("informeren.brief.afdrukken"), icon_name="afdrukken")
        self.save = Button(say("informeren.brief.opslaan"))
        self.preview = PreviewCard("informeren.brief")
        self.add(Muted(say("informeren.brief.uitleg")))
        for part in (self._variant, self.name, self._address, self.by_hand):
            self.add(part)
        self.add(FlowRow([self.show_button, self.print, self.save]))
        self.add(self.preview)
        # An address is kept nowhere: it stands on the paper that is made of it, and is typed anew for another.
        self.keep("brief_variant", self.variants)
        self.keep("brief_naam", self.name.line)
        for changed in (self.variants.changed, self.name.line.written, self.address.written):
            changed.connect(self._on_changed)
        self.show_button.clicked.connect(self._on_show)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)

    def show_nothing(self) -> None:
        """Show no letter and no choice."""
        self._opened = None
        self.show_typed({})
        self.address.show_words("")
        self._without_paper()

    def show_piece(self, opened: OpenInformeren) -> None:
        """Show which letters there are; the only one is chosen, as there is nothing to choose."""
        self._opened = opened
        needed = opened.stuk.content.needed
        for slug, dot in self.variants.dots.items():
            dot.setVisible(slug in needed)
        if len(needed) == 1:
            self.variants.show_choice(needed[0].value)
        self._without_paper()
        self._follow()

    def set_ready(self, ready: bool) -> None:
        """Allow printing and saving, once there is a paper."""
        for button in (self.print, self.save):
            button.setVisible(not self.preview.isHidden())
            button.setEnabled(ready)

    def _without_paper(self) -> None:
        self.preview.hide()
        self.print.hide()
        self.save.hide()
        mark_all({self._variant: None, self.name: None})

    def _on_changed(self) -> None:
        """What is on the screen is not what would be printed any more."""
        self._without_paper()
        self._follow()

    def _follow(self) -> None:
        variant, opened = self.variants.chosen, self._opened
        mail = opened is not None and variant in opened.mail
        self.name.setVisible(variant == Variant.VERTEGENWOORDIGER)
        self._address.setVisible(mail)
        if not mail:
            self.address.show_words("")
        self.by_hand.setVisible(bool(variant) and not mail)
        self.by_hand.show_message(
            say("informeren.brief.in_handen_titel"), say("informeren.brief.in_handen"), Kind.ACCENT
        )
        if not variant or mail:
            self.by_hand.hide()

    def _on_show(self) -> None:
        variant = self.variants.chosen
        unnamed = variant == Variant.VERTEGENWOORDIGER and not self.name.words()
        wrong = mark_all(
            {
                self._variant: None if variant else say("informeren.brief.voor_wie_leeg"),
                self.name: say("informeren.brief.naam_leeg") if unnamed else None,
            }
        )
        if wrong is not None:
            wrong.setFocus()
            return
        self.preview.show()
        self.show_wanted.emit(Adressering(Variant(variant), self.name.words(), self.address.words()))
