"""Keeping and destroying: what is kept until when, and a list of what goes, in steps of different people (ch. 12).

Proposed by one, looked through with exceptions, approved by another role by typing its name, seven days in which it can
be stopped, and then done. Names of persons are nowhere in it: whoever destroys does not read what is destroyed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act, Look
from triage.answers import check_texts
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casework.uitgeven import Blad, Papier, issued
from triage.casus.model import CasusState
from triage.faults import Refusal
from triage.followup.bewaren import Keeping, backups_until, keeping
from triage.followup.erasing_ports import Held
from triage.followup.stuk import Soort, Step, Stuk, StukRow, moved
from triage.followup.vernietiging import (
    MACHINE,
    TERM,
    Hand,
    Vernietiging,
    Zaak,
    demand_other,
    excepted,
    same_name,
)
from triage.ids import CasusId
from triage.ports import Settings, UnitOfWork
from triage.terms.running import Running, begin, due

PURPOSE: Final = "bewaren"
READ, PROPOSE, APPROVE, STOP, CARRY_OUT = (
    "vernietiging_lezen",
    "vernietiging_voorstellen",
    "vernietiging_goedkeuren",
    "vernietiging_stoppen",
    "vernietiging_uitvoeren",
)
Press = Callable[[str, Vernietiging, Settings], bytes]
"""Makes a PDF of the number of a list, the list, and what the municipality set."""
_RUNNING: Final = frozenset({"voorgesteld", "bedenktijd"})


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A casus in the overview of what is kept: no name.

    Args:
        ready: it can stand on a list today: past its day, closed, and nothing owed.
        listed: the number of a list on which it stands already, or empty.
    """

    held: Held
    keeping: Keeping
    ready: bool
    listed: str = ""

    @property
    def closed(self) -> bool:
        """Whether the casus is closed."""
        return self.held.state is CasusState.GESLOTEN


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept, longest past its day first, with the lists that were made."""

    rows: tuple[KeptRow, ...]
    lists: tuple[StukRow, ...]
    today: date
    may_propose: bool

    @property
    def due(self) -> tuple[KeptRow, ...]:
        """What is past its day, whether or not it can stand on a list yet."""
        return tuple(row for row in self.rows if row.keeping.due(self.today))

    @property
    def ready(self) -> tuple[KeptRow, ...]:
        """What a new list would hold."""
        return tuple(row for row in self.rows if row.ready and not row.listed)


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list as somebody looks at it.

    Args:
        why_not: for each act why this person may not do it now, by slug; what is not in it may be done.
        steps: what was done with it, oldest first.
    """

    stuk: Stuk[Vernietiging]
    why_not: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    today: date

    @property
    def lijst(self) -> Vernietiging:
        """The list itself."""
        return self.stuk.content

    def barred(self, act: str) -> str:
        """Return why this person may not do an act now, or an empty text."""
        return dict(self.why_not).get(act, "")


def kept(desk: Desk) -> Kept:
    """Return what is kept of the casussen in reach, and until when; leaves a log line about no person.

    Raises:
        Refusal: a right that lacks.
    """
    desk.demand(READ)
    look = desk.look(Act.VERNIETIGING_GEZIEN, PURPOSE)
    with desk.work() as work:
        listed = _listed(desk, work, look)
        rows = tuple(_row(desk, held, listed) for held in work.erasing.held(desk.scope(READ), look))
        lists = work.stukken.rows(desk.scope(READ), look, frozenset({Soort.VERNIETIGING}))
        work.commit()
    ordered = tuple(sorted(rows, key=lambda row: (row.keeping.destroy_on, row.held.kenmerk)))
    return Kept(ordered, lists, desk.clock.today(), desk.may(PROPOSE))


