"""Closing a casus, and opening it again: neither happens in silence, and nothing owed is forgotten (ch. 12).

A casus that is closed is afgeschermd: only who is named on it meets it, so that a request of the person is still
handled. How long it is kept counts from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from triage.access.actor import Colleague
from triage.access.log import Act, Look
from triage.answers import Scope, check_texts
from triage.casework.access.deciders import can
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casework.running import running
from triage.casus.members import Band, Member, Members, ended, named
from triage.casus.model import Casus, CasusState
from triage.casus.walk import walk
from triage.faults import Refusal
from triage.followup import crisis, geldigheid, regel
from triage.followup.bewaren import Keeping, keeping
from triage.followup.geldigheid import Geldigheid
from triage.followup.kinds import CONTENTS
from triage.followup.regel import Regel
from triage.followup.sluiting import MACHINE, Reden, Sluiting
from triage.followup.stuk import Soort, Stuk, moved
from triage.ids import CasusId, PersonId
from triage.plan.overleg import OverlegState
from triage.ports import UnitOfWork
from triage.terms.running import due

ACT, PURPOSE = "casus_sluiten", "afronden"
_KEEPS: Final = ("afschermen", "verzoek_lezen")
"""What who stays named must be able to do: let others in, and see to a request of the person."""
_AT_WORK: Final[Mapping[Soort, frozenset[str]]] = {
    Soort.CRISIS: frozenset(crisis.MACHINE.states) - frozenset(crisis.MACHINE.ends),
    Soort.VERZOEK: frozenset({"in_behandeling", "wacht_op_identiteit", "besloten", "in_bezwaar"}),
    Soort.INFORMEREN: frozenset({"te_informeren", "uitgesteld", "voorstel"}),
    Soort.BERICHT: frozenset({"te_versturen"}),
}
"""Where a piece stands that somebody still has to do something about."""
_ENDS_HERE: Final = frozenset({Soort.GELDIGHEID, Soort.REGEL, Soort.SLUITING, Soort.OVERDRACHT})
"""Closing itself ends these: nothing can be shared any more, and nothing is left to review."""


@dataclass(frozen=True, slots=True)
class Open:
    """Something that still has to be done before a casus can be closed.

    Args:
        soort: the kind of piece; None for a 1-plan or an overleg.
        what: `plan` or `overleg`, or empty.
        text: what is owed, in the words of the kader, or empty where it is the piece itself.
        due: its last day, or None.
    """

    soort: Soort | None
    what: str
    id: str
    number: str
    text: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class OpenClosing:
    """A casus as somebody looks whether it can be closed.

    Args:
        open: what still has to be done; while there is anything it cannot be closed.
        keepers: who can stay named on it.
        closed: how it was closed, or None while it is open.
        earlier: how it was closed before and opened again, oldest first.
    """

    casus: Casus
    open: tuple[Open, ...]
    keepers: tuple[Colleague, ...]
    keeping: Keeping
    closed: Stuk[Sluiting] | None
    earlier: tuple[Stuk[Sluiting], ...]
    today: date


def open_closing(desk: Desk, casus_id: CasusId) -> OpenClosing:
    """Open a casus to close it, or to open it again; leaves a log line per person in it.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        opened = _fetch(desk, work, casus_id, desk.look(Act.CASUS_GEZIEN, PURPOSE))
        work.commit()
    return opened


def close(desk: Desk, shown: OpenClosing, why: Reden, note: str, regisseur: PersonId) -> OpenClosing:
    """Close a casus: its lines and decisions hold no more, and it is only for who is named.

    Args:
        note: what is said about the reason; asked where the reason is another one.
        regisseur: who stays named, and sees to what the person may still ask.

    Raises:
        Refusal: `nog_iets_open` with how many (`aantal`), `casus_al_gesloten`, `sluiting_zonder_reden`,
            `sluiting_geen_regisseur`, `inmiddels_gewijzigd`, a text that cannot be kept, or a right that lacks.
    """
    check_texts(note)
    if why is Reden.ANDERS and not note.strip():
        raise Refusal("sluiting_zonder_reden")
    look = desk.look(Act.GESLOTEN, PURPOSE)
    with desk.work() as work:
        now = _fetch(desk, work, shown.casus.id, look)
        _demand_closable(shown, now)
        keeper = next((one for one in now.keepers if one.person == regisseur), None)
        if keeper is None:
            raise Refusal("sluiting_geen_regisseur")
        content = _content(desk, now.casus, why, note, keeper)
        made = piece(desk, work, now.casus, content, "gesloten", now.casus.of(Scope.PERSOON))
        _end_all(work, now.casus, made.number, look)
        work.stukken.add(made, look)
        _shut(desk, work, now.casus, regisseur, look)
        drop_draft(desk, work, now.casus)
        work.commit()
    return replace(now, casus=replace(now.casus, state=CasusState.GESLOTEN), open=(), closed=made)


