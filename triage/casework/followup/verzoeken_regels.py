"""The lines that a request contests: frozen the same day, released or ended by the decision, and who is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.besluit.sealing import SealedFacts
from triage.casework.desk import Desk
from triage.casework.followup.pieces import piece
from triage.casework.followup.verzoeken_desk import PURPOSE, kader_for
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup import regel as lines
from triage.followup.bericht import TERM, Aan, Bericht, Waarom
from triage.followup.regel import Bevriezing, Grond, Regel, Verstrekking
from triage.followup.stuk import Stuk, moved
from triage.followup.verzoek import FREEZING, Betwist, Recht, Verzoek
from triage.ids import BesluitId
from triage.ports import UnitOfWork
from triage.terms.running import begin

_FREEZABLE: Final = frozenset({"open", "geweigerd", "bevroren"})
_BASES: Final = {"B1c": "wet", "B1d": "vitaal", "B1a": "toestemming"}
_WHY: Final = {
    Recht.RECTIFICATIE: Waarom.RECTIFICATIE,
    Recht.WISSING: Waarom.WISSING,
    Recht.VERNIETIGING: Waarom.WISSING,
    Recht.BEPERKING: Waarom.BEPERKING,
    Recht.BEZWAAR: Waarom.BEZWAAR,
}


@dataclass(frozen=True, slots=True)
class Contestable:
    """A line that a request can be about.

    Args:
        no_objection: why AVG art. 21 is not open against it (`wet`, `vitaal`, `toestemming`), or empty.
    """

    stuk: Stuk[Regel]
    no_objection: str


def contestable(desk: Desk, work: UnitOfWork, casus: Casus, right: str) -> tuple[Contestable, ...]:
    """Return the lines of a casus by number, each with whether an objection of AVG art. 21 is open against it.

    Args:
        right: the act of the table of rights under which the seals are looked at.
    """
    seals: dict[str, SealedFacts] = {}
    found = []
    for stuk in work.stukken.of(casus.id, Regel):
        sealed = stuk.content.besluit
        if sealed not in seals:
            look = desk.look(Act.BESLUIT_GEZIEN, PURPOSE, concerned=stuk.concerned)
            seals[sealed] = work.besluiten.get(BesluitId(sealed), desk.scope(right), look).facts
        found.append(Contestable(stuk, _no_objection(stuk.content, seals[sealed])))
    # Those of one seal are of one moment; a person knows them by their numbers.
    return tuple(sorted(found, key=lambda one: (len(one.stuk.number), one.stuk.number)))


def _no_objection(line: Regel, facts: SealedFacts) -> str:
    """AVG art. 21 lid 1 is open against a public task (6(1)(e)); where no basis is written down, a person decides."""
    if line.ground is Grond.TOESTEMMING:
        return "toestemming"
    codes = {code.id for one in facts.snapshot.lines if one.id == line.line for code in one.codes}
    known = [why for code, why in _BASES.items() if code in codes]
    return known[0] if known and "B1e" not in codes else ""


def demand_open_to(right: Recht, chosen: Iterable[Contestable]) -> None:
    """Refuse an objection of AVG art. 21 against a line that has another basis.

    Raises:
        Refusal: `bezwaar_niet_tegen_deze_regel` with the basis (`grond`) and the line (`regel`).
    """
    closed = next((one for one in chosen if one.no_objection), None)
    if right is Recht.BEZWAAR and closed is not None:
        raise Refusal("bezwaar_niet_tegen_deze_regel", grond=closed.no_objection, regel=closed.stuk.number)


def contested(right: Recht, one: Stuk[Regel]) -> Betwist:
    """Return how a request tells which line it is about."""
    frozen = right in FREEZING and one.state in _FREEZABLE
    return Betwist(one.id, one.content.item, one.content.recipient, frozen)


def freeze(desk: Desk, work: UnitOfWork, verzoek: Stuk[Verzoek], chosen: Iterable[Contestable]) -> None:
    """Let the contested lines stand still from today on (AVG art. 18 lid 1); in the transaction of the request."""
    today = desk.clock.today()
    for one in chosen:
        if one.stuk.state in _FREEZABLE and verzoek.content.right in FREEZING:
            held = Bevriezing(today, verzoek.id, verzoek.number)
            line = replace(one.stuk.content, freezes=(*one.stuk.content.freezes, held))
            _save(desk, work, one.stuk, "bevriezen", line)


def release(desk: Desk, work: UnitOfWork, casus: Casus, verzoek: Stuk[Verzoek], wanted: Iterable[str]) -> None:
    """Take away what a request held; a line that another request holds as well stays still."""
    today = desk.clock.today()
    for stuk in lines_of(work, casus, wanted):
        mine = any(one.origin == verzoek.id and one.until is None for one in stuk.content.freezes)
        if stuk.state != "bevroren" or not mine:
            continue
        freezes = tuple(_thawed(one, verzoek.id, today) for one in stuk.content.freezes)
        line = replace(stuk.content, freezes=freezes)
        still = any(one.until is None for one in freezes)
        after = _save(desk, work, stuk, "nog_bevroren" if still else "vrijgeven", line)
        if not still and line.verstrekt and line.verstrekt[-1].refused:
            # The recipient did not want it before it was contested, and still does not.
            _save(desk, work, after, "weigeren", line)


def end(
    desk: Desk, work: UnitOfWork, casus: Casus, verzoek: Stuk[Verzoek], wanted: Iterable[str]
) -> tuple[Stuk[Regel], ...]:
    """End lines for good, and return every one of them, also those that could not be shared any more already."""
    found = lines_of(work, casus, wanted)
    for stuk in found:
        if stuk.state in _FREEZABLE:
            freezes = tuple(_thawed(one, verzoek.id, desk.clock.today()) for one in stuk.content.freezes)
            ended = replace(stuk.content, freezes=freezes, ended_by=verzoek.number)
            _save(desk, work, stuk, "beeindigen", ended)
    return found


def _thawed(one: Bevriezing, origin: str, today: date) -> Bevriezing:
    return replace(one, until=today) if one.origin == origin and one.until is None else one


def lines_of(work: UnitOfWork, casus: Casus, wanted: Iterable[str]) -> tuple[Stuk[Regel], ...]:
    """Return the lines with these ids, and what a later decision made of them; oldest first."""
    ids, every = frozenset(wanted), work.stukken.of(casus.id, Regel)
    same = {(one.content.line, one.content.about) for one in every if one.id in ids}
    return tuple(one for one in every if (one.content.line, one.content.about) in same)


def _save(desk: Desk, work: UnitOfWork, stuk: Stuk[Regel], act: str, line: Regel) -> Stuk[Regel]:
    after = moved(stuk, lines.MACHINE, act, line)
    work.stukken.save(stuk, after, act, desk.look(Act.REGEL_GEWIJZIGD, PURPOSE, act, stuk.concerned))
    return after


# ------------------------------------------------------------------------------------------------------- notices
def why_told(right: Recht) -> Waarom:
    """Return why recipients are told when a request is granted."""
    return _WHY[right]


def tell_recipients(
    desk: Desk, work: UnitOfWork, casus: Casus, origin: Stuk[Verzoek], granted: Iterable[Stuk[Regel]], why: Waarom
) -> int:
    """Put a notice ready for everybody who really got a line, once per line (AVG art. 19); return how many."""
    told: set[tuple[str, str, str]] = set()
    for stuk in granted:
        for left in stuk.content.left:
            once = (stuk.content.line, left.name.casefold(), left.function.casefold())
            if once not in told:
                told.add(once)
                _put(desk, work, casus, _notice(stuk, left, origin, why))
    return len(told)


def tell_person(desk: Desk, work: UnitOfWork, casus: Casus, origin: Stuk[Verzoek], why: Waarom) -> None:
    """Put a notice ready for whom it is about, as before a restriction is lifted (AVG art. 18)."""
    content = origin.content
    items = "; ".join(one.item for one in content.lines)
    notice = Bericht(why, Aan.BETROKKENE, content.about_name, "", content.about, "", items, origin.id, origin.number)
    _put(desk, work, casus, notice)


def _notice(stuk: Stuk[Regel], left: Verstrekking, origin: Stuk[Verzoek], why: Waarom) -> Bericht:
    line, asked = stuk.content, stuk.content.act == "uitvraag"
    decided = next((one for one in origin.content.granted if one.regel == stuk.id), None)
    name = ", ".join(dict.fromkeys(part.strip() for part in (left.name, line.recipient) if part.strip()))
    return Bericht(
        waarom=why,
        aan=Aan.BRON if asked else Aan.ONTVANGER,
        name=name,
        function=left.function,
        about=line.about,
        line=line.line,
        item=left.said.strip() or line.item,
        origin=origin.id,
        origin_number=origin.number,
        correction=decided.correction if decided else "",
    )


def _put(desk: Desk, work: UnitOfWork, casus: Casus, notice: Bericht) -> None:
    about = (notice.about,) if notice.about is not None else ()
    term = begin(kader_for(desk, casus), TERM, desk.clock.today())
    made = piece(desk, work, casus, notice, "te_versturen", about, (term,))
    work.stukken.add(made, desk.look(Act.BERICHT_GEWIJZIGD, PURPOSE, notice.waarom.value, about))
