"""Coming in on the terminal: the password from it or from standard input, never from a word on the command line."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass

from triage.access.actor import Actor
from triage.casework.desk import Desk
from triage.casework.entering import Gate, roles_of, sit_down, stand_up
from triage.clock import Clock
from triage.faults import Refusal
from triage.kader.model import Kader
from triage.ports import NewIds
from ui.console.said import tell
from ui.words import has, say


@dataclass(frozen=True, slots=True)
class Coming:
    """What coming in on the terminal needs.

    Args:
        gate: the door of the store.
        kaders: every version that comes with the program, and the newest of them.
        login: asked for where it is empty.
        role: which one, for who holds more.
    """

    gate: Gate
    clock: Clock
    ids: NewIds
    kaders: tuple[Mapping[str, Kader], str]
    login: str = ""
    role: str = ""


@contextmanager
def at_desk(coming: Coming) -> Iterator[Desk]:
    """Come in as through the window: same login, same roles, same lines in the log; and out again.

    Raises:
        Refusal: what the door refuses, `eigen_wachtwoord_eerst`, `rol_niet_van_u`, `rol_kiezen`.
        Trouble: keyring, key file, file or place.
    """
    gate, clock = coming.gate, coming.clock
    login = coming.login or _asked("logopdracht.login", secret=False)
    session = gate.unlock(login, _asked("logopdracht.wachtwoord", secret=True))
    try:
        for warning in session.warnings:
            known = warning if has(f"ontgrendelen.weten.{warning}.tekst") else "onbekend"
            tell(say(f"ontgrendelen.weten.{known}.tekst", code=warning))
        if session.fresh:
            raise Refusal("eigen_wachtwoord_eerst")
        actor = _seat(roles_of(session, clock.today()), coming.role)
        desk = sit_down(session, actor, clock, coming.ids, *coming.kaders)
        try:
            yield desk
        finally:
            stand_up(desk, "zelf")
    finally:
        gate.lock()


def _seat(seats: tuple[Actor, ...], role: str) -> Actor:
    roles = tuple(dict.fromkeys(str(seat.role) for seat in seats))
    if role and role not in roles:
        raise Refusal("rol_niet_van_u", rol=role, rollen=roles)
    if not role and len(roles) > 1:
        raise Refusal("rol_kiezen", rollen=roles)
    return next(seat for seat in seats if seat.role == (role or roles[0]))


def _asked(key: str, *, secret: bool) -> str:
    """Ask on the terminal, or read the next line of standard input; a password is never a word on the command line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    sys.stderr.write("" if secret else say(key))
    sys.stderr.flush()
    return getpass(say(key), sys.stderr) if secret else sys.stdin.readline().rstrip("\r\n")
