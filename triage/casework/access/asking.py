"""Asking for access to what one may not see: purpose, motivation and days (chapter 4). Answering is `granting`.

A request about somebody unknown goes the same way as any other: of what was asked nothing tells whether the person is
known, until access was given.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from triage.access.log import Act
from triage.access.toegang import LONGEST, TEXT, WORDS, Bekend, Oordeel, Soort, Verzoek, told
from triage.answers import check_texts
from triage.casework.access.cards import demand_name, newest
from triage.casework.desk import Desk
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.ids import CasusId, ItemId
from triage.ports import UnitOfWork

PURPOSE: Final = "toegang"
PAGE: Final = 100
"""Requests that are fetched at once."""


@dataclass(frozen=True, slots=True)
class Eigen:
    """A request of one's own.

    Args:
        verzoek: as who asked may read it.
        by: name and function of who gave access; empty before that, and in a refusal.
        opens: the casus that access opens today, or None.
    """

    verzoek: Verzoek
    by: str = ""
    opens: CasusId | None = None

    @property
    def ends(self) -> bool:
        """Access holds, so it can be ended."""
        return self.opens is not None


def ask(desk: Desk, name: str, born: date, purpose: str, motivation: str, days: int) -> Verzoek:
    """Ask for access to the casus of a person. What comes back does not tell whether there is one.

    Args:
        days: for how long, 1 to `LONGEST`.

    Raises:
        Refusal: `naam_ontbreekt`, `verzoek_onvolledig`, `dagen_buiten_grens`, a text that will not do, or a right.
    """
    desk.demand("toegang_vragen")
    demand_name(name)
    _demand_reasons(purpose, motivation, days)
    with desk.work() as work:
        look = desk.look(Act.TOEGANG_GEVRAAGD, PURPOSE)
        found = _meant(desk, work.toegangen.known(name, born, look))
        made = _made(desk, Soort.INHOUD, name, born, (purpose, motivation), days)
        kept = made if found is None else _about(made, found.casus, found.item)
        work.toegangen.add(kept, look)
        work.concepten.keep(desk.actor.person, draft_of(), "")
        work.commit()
    return told(kept)


def ask_names(desk: Desk, casus_id: CasusId, purpose: str, motivation: str, days: int) -> Verzoek:
    """Ask for the names in a casus that may be read without them; concerns everybody in it.

    Raises:
        Refusal: `casus_onbekend`, and what `ask` refuses.
    """
    desk.demand("toegang_vragen")
    _demand_reasons(purpose, motivation, days)
    right = "casus_lezen_zonder_namen"
    with desk.work() as work:
        look = desk.look(Act.TOEGANG_GEVRAAGD, PURPOSE)
        casus = work.casussen.get(casus_id, desk.scope(right), look)
        desk.demand(right, casus)
        made = _made(desk, Soort.NAMEN, casus.kenmerk, None, (purpose, motivation), days)
        kept = _about(made, casus, None)
        work.toegangen.add(kept, look)
        work.concepten.keep(desk.actor.person, draft_of(casus_id), "")
        work.commit()
    return told(kept)


def mine(desk: Desk, limit: int = PAGE, skip: int = 0) -> tuple[tuple[Eigen, ...], int]:
    """Return one's own requests, newest first, and how many there are; leaves a log line per person concerned."""
    desk.demand("toegang_vragen")
    with desk.work() as work:
        look = desk.look(Act.TOEGANG_GEZIEN, "eigen_verzoeken")
        me = (desk.actor.person, *work.mensen.earlier_ids(desk.actor.person))
        found = work.toegangen.asked_by(me, look, limit, skip)
        total = work.toegangen.count_asked(me)
        shown = tuple(_own(desk, work, one) for one in found)
        work.commit()
    return shown, total


def draft_of(casus: CasusId | str = "") -> str:
    """Return under what the request that is being typed is kept; for names the casus they are in."""
    return f"toegang:{casus}"


def _own(desk: Desk, work: UnitOfWork, verzoek: Verzoek) -> Eigen:
    if verzoek.verdict is not Oordeel.TOEGEKEND:
        return Eigen(told(verzoek))
    giver = work.mensen.colleague(verzoek.decided_by) if verzoek.decided_by else None
    by = ", ".join(part for part in (giver.name, giver.function) if part) if giver else ""
    return Eigen(told(verzoek), by, verzoek.casus if _opens(desk, work, verzoek) else None)


def _opens(desk: Desk, work: UnitOfWork, verzoek: Verzoek) -> bool:
    if verzoek.casus is None or not verzoek.holds_on(desk.clock.today()):
        return False
    return work.casussen.stands(verzoek.casus, desk.scope("casus_lezen")) is not None


def _meant(desk: Desk, found: tuple[Bekend, ...]) -> Bekend | None:
    """Return which casus is asked for: one that may not be read yet, what is not afgeschermd before what is."""
    closed = tuple(one for one in found if not desk.may("casus_lezen", one.casus))
    plain = tuple(one for one in closed if not one.casus.shielded)
    return newest(plain) or newest(closed) or newest(found)


def _made(desk: Desk, kind: Soort, name: str, born: date | None, reasons: tuple[str, str], days: int) -> Verzoek:
    actor = desk.actor
    purpose, motivation = (words.strip() for words in reasons)
    return Verzoek(
        id=desk.ids(),
        at=desk.clock.now(),
        asked_by=actor.person,
        role=actor.role,
        team=actor.team,
        kind=kind,
        name=" ".join(name.split()),
        born=born,
        purpose=purpose,
        motivation=motivation,
        days=days,
        behalf=actor.on_behalf_of,
    )


def _about(made: Verzoek, casus: Casus, item: ItemId | None) -> Verzoek:
    return replace(made, casus=casus.id, item=item)


def _demand_reasons(purpose: str, motivation: str, days: int) -> None:
    lacks = {"doel": not purpose.strip(), "motivering": not motivation.strip()}
    if any(lacks.values()):
        raise Refusal("verzoek_onvolledig", ontbreekt=tuple(name for name, lacking in lacks.items() if lacking))
    demand_length(purpose, WORDS)
    demand_length(motivation, TEXT)
    if not 1 <= days <= LONGEST:
        raise Refusal("dagen_buiten_grens", maximum=LONGEST)


def demand_length(words: str, most: int) -> None:
    """Refuse a text that is too long, or that no store can keep.

    Raises:
        Refusal: `tekst_te_lang`, `tekst_onleesbaar`.
    """
    check_texts(words)
    if len(words) > most:
        raise Refusal("tekst_te_lang", lengte=len(words), maximum=most)
