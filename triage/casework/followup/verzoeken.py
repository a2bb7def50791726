"""Requests of citizens: what one can be about, registering one, the list, and opening one.

    found = choices(desk, casus)                 # the people, and the lines that can be contested
    stuk = register(desk, NewVerzoek(...))       # freezes contested lines in the same transaction
    opened = open_verzoek(desk, stuk.id)

A request that meets a valid deferral is registered, numbered and received like every other (UAVG 41): its number names
no casus, and nothing in it says whether somebody is known.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from triage.access.log import Act, Look
from triage.answers import Scope, check_texts
from triage.casework.desk import Desk
from triage.casework.followup.pieces import PAGE, Pieces, piece
from triage.casework.followup.verzoeken_desk import (
    HANDLE,
    PURPOSE,
    READ,
    REGISTER,
    SOORT,
    Held,
    change,
    demand_day,
    demand_words,
    handler,
    kader_for,
    take,
)
from triage.casework.followup.verzoeken_inzage import left_out, silent
from triage.casework.followup.verzoeken_regels import (
    Contestable,
    contestable,
    contested,
    demand_open_to,
    freeze,
)
from triage.casus.model import Casus
from triage.faults import Refusal
from triage.followup.stuk import Step, Stuk
from triage.followup.verzoek import (
    AWB,
    CHANGING,
    DESTROY,
    LEAK,
    OF_THE_AVG,
    RECEIPT,
    UNFINISHED,
    Datalek,
    Recht,
    Verzoek,
    Vrager,
)
from triage.ids import CasusId, ItemId
from triage.ports import UnitOfWork
from triage.terms.running import Running, begin, due

_YOUNG, _OLD = 12, 16


@dataclass(frozen=True, slots=True)
class NewVerzoek:
    """A request as it came in (see `triage.followup.verzoek.Verzoek`).

    Args:
        casus: about which casus, or None.
        lines: ids of the lines it contests.
        answered: for an Awb-bezwaar, the id of the request whose answer it contests.
        discovered: for a datalek, the moment.
    """

    right: Recht
    asker_name: str
    about_name: str
    received_on: date
    channel: str
    words: str
    casus: CasusId | None = None
    about: ItemId | None = None
    asker: Vrager = Vrager.ZELF
    standing: str = ""
    address: str = ""
    safe: str = ""
    lines: tuple[str, ...] = ()
    answered: str = ""
    committee: bool = False
    court: bool = False
    discovered: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a request can be about."""

    item: ItemId
    name: str
    age: int | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a request about a casus can be about."""

    casus: CasusId
    kenmerk: str
    people: tuple[Person, ...]
    lines: tuple[Contestable, ...]


@dataclass(frozen=True, slots=True)
class OpenVerzoek:
    """A request with what is needed to go on with it.

    Args:
        kenmerk: of the casus, for who works here; never on a letter.
        lines: the contested lines as they stand now.
        hushed: the letters hold the fixed sentences only.
        omits: something may not be told yet; leaving it out asks a reason of its own (UAVG 41 lid 2).
        handles, decides: what this person may do, and may not themselves because of the first decision.
    """

    stuk: Stuk[Verzoek]
    kenmerk: str
    lines: tuple[Contestable, ...]
    history: tuple[Step, ...]
    hushed: bool
    omits: bool
    handles: bool
    now: datetime


def find_casus(desk: Desk, kenmerk: str) -> CasusId | None:
    """Return the casus with exactly this kenmerk that a request may be registered about, or None.

    None says nothing: the request is registered all the same.
    """
    desk.demand(REGISTER)
    with desk.work() as work:
        found = work.inzage.casus(kenmerk, desk.scope(REGISTER))
        work.logboek.write(desk.look(Act.GEZOCHT, PURPOSE))
        work.commit()
    return found


def choices(desk: Desk, casus_id: CasusId) -> Choices:
    """Return what a request about a casus can be about.

    Raises:
        Refusal: `casus_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        casus = work.casussen.get(casus_id, desk.scope(REGISTER), desk.look(Act.CASUS_GEZIEN, PURPOSE))
        desk.demand(REGISTER, casus)
        lines = contestable(desk, work, casus, REGISTER)
        work.commit()
    people = tuple(Person(one, casus.name_of(Scope.PERSOON, one), _age(casus, one)) for one in casus.of(Scope.PERSOON))
    return Choices(casus.id, casus.kenmerk, people, lines)


def register(desk: Desk, new: NewVerzoek) -> Stuk[Verzoek]:
    """Keep a request with its terms; the lines it contests are frozen in the same transaction.

    Raises:
        Refusal: `verzoek_leeg`, `verzoek_over_wie`, `verzoek_regels_anders`, `bezwaar_niet_tegen_deze_regel`,
            `jonger_dan_12`, `vertegenwoordiging_ontbreekt`, `bezwaar_niet_tegen_dit`, `bezwaar_loopt_al`,
            `datalek_moment`, a day of `demand_day`, what `check_texts` refuses, `casus_onbekend`, or a right that
            lacks.
    """
    _demand_filled(desk, new)
    look = desk.look(Act.VERZOEK_GEREGISTREERD, PURPOSE, new.right.value)
    with desk.work() as work:
        answered = _answered(desk, work, new)
        casus = _casus(desk, work, new, answered, look)
        chosen = _chosen(desk, work, casus, new)
        _demand_asker(casus, new)
        content = _content(desk, new, answered, chosen)
        about = (content.about,) if content.about is not None else ()
        terms = _terms(desk, casus, new, answered)
        made = piece(desk, work, casus, content, "in_behandeling", about, terms)
        # A number of the year, whatever it is about: the one of a casus would give away that there is a casus.
        number = work.stukken.next_number(made.soort, str(desk.clock.today().year))
        made = replace(made, number=number, owner=handler(desk, work, casus, made.team))
        work.stukken.add(made, look)
        freeze(desk, work, made, chosen)
        _follow(desk, work, answered, made)
        work.commit()
    return made


def list_verzoeken(desk: Desk, *, unfinished: bool = False, limit: int = PAGE, skip: int = 0) -> Pieces:
    """Return requests in reach, last changed first.

    Args:
        unfinished: only those that the citizen has no answer to yet.
    """
    desk.demand(READ)
    states = UNFINISHED if unfinished else None
    with desk.work() as work:
        scope = desk.scope(READ)
        rows = work.stukken.rows(scope, desk.look(Act.LIJST_GEZIEN, PURPOSE), SOORT, states, limit, skip)
        total = work.stukken.count(scope, SOORT, states)
        work.commit()
    return Pieces(rows, total, skip)


def count_open(desk: Desk) -> int:
    """Return how many requests in reach have no answer yet."""
    with desk.work() as work:
        return work.stukken.count(desk.scope(READ), SOORT, UNFINISHED)


def open_verzoek(desk: Desk, stuk: str) -> OpenVerzoek:
    """Open a request.

    Raises:
        Refusal: `stuk_onbekend`, or a right that lacks.
    """
    with desk.work() as work:
        held = take(desk, work, stuk, READ)
        lines = _contested_now(desk, work, held)
        history = work.stukken.history(stuk)
        quiet, late = silent(desk, work, held), left_out(desk, work, held)
        work.commit()
    kenmerk = held.casus.kenmerk if held.casus else ""
    handles = desk.may(HANDLE, held.casus)
    return OpenVerzoek(held.stuk, kenmerk, lines, history, quiet, late, handles, desk.clock.now())


def _contested_now(desk: Desk, work: UnitOfWork, held: Held) -> tuple[Contestable, ...]:
    if held.casus is None or not held.content.lines:
        return ()
    wanted = {one.regel for one in held.content.lines}
    return tuple(one for one in contestable(desk, work, held.casus, READ) if one.stuk.id in wanted)


# --------------------------------------------------------------------------------------------------- registering
def _demand_filled(desk: Desk, new: NewVerzoek) -> None:
    desk.demand(REGISTER)
    check_texts(new.asker_name, new.about_name, new.words, new.standing, new.address, new.safe, new.channel)
    if new.right is Recht.DATALEK:
        demand_words("verzoek_leeg", new.words)
        if new.discovered is None or new.discovered > desk.clock.now():
            raise Refusal("datalek_moment")
        return
    demand_words("verzoek_leeg", new.words, new.asker_name, new.about_name, new.channel)
    demand_day(desk, new.received_on)


def _answered(desk: Desk, work: UnitOfWork, new: NewVerzoek) -> Stuk[Verzoek] | None:
    """Return the request whose answer an Awb-bezwaar contests."""
    if new.right is not Recht.AWB_BEZWAAR:
        return None
    found = take(desk, work, new.answered, REGISTER).stuk
    if found.content.right not in OF_THE_AVG or found.content.sent_on is None or found.content.court:
        raise Refusal("bezwaar_niet_tegen_dit", nummer=found.number)
    if found.state == "in_bezwaar":
        raise Refusal("bezwaar_loopt_al", nummer=found.number)
    demand_day(desk, new.received_on, found.content.sent_on)
    return found


def _casus(desk: Desk, work: UnitOfWork, new: NewVerzoek, answered: Stuk[Verzoek] | None, look: Look) -> Casus | None:
    wanted = answered.casus if answered is not None else new.casus
    if wanted is None:
        if new.lines:
            raise Refusal("verzoek_regels_anders")
        return None
    about = (new.about,) if new.about is not None else ()
    casus = work.casussen.get(wanted, desk.scope(REGISTER), replace(look, concerned=about))
    desk.demand(REGISTER, casus)
    if new.about is not None and new.about not in casus.of(Scope.PERSOON):
        raise Refusal("verzoek_over_wie")
    return casus


def _chosen(desk: Desk, work: UnitOfWork, casus: Casus | None, new: NewVerzoek) -> tuple[Contestable, ...]:
    if casus is None or not new.lines:
        return ()
    if new.right not in CHANGING:
        raise Refusal("verzoek_regels_anders")
    if new.about is None:
        raise Refusal("verzoek_over_wie")
    lines = {one.stuk.id: one for one in contestable(desk, work, casus, REGISTER)}
    chosen = tuple(lines[one] for one in dict.fromkeys(new.lines) if one in lines)
    if len(chosen) < len(set(new.lines)) or any(one.stuk.content.about != new.about for one in chosen):
        raise Refusal("verzoek_regels_anders")
    demand_open_to(new.right, chosen)
    return chosen


def _demand_asker(casus: Casus | None, new: NewVerzoek) -> None:
    """UAVG art. 5: below 12 the representative, from 12 to 15 both may, from 16 oneself unless somebody stands in."""
    if new.right not in OF_THE_AVG:
        return
    age = _age(casus, new.about) if casus is not None and new.about is not None else None
    if new.asker is Vrager.ZELF and age is not None and age < _YOUNG:
        raise Refusal("jonger_dan_12")
    by_age = age is not None and age < _OLD
    if new.asker is not Vrager.ZELF and not by_age and not new.standing.strip():
        raise Refusal("vertegenwoordiging_ontbreekt")


def _age(casus: Casus, person: ItemId) -> int | None:
    value = casus.answer("persoon.leeftijd", person).value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _content(desk: Desk, new: NewVerzoek, answered: Stuk[Verzoek] | None, chosen: tuple[Contestable, ...]) -> Verzoek:
    about = answered.content.about if answered is not None and new.about is None else new.about
    return Verzoek(
        right=new.right,
        asker=new.asker,
        asker_name=new.asker_name.strip(),
        standing=new.standing.strip(),
        about=about,
        about_name=new.about_name.strip(),
        received_on=new.received_on,
        channel=new.channel,
        words=new.words.strip(),
        address=new.address.strip(),
        safe=new.safe.strip(),
        registered_by=desk.actor.person,
        lines=tuple(contested(new.right, one.stuk) for one in chosen),
        answered=answered.id if answered is not None else "",
        answered_number=answered.number if answered is not None else "",
        committee=new.committee and answered is not None,
        court=new.court and new.right in OF_THE_AVG,
        leak=Datalek(new.discovered) if new.discovered is not None else None,
    )


def _terms(desk: Desk, casus: Casus | None, new: NewVerzoek, answered: Stuk[Verzoek] | None) -> tuple[Running, ...]:
    kader = kader_for(desk, casus)
    if new.right is Recht.DATALEK and new.discovered is not None:
        return (begin(kader, LEAK, new.discovered),)
    receipt = begin(kader, RECEIPT, new.received_on)
    if answered is not None:
        within = "awb_beslissen_commissie" if new.committee else "awb_beslissen"
        return receipt, begin(kader, within, _last_day(desk, casus, answered))
    if new.right is Recht.KLACHT:
        return receipt, begin(kader, "klacht_antwoord", new.received_on)
    answer = begin(kader, "verzoek_antwoord", new.received_on)
    if new.right is Recht.VERNIETIGING:
        return receipt, answer, begin(kader, DESTROY, new.received_on)
    return receipt, answer


def _last_day(desk: Desk, casus: Casus | None, answered: Stuk[Verzoek]) -> date:
    """Return the last day for bezwaar against an answer: from the day after it the decision on it is due (Awb 7:10)."""
    sent = answered.content.sent_on or desk.clock.today()
    running = answered.term(AWB) or begin(kader_for(desk, casus), AWB, sent)
    return due(running) or sent


def _follow(desk: Desk, work: UnitOfWork, answered: Stuk[Verzoek] | None, made: Stuk[Verzoek]) -> None:
    """Tell the answered request that bezwaar was made; one that was finished already stays so."""
    if answered is not None and answered.state == "beantwoord":
        content = replace(answered.content, follow_up=made.number)
        change(desk, work, answered, "bezwaar_ontvangen", content)
