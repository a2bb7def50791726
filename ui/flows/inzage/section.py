"""Inzage & logboek: who looked at what, whether the log is whole, and the overview for a citizen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from triage.access.export import Vorm
from triage.casework.inzagelog import inzage
from ui.flows.inzage.files import ask_in, ask_out
from ui.flows.inzage.list import LogLines
from ui.flows.inzage.overview import OverviewMaking
from ui.flows.inzage.whole import MakingBewijs, WholeLog
from ui.flows.section import Kit, Section
from ui.pages.inzage.bewijs import BewijsPage
from ui.pages.inzage.page import BUTTONS, LogPage
from ui.pages.inzage.state import StatePage
from ui.shell.navigation import Place
from ui.spot import At, Spot

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from ui.flows.inzage.files import AskIn, AskOut
    from ui.pages.record.print import AskPrinter
    from ui.pages.record.save import AskPlace

BEWIJS = "standbewijs"
"""What a spot in the log is about when it shows the standbewijs that was just made."""


class LogSection(Section):
    """Owns the pages of the log. Who may only check it, sees its state and no line.

    Args:
        outs, ins: let somebody choose where a file goes, and which one to read.
        printers, places: the same for papers.
    """

    acts: ClassVar[tuple[str, ...]] = ("log_lezen", "log_lezen_technisch")
    spots: ClassVar[tuple[At, ...]] = (At.LOG, At.OVERVIEW)

    def __init__(
        self,
        kit: Kit,
        parent: QObject | None = None,
        outs: AskOut = ask_out,
        ins: AskIn = ask_in,
        printers: AskPrinter | None = None,
        places: AskPlace | None = None,
    ) -> None:
        super().__init__(kit, parent)
        context = kit.context
        self._desk = context.desk
        self._reads = self._desk.may("log_lezen")
        self.log, self.state, self.proof = LogPage(), StatePage(), BewijsPage()
        self.log.show_rights(frozenset(right for _, _, right in BUTTONS if self._desk.may(right)))
        self.lines = LogLines(context, self.log, self)
        shown = self.log if self._reads else self.state
        self.whole = WholeLog(context, shown, shown.outcome, self, outs, ins)
        self.bewijs = MakingBewijs(context, kit.press, self.proof, self, outs, printers, places)
        self.overview = OverviewMaking(context, kit.press, self, printers, places)
        self._connect()

    def pages(self) -> tuple[tuple[QWidget, Place], ...]:
        """Return the pages."""
        every = (self.log, self.state, self.proof, self.overview.page)
        return tuple((page, Place.INZAGE) for page in every)

    def open(self, spot: Spot) -> QWidget:
        """Show the log, its state, the standbewijs that was just made, or the overview for a citizen."""
        if not self._reads:
            return self._open_state()
        if spot.at is At.OVERVIEW and self._desk.may("inzage_overzicht"):
            self.overview.open(spot.about)
            return self.overview.page
        if spot.about == BEWIJS and self.bewijs.bewijs is not None:
            return self.proof
        self.lines.open()
        return self.log

    def _open_state(self) -> QWidget:
        self.state.show_nothing()
        self._fetch_state()
        return self.state

    def _fetch_state(self) -> None:
        self.kit.context.runner.run(partial(inzage.technical, self._desk), self, self.state.show_stand)

    def _connect(self) -> None:
        self.log.act_wanted.connect(self._on_act)
        self.log.check.wanted.connect(self.whole.check)
        self.log.export.wanted.connect(self._on_export)
        self.state.check_wanted.connect(self.whole.check)
        if not self._reads:
            self.whole.changed.connect(self._fetch_state)
        self.bewijs.made.connect(lambda: self.wanted.emit(Spot(At.LOG, BEWIJS)))
        for page in (self.proof, self.overview.page):
            page.close_wanted.connect(lambda: self.wanted.emit(Spot(At.LOG)))

    def _on_act(self, name: str) -> None:
        """Do what a button is for. Only one of the cards is open at a time."""
        self.log.check.forget()
        self.log.export.hide()
        match name:
            case "controleer":
                self.log.check.open()
                self.log.reveal(self.log.check)
            case "standbewijs":
                self.bewijs.make()
            case "vergelijk":
                self.whole.compare()
            case "uitvoeren":
                self.log.export.open()
                self.log.reveal(self.log.export)
            case "overzicht":
                self.wanted.emit(Spot(At.OVERVIEW))

    def _on_export(self, form: str) -> None:
        self.whole.export(Vorm(form), self.lines.wanted)
