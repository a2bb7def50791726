"""Checking a paper: a file that is dropped or chosen, or the number and code that stand on the paper."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from triage.faults import Fault, Refusal
from ui.notices import notice_of
from ui.pages.door.form_rows import LineRow
from ui.widgets.buttons import Button, Primary, Quiet
from ui.widgets.card import Card
from ui.widgets.chip import Kind
from ui.widgets.dropping import FileDrop
from ui.widgets.layouts import Columns, FlowRow, Panel, column
from ui.widgets.outcome import OutcomeCard
from ui.widgets.scroll import ScrollPage
from ui.widgets.strip import MessageStrip
from ui.widgets.text import Muted, PrimaryHeading, Small
from ui.words import say

_LAID_OUT_MS: Final = 600
"""So long an outcome is kept in sight while the page grows to its height; then it is left to who scrolls."""


class CheckPage(ScrollPage):
    """What comes in over the counter."""

    dropped = Signal(object)
    """The files, a tuple of `Path`."""
    choose_wanted = Signal()
    code_wanted = Signal(str, str)
    """The number and the code as typed; the number may be the words of a QR code."""
    record_wanted = Signal()
    forms_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = PrimaryHeading(say("controle.titel"))
        self.forms = Quiet(say("controle.naar_formulieren"), icon_name="document")
        self._busy, self.fault = Muted(say("controle.bezig")), MessageStrip()
        self.file, self.beside = OutcomeCard(), OutcomeCard()
        self.record = Button(say("controle.openen"), icon_name="document")
        head = column(None, 0, 0.3)
        for top in (self.title, Muted(say("controle.kern")), FlowRow([self.forms])):
            head.addWidget(top)
        self.content.addLayout(head)
        self.content.addWidget(Columns((Panel(self._file_card(), 22), Panel(self._code_card(), 22))))
        below: tuple[QWidget, ...] = (self.fault, self._busy, self.file, self.beside, FlowRow([self.record]))
        for part in below:
            self.content.addWidget(part)
        self._sought: QWidget | None = None
        self._found = QTimer(self)
        self._found.setSingleShot(True)
        self._found.setInterval(_LAID_OUT_MS)
        self._found.timeout.connect(self._leave)
        self.verticalScrollBar().rangeChanged.connect(self._bring)
        FileDrop(self).dropped.connect(self.dropped)
        self.choose.clicked.connect(self.choose_wanted)
        self.record.clicked.connect(self.record_wanted)
        self.forms.clicked.connect(self.forms_wanted)
        self.show_nothing()

    def _file_card(self) -> Card:
        card = Card(say("controle.bestand_titel"))
        self.choose = Button(say("controle.bestand_kiezen"), icon_name="document")
        card.add(Muted(say("controle.bestand_uitleg")))
        card.add(FlowRow([self.choose]))
        return card

    def _code_card(self) -> Card:
        card = Card(say("controle.code_titel"))
        self.number = LineRow(say("controle.kenmerk"), say("controle.kenmerk_voorbeeld"))
        self.code = LineRow(say("controle.code"), say("controle.code_voorbeeld"))
        self.check = Primary(say("controle.code_controleren"), icon_name="vink")
        parts = (Muted(say("controle.code_uitleg")), self.number, self.code, FlowRow([self.check]))
        for part in (*parts, Small(say("controle.vastgelegd"))):
            card.add(part)
        self.check.clicked.connect(self._on_check)
        # A scanner types the words of the QR code and presses Enter; who types the number goes on to the code.
        self.number.line.returnPressed.connect(self._on_number)
        self.code.line.returnPressed.connect(self._on_check)
        return card

    def first_focus(self) -> QWidget:
        """The number: a scanner then has where to type."""
        return self.number.line

    def show_nothing(self) -> None:
        """Show nothing of a paper of before."""
        self._sought = None
        self.fault.hide()
        self._busy.hide()
        self.file.show_nothing()
        self.beside.show_nothing()
        self.record.hide()

    def show_empty(self, *, to_forms: bool) -> None:
        """Show the page as it begins.

        Args:
            to_forms: there is a way to blank forms for this role.
        """
        self.show_nothing()
        self.number.line.show_words("")
        self.code.line.show_words("")
        self._mark(None)
        self.forms.setVisible(to_forms)

    def show_busy(self) -> None:
        """Say that a paper is being looked at."""
        self.show_nothing()
        self._busy.show()

    def show_outcomes(self, *, readable: bool) -> None:
        """Bring what was found into sight.

        Args:
            readable: the decision behind it can be opened.
        """
        self._busy.hide()
        self.record.setVisible(readable)
        self._sought = (self.beside if self.file.isHidden() else self.file).strip
        self._found.start()
        self._bring()

    def show_fault(self, fault: Fault) -> None:
        """Say why nothing was checked."""
        self.show_nothing()
        told = notice_of(fault)
        self.fault.show()
        self.fault.show_message(told.happened, told.rest, Kind.ATTENTION if isinstance(fault, Refusal) else Kind.DANGER)
        self.show_widget(self.fault)

    def _bring(self) -> None:
        if self._sought is not None:
            self.show_widget(self._sought)

    def _leave(self) -> None:
        self._sought = None

    def _mark(self, message: str | None) -> None:
        self.code.mark(None)
        self.number.mark(message)

    def _on_number(self) -> None:
        if self.number.words().upper().startswith("TENZIJ1 ") or self.code.words():
            self._on_check()
        else:
            self.code.line.setFocus()

    def _on_check(self) -> None:
        number, code = self.number.words(), self.code.words()
        self._mark(None if number or code else say("controle.code_leeg"))
        if number or code:
            self.code_wanted.emit(number, code)
        else:
            self.number.line.setFocus()
