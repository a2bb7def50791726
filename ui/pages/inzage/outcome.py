"""What came of checking, comparing and exporting the log, in words; and how far it is while it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from ui.pages.inzage.words import counted
from ui.widgets.buttons import Button
from ui.widgets.chip import Kind
from ui.widgets.strip import MessageStrip
from ui.words import has, moment, say

if TYPE_CHECKING:
    from triage.access.inzage import Keuring
    from triage.casework.inzagelog.standbewijs import Vergelijking

_OTHER: Final = "andere_installatie"


class OutcomeStrip(MessageStrip):
    """A message about the whole log. While something lasts it says how far it is, and how to stop it."""

    stop_wanted = Signal()
    told = Signal()
    """Something new is said."""

    def __init__(self) -> None:
        super().__init__(closable=True)
        self._stop: Button | None = None
        self._lasting = ""
        self.hide()

    @property
    def lasting(self) -> bool:
        """Something is under way."""
        return bool(self._lasting)

    def show_busy(self, kind: str) -> None:
        """Say that something began.

        Args:
            kind: `controle` or `uitvoer`, whose sentences are used.
        """
        self._lasting = kind
        self._stop = Button(say(f"inzage.{kind}.stop"), small=True)
        self._stop.clicked.connect(self.stop_wanted)
        self.close_button.hide()
        self.show()
        started = say("inzage.controle.bezig_uitleg") if kind == "controle" else ""
        self.show_message(say(f"inzage.{kind}.bezig"), started, Kind.ACCENT, (self._stop,))
        self.told.emit()

    def show_progress(self, done: int) -> None:
        """Say how many lines are done. Not read aloud each time: whoever listens asks for it."""
        if self._lasting:
            self.text.setText(say(f"inzage.{self._lasting}.voortgang", aantal=counted(done)))
            self.text.show()

    def tell(self, title: str, text: str, kind: Kind) -> None:
        """Say what came of it."""
        self._lasting, self._stop = "", None
        self.close_button.show()
        self.show()
        self.show_message(title, text, kind)
        self.told.emit()

    def show_stopped(self) -> None:
        """Say that somebody stopped it."""
        kind = self._lasting or "controle"
        explained = say("inzage.controle.gestopt_uitleg") if kind == "controle" else ""
        self.tell(say(f"inzage.{kind}.gestopt"), explained, Kind.NEUTRAL)

    def forget(self) -> None:
        """Say nothing any more."""
        self._lasting, self._stop = "", None
        self.hide()

    def show_exported(self, count: int, name: str) -> None:
        """Say how many lines stand in a file."""
        key = "inzage.uitvoer.klaar." + ("een" if count == 1 else "meer")
        self.tell(say(key, aantal=counted(count), naam=name), "", Kind.OK)

    def show_verdict(self, keuring: Keuring) -> None:
        """Say what checking the log found: up to which line, against which heads; or what is wrong, and what to do."""
        if keuring.good:
            self.tell(say("inzage.controle.heel"), " ".join(_sound(keuring)), Kind.OK)
        else:
            told = (finding(keuring.finding, keuring.seq), say("inzage.controle.kapot_doen"))
            self.tell(say("inzage.controle.kapot"), " ".join(told), Kind.DANGER)

    def show_compared(self, found: Vergelijking) -> None:
        """Say how the log stands to a standbewijs that somebody kept."""
        bewijs, number = found.bewijs, str(found.bewijs.number)
        if found.finding == _OTHER:
            told = say("inzage.vergelijking.ander_uitleg")
            self.tell(say("inzage.vergelijking.ander", nummer=number), told, Kind.ATTENTION)
        elif found.good:
            same = say("inzage.vergelijking.klopt_uitleg", regel=counted(bewijs.seq), moment=moment(bewijs.made_on))
            paper = say("inzage.vergelijking.leg_ernaast", merk=f"{bewijs.seq}-{bewijs.peil.mark}")
            self.tell(say("inzage.vergelijking.klopt", nummer=number), f"{same} {_since(found)} {paper}", Kind.OK)
        else:
            told = f"{finding(found.finding, found.seq)} {say('inzage.controle.kapot_doen')}"
            self.tell(say("inzage.vergelijking.klopt_niet", nummer=number), told, Kind.DANGER)


def finding(slug: str, seq: int) -> str:
    """Return what is wrong with the log, and at which line."""
    key = f"logopdracht.bevinding.{slug}"
    return say(key if has(key) else "inzage.controle.onbekend", regel=counted(seq))


def _sound(keuring: Keuring) -> list[str]:
    said = [_counted("inzage.controle.heel_uitleg", keuring.lines)]
    if keuring.destroyed:
        said.append(_counted("inzage.controle.gewist", keuring.destroyed))
    if keuring.device:
        said.append(say("inzage.controle.met_toestel"))
    if keuring.anchors:
        said.append(_counted("inzage.controle.met_ankers", keuring.anchors))
    if not keuring.device and not keuring.anchors:
        said.append(say("inzage.controle.geen_anker"))
    if keuring.head is not None:
        said.append(say("inzage.controle.merk", regel=counted(keuring.head.seq), merk=keuring.head.mark))
    return said


def _counted(key: str, number: int) -> str:
    """Return a sentence with a number written with dots; the form for one is chosen by the number itself."""
    return say(f"{key}.{'een' if number == 1 else 'meer'}", aantal=counted(number))


def _since(vergelijking: Vergelijking) -> str:
    if not vergelijking.since:
        return say("inzage.vergelijking.niets_erbij")
    return _counted("inzage.vergelijking.erbij", vergelijking.since)