def open_list(desk: Desk, stuk_id: str) -> OpenList:
    """Open a list.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    desk.demand(READ)
    with desk.work() as work:
        stuk = work.stukken.get(
            stuk_id, Vernietiging, desk.scope(READ), desk.look(Act.VERNIETIGING_GEZIEN, PURPOSE, stuk_id)
        )
        steps = work.stukken.history(stuk_id)
        work.commit()
    return _opened(desk, stuk, steps)


def certificate(desk: Desk, stuk_id: str, act: Act, press: Press) -> bytes:
    """Return the verklaring van vernietiging of a list that was carried out, logged before it is given.

    Args:
        act: what it is taken for: `BRIEF_GEZIEN`, `BRIEF_AFGEDRUKT` or `BRIEF_BEWAARD`.
        press: makes the PDF.

    Raises:
        Refusal: `stuk_onbekend`, `nog_niet_vernietigd`, or a right that lacks.
    """
    desk.demand(READ)
    with desk.work() as work:
        stuk = work.stukken.get(stuk_id, Vernietiging, desk.scope(READ), desk.look(act, PURPOSE, stuk_id))
        if stuk.state != "vernietigd":
            raise Refusal("nog_niet_vernietigd")
        paper = press(stuk.number, stuk.content, work.mensen.settings())
        issued(desk, work, act, Blad(Papier.VERNIETIGINGSVERKLARING, stuk.number, stuk=stuk.id), paper)
        work.commit()
    return paper


def propose(desk: Desk) -> OpenList:
    """Make a list of everything that is past its day, closed, and on no other list.

    Raises:
        Refusal: `niets_te_vernietigen`, or a right that lacks.
    """
    desk.demand(PROPOSE)
    look = desk.look(Act.VERNIETIGING_GEWIJZIGD, PURPOSE)
    with desk.work() as work:
        listed = _listed(desk, work, look)
        rows = [_row(desk, held, listed) for held in work.erasing.held(desk.scope(PROPOSE), look)]
        cases = tuple(_zaak(row) for row in rows if row.ready and not row.listed)
        if not cases:
            raise Refusal("niets_te_vernietigen")
        bare = piece(desk, work, None, Vernietiging("", cases, _hand(desk)), "voorgesteld", ())
        made = replace(bare, content=replace(bare.content, name=f"Vernietiging {bare.number}"))
        work.stukken.add(made, look)
        work.commit()
    return open_list(desk, made.id)


def except_case(desk: Desk, shown: OpenList, casus: CasusId, why: str) -> OpenList:
    """Keep a casus of a list for a reason; an empty reason puts it back on the list.

    Raises:
        Refusal: `niet_op_lijst`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(why)

    def changing(stuk: Stuk[Vernietiging]) -> Vernietiging:
        return excepted(stuk.content, casus, why.strip(), desk.actor.name)

    return _change(desk, shown, "uitzonderen", (PROPOSE, APPROVE), changing)