def reopen(desk: Desk, shown: OpenClosing, why: str) -> None:
    """Open a closed casus again, with the reason; the lines and decisions that ended with it stay ended.

    Raises:
        Refusal: `casus_niet_gesloten`, `heropenen_zonder_reden`, `inmiddels_gewijzigd`, a text that cannot be kept, or
            a right that lacks.
    """
    check_texts(why)
    if not why.strip():
        raise Refusal("heropenen_zonder_reden")
    look = desk.look(Act.CASUS_HEROPEND, PURPOSE)
    with desk.work() as work:
        now = _fetch(desk, work, shown.casus.id, look)
        casus, closed = now.casus, now.closed
        if closed is None or casus.state is not CasusState.GESLOTEN:
            raise Refusal("casus_niet_gesloten")
        if casus.version != shown.casus.version:
            raise Refusal("inmiddels_gewijzigd", kenmerk=casus.kenmerk)
        said = replace(
            closed.content, reopened_on=desk.clock.today(), reopened_why=why.strip(), reopened_by=desk.actor.name
        )
        work.stukken.save(closed, moved(closed, MACHINE, "heropenen", said), "heropenen", look)
        after = replace(casus, state=CasusState(closed.content.state_before), version=casus.version + 1)
        work.casussen.save(casus, after, running(desk, work, walk(after, desk.kader_of(casus))), look)
        if not closed.content.shielded_before:
            work.casussen.keep_naming(after, _unshielded(desk, after), look)
        drop_draft(desk, work, casus)
        work.commit()


def draft_of(casus: CasusId) -> str:
    """Return under what is kept what is typed on the page of closing and handing over."""
    return f"afronden:{casus}"


def drop_draft(desk: Desk, work: UnitOfWork, casus: Casus) -> None:
    """Let go of what was typed, for it is handed in."""
    work.concepten.keep(desk.actor.person, draft_of(casus.id), "")


def keeping_in(desk: Desk, work: UnitOfWork, casus: Casus) -> Keeping:
    """Return until when a casus is kept, inside a unit of work that has it open."""
    (held,) = work.erasing.held(desk.scope(), desk.look(Act.CASUS_GEZIEN, "bewaren"), casus.id)
    return keeping(held, desk.kader)


def open_pieces(work: UnitOfWork, casus: Casus) -> tuple[Open, ...]:
    """Return what still has to be done in a casus, soonest first. Call after a look at it, which leaves lines."""
    found = [one for soort, content in CONTENTS.items() for one in _open_of(work, casus, soort, content)]
    plan = work.plannen.running(casus.id)
    numbers = dict(work.plannen.of(casus.id))
    if plan is not None:
        found.append(Open(None, "plan", plan, numbers.get(plan, "")))
    found += [
        Open(None, "overleg", one.id, one.number)
        for one in work.overleggen.of(casus.id)
        if one.state is OverlegState.GEPLAND
    ]
    return tuple(sorted(found, key=lambda one: (one.due or date.max, one.number)))


def _open_of(work: UnitOfWork, casus: Casus, soort: Soort, content: type[Any]) -> list[Open]:
    if soort in _ENDS_HERE:
        return []
    found: list[Open] = []
    for stuk in work.stukken.of(casus.id, content):
        terms = [one for one in stuk.terms if one.term.owed]
        found += [Open(soort, "", stuk.id, stuk.number, one.term.text, due(one)) for one in terms]
        if not terms and stuk.state in _AT_WORK.get(soort, frozenset()):
            found.append(Open(soort, "", stuk.id, stuk.number))
    return found


