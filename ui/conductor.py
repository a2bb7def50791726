"""The conductor: from the door to the workplace and back. Coming in, locking, and closing without losing a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from triage.faults import Trouble
from ui.flows.context import Context
from ui.flows.door.entering import EnteringFlow
from ui.notices import bug_shower
from ui.widgets.chip import Kind
from ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from triage.access.actor import Actor
    from triage.casework.desk import Desk
    from ui.flows.door.start import Start
    from ui.runner import Runner
    from ui.spot import Spot
    from ui.window import Shell
    from ui.workplace import Workplace

_LOOK_AGAIN_MS = 20


class Conductor(QObject):
    """Holds the door, and the workplace while somebody is in."""

    def __init__(self, shell: Shell, start: Start, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._start = start
        self._runner = runner
        self._door = EnteringFlow(start, runner, shell.notices, self)
        self._workplace: Workplace | None = None
        self._desk: Desk | None = None
        self._warned = False
        self._warned_of_loss: Workplace | None = None
        self._spots: dict[tuple[str | None, ...], Spot] = {}
        self._door.entered.connect(self._on_entered)
        self._door.page_changed.connect(self._on_door)
        self._door.ready.connect(self._on_ready)
        self._door.practice_wanted.connect(self._on_practice)
        runner.refused.connect(shell.notices.show_fault)
        runner.troubled.connect(shell.notices.show_fault)
        runner.broke.connect(bug_shower(shell))
        shell.lock_wanted.connect(self._on_lock)
        shell.closing.connect(self._on_closing)
        shell.hold_close()

    @property
    def workplace(self) -> Workplace | None:
        """The workplace of whoever is in, or None while the door is shut."""
        return self._workplace

    @property
    def door(self) -> EnteringFlow:
        """The door."""
        return self._door

    def show_door(self) -> None:
        """Show the door and nothing more: whoever opens the window lets it be painted before `begin`."""
        self._door.show()

    def begin(self) -> None:
        """Show the door at once; the store is looked at behind it."""
        self._door.begin()

    def lock(self, reason: str) -> None:
        """Store what was typed, take every page away, and shut the door.

        What cannot be stored (a full disk) stops somebody who locks by hand once, with a warning; an empty chair never
        leaves a casus on the screen.
        """
        self._settle(lambda: self._shut_or_warn(reason))

    def _on_door(self, page: QWidget) -> None:
        self._shell.add_page(page)
        self._shell.show_page(page)

    def _on_ready(self) -> None:
        """While somebody looks for their password, the lane imports what they will work with."""
        if not self._runner.stopped:
            self._runner.run(_import_workplace, self, _nothing)

    def _on_practice(self) -> None:
        """Practising never shares a program with a real store."""
        try:
            self._start.open_practice()
        except Trouble as trouble:
            self._shell.notices.show_fault(trouble)
        else:
            self._shell.notices.tell(say("ontgrendelen.oefenen.titel"), say("ontgrendelen.oefenen.tekst"))

    def _on_entered(self, desk: Desk) -> None:
        from triage.casework.entering import idle_minutes
        from ui.flows.section import Kit
        from ui.flows.signed import signed_press
        from ui.workplace import Workplace

        self._desk = desk
        actor = desk.actor
        role = desk.kader.roles[actor.role].text
        where = say("venster.rol_en_team", rol=role, team=actor.team)
        behalf = f" · {say('rol.namens', naam=actor.behalf_name)}" if actor.on_behalf_of else ""
        self._shell.show_person(actor.name, where + behalf)
        self._runner.run(lambda: idle_minutes(desk), self, self._shell.set_idle)
        context = Context(desk, self._runner, self._shell.notices)
        kit = Kit(context, signed_press(self._start.press, self._start.sign, desk), self._door.gate)
        self._workplace = Workplace(self._shell, kit, self)
        self._workplace.begin(self._spots.get(_seat_of(actor)))

    def _on_lock(self) -> None:
        self.lock("zelf" if self._shell.isActiveWindow() else "stil")

    def _shut_or_warn(self, reason: str) -> None:
        if reason == "zelf" and self._warns_of_loss():
            return
        self._shut(reason)

    def _warns_of_loss(self) -> bool:
        """Say it once where something typed could not be stored; whoever goes on after that means it."""
        workplace = self._workplace
        if workplace is None or not workplace.unsaved or workplace is self._warned_of_loss:
            return False
        self._warned_of_loss = workplace
        self._shell.notices.tell(say("venster.niet_bewaard"), say("venster.niet_bewaard_uitleg"), Kind.DANGER)
        return True

    def _shut(self, reason: str) -> None:
        workplace, desk = self._workplace, self._desk
        if workplace is None or desk is None:
            return
        self._spots[_seat_of(desk.actor)] = workplace.spot
        workplace.leave()
        workplace.deleteLater()
        self._workplace = self._desk = self._warned_of_loss = None
        self._shell.show_nobody()
        self._door.lock(desk, reason)

    def _settle(self, then: Callable[[], None]) -> None:
        """Put what was typed on its way, wait until it is stored, and go on."""
        if self._workplace is not None:
            # Once: what a full disk refuses would otherwise be on its way for ever.
            self._workplace.flush()
        self._when_still(then)

    def _when_still(self, then: Callable[[], None]) -> None:
        if self._workplace is not None and self._workplace.busy:
            QTimer.singleShot(_LOOK_AGAIN_MS, self, lambda: self._when_still(then))
        else:
            then()

    def _on_closing(self) -> None:
        if self._door.unproved and not self._warned:
            # The keys of a new store are on the screen and perhaps nowhere else; closing twice is meant.
            self._warned = True
            self._shell.notices.tell(say("opzet.niet_sluiten"), say("opzet.niet_sluiten_uitleg"), Kind.ATTENTION)
            return
        self._settle(self._close)

    def _close(self) -> None:
        if self._warns_of_loss():
            return
        self._shut("gesloten")
        self._runner.stop()
        self._shell.close_now()


def _seat_of(actor: Actor) -> tuple[str | None, ...]:
    """Where somebody sat: one role in two teams, or for two people, is two seats."""
    return actor.account, actor.role, actor.team, actor.on_behalf_of


def _import_workplace() -> None:
    import ui.workplace  # noqa: F401


def _nothing(_result: object) -> None:
    """Nobody waits for an import."""