def withdraw_list(desk: Desk, shown: OpenList) -> OpenList:
    """Take a list back before it is approved.

    Raises:
        Refusal: `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    return _change(desk, shown, "intrekken", (PROPOSE,), lambda stuk: stuk.content)


def approve(desk: Desk, shown: OpenList, typed: str) -> OpenList:
    """Approve a list of somebody else by typing its name; from then it can be stopped for some days.

    Raises:
        Refusal: `eigen_lijst`, `naam_klopt_niet`, `lijst_leeg` when everything is excepted, `overgang_kan_niet`,
            `inmiddels_gewijzigd`, or a right that lacks.
    """

    def changing(stuk: Stuk[Vernietiging]) -> Vernietiging:
        lijst = stuk.content
        demand_other(desk.actor, lijst)
        if not lijst.to_destroy:
            raise Refusal("lijst_leeg")
        if not same_name(typed, lijst.name):
            raise Refusal("naam_klopt_niet")
        return replace(lijst, approved=_hand(desk), stop_until=due(begin(desk.kader, TERM, desk.clock.today())))

    terms = (begin(desk.kader, TERM, desk.clock.today()),)
    return _change(desk, shown, "goedkeuren", (APPROVE,), changing, terms)


def stop(desk: Desk, shown: OpenList, why: str) -> OpenList:
    """Stop a destruction, with a reason, for as long as it was not carried out.

    Raises:
        Refusal: `stoppen_zonder_reden`, `overgang_kan_niet`, `inmiddels_gewijzigd`, or a right that lacks.
    """
    check_texts(why)
    if not why.strip():
        raise Refusal("stoppen_zonder_reden")

    def changing(stuk: Stuk[Vernietiging]) -> Vernietiging:
        return replace(stuk.content, stopped=_hand(desk), stopped_why=why.strip())

    return _change(desk, shown, "stoppen", (STOP,), changing)


def carry_out(desk: Desk, shown: OpenList) -> OpenList:
    """Destroy everything on the list that is not excepted; what changed in the meantime is left out.

    Raises:
        Refusal: `bedenktijd_loopt` with the last day to stop it (`dag`), `overgang_kan_niet`, `inmiddels_gewijzigd`, or
            a right that lacks.
    """
    desk.demand(CARRY_OUT)
    look = desk.look(Act.VERNIETIGING_GEWIJZIGD, PURPOSE, shown.stuk.number)
    with desk.work() as work:
        stuk = _get(desk, work, shown, CARRY_OUT, look)
        MACHINE.arrow(stuk.state, "uitvoeren")
        _demand_days(desk, stuk.content)
        until = backups_until(desk.kader, desk.clock.today())
        now = {held.casus: held for held in work.erasing.held(desk.scope(CARRY_OUT), look)}
        cases = tuple(_destroyed(desk, work, one, now.get(one.casus), until) for one in stuk.content.cases)
        done = replace(stuk.content, cases=cases, done=_hand(desk), backups_until=until)
        work.stukken.save(stuk, moved(stuk, MACHINE, "uitvoeren", done), "uitvoeren", look)
        work.commit()
    return open_list(desk, stuk.id)


def _destroyed(desk: Desk, work: UnitOfWork, one: Zaak, held: Held | None, until: date) -> Zaak:
    """Destroy one casus of a list, where it still stands as it did when the list was made."""
    if one.kept:
        return one
    if held is None or held.last_change != one.last_change or not _ready(desk, held):
        return replace(one, skipped=True)
    work.erasing.casus(one.casus, desk.look(Act.CASUS_VERNIETIGD, PURPOSE, one.kenmerk), until)
    return replace(one, gone=True)


def _change(
    desk: Desk,
    shown: OpenList,
    act: str,
    rights: tuple[str, ...],
    changing: Callable[[Stuk[Vernietiging]], Vernietiging],
    terms: tuple[Running, ...] | None = None,
) -> OpenList:
    right = next((one for one in rights if desk.may(one)), rights[0])
    desk.demand(right)
    look = desk.look(Act.VERNIETIGING_GEWIJZIGD, PURPOSE, shown.stuk.number)
    with desk.work() as work:
        stuk = _get(desk, work, shown, right, look)
        MACHINE.arrow(stuk.state, act)
        after = moved(stuk, MACHINE, act, changing(stuk), terms)
        work.stukken.save(stuk, after, act, look)
        steps = work.stukken.history(stuk.id)
        work.commit()
    return _opened(desk, after, steps)


def _get(desk: Desk, work: UnitOfWork, shown: OpenList, right: str, look: Look) -> Stuk[Vernietiging]:
    stuk = work.stukken.get(shown.stuk.id, Vernietiging, desk.scope(right), look)
    if stuk.version != shown.stuk.version:
        raise Refusal("inmiddels_gewijzigd", kenmerk=stuk.number)
    return stuk


def _opened(desk: Desk, stuk: Stuk[Vernietiging], steps: tuple[Step, ...]) -> OpenList:
    barred = {act: _barred(desk, stuk, act, rights) for act, rights in _RIGHTS.items()}
    why_not = tuple((act, why) for act, why in barred.items() if why)
    return OpenList(stuk, why_not, steps, desk.clock.today())


_RIGHTS: Final = {
    "uitzonderen": (PROPOSE, APPROVE),
    "intrekken": (PROPOSE,),
    "goedkeuren": (APPROVE,),
    "stoppen": (STOP,),
    "uitvoeren": (CARRY_OUT,),
}
"""The rights of which one is enough for each act."""


def _barred(desk: Desk, stuk: Stuk[Vernietiging], act: str, rights: tuple[str, ...]) -> str:
    try:
        MACHINE.arrow(stuk.state, act)
        if not any(desk.may(right) for right in rights):
            desk.demand(rights[0])
        if act == "goedkeuren":
            demand_other(desk.actor, stuk.content)
        if act == "uitvoeren":
            _demand_days(desk, stuk.content)
    except Refusal as refusal:
        return refusal.code
    return ""


def _demand_days(desk: Desk, lijst: Vernietiging) -> None:
    """Refuse to destroy on a day on which it can still be stopped."""
    last = lijst.stop_until
    if last is None or desk.clock.today() <= last:
        raise Refusal("bedenktijd_loopt", dag=last.isoformat() if last else "")


def _listed(desk: Desk, work: UnitOfWork, look: Look) -> dict[CasusId, str]:
    """Return on which list a casus stands that is not done with yet; what is excepted there goes on no other list."""
    running = work.stukken.rows(desk.scope(READ), look, frozenset({Soort.VERNIETIGING}), _RUNNING, limit=1000)
    found: dict[CasusId, str] = {}
    for row in running:
        stuk = work.stukken.get(row.id, Vernietiging, desk.scope(READ), look)
        found |= {one.casus: stuk.number for one in stuk.content.cases}
    return found


def _row(desk: Desk, held: Held, listed: dict[CasusId, str]) -> KeptRow:
    return KeptRow(held, keeping(held, desk.kader), _ready(desk, held), listed.get(held.casus, ""))


def _ready(desk: Desk, held: Held) -> bool:
    closed = held.state is CasusState.GESLOTEN and held.owed == 0
    return closed and keeping(held, desk.kader).due(desk.clock.today())


def _zaak(row: KeptRow) -> Zaak:
    found = row.keeping
    years = found.labels[0].years
    held = row.held
    return Zaak(held.casus, held.kenmerk, found.law, found.source, years, found.last_change, found.destroy_on)


def _hand(desk: Desk) -> Hand:
    return Hand(desk.actor.person, desk.actor.name, desk.actor.function, desk.clock.now())
