"""The lines of the log: pages fetched as they come into sight, by what somebody chose to see."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from triage.access.inzage import Gezocht
from triage.casework.inzagelog import inzage
from triage.faults import Fault, Refusal
from ui.arriving import enter
from ui.pages.inzage.model import PAGE
from ui.pages.inzage.words import Lexicon
from ui.words import say

if TYPE_CHECKING:
    from triage.access.inzage import Betrokkene, Regel
    from triage.casework.desk import Desk
    from triage.casework.inzagelog.inzage import Keuzes
    from triage.ids import CasusId
    from ui.flows.context import Context
    from ui.pages.inzage.filters import Typed
    from ui.pages.inzage.page import LogPage

Found = tuple[str, "CasusId | None", "tuple[Betrokkene, ...]"]
"""A kenmerk, the casus behind it, and who is in it."""


class LogLines(QObject):
    """Fills the page of the log.

    A kenmerk is looked up once; what the page shows is always about the last thing that was asked for.
    """

    def __init__(self, context: Context, page: LogPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self._round = 0
        self._found: Found = ("", None, ())
        self._lexicon = Lexicon(context.desk.kader)
        self.wanted = Gezocht()
        page.filters.wanted.connect(self._on_wanted)
        page.lines.page_wanted.connect(self._on_page)

    def open(self) -> None:
        """Show the newest lines, by what is chosen."""
        self._page.show_nothing()
        desk = self._context.desk
        self._context.runner.run(partial(inzage.choices, desk), self, self._on_choices)

    def _on_choices(self, found: Keuzes) -> None:
        named = tuple((person, name or say("inzage.regel.niemand")) for person, name in found.people)
        self._lexicon = Lexicon(self._context.desk.kader, {person: name for person, name in found.people if name})
        self._page.filters.show_colleagues(named)
        typed = self._page.filters.typed()
        if typed is not None:
            self._on_wanted(typed)

    def _on_wanted(self, typed: Typed) -> None:
        kenmerk, casus, _ = self._found
        if typed.kenmerk and typed.kenmerk != kenmerk:
            self._context.runner.run(
                partial(_find, self._context.desk, typed.kenmerk), self, partial(self._on_found, typed)
            )
            return
        self._show(typed, casus if typed.kenmerk else None)

    def _on_found(self, typed: Typed, found: Found) -> None:
        self._found = found
        _, casus, people = found
        self._page.filters.show_people(people)
        if casus is None:
            self._found = ("", None, ())
            self._page.filters.mark_kenmerk(say("inzage.zoek.kenmerk_onbekend"))
            self._page.filters.kenmerk.line.setFocus()
            return
        self._show(replace(typed, person=None), casus)

    def _show(self, typed: Typed, casus: CasusId | None) -> None:
        person = typed.person if casus else None
        self.wanted = Gezocht(typed.since, typed.until, casus, person, typed.actor, typed.acts)
        self._round += 1
        self._page.begin(self._lexicon, whole=self.wanted == Gezocht())

    def _on_page(self, page: int) -> None:
        arrived, failed = partial(self._on_lines, self._round, page), partial(self._on_failed, self._round)
        call = partial(inzage.look_at_log, self._context.desk, self.wanted, self._page.lines.before(page), PAGE)
        self._context.runner.run(call, self, arrived, failed, failed, partial(self._on_bug, self._round))

    def _on_lines(self, asked: int, page: int, lines: tuple[Regel, ...]) -> None:
        if asked != self._round:
            return
        self._page.lines.show_page(page, lines)
        if page == 0:
            self._page.show_found()
            self._enter()

    def _on_failed(self, asked: int, fault: Fault) -> None:
        if asked == self._round:
            self._page.show_failed()
        runner = self._context.runner
        (runner.refused if isinstance(fault, Refusal) else runner.troubled).emit(fault)

    def _on_bug(self, asked: int, bug: BaseException) -> None:
        if asked == self._round:
            self._page.show_failed()
        self._context.runner.broke.emit(bug)

    def _enter(self) -> None:
        """Let the keyboard begin in the list, unless somebody is already somewhere on the page."""
        enter(self._page, self._page.first_focus())


def _find(desk: Desk, kenmerk: str) -> Found:
    casus = inzage.find_casus(desk, kenmerk)
    return kenmerk, casus, inzage.people_in(desk, casus) if casus else ()
