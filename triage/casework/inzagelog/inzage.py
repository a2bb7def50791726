"""Looking at the log, checking it, and giving it out. Each is itself a line of the log."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from triage.access.actor import Colleague
from triage.access.export import Register, Vorm, rows
from triage.access.inzage import Betrokkene, Gezocht, Keuring, Regel, Stand, Zicht
from triage.access.log import Act
from triage.access.ports import KeepOn, go_on
from triage.access.standbewijs import Peil
from triage.casework.desk import Desk
from triage.faults import Refusal, Trouble
from triage.ids import CasusId, PersonId

PURPOSE: Final = "inzagelog"
EVERYTHING: Final = Gezocht()
_NAMES: Final = ("besluit_lezen", "plan_lezen")
"""Who may read either of these of a casus, knows the names in it."""
_PEOPLE: Final = frozenset({"log_lezen", "inzage_overzicht"})
_EITHER: Final = ("log_lezen", "log_lezen_technisch")
_NOW_AND_THEN: Final = 1000
_LONGEST_KENMERK: Final = 20


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What a search through the log can choose from.

    Args:
        people: everybody who stands in the log, by name; who is not known any more has none.
        acts: everything that is logged, as codes.
    """

    people: tuple[tuple[PersonId, str], ...]
    acts: tuple[Act, ...] = tuple(Act)


def sight(desk: Desk, right: str = "log_lezen") -> Zicht:
    """Return how much of a line of the log the person at the desk may know.

    Who makes an overview for a citizen knows whom it is for.
    """
    scopes = (desk.scope(name) for name in (*_NAMES, *({right} & {"inzage_overzicht"})))
    return Zicht(desk.scope(right), tuple(scope for scope in scopes if not scope.empty))


def look_at_log(
    desk: Desk, wanted: Gezocht = EVERYTHING, before: int | None = None, limit: int = 200
) -> tuple[Regel, ...]:
    """Return lines of the log, newest first; leaves a line that says which were asked for.

    Args:
        before: only lines with a lower number, to go on where the last ones ended.

    Raises:
        Refusal: `periode_omgekeerd`, `geen_recht`, `rol_voorbij`.
    """
    desk.demand("log_lezen")
    demand_period(wanted)
    detail = " ".join(part for part in (wanted.codes(), f"voor={before}" if before else "") if part)
    with desk.work() as work:
        found = work.inzage.lines(
            wanted, sight(desk), desk.look(Act.LOG_GEZIEN, PURPOSE, detail), max(1, min(limit, 1000)), before
        )
        work.commit()
    return found


def demand_period(wanted: Gezocht) -> None:
    """Refuse a period that ends before it begins (`periode_omgekeerd`)."""
    if wanted.since and wanted.until and wanted.until < wanted.since:
        raise Refusal("periode_omgekeerd")


def choices(desk: Desk) -> Keuzes:
    """Return what a search can choose from: colleagues and codes, nobody of a casus."""
    desk.demand("log_lezen")
    with desk.work() as work:
        known = {one.person: one for one in work.mensen.colleagues()}
        doers = work.inzage.actors()
    named = sorted(((person, _name(known.get(person))) for person in doers), key=lambda one: (not one[1], one[1]))
    return Keuzes(tuple(named))


def _name(colleague: Colleague | None) -> str:
    return colleague.name if colleague else ""


def find_casus(desk: Desk, kenmerk: str) -> CasusId | None:
    """Return the casus with exactly this kenmerk, or None where who looks may not know of it; leaves a line."""
    desk.demand("log_lezen")
    with desk.work() as work:
        found = work.inzage.casus(kenmerk[:_LONGEST_KENMERK], desk.scope("log_lezen"))
        work.logboek.write(desk.look(Act.LOG_GEZIEN, PURPOSE, f"casus={found}" if found else "casus onbekend"))
        work.commit()
    return found