def _fetch(desk: Desk, work: UnitOfWork, casus_id: CasusId, look: Look) -> OpenClosing:
    casus = work.casussen.get(casus_id, desk.scope(ACT), look)
    desk.demand(ACT, casus)
    closings = work.stukken.of(casus.id, Sluiting)
    return OpenClosing(
        casus,
        open_pieces(work, casus),
        _keepers(desk, work, casus),
        keeping_in(desk, work, casus),
        next((one for one in closings if one.state == "gesloten"), None),
        tuple(one for one in closings if one.state == "heropend"),
        desk.clock.today(),
    )


def _keepers(desk: Desk, work: UnitOfWork, casus: Casus) -> tuple[Colleague, ...]:
    """Return who could stay named on a casus when it is closed."""
    found = []
    for one in work.mensen.colleagues():
        then = replace(casus, shielded=True, members=_named(desk, (), one.person), state=CasusState.GESLOTEN)
        if all(can(desk, work, one.person, act, then) for act in _KEEPS):
            found.append(one)
    return tuple(found)


def _demand_closable(shown: OpenClosing, now: OpenClosing) -> None:
    if now.casus.state is CasusState.GESLOTEN:
        raise Refusal("casus_al_gesloten", kenmerk=now.casus.kenmerk)
    if now.casus.version != shown.casus.version:
        raise Refusal("inmiddels_gewijzigd", kenmerk=now.casus.kenmerk)
    if now.open:
        raise Refusal("nog_iets_open", kenmerk=now.casus.kenmerk, aantal=len(now.open))


def _content(desk: Desk, casus: Casus, why: Reden, note: str, keeper: Colleague) -> Sluiting:
    return Sluiting(
        why=why,
        note=note.strip(),
        closed_on=desk.clock.today(),
        by=desk.actor.person,
        by_name=desk.actor.name,
        regisseur=keeper.person,
        regisseur_name=keeper.name,
        state_before=casus.state.value,
        shielded_before=casus.shielded,
    )


def _end_all(work: UnitOfWork, casus: Casus, number: str, look: Look) -> None:
    """End what could still be shared, and what would still be reviewed."""
    for line in work.stukken.of(casus.id, Regel):
        if "beeindigen" in regel.MACHINE.acts(line.state):
            after = moved(line, regel.MACHINE, "beeindigen", replace(line.content, ended_by=number))
            work.stukken.save(line, after, "beeindigen", look)
    for holds in work.stukken.of(casus.id, Geldigheid):
        if "sluiten" in geldigheid.MACHINE.acts(holds.state):
            done = moved(holds, geldigheid.MACHINE, "sluiten", replace(holds.content, ended_by=number))
            work.stukken.save(holds, done, "sluiten", look)


def _shut(desk: Desk, work: UnitOfWork, casus: Casus, regisseur: PersonId, look: Look) -> None:
    """Let the casus be closed, and afgeschermd with one person named on it."""
    after = replace(casus, state=CasusState.GESLOTEN, version=casus.version + 1)
    # What another law counts down to runs on: the index, the Zorg- en Veiligheidshuis.
    work.casussen.save(casus, after, running(desk, work, walk(after, desk.kader_of(casus))), look)
    members = _named(desk, _ended(casus.members, desk.clock.today()), regisseur)
    work.casussen.keep_naming(after, replace(after, shielded=True, members=members, version=after.version + 1), look)


def _ended(members: Members, today: date) -> Members:
    """Return the members with every band ended, also what would begin later: closing ends all access."""
    members = tuple(one for one in members if one.since <= today)
    for one in members:
        members = ended(members, one.person, one.band, today)
    return members


def _named(desk: Desk, members: Members, person: PersonId) -> Members:
    return named(members, Member(person, Band.GENOEMD, desk.clock.today(), by=desk.actor.person))


def _unshielded(desk: Desk, casus: Casus) -> Casus:
    members = casus.members
    for one in casus.members:
        if one.band is Band.GENOEMD:
            members = ended(members, one.person, Band.GENOEMD, desk.clock.today())
    return replace(casus, shielded=False, members=members, version=casus.version + 1)
