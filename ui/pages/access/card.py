"""Whom to call: a name and a date of birth in, a card out; the same card for who is not known or is afgeschermd."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from triage.access.toegang import Kaart
from ui.pages.access.parts import AccessHead, Links, bring
from ui.pages.door.form_rows import DayRow, LineRow, mark_all
from ui.widgets.buttons import Button, Primary
from ui.widgets.card import Card
from ui.widgets.errors import announce
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow, column
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import Muted, Plain
from ui.words import say


class CardPage(ScrollPage):
    """Two fields, and the card they lead to."""

    sought = Signal(str, object)
    """A name and a `date`."""
    access_wanted = Signal(str, str)
    """The name and the date of birth, as typed, to ask access for."""
    open_wanted = Signal(str)
    """A casus that who looks may read."""

    def __init__(self, links: Links, *, may_ask: bool) -> None:
        super().__init__(widest=62)
        self._may_ask = may_ask
        self.head = AccessHead(say("toegang.kaart"), links)
        self.head.say_about(say("toegang.zoek.uitleg"))
        self.name = LineRow(say("toegang.zoek.naam"), say("toegang.zoek.naam_uitleg"))
        self.born = DayRow(say("toegang.zoek.geboren"))
        self.seek = Primary(say("toegang.zoek.zoek"))
        form = Card()
        rows: tuple[QWidget, ...] = (self.name, self.born, FlowRow([self.seek]))
        for part in rows:
            form.add(part)
        self.content.addWidget(self.head)
        self.content.addWidget(form)
        self.result = column(None, 0, 0)
        self.content.addLayout(self.result)
        self.shown: Card | None = None
        self._connect()

    def show_nothing(self) -> None:
        """Show empty fields and no card."""
        self.name.line.show_words("")
        self.born.day.editor.show_words("")
        mark_all({self.name: None, self.born: None})
        self.set_busy(False)
        self._forget()

    def set_busy(self, busy: bool) -> None:
        """Rest while it is looked up."""
        self.seek.setEnabled(not busy)

    def show_card(self, card: Kaart, name: str, born: date) -> None:
        """Show whom to call."""
        self._forget()
        self.set_busy(False)
        shown = Card(say("toegang.kaartje.over", naam=name, dag=born))
        words = say("toegang.kaartje.bekend" if card.known else "toegang.kaartje.algemeen")
        shown.add(Plain(words))
        shown.add(FactsList(_whom(card), beside=True))
        buttons = self._buttons(card)
        if buttons:
            if self._may_ask:
                shown.add(Muted(say("toegang.kaartje.meer")))
            shown.add(FlowRow(buttons))
        self.shown = shown
        self.result.addWidget(shown)
        announce(shown, f"{words} {', '.join(card.call)} {card.contact}")
        (buttons[0] if buttons else self.name.line).setFocus()
        bring(self, shown)

    def first_focus(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.name.line

    def _buttons(self, card: Kaart) -> list[QWidget]:
        found: list[QWidget] = []
        if card.casus is not None:
            opens, casus = Button(say("toegang.open_casus")), str(card.casus)
            opens.clicked.connect(lambda: self.open_wanted.emit(casus))
            found.append(opens)
        if self._may_ask:
            ask = Button(say("toegang.vraag"))
            ask.clicked.connect(lambda: self.access_wanted.emit(self.name.words(), self.born.words()))
            found.append(ask)
        return found

    def _connect(self) -> None:
        self.seek.clicked.connect(self._on_seek)
        self.name.line.returnPressed.connect(self._on_seek)
        self.born.day.editor.returnPressed.connect(self._on_seek)
        # A card belongs to what was typed; once that changes, it is about somebody else.
        self.name.line.written.connect(self._forget)
        self.born.day.editor.written.connect(self._forget)

    def _forget(self) -> None:
        if self.shown is not None:
            self.shown.hide()
            self.result.removeWidget(self.shown)
            self.shown.deleteLater()
            self.shown = None

    def _on_seek(self) -> None:
        name, born = self.name.words(), self.born.value()
        unreadable = "geboren_onleesbaar" if self.born.words() else "geboren_leeg"
        wrong = mark_all(
            {
                self.name: None if name else say("toegang.zoek.naam_leeg"),
                self.born: None if born else say(f"toegang.zoek.{unreadable}"),
            }
        )
        if wrong is not None:
            wrong.setFocus()
        elif self.seek.isEnabled():
            self._forget()
            self.set_busy(True)
            self.sought.emit(name, born)


def _whom(card: Kaart) -> list[tuple[str, str | QWidget]]:
    labels = ("wie", "functie")
    found: list[tuple[str, str | QWidget]] = [
        (say(f"toegang.kaartje.{label}"), words) for label, words in zip(labels, card.call, strict=False)
    ]
    contact = card.contact.strip() or say("toegang.kaartje.geen_nummer")
    return [*found, (say("toegang.kaartje.bereikbaar"), contact)]
