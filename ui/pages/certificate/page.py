"""The certificate that holds, the earlier ones, and the two ways to another."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage.access.signing import Certificaat, Herkomst
from ui.fields.form import FormRow
from ui.pages.certificate.words import earlier_line, facts_of, message_of
from ui.pages.door.form_rows import PasswordRow, mark_all
from ui.pages.people.frame import BeheerPage
from ui.pages.people.held import HeldRows, put
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.facts import FactsList
from ui.widgets.layouts import FlowRow
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, Plain
from ui.words import day, say


class TakeInCard(Card):
    """The form for a certificate of an authority: its file and its password, which goes when the page does."""

    choose_wanted = Signal()
    take_in_wanted = Signal(object, str)
    """The `Path` of the file, and its password."""

    def __init__(self) -> None:
        super().__init__(say("certificaat.invoeren.titel"))
        self._place: Path | None = None
        self.choose = Button(say("certificaat.invoeren.kies"))
        self.choose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.chosen = Plain()
        self.file = FormRow(say("certificaat.invoeren.bestand"), self.choose)
        self.choose.setAccessibleName(say("certificaat.invoeren.kies"))
        self.password = PasswordRow(say("certificaat.invoeren.wachtwoord"), say("certificaat.invoeren.wachtwoord_hulp"))
        self.button = Button(say("certificaat.invoeren.knop"))
        help_text = Muted(say("certificaat.invoeren.uitleg"))
        put(self, help_text, self.file, self.chosen, self.password, FlowRow([self.button]))
        self.choose.clicked.connect(self.choose_wanted)
        self.button.clicked.connect(self._on_take_in)
        self.password.entered.connect(self._on_take_in)
        self.forget()

    def show_file(self, place: Path) -> None:
        """Say which file was chosen."""
        self._place = place
        self.chosen.setText(say("certificaat.invoeren.gekozen", naam=place.name))
        self.choose.setAccessibleDescription(self.chosen.text())
        mark_all({self.file: None})
        self.password.password.line.setFocus()

    def forget(self) -> None:
        """Forget the file and the password."""
        self._place = None
        self.chosen.setText(say("certificaat.invoeren.geen_bestand"))
        self.choose.setAccessibleDescription(self.chosen.text())
        self.password.password.clear()
        mark_all({self.file: None})

    def _on_take_in(self) -> None:
        missing = None if self._place else say("certificaat.invoeren.mist_bestand")
        wrong = mark_all({self.file: missing})
        if wrong is not None:
            wrong.setFocus()
        else:
            self.take_in_wanted.emit(self._place, self.password.words())


class CertificatePage(BeheerPage):
    """Which certificate papers are signed with, and another one."""

    save_wanted = Signal(object)
    """The `Certificaat` to give away."""
    make_wanted = Signal()

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__("certificaat", parts, say("certificaat.titel"), say("certificaat.uitleg"))
        self._holding: Certificaat | None = None
        self.message = MessageStrip()
        self.facts = FactsList(beside=True)
        self.explained = Muted(say("certificaat.eigen_uitleg"))
        self.save = Button(say("certificaat.bewaar"))
        self.now = put(Card(say("certificaat.nu")), self.facts, self.explained, FlowRow([self.save]))
        self.take_in = TakeInCard()
        self.make = Button(say("certificaat.maken.knop"))
        making = Card(say("certificaat.maken.titel"))
        put(making, Muted(say("certificaat.maken.uitleg")), FlowRow([self.make]))
        self.earlier = HeldRows(say("certificaat.eerder_geen"))
        before = put(Card(say("certificaat.eerder")), Muted(say("certificaat.eerder_uitleg")), self.earlier)
        for part in (self.message, self.now, self.take_in, making, before):
            self.content.addWidget(part)
        self.save.clicked.connect(self._on_save)
        self.make.clicked.connect(self.make_wanted)
        self.show_nothing()

    def show_certificates(self, certificaten: tuple[Certificaat, ...], now: datetime) -> None:
        """Show what holds and what held."""
        self._holding = next((one for one in certificaten if one.retired is None), None)
        told = message_of(certificaten, now)
        self.message.setVisible(told is not None)
        if told is not None:
            self.message.show_message(*told)
        self.now.setVisible(self._holding is not None)
        if self._holding is not None:
            self.facts.show_facts(facts_of(self._holding))
            self.explained.setVisible(self._holding.kind is Herkomst.EIGEN)
        self.earlier.show_rows([self._row(one) for one in reversed(certificaten) if one.retired is not None])

    def show_nothing(self) -> None:
        """Take away what was shown and typed."""
        super().show_nothing()
        self._holding = None
        self.message.hide()
        self.now.hide()
        self.earlier.show_rows(())

    def forget(self) -> None:
        """Forget the file and its password."""
        self.take_in.forget()

    def first_focus(self) -> QWidget:
        """What is done here most: giving the certificate away."""
        return self.save if self._holding is not None else self.make

    def _row(self, one: Certificaat) -> tuple[str, str, tuple[Button, ...]]:
        button = Button(say("certificaat.bewaar_kort"), small=True)
        until = day(one.retired.date()) if one.retired else ""
        button.setAccessibleName(say("certificaat.bewaar_eerder", naam=one.name, tot=until))
        button.clicked.connect(lambda _=False: self.save_wanted.emit(one))
        return one.name, earlier_line(one), (button,)

    def _on_save(self) -> None:
        if self._holding is not None:
            self.save_wanted.emit(self._holding)