def people_in(desk: Desk, casus: CasusId, right: str = "log_lezen") -> tuple[Betrokkene, ...]:
    """Return the persons in a casus, to choose from; by name only where who looks may know it.

    Args:
        right: `inzage_overzicht` to choose for whom an overview is.
    """
    if right not in _PEOPLE:
        raise ValueError(right)
    desk.demand(right)
    with desk.work() as work:
        found = work.inzage.people(casus, sight(desk, right), desk.look(Act.LOG_GEZIEN, PURPOSE, "personen"))
        work.commit()
    return found


def technical(desk: Desk) -> Stand:
    """Return where the log stands, without a line of it; leaves a line."""
    demand_either(desk)
    with desk.work() as work:
        found = work.inzage.stand()
        work.logboek.write(desk.look(Act.LOG_GEZIEN, PURPOSE, "stand"))
        work.commit()
    return found


def demand_either(desk: Desk) -> None:
    """Refuse who may neither read the log nor check it (`geen_recht`)."""
    if not any(desk.may(right) for right in _EITHER):
        desk.demand("log_lezen")


def check_log(desk: Desk, anchors: tuple[Peil, ...] = (), on: KeepOn = go_on) -> Keuring:
    """Walk along the whole log, and leave a line with what came of it.

    Args:
        anchors: heads that were kept elsewhere (`read_mark` reads one from paper, a `Standbewijs` holds one). What
            the store itself says it gave out is none: who writes the file could write that too.
        on: is told how many lines were walked, now and then, and says whether to go on.

    Raises:
        Refusal: `log_gestopt` when `on` said to stop; a right that lacks.
        Trouble: `log_niet_te_controleren` where there is no log to walk along.
    """
    demand_either(desk)
    return checked(desk, anchors, on)


def checked(desk: Desk, anchors: tuple[Peil, ...], on: KeepOn) -> Keuring:
    """Walk along the log for who may, and leave the line (see `check_log`)."""
    if desk.check is None:
        raise Trouble("log_niet_te_controleren")
    try:
        found = desk.check(anchors, on)
    except Refusal as refusal:
        _note(desk, refusal.code)
        raise
    _note(desk, f"{found.finding or 'goed'} {found.seq or found.lines}")
    return found


def _note(desk: Desk, detail: str) -> None:
    with desk.work() as work:
        work.logboek.write(desk.look(Act.LOG_GECONTROLEERD, PURPOSE, detail))
        work.commit()


def export(
    desk: Desk, form: Vorm, write: Callable[[str], object], wanted: Gezocht = EVERYTHING, on: KeepOn = go_on
) -> int:
    """Give lines of the log out, oldest first, one by one; return how many.

    That it begins stands durably in the log before the first line is given; how many there were follows at the end.

    Args:
        write: takes a piece of text; what it raises ends the export.
        on: is told how many lines were given, now and then, and says whether to go on.

    Raises:
        Refusal: `log_gestopt`, `periode_omgekeerd`, a right that lacks.
    """
    desk.demand("log_uitvoeren")
    demand_period(wanted)
    codes = f"{form.value} {wanted.codes()}".strip()
    with desk.work() as work:
        work.logboek.write(desk.look(Act.LOG_UITGEVOERD, PURPOSE, f"{codes} begin"))
        work.commit()
    with desk.work() as work:
        look = desk.look(Act.LOG_UITGEVOERD, PURPOSE, codes)
        municipality = work.mensen.settings().municipality
        register = Register(desk.kaders, desk.newest, work.inzage.installation(), municipality)
        count = _Count(on)
        lines = map(count.passed, work.inzage.every(wanted, sight(desk, "log_uitvoeren"), look))
        for row in rows(form, lines, register):
            write(row)
        work.logboek.write(desk.look(Act.LOG_UITGEVOERD, PURPOSE, f"{codes} regels={count.lines}"))
        work.commit()
    return count.lines


class _Count:
    """Counts lines as they pass, and stops where it is told to."""

    def __init__(self, on: KeepOn) -> None:
        self._on = on
        self.lines = 0

    def passed(self, line: Regel) -> Regel:
        """Count a line, and hand it on."""
        self.lines += 1
        if self.lines % _NOW_AND_THEN == 0 and not self._on(self.lines):
            raise Refusal("log_gestopt")
        return line
