"""From an open store to a desk: which role somebody works in, and the log line that says so.

What sits behind the door is imported when somebody comes to it: the first window does not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from triage.access.actor import Actor
    from triage.casework.desk import Desk
    from triage.casework.entering import Session
    from triage.clock import Clock
    from triage.ids import RoleId
    from triage.kader.model import Kader
    from ui.flows.door.start import Kaders, Start
    from ui.runner import Runner


class SeatingFlow(QObject):
    """Asks for a role only where there is something to choose."""

    seated = Signal(object)
    """The `Desk`."""
    page_wanted = Signal(QWidget)
    leave_wanted = Signal()
    """Rather not: shut the door again."""
    refused = Signal(object)
    """The `Refusal`: no role today."""
    troubled = Signal(object)
    broke = Signal(object)

    def __init__(self, start: Start, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start, self._runner = start, runner
        self._session: Session | None = None
        self._kaders: Kaders = ({}, "")
        self._wanted: RoleId | None = None
        self._last: tuple[str | None, ...] | None = None

    def begin(self, session: Session, kaders: Kaders, wanted: RoleId | None = None) -> None:
        """Find a seat for whoever opened the store; `wanted` is the role that was chosen before."""
        if session is self._session:
            # A second press on the way in: one seat is enough, and one line in the log.
            return
        self._session, self._kaders, self._wanted = session, kaders, wanted
        clock = self._start.clock
        self._runner.run(
            lambda: _roles_of(session, clock),
            self,
            self._on_roles,
            self.refused.emit,
            self.troubled.emit,
            self.broke.emit,
        )

    def stop(self, *, keep_role: bool = True) -> None:
        """Nobody sits any more. `keep_role`: the same person comes back in the same role, as after an idle lock."""
        self._session = None
        if not keep_role:
            self._last = None

    def _on_roles(self, actors: tuple[Actor, ...]) -> None:
        chosen = self._known(actors)
        if chosen is not None:
            self._sit_down(chosen)
            return
        from ui.pages.door.role_choice import RoleChoicePage

        kaders, newest = self._kaders
        page = RoleChoicePage(actors, kaders[newest])
        page.chosen.connect(self._sit_down)
        page.leave_wanted.connect(self.leave_wanted)
        self.page_wanted.emit(page)

    def _known(self, actors: tuple[Actor, ...]) -> Actor | None:
        """The only role, the one that was clicked, or the one in which the same person sat a moment ago."""
        if len(actors) == 1:
            return actors[0]
        if self._wanted is not None:
            same = [actor for actor in actors if actor.role == self._wanted]
            return same[0] if len(same) == 1 else None
        return next((actor for actor in actors if _seat_of(actor) == self._last), None)

    def _sit_down(self, actor: Actor) -> None:
        session, start = self._session, self._start
        if session is None:
            return
        kaders, newest = self._kaders
        self._runner.run(
            lambda: _sit_down(session, actor, start, kaders, newest),
            self,
            self._on_desk,
            self.refused.emit,
            self.troubled.emit,
            self.broke.emit,
        )

    def _on_desk(self, desk: Desk) -> None:
        if self._session is None:
            return
        self._last = _seat_of(desk.actor)
        self.seated.emit(desk)


def _seat_of(actor: Actor) -> tuple[str | None, ...]:
    """One role in two teams, or for two people, is two seats."""
    return actor.account, actor.role, actor.team, actor.on_behalf_of


def _roles_of(session: Session, clock: Clock) -> tuple[Actor, ...]:
    from triage.casework.entering import roles_of

    return roles_of(session, clock.today())


def _sit_down(session: Session, actor: Actor, start: Start, kaders: Mapping[str, Kader], newest: str) -> Desk:
    from triage.casework.entering import sit_down

    return sit_down(session, actor, start.clock, start.ids, kaders, newest)
